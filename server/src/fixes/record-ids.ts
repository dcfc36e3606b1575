/** Fixes of IDs that two records have. */

import * as l10n from '@vscode/l10n';
import type { RecordKind } from '../domain/kinds.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Fix, type FixContext, fixHere } from './fix.ts';
import { freeId, nextInSeries } from './new-id.ts';
import { replaceScalar } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';

/** `id-duplicate`: the next ID of its series that nothing has. What names the ID goes on to mean the first record. */
export function nextId(context: FixContext): readonly Fix[] {
  const { document, finding, snapshot } = context;
  const record = document.facts.records.find(({ id }) => id?.start === finding.start && id.end === finding.end);
  const source = yamlOf(context);
  if (record?.id === undefined || source === undefined) return [];
  const id = unusedId(snapshot, record.id.text, record.kind);
  if (id === undefined) return [];
  const edit = replaceScalar(source, finding, id);
  const at = Math.max(0, edit.newText.indexOf(id));
  const cursor = { start: at, end: Math.min(at + id.length, edit.newText.length) };
  return fixHere(context, l10n.t('Give this one the ID {0}', id), [{ ...edit, cursor }]);
}

/** An ID that nothing has, made from one that something has: `AC-07` from `AC-02`, where `AC-06` is the last. */
function unusedId(snapshot: Snapshot, id: string, kind: RecordKind): string | undefined {
  // People are called what they are called.
  if (kind === 'person' || kind === 'team') return undefined;
  // Evidence is often called by what it is for, and the number at the end is another thing's.
  const next = kind === 'evidence' ? undefined : nextInSeries(snapshot, kind, id);
  return next ?? freeId(snapshot, id);
}
