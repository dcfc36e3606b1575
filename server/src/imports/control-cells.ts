/** From a cell of a spreadsheet to the value of a control's field: in our words where it is certain, else as it is written. */

import * as l10n from '@vscode/l10n';

import { readDate } from '../domain/civil-date.ts';
import { findChoice } from '../domain/field.ts';
import { findField } from '../domain/fields.ts';
import { frequencyWord, readCadence, readFrequency } from '../domain/recurrence.ts';
import type { ColumnField } from './control-headings.ts';
import type { ImportTarget } from './import-plan.ts';
import { hasDay, partsOfLines, readEarlier, readExpected } from './own-cells.ts';
import type { Cell } from './record-yaml.ts';

/** A value, and what could not be understood of it. */
export interface CellReading {
  readonly value: Cell;
  /** A sentence. */
  readonly message?: string;
  /** What has no place in the field. */
  readonly rest?: string;
}

/** Reads a cell that is not empty; `isOwn` where it is of an export of ours. */
export function readCell(field: ColumnField, text: string, target: ImportTarget, isOwn: boolean): CellReading {
  switch (field) {
    case 'type':
    case 'nature':
    case 'layer':
    case 'status': {
      const type = findField('control', field)?.type;
      const choice = type?.type === 'choice' ? findChoice(type.choices, text) : undefined;
      return choice === undefined ? kept(field, text) : { value: choice.value };
    }
    case 'frequency': {
      const frequency = readFrequency(text);
      return frequency === undefined ? kept(field, text) : { value: frequencyWord(frequency) ?? text };
    }
    case 'review_cadence': {
      const cadence = readCadence(text);
      return cadence === undefined ? kept(field, text) : { value: frequencyWord(cadence) ?? text };
    }
    case 'started':
    case 'retired':
    case 'last_reviewed':
    case 'next_review': {
      const reading = readDate(text);
      return reading.kind === 'date' ? { value: reading.date } : kept(field, text);
    }
    case 'criteria':
      return readCriteriaCell(text, target);
    case 'policies':
    case 'systems':
    case 'risks':
      return { value: partsOf(text) };
    case 'owner':
      return { value: ownerCell(text, partsOf(text)) };
    case 'evidence':
      return { value: isOwn ? partsOfLines(text, readExpected) : titlesIn(text) };
    case 'history': {
      const history = partsOfLines(text, readEarlier);
      if (isOwn || history.every(hasDay)) return { value: history };
      const message = l10n.t('“{0}” cannot be read as {1}, and is kept in the notes.', shortened(text), field);
      return { value: [], rest: text, message };
    }
    default:
      return { value: text };
  }
}

function titlesIn(text: string): Cell {
  return text.split(/[;\n]/).flatMap((part) => (part.trim() === '' ? [] : [{ title: part.trim() }]));
}

/** One owner, or several. A comma stands in names too, `Doe, Jane`: only what looks like IDs or addresses is a list. */
export function ownerCell(text: string, parts: readonly string[]): Cell {
  return parts.length > 1 && parts.every((part) => /^[@a-z][\w.@/+-]*$/.test(part)) ? parts : text;
}

function kept(field: string, text: string): CellReading {
  return {
    value: text,
    message: l10n.t('“{0}” cannot be read as {1}, and is kept there as it is.', shortened(text), field),
  };
}

/** A text that fits into a sentence. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** The things of a list in one cell. */
export function partsOf(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A criterion by its ID, which may have blanks in it, as in `CC 6.1`. */
function criterionIn(text: string, target: ImportTarget): string | undefined {
  return [text, text.replace(/\s+/g, '')].find((one) => target.isCriteria(one));
}

/** Labels behind IDs may hold commas: what is no criterion and has blanks in it is no ID, and goes to the notes. */
function readCriteriaCell(text: string, target: ImportTarget): CellReading {
  const found: string[] = [];
  const rest: string[] = [];
  for (const part of partsOf(text)) {
    const words = part.split(/\s+/);
    const colon = part.indexOf(':');
    const label = colon === -1 ? '' : part.slice(colon + 1).trim();
    const known = criterionIn(part, target);
    const before = label === '' ? undefined : criterionIn(part.slice(0, colon).trim(), target);
    if (words.length > 1 && words.every((word) => target.isCriteria(word))) found.push(...words);
    else if (before !== undefined) {
      found.push(before);
      rest.push(label);
    } else if (known !== undefined) found.push(known);
    else if (rest.length > 0 && !/\d/.test(part)) rest.push(part); // What follows on a label, behind its comma.
    else if (words.length === 1) found.push(part);
    else rest.push(part);
  }
  if (rest.length === 0) return { value: found };
  const left = rest.join(', ');
  return {
    value: found,
    rest: left,
    message: l10n.t('“{0}” is no criterion, and is kept in the notes.', shortened(left)),
  };
}
