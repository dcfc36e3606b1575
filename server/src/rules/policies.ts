/** The rules on policies: what their front-matter must say, whether they are approved, and who still leans on retired ones. */

import type { RecordFacts } from '../facts/document-facts.ts';
import {
  choice,
  date,
  field,
  isChangedSinceApproval,
  isPlaceholderOnly,
  isRetired,
  value,
  values,
} from '../facts/record.ts';
import { recordOf, type Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { listNames, recordName } from './record-name.ts';
import { checkRequiredFields } from './required-fields.ts';
import { relatedRecord, type Rule, type RuleContext } from './rule.ts';

export const POLICY_RULES: readonly Rule[] = [
  {
    code: 'policy-id-missing',
    group: 'policies',
    severity: 'warning',
    summary: 'A policy has no ID by which controls can name it.',
  },
  {
    code: 'policy-owner-missing',
    group: 'policies',
    severity: 'warning',
    summary: 'A policy has no owner who keeps it right.',
  },
  {
    code: 'policy-approver-missing',
    group: 'policies',
    severity: 'warning',
    summary: 'A policy that is no longer a draft does not say who approved it.',
  },
  {
    code: 'policy-version-missing',
    group: 'policies',
    severity: 'warning',
    summary: 'A policy has no version, so that nobody can tell which text was approved.',
  },
  {
    code: 'policy-cadence-missing',
    group: 'policies',
    severity: 'warning',
    summary: 'A policy says neither how often it is reviewed nor when it is reviewed next.',
  },
  {
    code: 'policy-unmapped',
    group: 'policies',
    severity: 'warning',
    summary: 'A policy names no criteria.',
  },
  {
    code: 'policy-not-approved',
    group: 'policies',
    severity: 'warning',
    summary: 'A policy is relied on, or said to be approved, without a recorded approval.',
  },
  {
    code: 'policy-review-overdue',
    group: 'policies',
    severity: 'warning',
    summary: 'The day by which a policy was to be reviewed has passed.',
  },
  {
    code: 'policy-review-due-soon',
    group: 'policies',
    severity: 'information',
    summary: 'A policy falls due for review within the time that due_soon sets, 30 days unless configured.',
  },
  {
    code: 'policy-changed-since-approval',
    group: 'policies',
    severity: 'warning',
    summary: 'The text of an approved policy is no longer the one whose fingerprint was recorded with the approval.',
  },
  {
    code: 'policy-metadata-drift',
    group: 'policies',
    severity: 'warning',
    summary: 'The text of a policy gives another version, owner, date or status than its front-matter.',
  },
  {
    code: 'policy-retired-referenced',
    group: 'policies',
    severity: 'warning',
    summary: 'A control or exception that is still in force names a policy that is retired.',
  },
];

/** Checks the policies that a document defines, and the policies that its records name. */
export function checkPolicies(context: RuleContext): void {
  const { facts } = context.document;
  // Without front-matter everything is missing, and its own finding says so once.
  const bare = facts.problems.some((problem) => problem.code === 'front-matter-missing');
  for (const record of context.part.records) {
    if (record.kind !== 'policy' || isRetired(record)) continue;
    if (!bare || record.fields.size > 0) checkRequiredFields(context, record);
    checkApproval(context, record);
    checkUnchanged(context, record);
  }
  checkRetiredReferences(context);
}

/** The controls in force under a policy, each once: those that name it, and those that it names. */
function controlsUnder(snapshot: Snapshot, policy: RecordFacts): readonly RecordRef[] {
  const found = new Map<string, RecordRef>();
  const add = (control: RecordRef | undefined): void => {
    if (control === undefined) return;
    if (!control.isRetired && choice(control.record, 'status') !== 'planned')
      found.set(`${control.document.uri} ${control.index}`, control);
  };
  for (const named of values(policy, 'controls')) add(snapshot.definition(named.text, 'control'));
  if (policy.id !== undefined) {
    for (const control of snapshot.referrers(policy.id.text, 'control', 'policies')) add(control);
  }
  return [...found.values()];
}

/** How many of the controls under a policy are shown beside a finding. */
const RELATED_CONTROLS = 3;

function checkApproval({ snapshot, report }: RuleContext, policy: RecordFacts): void {
  const status = choice(policy, 'status');
  const written = field(policy, 'status');
  // Without a status, the approver and the date speak for themselves, and their own rules say what is missing.
  if (status === undefined || written === undefined) return;
  if (status === 'approved') {
    if (values(policy, 'approved').length > 0 || isPlaceholderOnly(policy, 'approved')) return;
    const message = `${recordName(policy)} is said to be approved, but not when. Add “approved:” with the day of the approval.`;
    report('policy-not-approved', written.range, message);
    return;
  }
  const controls = controlsUnder(snapshot, policy);
  const effective = date(policy, 'effective');
  const reasons: string[] = [];
  if (controls.length > 0) {
    const names = listNames(controls.map((control) => recordName(control.record)));
    reasons.push(`${names} ${controls.length === 1 ? 'stands' : 'stand'} under it`);
  }
  if (effective !== undefined && effective <= snapshot.asOf) reasons.push(`it has been effective since ${effective}`);
  if (reasons.length === 0) return;
  const state = status === 'draft' ? 'still a draft' : 'still in review';
  report(
    'policy-not-approved',
    written.range,
    `${recordName(policy)} is ${state}, while ${reasons.join(' and ')}. Have it approved, and record status, approver and date.`,
    controls
      .slice(0, RELATED_CONTROLS)
      .map((control) => relatedRecord(control, `${recordName(control.record)} stands under this policy.`)),
  );
}

/** A text that is not the one that was approved: it, and every control under it, is suspect until somebody looks. */
function checkUnchanged({ snapshot, report }: RuleContext, policy: RecordFacts): void {
  const digest = value(policy, 'approved_digest');
  if (digest === undefined || !isChangedSinceApproval(policy)) return;
  const approved = date(policy, 'approved');
  const since = approved === undefined ? 'since it was approved' : `since it was approved on ${approved}`;
  const controls = controlsUnder(snapshot, policy);
  report(
    'policy-changed-since-approval',
    digest,
    `${recordName(policy)} was changed ${since}: this is not the fingerprint of what it says now. Have the new text approved and record that, or restore the text that was approved.`,
    controls
      .slice(0, RELATED_CONTROLS)
      .map((control) => relatedRecord(control, `${recordName(control.record)} rests on this policy.`)),
  );
}

function checkRetiredReferences({ snapshot, document, part, report }: RuleContext): void {
  for (const reference of part.references) {
    if (reference.source !== 'field' || reference.to !== 'policy') continue;
    const referrer = recordOf(document, reference)?.record;
    if (referrer === undefined || isRetired(referrer)) continue;
    const policies = snapshot.bearers(reference.id, 'policy');
    const [policy] = policies;
    // An old version may be kept beside the one in force, under the same ID.
    if (policy === undefined || !policies.every((one) => one.isRetired)) continue;
    report(
      'policy-retired-referenced',
      reference,
      `${recordName(referrer)} names ${reference.id}, which is retired. Name the policy that took its place, or remove it here.`,
      [relatedRecord(policy, `${reference.id} is retired.`)],
    );
  }
}
