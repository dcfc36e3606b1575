/** What things that change are called, for those who note what their answers rest on; and the forms by which names compare. */

import type { RecordKind } from '../domain/kinds.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { text } from '../facts/record.ts';
import type { Key } from './dependencies.ts';
import type { DocumentUri } from './file-system.ts';

/** The keys under which changes are announced; rules name none of them, the snapshot reads them. */
export const keys = {
  definition: (id: string): Key => `d:${id}`,
  /** Which records have an ID, and whether they are retired: not what else is written in them. */
  bearers: (id: string): Key => `x:${id}`,
  references: (id: string): Key => `r:${id}`,
  /** Which records refer to an ID and by which fields: not what else is written in them. */
  uses: (id: string): Key => `u:${id}`,
  /** When a control with an ID is expected to operate: not what else is written in it. */
  schedule: (id: string): Key => `t:${id}`,
  /** What was kept of a control with an ID: evidence, populations and exceptions that name it, and what is written in them. */
  keepings: (id: string): Key => `o:${id}`,
  person: (name: string): Key => `p:${foldName(name)}`,
  criterion: (id: string): Key => `c:${id}`,
  /** Whether there is any record of a kind. */
  some: (kind: RecordKind): Key => `s:${kind}`,
  /** Which IDs records of a kind have. */
  ids: (kind: RecordKind): Key => `i:${kind}`,
  /** Anything about any record of a kind. */
  all: (kind: RecordKind): Key => `a:${kind}`,
  /** Whether any control has an ID of a series. */
  controlSeries: (series: string): Key => `n:${series}`,
  headings: (uri: DocumentUri): Key => `h:${uri}`,
  file: (uriKey: string): Key => `f:${uriKey}`,
  /** What is known of the SHA-256 of a file. */
  digest: (uriKey: string): Key => `g:${uriKey}`,
  configuration: 'configuration',
  /** Anything about any framework. */
  catalogue: 'catalogue',
  /** What a written reference to criteria means. */
  written: (written: string): Key => `w:${written}`,
  codeOwners: 'codeowners',
  clock: 'clock',
} as const;

/** Folds a person's or team's name, e-mail address or handle so that case, `@` and spaces do not matter. */
export function foldName(name: string): string {
  return name.trim().replace(/^@/, '').replace(/\s+/g, ' ').toLowerCase();
}

/** The form of an ID, by which it belongs to a series: `AC-##` for `AC-02`. An ID without a number is its own form. */
export function seriesOf(id: string): string {
  return id.replace(/[0-9]/g, '#');
}

/** The names by which a person or team is known; none of any other record. */
export function namesOf(record: RecordFacts | undefined): ReadonlySet<string> {
  if (record?.kind !== 'person' && record?.kind !== 'team') return NO_NAMES;
  const names = [record.id?.text, text(record, 'name'), text(record, 'email'), text(record, 'handle')];
  return new Set(names.filter((name) => name !== undefined).map(foldName));
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** The series of a control's ID; undefined for what is no control or has none. */
export function controlSeriesOf(ref: {
  readonly kind: RecordKind;
  readonly id: string | undefined;
}): string | undefined {
  return ref.kind === 'control' && ref.id !== undefined ? seriesOf(ref.id) : undefined;
}
