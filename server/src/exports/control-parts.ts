/**
 * What a control says in small records of its own, as texts that an import takes apart again: the evidence that is expected of
 * it, and how it was defined before.
 *
 * l10n: English in each language, since an import recognizes them.
 */

import type { GroupFacts } from '../facts/document-facts.ts';
import { groups, text } from '../facts/record.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import { criteriaText } from '../reports/matrix-report.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** Each expected evidence on a line: `Signed-off export (source: Okta, retention: P7Y)`. */
export function expectedEvidence(control: GroupFacts): readonly string[] {
  return groups(control, 'evidence').flatMap((one) =>
    partText(said(one, 'title'), [
      ['source', said(one, 'source')],
      ['retention', said(one, 'retention')],
    ]),
  );
}

/** Each earlier definition on a line: `2026-05-31 (frequency: monthly, owner: sam.roe)`. */
export function earlierDefinitions(control: GroupFacts): readonly string[] {
  return groups(control, 'history').flatMap((one) =>
    partText(said(one, 'until'), [
      ['frequency', said(one, 'frequency')],
      ['owner', said(one, 'owner')],
      ['description', said(one, 'description')],
    ]),
  );
}

/** The criteria of a control: series as their members, and what is no criterion as it is written. */
export function statedCriteria(snapshot: Snapshot, control: RecordRef): readonly string[] {
  const unknown = criteriaOf(control).filter((reference) => snapshot.expand(reference).length === 0);
  return [...new Set([...criteriaText(snapshot, control), ...unknown.map(({ text: written }) => written)])];
}

function partText(
  first: string | undefined,
  others: readonly (readonly [name: string, value: string | undefined])[],
): readonly string[] {
  const more = others.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])).join(', ');
  const all = [first, more === '' ? undefined : `(${more})`].filter((one) => one !== undefined).join(' ');
  return all === '' ? [] : [all];
}

/** A text on one line. */
function said(group: GroupFacts, name: string): string | undefined {
  const line = text(group, name)?.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}
