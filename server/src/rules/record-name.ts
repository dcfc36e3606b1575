/** How a message calls a record: by its ID, else by its title, else by what it is. */

import * as l10n from '@vscode/l10n';

import type { RecordFacts } from '../facts/document-facts.ts';
import { text } from '../facts/record.ts';
import { thisOne, thisOneWithin } from './kind-names.ts';
import { allOf, inRow } from './listed.ts';

/** What a record is called where a sentence begins: `AC-02`, `“Access Control Policy”` or `This control`. */
export function recordName(record: RecordFacts): string {
  return ownName(record) ?? thisOne(record.kind);
}

/** What a record is called within a sentence: `AC-02`, `“Access Control Policy”` or `this control`. */
export function nameInSentence(record: RecordFacts): string {
  return ownName(record) ?? thisOneWithin(record.kind);
}

function ownName(record: RecordFacts): string | undefined {
  if (record.id !== undefined) return record.id.text;
  const title = text(record, 'title') ?? text(record, 'name');
  return title === undefined ? undefined : quoted(title);
}

/** A text in quotation marks. */
export function quoted(written: string): string {
  return l10n.t('“{0}”', written);
}

/** How many records a sentence names before it only counts the rest. */
const NAMED = 3;

/** `AC-01`, `AC-01 and AC-02`, or `AC-01, AC-02, AC-03 and 4 more`. */
export function listNames(names: readonly string[]): string {
  const rest = names.length - NAMED;
  if (rest <= 0) return allOf(names);
  const shown = inRow(names.slice(0, NAMED));
  return rest === 1 ? l10n.t('{0} and 1 more', shown) : l10n.t('{0} and {1} more', shown, rest);
}
