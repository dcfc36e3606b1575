/** How a message calls a record: by its ID, else by its title, else by what it is. */

import { KIND_LABELS } from '../domain/kinds.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { text } from '../facts/record.ts';

/** What a record is called where a sentence begins: `AC-02`, `“Access Control Policy”` or `This control`. */
export function recordName(record: RecordFacts): string {
  if (record.id !== undefined) return record.id.text;
  const title = text(record, 'title') ?? text(record, 'name');
  return title === undefined ? `This ${KIND_LABELS[record.kind]}` : `“${title}”`;
}

/** What a record is called within a sentence: `AC-02`, `“Access Control Policy”` or `this control`. */
export function nameInSentence(record: RecordFacts): string {
  const name = recordName(record);
  return name.startsWith('This ') ? name.toLowerCase() : name;
}

/** How many records a sentence names before it only counts the rest. */
const NAMED = 3;

/** `AC-01`, `AC-01 and AC-02`, or `AC-01, AC-02, AC-03 and 4 more`. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMED);
  const rest = names.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last ?? ''}`;
}
