/** Hover: what an ID, a criterion, a key, a value or a path means, and what proves it. */

import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import { displayDate } from '../domain/civil-date.ts';
import { type Choice, findChoice } from '../domain/field.ts';
import { displayPeriod } from '../domain/period.ts';
import { displayFrequency, type Interval } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import type { FieldFact, Reference, ValueFact } from '../facts/document-facts.ts';
import type { Position } from '../facts/line-starts.ts';
import { reviewDue } from '../facts/review.ts';
import { integrityOf } from '../readiness/evidence-integrity.ts';
import { follow } from '../rules/links.ts';
import { ruleOf } from '../rules/registry.ts';
import { isRuleCode } from '../rules/rule-codes.ts';
import { looksLikeId } from '../syntax/marked-ids.ts';
import type { FileTarget } from '../workspace/file-target.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { wordMeaning } from './completion-values.ts';
import { criterionCard } from './criterion-card.ts';
import { criterionDefinedAt } from './criterion-place.ts';
import { referenced } from './definition.ts';
import { isAddress } from './document-links.ts';
import { type FeatureContext, lspRange, offsetOf } from './feature.ts';
import { integrityText } from './integrity-text.ts';
import { listKeyCard } from './list-key.ts';
import { code, escaped, link, list } from './markdown-text.ts';
import { recordCard } from './record-card.ts';
import { symbolAt } from './symbol-at.ts';

/** The hover at a position; undefined where there is nothing to say. */
export function hover(context: FeatureContext, position: Position): Hover | undefined {
  const { engine, document } = context;
  const offset = offsetOf(context, position);
  const found = symbolAt(document, offset);
  if (found === undefined) {
    const card = listKeyCard(context, offset);
    if (card === undefined) return undefined;
    return { contents: { kind: MarkupKind.Markdown, value: card.value }, range: lspRange(document, card.range) };
  }
  const value = ((): string | undefined => {
    switch (found.symbol) {
      case 'definition':
        return recordCard(engine, found.ref);
      case 'reference': {
        const refs = referenced(engine.snapshot, found.reference);
        if (refs.length === 0) return unknownCard(engine.snapshot, found.reference);
        return refs.map((ref) => recordCard(engine, ref)).join('\n\n---\n\n');
      }
      case 'criterion': {
        const key = criterionDefinedAt(engine.snapshot, document, found.range);
        return key === undefined ? undefined : criterionCard(engine, key);
      }
      case 'criteria':
        return criteriaCard(engine, engine.snapshot.expand(found.reference), found.reference.text);
      case 'file':
        return fileCard(follow({ snapshot: engine.snapshot, document }, found.reference), found.reference.destination);
      case 'rule':
        return ruleCard(engine, found.code);
      case 'key':
        return keyCard(found.field);
      case 'value':
        return valueCard(engine.snapshot, found);
      default:
        return undefined;
    }
  })();
  if (value === undefined) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value }, range: lspRange(document, found.range) };
}

/** Of an ID that no record has; of a word in prose that may be no ID at all, nothing. */
function unknownCard(snapshot: Snapshot, { to, id, source }: Reference): string | undefined {
  if (source === 'mention' || (source === 'code' && !looksLikeId(id))) return undefined;
  if (to !== 'person') return `${code(id)} is not defined in this workspace.`;
  if (snapshot.isCodeOwner(id) === true) return `${code(id)} is named in CODEOWNERS.`;
  const isRegistered = snapshot.has('person') || snapshot.has('team');
  return isRegistered
    ? `No person or team is known as ${code(id)}.`
    : `${code(id)} · People and teams can be listed in a register, such as people.control.yml.`;
}

function ruleCard(engine: Engine, ruleCode: string): string {
  if (!isRuleCode(ruleCode)) return `${code(ruleCode)} is not the code of a rule.`;
  const { summary, severity } = ruleOf(ruleCode);
  const own = engine.view.get(ruleCode);
  const view =
    own === undefined
      ? ''
      : `\n\n${own === 'off' ? 'Not shown' : `Shown as ${own}`} in your editor, by its setting ${code('plumbline.rules')}.`;
  return `**${escaped(ruleCode)}** · ${escaped(summary)}\n\nBy default: ${severity}.${view}`;
}

/** How many members of a range or series are shown in full. */
const FULL_CARDS = 1;

function criteriaCard(engine: Engine, keys: readonly string[], text: string): string | undefined {
  if (keys.length === 0) return `${code(text)} is not a criterion that is known here.`;
  if (keys.length > FULL_CARDS) {
    const lines = keys.map((key) => {
      const row = engine.readiness.criterion(key);
      return row === undefined
        ? code(key)
        : `**${escaped(row.criterion.id)}** ${escaped(row.criterion.label)} · ${row.inScope ? row.readiness : 'out of scope'}`;
    });
    return `${code(text)} stands for ${keys.length} criteria:\n\n${list(lines)}`;
  }
  return criterionCard(engine, keys[0] ?? '');
}

const REFUSALS: Readonly<Record<Extract<FileTarget, { state: 'refused' }>['reason'], string>> = {
  outside: 'It leads out of the workspace folder and is not followed.',
  absolute: 'It is a place on one machine only and is not followed. Write the path from the workspace folder.',
  malformed: 'It cannot be read as a path.',
  scheme: 'Addresses of this kind are not followed.',
};

function fileCard(target: FileTarget, destination: string): string | undefined {
  switch (target.state) {
    case 'file':
    case 'directory':
      return `${link(destination, target.uri)} · ${target.state === 'file' ? 'a file' : 'a folder'} of this workspace`;
    case 'missing':
      return `${code(destination)} does not exist.${target.nearest === undefined ? '' : ` There is ${code(target.nearest)}.`}`;
    case 'refused':
      return `${code(destination)} is refused. ${REFUSALS[target.reason]}`;
    case 'external':
      return isAddress(destination) ? `${link(destination, destination)} · an address` : undefined;
    case 'unknown':
      return undefined;
    default:
      return undefined;
  }
}

function keyCard(fact: FieldFact): string {
  const { field } = fact;
  const parts = [
    `**${escaped(field.name)}** · ${escaped(field.meaning)}`,
    `Example: ${code(`${field.name}: ${field.example}`)}`,
  ];
  if (field.type.type === 'choice') {
    parts.push(list(field.type.choices.map((choice) => `${code(choice.value)} ${escaped(choice.meaning)}`)));
  }
  if (field.aliases.length > 0) parts.push(`Also written ${field.aliases.map(code).join(', ')}.`);
  return parts.join('\n\n');
}

function choiceText(choice: Choice | undefined): string | undefined {
  return choice === undefined ? undefined : escaped(choice.meaning);
}

/** How long something is kept: `7 years`, `18 months`, `90 days`. */
function durationText({ unit, count }: Interval): string {
  const isYears = unit === 'month' && count % 12 === 0;
  const [number, noun] = isYears ? [count / 12, 'year'] : [count, unit];
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

interface FoundValue {
  readonly field: FieldFact;
  readonly value: ValueFact;
  readonly record: RecordRef | undefined;
}

function valueCard(snapshot: Snapshot, { field: { field }, value, record }: FoundValue): string | undefined {
  const head = `**${escaped(field.name)}** ${code(value.text)}`;
  if (value.placeholder) return `${head}\n\nA placeholder: it counts as missing.`;
  const says = ((): string | undefined => {
    switch (value.reading.kind) {
      case 'choice':
        return field.type.type === 'choice' ? choiceText(findChoice(field.type.choices, value.text)) : undefined;
      case 'date':
        return displayDate(value.reading.date);
      case 'period':
        return `${displayPeriod(value.reading.period)}: ${displayDate(value.reading.period.start)} to ${displayDate(value.reading.period.end)}`;
      case 'interval':
        return field.type.type === 'duration'
          ? durationText(value.reading.interval)
          : (wordMeaning(value.text) ?? displayFrequency(value.reading.interval));
      case 'frequency':
        return wordMeaning(value.text) ?? displayFrequency(value.reading.frequency);
      case 'text':
        return isAddress(value.text) ? link(value.text, value.text) : undefined;
      case 'boolean':
      case 'number':
      case 'quantity':
      case 'target':
      case 'none':
        return undefined;
      default:
        return undefined;
    }
  })();
  const isDigest = field.name === 'sha256' && record?.kind === 'evidence';
  const integrity = isDigest ? integrityOf(snapshot, record) : undefined;
  const due = record === undefined ? undefined : reviewDue(record.record);
  const isReview = ['last_reviewed', 'review_cadence', 'next_review'].includes(field.name);
  const parts = [head, says ?? escaped(field.meaning)];
  if (integrity !== undefined) parts.push(`**SHA-256** ${integrityText(integrity)}`);
  if (isReview && due !== undefined) parts.push(`The next review is due by ${displayDate(due.due)}.`);
  return parts.join('\n\n');
}
