/**
 * What policies call their own fields in a table of their text, and the headings under which such tables stand.
 *
 * l10n: all of it is compared with what people write.
 */

import { foldKey } from './field.ts';
import { findField } from './fields.ts';

/** The fields of the front-matter that documents state again in their text. */
export const STATED_FIELDS = [
  'id',
  'title',
  'version',
  'status',
  'owner',
  'approver',
  'approved',
  'effective',
  'last_reviewed',
  'next_review',
  'review_cadence',
] as const;

export type StatedField = (typeof STATED_FIELDS)[number];

const KNOWN: ReadonlySet<string> = new Set(STATED_FIELDS);

/** Keys of the front-matter that say something else, or nothing certain, in a table. */
const OTHER_IN_TEXT: ReadonlySet<string> = new Set(['name', 'acronym']);

/** Keys of the field for the last review that speak of a change: a text is updated without a review, and reviewed without one. */
const UPDATES: ReadonlySet<string> = new Set(['last_updated', 'updated', 'last_update', 'last_modified']);

/** Whether a key of the front-matter speaks of the last change of a text, and not of its last review. */
export function isUpdateKey(key: string): boolean {
  return UPDATES.has(foldKey(key));
}

/** What tables say besides the keys of the front-matter, folded like keys. */
const LABELS: ReadonlyMap<string, StatedField> = new Map<string, StatedField>([
  ['number', 'id'],
  ['no', 'id'],
  ['version_number', 'version'],
  ['version_no', 'version'],
  ['current_version', 'version'],
  ['owned_by', 'owner'],
  ['approver(s)', 'approver'],
  ['approving_authority', 'approver'],
  ['date_approved', 'approved'],
  ['date_of_approval', 'approved'],
  ['last_approved', 'approved'],
  ['last_approval', 'approved'],
  ['last_approval_date', 'approved'],
  ['date_effective', 'effective'],
  ['in_force_from', 'effective'],
  ['reviewed_on', 'last_reviewed'],
  ['date_of_last_review', 'last_reviewed'],
  ['date_last_reviewed', 'last_reviewed'],
  ['last_reviewed_on', 'last_reviewed'],
  ['next_scheduled_review', 'next_review'],
  ['date_of_next_review', 'next_review'],
  ['review_due_date', 'next_review'],
  ['next_review_due_date', 'next_review'],
  ['next_review_on', 'next_review'],
  ['review_interval', 'review_cadence'],
  ['review_schedule', 'review_cadence'],
  ['frequency_of_review', 'review_cadence'],
]);

/** Fields before which tables write “Document” or “Policy”; of these, some labels mean nothing without it. */
const OF_DOCUMENT =
  /^(?:document|doc|policy|procedure)_(id|number|no|title|name|version|version_number|status|owner|approver|approved_by|approval_date|effective_date)$/;
const ONLY_OF_DOCUMENT: ReadonlySet<string> = new Set(['number', 'no']);

export interface StatedLabel {
  readonly field: StatedField;
  /**
   * `number`: in some numbering of documents, which need not be that of the IDs; `update`: of a change, which need not be a
   * review.
   */
  readonly manner: 'key' | 'number' | 'update';
}

/** The field that a label in a document’s table of its own metadata means, as in “Document owner:”; undefined for others. */
export function statedLabel(text: string): StatedLabel | undefined {
  const key = foldKey(text.replace(/[:.\s]+$/, ''));
  const ofDocument = OF_DOCUMENT.exec(key)?.[1];
  if (ofDocument === 'name') return { field: 'title', manner: 'key' };
  if (ofDocument === undefined && ONLY_OF_DOCUMENT.has(key)) return undefined;
  const own = ofDocument ?? key;
  if (OTHER_IN_TEXT.has(own)) return undefined;
  if (UPDATES.has(own)) return { field: 'last_reviewed', manner: 'update' };
  const name = LABELS.get(own) ?? findField('policy', own)?.name ?? '';
  return isStated(name) ? { field: name, manner: own === 'number' || own === 'no' ? 'number' : 'key' } : undefined;
}

function isStated(name: string): name is StatedField {
  return KNOWN.has(name);
}

const CONTROL_HEADINGS: ReadonlySet<string> = new Set([
  'control',
  'control information',
  'information',
  'details',
  'properties',
  'metadata',
  'meta data',
  'management',
  'version',
  'version control',
  'approval',
  'approvals',
  'approval and review',
  'review and approval',
]);

const HISTORY_HEADINGS: ReadonlySet<string> = new Set([
  'history',
  'version history',
  'revision history',
  'revisions',
  'change history',
  'change log',
  'changelog',
  'approval history',
]);

/** Headings that are too common to mean this when they stand alone. */
const ONLY_WITH_DOCUMENT: ReadonlySet<string> = new Set([
  'control',
  'control information',
  'information',
  'details',
  'properties',
  'history',
  'management',
  'version',
]);

/** Most headings of a document are none of these, and are looked at no further. */
const LIKELY = /control|info|details|propert|meta|manage|version|approv|histor|revision|change/i;

/**
 * What a heading announces: a document’s account of who owns it and which version it is, or that of the versions it has had;
 * undefined for others.
 */
export function metadataHeading(text: string): 'control' | 'history' | undefined {
  if (!LIKELY.test(text)) return undefined;
  const plain = text
    .toLowerCase()
    .replace(/^(?:(?:appendix|annex|section)\s+\w{1,3}\b)?[\s\d.:)–-]*/, '')
    .replace(/[\s:.]+$/, '')
    .replace(/\s+/g, ' ')
    .replace('&', 'and');
  const own = plain.replace(/^(?:document|policy|procedure) /, '');
  if (own === plain && ONLY_WITH_DOCUMENT.has(own)) return undefined;
  return CONTROL_HEADINGS.has(own) ? 'control' : HISTORY_HEADINGS.has(own) ? 'history' : undefined;
}
