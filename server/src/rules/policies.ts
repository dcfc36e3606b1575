/** The rules on policies: what their front-matter must say, whether they are approved, and who still leans on retired ones. */

import * as l10n from '@vscode/l10n';

import type { CivilDate } from '../domain/civil-date.ts';
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
    get summary() {
      return l10n.t('A policy has no ID by which controls can name it.');
    },
  },
  {
    code: 'policy-owner-missing',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('A policy has no owner who keeps it right.');
    },
  },
  {
    code: 'policy-approver-missing',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('A policy that is no longer a draft does not say who approved it.');
    },
  },
  {
    code: 'policy-version-missing',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('A policy has no version, so that nobody can tell which text was approved.');
    },
  },
  {
    code: 'policy-cadence-missing',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('A policy says neither how often it is reviewed nor when it is reviewed next.');
    },
  },
  {
    code: 'policy-unmapped',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('A policy names no criteria.');
    },
  },
  {
    code: 'policy-not-approved',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('A policy is relied on, or said to be approved, without a recorded approval.');
    },
  },
  {
    code: 'policy-review-overdue',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('The day by which a policy was to be reviewed has passed.');
    },
  },
  {
    code: 'policy-review-due-soon',
    group: 'policies',
    severity: 'information',
    get summary() {
      return l10n.t('A policy falls due for review within the time that due_soon sets, 30 days unless configured.');
    },
  },
  {
    code: 'policy-changed-since-approval',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t(
        'The text of an approved policy is no longer the one whose fingerprint was recorded with the approval.',
      );
    },
  },
  {
    code: 'policy-metadata-drift',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('The text of a policy gives another version, owner, date or status than its front-matter.');
    },
  },
  {
    code: 'policy-retired-referenced',
    group: 'policies',
    severity: 'warning',
    get summary() {
      return l10n.t('A control or exception that is still in force names a policy that is retired.');
    },
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
    const message = l10n.t(
      '{0} is said to be approved, but not when. Add “approved:” with the day of the approval.',
      recordName(policy),
    );
    report('policy-not-approved', written.range, message);
    return;
  }
  const controls = controlsUnder(snapshot, policy);
  const effective = date(policy, 'effective');
  const since = effective !== undefined && effective <= snapshot.asOf ? effective : undefined;
  const reliance = relianceOn(controls, since);
  if (reliance === undefined) return;
  const name = recordName(policy);
  const message =
    status === 'draft'
      ? l10n.t(
          '{0} is still a draft, while {1}. Have it approved, and record status, approver and date.',
          name,
          reliance,
        )
      : l10n.t(
          '{0} is still in review, while {1}. Have it approved, and record status, approver and date.',
          name,
          reliance,
        );
  report(
    'policy-not-approved',
    written.range,
    message,
    controls
      .slice(0, RELATED_CONTROLS)
      .map((control) => relatedRecord(control, l10n.t('{0} stands under this policy.', recordName(control.record)))),
  );
}

/** What rests on a policy already, as a clause; undefined where nothing does. */
function relianceOn(controls: readonly RecordRef[], since: CivilDate | undefined): string | undefined {
  const names = listNames(controls.map((control) => recordName(control.record)));
  if (controls.length === 0) {
    if (since === undefined) return undefined;
    return l10n.t({
      message: 'it has been effective since {0}',
      args: [since],
      comment: ['Behind: “POL-1 is still a draft, while”.'],
    });
  }
  if (since === undefined) {
    return controls.length === 1
      ? l10n.t({
          message: '{0} stands under it',
          args: [names],
          comment: ['Behind: “POL-1 is still a draft, while”. A control stands under a policy.'],
        })
      : l10n.t({
          message: '{0} stand under it',
          args: [names],
          comment: ['Behind: “POL-1 is still a draft, while”. Controls stand under a policy.'],
        });
  }
  return controls.length === 1
    ? l10n.t({
        message: '{0} stands under it and it has been effective since {1}',
        args: [names, since],
        comment: ['Behind: “POL-1 is still a draft, while”. A control stands under a policy.'],
      })
    : l10n.t({
        message: '{0} stand under it and it has been effective since {1}',
        args: [names, since],
        comment: ['Behind: “POL-1 is still a draft, while”. Controls stand under a policy.'],
      });
}

/** A text that is not the one that was approved: it, and every control under it, is suspect until somebody looks. */
function checkUnchanged({ snapshot, report }: RuleContext, policy: RecordFacts): void {
  const digest = value(policy, 'approved_digest');
  if (digest === undefined || !isChangedSinceApproval(policy)) return;
  const approved = date(policy, 'approved');
  const name = recordName(policy);
  const message =
    approved === undefined
      ? l10n.t(
          '{0} was changed since it was approved: this is not the fingerprint of what it says now. Have the new text approved and record that, or restore the text that was approved.',
          name,
        )
      : l10n.t(
          '{0} was changed since it was approved on {1}: this is not the fingerprint of what it says now. Have the new text approved and record that, or restore the text that was approved.',
          name,
          approved,
        );
  const controls = controlsUnder(snapshot, policy);
  report(
    'policy-changed-since-approval',
    digest,
    message,
    controls
      .slice(0, RELATED_CONTROLS)
      .map((control) => relatedRecord(control, l10n.t('{0} rests on this policy.', recordName(control.record)))),
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
      l10n.t(
        '{0} names {1}, which is retired. Name the policy that took its place, or remove it here.',
        recordName(referrer),
        reference.id,
      ),
      [relatedRecord(policy, l10n.t('{0} is retired.', reference.id))],
    );
  }
}
