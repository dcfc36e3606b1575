/**
 * The headings by which a column of a control matrix is known: those of our own export, and what other people write.
 *
 * l10n: they are compared with what stands in a file.
 */

import { findField } from '../domain/fields.ts';

/** The fields of a control that a column can hold. */
export const COLUMN_FIELDS = [
  'id',
  'title',
  'description',
  'owner',
  'type',
  'nature',
  'layer',
  'frequency',
  'criteria',
  'policies',
  'systems',
  'risks',
  'status',
  'evidence',
  'tests',
  'started',
  'retired',
  'history',
  'last_reviewed',
  'review_cadence',
  'next_review',
  'notes',
] as const;

export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** What our own export reckons, and an import has no use for. */
const RECKONED = new Set([
  'Readiness',
  'Next step',
  'Expected',
  'Performed',
  'Late',
  'Missing',
  'Excepted',
  'Upcoming',
  'Next due',
  'Last evidence',
  'Evidence',
  'Findings',
  'File',
]);

/** As spreadsheets call them besides the names and aliases of the fields; folded. */
const SYNONYMS: Readonly<Partial<Record<ColumnField, readonly string[]>>> = {
  id: [
    'control',
    'control id',
    'control number',
    'control no',
    'control #',
    'control ref',
    'control reference',
    '#',
    'no',
    'ref',
    'reference',
    'number',
  ],
  title: ['control name', 'control title', 'short name'],
  description: [
    'control description',
    'control activity',
    'control statement',
    'control text',
    'control language',
    'control details',
  ],
  owner: [
    'responsible',
    'responsible party',
    'responsible person',
    'accountable',
    'assignee',
    'process owner',
    'control performer',
  ],
  type: ['preventive detective', 'preventive or detective', 'preventive detective corrective'],
  nature: ['manual automated', 'manual or automated', 'automated manual', 'control nature'],
  frequency: ['how often', 'frequency of control', 'periodicity', 'frequency of operation'],
  criteria: [
    'criterion',
    'soc 2',
    'soc2',
    'soc 2 criteria',
    'soc2 criteria',
    'soc 2 criterion',
    'tsc criteria',
    'tsc ref',
    'tsc reference',
    'tsc mapping',
    'tsc id',
    'trust service criteria',
    'trust services criteria',
    'trust services criterion',
    'trust services criteria tsc',
    'common criteria',
    'mapped criteria',
    'aicpa tsc',
  ],
  policies: ['related policy', 'related policies', 'policy reference'],
  systems: ['application', 'applications', 'in scope systems', 'related systems'],
  risks: ['risk id', 'risk ids', 'related risks'],
  status: ['control status', 'implementation status'],
  evidence: [
    'evidence required',
    'required evidence',
    'evidence expected',
    'evidence description',
    'evidence of operation',
  ],
  tests: [
    'test procedures',
    'testing procedure',
    'testing procedures',
    'test of control',
    'test of controls',
    'test steps',
  ],
  last_reviewed: ['last review', 'last review date', 'date last reviewed', 'reviewed'],
  review_cadence: ['review frequency', 'review cycle'],
  next_review: ['next review date', 'review due'],
  notes: ['additional notes'],
};

const BY_SYNONYM = new Map<string, ColumnField>();
for (const field of COLUMN_FIELDS) for (const word of SYNONYMS[field] ?? []) BY_SYNONYM.set(word, field);

/** What people call a field: its own name, its aliases and more, folded. */
export function wordsFor(field: ColumnField): readonly string[] {
  const known = findField('control', field);
  return [field, ...(known?.aliases ?? []), ...(SYNONYMS[field] ?? [])].map(foldHeading);
}

/** A heading so that letter case, blanks and punctuation do not matter. */
export function foldHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}

/** A name of a field as somebody types it, or undefined. */
export function columnField(name: string): ColumnField | undefined {
  return COLUMN_FIELDS.find((field) => field === name);
}

/** The field for which a heading stands in anybody's spreadsheet; undefined where it is not known. */
export function fieldOfHeading(heading: string): ColumnField | undefined {
  const folded = foldHeading(heading);
  if (folded === '') return undefined;
  return BY_SYNONYM.get(folded) ?? columnField(findField('control', folded.replaceAll(' ', '_'))?.name ?? '');
}

/** Whether headings are those of our own export, in any order and not all of them. */
export function areOwn(headings: readonly string[]): boolean {
  const others = headings.filter((heading) => heading !== '' && !RECKONED.has(heading));
  return (
    headings[0] === 'Control' &&
    // In every export of ours; others, such as “Evidence”, are anybody's words.
    headings.includes('Readiness') &&
    others.every((heading) => fieldOfHeading(heading) !== undefined)
  );
}

/** Whether a column of our own export holds what is reckoned. */
export function isReckoned(heading: string): boolean {
  return RECKONED.has(heading);
}
