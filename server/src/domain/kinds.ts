/** The kinds of record that files hold, and the words for them. */

/** A record that has an ID of its own, at the top of a register or as a policy's front-matter. */
export const RECORD_KINDS = [
  'policy',
  'control',
  'evidence',
  'exception',
  'risk',
  'vendor',
  'person',
  'team',
  'system',
  'incident',
  'population',
  'metric',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** A group of fields inside a record, or a file of settings: described by the same table, not indexed by ID. */
export type NestedKind =
  | 'expected-evidence'
  | 'control-definition'
  | 'period'
  | 'vendor-report'
  | 'cuec'
  | 'event'
  | 'revision'
  | 'configuration'
  | 'engagement'
  | 'files'
  | 'incident-resolution'
  | 'framework'
  | 'framework-criterion'
  | 'samples'
  | 'event-sample';

export type FieldOwner = RecordKind | NestedKind;

/** The key under which a register lists records of a kind. */
export const LIST_KEYS: ReadonlyMap<string, RecordKind> = new Map<string, RecordKind>([
  ['controls', 'control'],
  ['evidence', 'evidence'],
  ['exceptions', 'exception'],
  ['risks', 'risk'],
  ['vendors', 'vendor'],
  ['people', 'person'],
  ['teams', 'team'],
  ['systems', 'system'],
  ['incidents', 'incident'],
  ['populations', 'population'],
  ['metrics', 'metric'],
]);

/** How a message names one of them. */
export const KIND_LABELS: Readonly<Record<RecordKind, string>> = {
  policy: 'policy',
  control: 'control',
  evidence: 'evidence record',
  exception: 'exception',
  risk: 'risk',
  vendor: 'vendor',
  person: 'person',
  team: 'team',
  system: 'system',
  incident: 'incident',
  population: 'population',
  metric: 'metric',
};

/** How a sentence names one of them: `a control`, `an exception`. */
export function withArticle(kind: RecordKind): string {
  const label = KIND_LABELS[kind];
  return /^[aeiou]/.test(label) ? `an ${label}` : `a ${label}`;
}

const KINDS: ReadonlySet<string> = new Set(RECORD_KINDS);

/** Whether a text is the word for a kind of record, as in `kind: control`. */
export function isRecordKind(text: string): text is RecordKind {
  return KINDS.has(text);
}
