/** The kinds of record that files hold, and the words for them. */

import * as l10n from '@vscode/l10n';

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
  get policy() {
    return l10n.t({ message: 'policy', comment: ['A kind of record'] });
  },
  get control() {
    return l10n.t({ message: 'control', comment: ['A kind of record'] });
  },
  get evidence() {
    return l10n.t({ message: 'evidence record', comment: ['A kind of record'] });
  },
  get exception() {
    return l10n.t({ message: 'exception', comment: ['A kind of record'] });
  },
  get risk() {
    return l10n.t({ message: 'risk', comment: ['A kind of record'] });
  },
  get vendor() {
    return l10n.t({ message: 'vendor', comment: ['A kind of record'] });
  },
  get person() {
    return l10n.t({ message: 'person', comment: ['A kind of record'] });
  },
  get team() {
    return l10n.t({ message: 'team', comment: ['A kind of record'] });
  },
  get system() {
    return l10n.t({ message: 'system', comment: ['A kind of record'] });
  },
  get incident() {
    return l10n.t({ message: 'incident', comment: ['A kind of record'] });
  },
  get population() {
    return l10n.t({ message: 'population', comment: ['A kind of record'] });
  },
  get metric() {
    return l10n.t({ message: 'metric', comment: ['A kind of record'] });
  },
};

const WITH_ARTICLE: Readonly<Record<RecordKind, () => string>> = {
  policy: () => l10n.t('a policy'),
  control: () => l10n.t('a control'),
  evidence: () => l10n.t('an evidence record'),
  exception: () => l10n.t('an exception'),
  risk: () => l10n.t('a risk'),
  vendor: () => l10n.t('a vendor'),
  person: () => l10n.t('a person'),
  team: () => l10n.t('a team'),
  system: () => l10n.t('a system'),
  incident: () => l10n.t('an incident'),
  population: () => l10n.t('a population'),
  metric: () => l10n.t('a metric'),
};

/** How a sentence names one of them: `a control`, `an exception`. */
export function withArticle(kind: RecordKind): string {
  return WITH_ARTICLE[kind]();
}

const KINDS: ReadonlySet<string> = new Set(RECORD_KINDS);

/** Whether a text is the word for a kind of record, as in `kind: control`. */
export function isRecordKind(text: string): text is RecordKind {
  return KINDS.has(text);
}
