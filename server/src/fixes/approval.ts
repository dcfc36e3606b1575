/** The fix “Record approval”: day, version, approver and fingerprint of a policy whose text has been approved. */

import * as l10n from '@vscode/l10n';
import { policyDigest } from '../facts/policy-digest.ts';
import { LONE_KEYS, readDocument } from '../facts/read-document.ts';
import { choice, date, text, value, values } from '../facts/record.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { splitFrontMatter } from '../syntax/front-matter.ts';
import { applyEdits } from './apply.ts';
import { recordAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere, type RecordContext, type TextChange } from './fix.ts';
import { likelyApprovers } from './likely-owners.ts';
import { replaceScalar, writeField } from './yaml-edit.ts';
import { type YamlSource, yamlOf } from './yaml-source.ts';
import { scalar } from './yaml-text.ts';

/**
 * `policy-not-approved` and `policy-changed-since-approval`: that it was approved today as it stands. A text that is another
 * than the one that was approved gets another version first; who has changed the version already keeps it.
 */
export function recordApproval(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  if (record === undefined || source === undefined || !context.document.facts.markdown) return [];
  const { today } = context.snapshot;
  const isAnew = context.finding.code === 'policy-changed-since-approval';
  const version = text(record, 'version');
  const next = isAnew && version !== undefined ? nextVersion(version) : undefined;
  const approvers =
    values(record, 'approver').length > 0
      ? [undefined]
      : likelyApprovers(context.snapshot, record).map(({ name }) => name);
  return approvers.flatMap((approver) => {
    const approve = (title: string, changed: string | undefined): readonly Fix[] =>
      fixHere(context, title, approvalEdits(context, source, record, approver, changed), { isPreferred: true });
    const title = titleOf(isAnew, approver, today);
    if (next === undefined) return approve(title, undefined);
    return [
      ...approve(l10n.t('{0}, as version {1}', title, next), next),
      ...approve(l10n.t('{0}, still as version {1}', title, version ?? ''), undefined),
    ];
  });
}

function titleOf(isAnew: boolean, approver: string | undefined, today: string): string {
  if (approver === undefined) {
    return isAnew
      ? l10n.t('Record the approval of the text as it is now, on {0}', today)
      : l10n.t('Record its approval, on {0}', today);
  }
  return isAnew
    ? l10n.t('Record the approval of the text as it is now by {0}, on {1}', approver, today)
    : l10n.t('Record its approval by {0}, on {1}', approver, today);
}

/**
 * The edits that approve a policy as of today, with its fingerprint: by somebody where nobody stands there yet, and as another
 * version where one is given. One that is undefined could not be made.
 */
export function approvalEdits(
  context: RecordContext,
  source: YamlSource,
  record: RecordFacts,
  approver: string | undefined,
  version: string | undefined,
): readonly (TextChange | undefined)[] {
  const { today } = context.snapshot;
  const edits: (TextChange | undefined)[] = [];
  const written = value(record, 'version');
  if (version !== undefined && written !== undefined) edits.push(replaceScalar(source, written, version));
  if (choice(record, 'status') !== 'approved')
    edits.push(writeField(source, record, { key: 'status', value: 'approved' }));
  if (approver !== undefined)
    edits.push(writeField(source, record, { key: 'approver', value: scalar(approver, true) }));
  if (date(record, 'approved') !== today) edits.push(writeField(source, record, { key: 'approved', value: today }));
  const digest = digestAfter(context, edits);
  edits.push(digest === undefined ? undefined : writeField(source, record, { key: 'approved_digest', value: digest }));
  return edits;
}

/** The fingerprint of the policy once the edits are made; undefined where it would no longer be the policy of the file. */
function digestAfter(
  { engine, document, text: before, snapshot }: RecordContext,
  edits: readonly (TextChange | undefined)[],
): string | undefined {
  const role = engine.workspace.roleOf(document.uri);
  if (role === undefined) return undefined;
  const after = applyEdits(
    before,
    edits.flatMap((edit) => edit ?? []),
  );
  const { keyAliases } = snapshot.configuration;
  const [policy] = readDocument(after, true, role, { keyAliases }).records;
  if (policy?.kind !== 'policy') return undefined;
  const { body } = splitFrontMatter(after, role.role === 'policy' ? LONE_KEYS.policy : LONE_KEYS.other);
  return policyDigest(policy, after.slice(body));
}

/** The version after another one: its last number counted up, `2.1` to `2.2`; undefined where it does not end in one. */
export function nextVersion(version: string): string | undefined {
  const parts = /^(.*?)(\d{1,9})$/.exec(version);
  if (parts === null) return undefined;
  return `${parts[1] ?? ''}${Number(parts[2]) + 1}`;
}
