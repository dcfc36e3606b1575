/** What the columns of a spreadsheet hold: by what somebody said, by what is remembered, by their headings, or what they could be. */

import { readDate } from '../domain/civil-date.ts';
import { findChoice } from '../domain/field.ts';
import { findField } from '../domain/fields.ts';
import { readFrequency } from '../domain/recurrence.ts';
import { canBeId } from '../facts/read-value.ts';
import { partsOf, shortened } from './control-cells.ts';
import {
  areOwn,
  COLUMN_FIELDS,
  type ColumnField,
  columnField,
  fieldOfHeading,
  foldHeading,
  isReckoned,
  wordsFor,
} from './control-headings.ts';
import type { SheetRow } from './csv-rows.ts';
import type { ImportTarget } from './import-plan.ts';
import type { Headings } from './sheet-headings.ts';
import type { ColumnSource, HeadingMap, SheetColumn } from './sheet-reading.ts';

/** So many rows say enough of a column. */
const ROWS_LOOKED_AT = 200;
const MOST_SAMPLES = 3;
/** More proposals nobody looks through. */
const MOST_PROPOSALS = 4;
/** For columns further on nobody proposes anything. */
const COLUMNS_LOOKED_AT = 200;
/** What part of the cells has to be of a kind for a column to be of that kind. */
const MOSTLY = 0.6;
/** Fields that take what several columns hold. */
const GATHERING: ReadonlySet<ColumnField> = new Set(['criteria', 'policies', 'systems', 'risks', 'evidence', 'notes']);

/** What somebody said now, and what is remembered of earlier imports. */
export interface SaidColumns {
  readonly said: HeadingMap;
  readonly remembered: HeadingMap;
  /** Whether more can be said where the plan is shown: then no option of the command line is named. */
  readonly canChoose?: boolean;
}

/** A field by its name as it is said of a column: `-` for none. */
export function saidField(name: string): ColumnField | 'none' | undefined {
  return name === '-' ? 'none' : columnField(name);
}

/** The fields of columns by their headings. */
export interface ColumnFields {
  readonly fields: readonly (ColumnField | 'none' | undefined)[];
  readonly by: readonly (ColumnSource | undefined)[];
  /** Whether this is an export of ours. */
  readonly isOwn: boolean;
}

/** What each column is taken for. */
export function fieldsOfColumns({ texts, words }: Headings, { said, remembered }: SaidColumns): ColumnFields {
  const isOwn = areOwn(texts);
  const maps: readonly (readonly [ColumnSource, ReadonlyMap<string, string>])[] = [
    ['said', mapOf(said)],
    ['remembered', mapOf(remembered)],
  ];
  const fields: (ColumnField | 'none' | undefined)[] = [];
  const by: (ColumnSource | undefined)[] = [];
  const put = (field: ColumnField | 'none' | undefined, source: ColumnSource | undefined): void => {
    fields.push(field);
    by.push(field === undefined ? undefined : source);
  };
  for (const [column, text] of texts.entries()) {
    const own = words[column] ?? [text];
    const told = maps.flatMap(([source, map]) => {
      const name = own.map((word) => map.get(foldHeading(word))).find((one) => one !== undefined);
      const field = name === undefined || text === '' ? undefined : saidField(name);
      return field === undefined ? [] : [{ field, source }];
    })[0];
    if (told !== undefined) put(told.field, told.source);
    else if (isOwn && isReckoned(text)) put('none', 'own');
    else
      put(
        own.map(fieldOfHeading).find((field) => field !== undefined),
        'heading',
      );
  }
  return { fields, by, isOwn };
}

function mapOf(map: HeadingMap): ReadonlyMap<string, string> {
  return new Map(map.map(([heading, field]) => [foldHeading(heading), field]));
}

/** The columns for whoever looks at them: with samples of the rows below the headings, and with what they could be. */
export function sheetColumns(
  texts: readonly string[],
  { fields, by }: Omit<ColumnFields, 'isOwn'>,
  rows: readonly SheetRow[],
  target: ImportTarget,
): readonly SheetColumn[] {
  const taken = new Set(fields);
  return texts.map((heading, column): SheetColumn => {
    const cells = new Set<string>();
    for (const row of rows.slice(0, ROWS_LOOKED_AT)) {
      const text = row.cells[column]?.trim() ?? '';
      if (text !== '') cells.add(text);
    }
    const field = fields[column];
    return {
      heading,
      field,
      by: by[column],
      proposals:
        field === undefined && column < COLUMNS_LOOKED_AT
          ? proposalsFor(heading, [...cells], target)
              .filter((one) => GATHERING.has(one) || !taken.has(one))
              .slice(0, MOST_PROPOSALS)
          : [],
      samples: Array.from(cells).slice(0, MOST_SAMPLES).map(shortened),
    };
  });
}

/** Fields that a column could be, the likeliest first: those that its cells fit, then those that share a word with it. */
function proposalsFor(heading: string, cells: readonly string[], target: ImportTarget): readonly ColumnField[] {
  const words = new Set(
    foldHeading(heading)
      .split(' ')
      .filter((word) => word.length > 2),
  );
  const scored = COLUMN_FIELDS.map((field) => {
    const alike = wordsFor(field).map((one) => {
      const its = one.split(' ');
      return its.filter((word) => words.has(word)).length / Math.max(its.length, words.size);
    });
    const isMostly =
      cells.length > 0 && cells.filter((cell) => fits(field, cell, target)).length >= cells.length * MOSTLY;
    return { field, score: Math.max(0, ...alike) + (isMostly ? 1 : 0) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ field }) => field);
}

/** Whether a cell looks like what a field holds. */
function fits(field: ColumnField, cell: string, target: ImportTarget): boolean {
  switch (field) {
    case 'id':
      return canBeId(cell) && /^[A-Za-z]{1,12}[\s._-]?\d+(?:[._-]\d+)*$/.test(cell);
    case 'criteria':
      return partsOf(cell).every((part) => target.isCriteria(part));
    case 'type':
    case 'nature':
    case 'layer':
    case 'status': {
      const type = findField('control', field)?.type;
      return type?.type === 'choice' && findChoice(type.choices, cell) !== undefined;
    }
    case 'frequency':
      return readFrequency(cell) !== undefined;
    case 'last_reviewed':
    case 'next_review':
    case 'started':
    case 'retired':
      return readDate(cell).kind === 'date';
    case 'owner':
      return /^(?:@?[a-z]+[._-][a-z]+|[\w.+-]+@[\w.-]+)$/.test(cell);
    case 'policies':
      return partsOf(cell).every((part) => /^POL[\s._-]?/i.test(part));
    case 'risks':
      return partsOf(cell).every((part) => /^R(?:ISK|SK)?[\s._-]?\d+$/i.test(part));
    default:
      return false;
  }
}
