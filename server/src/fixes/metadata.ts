/** Fixes of policies whose text and front-matter disagree: one for each of the two that may be right. */

import * as l10n from '@vscode/l10n';
import { frequencyAsWritten } from '../domain/recurrence.ts';
import { readDate } from '../domain/civil-date.ts';
import { findChoice } from '../domain/field.ts';
import type { FieldFact, RecordFacts, StatedMetadata } from '../facts/document-facts.ts';
import { date, field, text as textOf, values } from '../facts/record.ts';
import { isKnownOwner } from '../readiness/control-readiness.ts';
import { isLaterVersion, statedCadence } from '../rules/metadata-comparison.ts';
import { delimiterRowColumns, tableCells } from '../syntax/markdown-lines.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { recordAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere } from './fix.ts';
import { replaceScalar } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';
import { endOfLine, lineEnding, nextLine, startOfLine } from './yaml-text.ts';

/** `policy-metadata-drift`: what the front-matter says for the text, a row for a revision that lacks one, or the other way round. */
export function agreeOnMetadata(context: FixContext): readonly Fix[] {
  const { document, finding } = context;
  const policy = recordAt(context);
  const stated = document.facts.metadata.find(({ start, end }) => start === finding.start && end === finding.end);
  const fact = policy === undefined || stated === undefined ? undefined : field(policy, stated.field);
  if (policy === undefined || stated === undefined || fact === undefined) return [];
  const there = changeText(context, policy, stated);
  const here = changeFrontMatter(context, fact, stated);
  return isLaterVersion(policy, stated.text) === true && stated.field === 'version'
    ? [...here, ...there]
    : [...there, ...here];
}

function changeText(context: FixContext, policy: RecordFacts, stated: StatedMetadata): readonly Fix[] {
  // What a revision was called stays as it is.
  if (stated.source === 'history') return enterRevision(context, policy, stated);
  const newText = forText(context.snapshot, policy, stated);
  if (newText === undefined) return [];
  const { start, end } = stated;
  return fixHere(context, l10n.t('Change the text to “{0}”', newText), [
    { start, end, newText: newText.replaceAll('|', '\\|') },
  ]);
}

/** What the front-matter says, in the manner of what stands in the text. */
function forText(
  snapshot: Snapshot,
  policy: RecordFacts,
  { field: name, text: said }: StatedMetadata,
): string | undefined {
  const written = values(policy, name).map(({ text }) => text);
  const [only = ''] = written;
  switch (name) {
    case 'owner':
    case 'approver':
      return written.map((one) => nameLike(snapshot, one, said)).join(', ');
    case 'approved':
    case 'effective':
    case 'last_reviewed':
    case 'next_review':
      return date(policy, name);
    case 'version':
      return `${/^v(?=\d)/i.exec(said)?.[0] ?? ''}${only.replace(/^v(?=\d)/i, '')}`;
    case 'status':
    case 'review_cadence':
      return /^[A-Z]/.test(said) ? only.charAt(0).toUpperCase() + only.slice(1) : only;
    case 'id':
    case 'title':
    default:
      return only;
  }
}

/** Somebody by name or address, where the text calls people so and the register has it. */
function nameLike(snapshot: Snapshot, written: string, said: string): string {
  const [person] = snapshot.people(written);
  if (person === undefined) return written;
  const other = said.includes('@') ? textOf(person.record, 'email') : textOf(person.record, 'name');
  return other !== undefined && /[\s@]/.test(said) ? other : written;
}

function changeFrontMatter(context: FixContext, fact: FieldFact, stated: StatedMetadata): readonly Fix[] {
  const source = yamlOf(context);
  const [only, second] = fact.values;
  const value = forFrontMatter(context.snapshot, fact, stated);
  if (source === undefined || only === undefined || second !== undefined || value === undefined) return [];
  const edit = replaceScalar(source, only, value);
  // YAML would read a bare version as a number.
  const newText = stated.field === 'version' && /^[\d.]+$/.test(edit.newText) ? `"${value}"` : edit.newText;
  return fixHere(context, l10n.t('Change the front-matter to “{0}”', value), [{ ...edit, newText }]);
}

/** What the text says, as the front-matter writes it; undefined for an ID, which other files name. */
function forFrontMatter(
  snapshot: Snapshot,
  { field: { type } }: FieldFact,
  stated: StatedMetadata,
): string | undefined {
  const { field: name, text: said } = stated;
  switch (name) {
    case 'owner':
    case 'approver':
      return snapshot.people(said)[0]?.id ?? (isKnownOwner(snapshot, said) ? said : undefined);
    case 'approved':
    case 'effective':
    case 'last_reviewed':
    case 'next_review': {
      const reading = readDate(said);
      return reading.kind === 'date' ? reading.date : undefined;
    }
    case 'version':
      return said.replace(/^v(?:ersion)?\.?\s*/i, '');
    case 'status':
      return type.type === 'choice' ? findChoice(type.choices, said)?.value : undefined;
    case 'review_cadence': {
      const cadence = statedCadence(said);
      return cadence === undefined ? undefined : frequencyAsWritten(cadence);
    }
    case 'title':
      return said;
    case 'id':
    default:
      return undefined;
  }
}

/** A row for the version of the front-matter, above or below the newest: with its day, and room for what was changed. */
function enterRevision(context: FixContext, policy: RecordFacts, stated: StatedMetadata): readonly Fix[] {
  const { text, snapshot } = context;
  const version = textOf(policy, 'version');
  if (stated.field !== 'version' || version === undefined || isLaterVersion(policy, stated.text) !== false) return [];
  const line = startOfLine(text, stated.start);
  const end = endOfLine(text, line);
  const cells = tableCells(text, line, end);
  const day = date(policy, 'approved') ?? snapshot.today;
  const row: string[] = [];
  for (let index = 0; index + 1 < cells.length; index += 2) {
    const cell = text.slice(cells[index], cells[index + 1]);
    if ((cells[index] ?? 0) <= stated.start && stated.start <= (cells[index + 1] ?? 0)) row.push(version);
    else row.push(readDate(cell).kind === 'date' ? day : '');
  }
  const lead = /^\s*/.exec(text.slice(line, end))?.[0] ?? '';
  const written = `${lead}| ${row.join(' | ')} |`;
  const room = written.indexOf('|  |');
  const isNewestFirst = line > 0 && isDelimiterRow(text, startOfLine(text, line - 1), line);
  const eol = lineEnding(text);
  const isLast = nextLine(text, end) === text.length && text.charAt(text.length - 1) !== '\n';
  const at = isNewestFirst ? line : isLast ? text.length : nextLine(text, end);
  const newText = !isNewestFirst && isLast ? `${eol}${written}` : `${written}${eol}`;
  const offset = newText.indexOf(written) + room + 2;
  const edit = { start: at, end: at, newText, ...(room < 0 ? {} : { cursor: { start: offset, end: offset } }) };
  return fixHere(context, l10n.t('Enter version “{0}” in the table', version), [edit]);
}

function isDelimiterRow(text: string, start: number, next: number): boolean {
  const row = text.slice(start, next).trim();
  return delimiterRowColumns(row, 0, row.length) > 0;
}
