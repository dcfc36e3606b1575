/** The rules on controls: what a definition must say, the policy above it, the evidence below it, and IDs that nobody defines. */

import * as l10n from '@vscode/l10n';

import type { RecordFacts, Reference } from '../facts/document-facts.ts';
import { choice, date, field, isPlaceholderOnly, isRetired, values } from '../facts/record.ts';
import { looksLikeId } from '../syntax/marked-ids.ts';
import { recordOf, type Snapshot } from '../workspace/snapshot.ts';
import { listNames, quoted, recordName } from './record-name.ts';
import { checkRequiredFields } from './required-fields.ts';
import type { Rule, RuleContext } from './rule.ts';
import { unknownId } from './unknown-id.ts';

export const CONTROL_RULES: readonly Rule[] = [
  {
    code: 'control-owner-missing',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t('A control has no owner who answers for it.');
    },
  },
  {
    code: 'control-owner-multiple',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t('A control has more than one owner, so that nobody is accountable for it.');
    },
  },
  {
    code: 'control-frequency-missing',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t('A control does not say how often it operates.');
    },
  },
  {
    code: 'control-cadence-missing',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t('A control says neither how often its definition is reviewed nor when it is reviewed next.');
    },
  },
  {
    code: 'control-unmapped',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t('A control names no criteria.');
    },
  },
  {
    code: 'control-policy-missing',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t('A control stands under no policy, or names one that is not defined.');
    },
  },
  {
    code: 'control-evidence-missing',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t('A control is in operation, and no evidence names it.');
    },
  },
  {
    code: 'control-review-overdue',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t('The day by which the definition of a control was to be reviewed has passed.');
    },
  },
  {
    code: 'control-review-due-soon',
    group: 'controls',
    severity: 'information',
    get summary() {
      return l10n.t(
        'The definition of a control falls due for review within the time that due_soon sets, 30 days unless configured.',
      );
    },
  },
  {
    code: 'control-unknown',
    group: 'controls',
    severity: 'error',
    get summary() {
      return l10n.t('A field, the prose of a policy, or a marker in source code names a control that is not defined.');
    },
  },
  {
    code: 'control-text-frequency-mismatch',
    group: 'controls',
    severity: 'warning',
    get summary() {
      return l10n.t(
        'The title or description of a control says that it operates more or less often than its frequency does.',
      );
    },
  },
];

/** Checks the controls that a document defines, and the controls that its records and its prose name. */
export function checkControls(context: RuleContext): void {
  const { document, part } = context;
  for (const record of part.records) {
    if (record.kind !== 'control' || isRetired(record)) continue;
    checkRequiredFields(context, record);
    checkSingleOwner(context, record);
    checkPolicy(context, record);
    checkEvidence(context, record);
  }
  for (const reference of part.references) {
    if (reference.source === 'code') checkCode(context, reference);
    const referrer = recordOf(document, reference)?.record;
    if (referrer === undefined) continue;
    if (reference.source === 'field') checkField(context, reference, referrer);
    // A retired policy is kept as it was, with the names that things had then.
    else if (referrer.kind === 'policy' && !isRetired(referrer)) checkMention(context, reference);
  }
}

function checkSingleOwner({ report }: RuleContext, control: RecordFacts): void {
  const owners = values(control, 'owner');
  const written = field(control, 'owner');
  if (owners.length < 2 || written === undefined) return;
  const names = listNames(owners.map((owner) => owner.text));
  report(
    'control-owner-multiple',
    written.range,
    l10n.t(
      '{0} has {1} owners, {2}, so nobody is accountable. Keep the one person who answers for it.',
      recordName(control),
      owners.length,
      names,
    ),
  );
}

/** Whether a policy that is not retired names the control in its fields or its prose. */
function isNamedByPolicy(snapshot: Snapshot, control: RecordFacts): boolean {
  const id = control.id?.text;
  return id !== undefined && snapshot.isUsed(id, 'policy');
}

function checkPolicy({ snapshot, report }: RuleContext, control: RecordFacts): void {
  const named = values(control, 'policies');
  const written = field(control, 'policies');
  if (written === undefined || named.length === 0) {
    if (isPlaceholderOnly(control, 'policies') || isNamedByPolicy(snapshot, control)) return;
    const fault = l10n.t('{0} stands under no policy.', recordName(control));
    const remedy =
      written === undefined
        ? l10n.t('Add “policies:” with its ID, or name the control in the policy.')
        : l10n.t('Write its ID here, or name the control in the policy.');
    report('control-policy-missing', written?.key ?? control.anchor, `${fault} ${remedy}`);
    return;
  }
  const unknown = named.filter((value) => snapshot.bearer(value.text, 'policy') === undefined);
  if (unknown.length > 1 && unknown.length === named.length) {
    const names = listNames(unknown.map((value) => quoted(value.text)));
    const message = l10n.t(
      'None of the policies that {0} names is defined: {1}. Correct the IDs, or write the policies.',
      recordName(control),
      names,
    );
    report('control-policy-missing', written.range, message);
    return;
  }
  for (const value of unknown) {
    const { message, related } = unknownId(snapshot, value.text, 'policy');
    report('control-policy-missing', value, message, related);
  }
}

function checkEvidence({ snapshot, report }: RuleContext, control: RecordFacts): void {
  const status = choice(control, 'status');
  if (status !== undefined && status !== 'operating') return;
  // Nothing can prove what has not begun.
  const started = date(control, 'started');
  if (started !== undefined && started > snapshot.asOf) return;
  const name = recordName(control);
  const id = control.id?.text;
  if (id === undefined) {
    if (isPlaceholderOnly(control, 'id')) return;
    const message = l10n.t(
      '{0} has no ID, so no evidence can name it. Add “id:”, such as AC-02, and record evidence for it.',
      name,
    );
    report('control-evidence-missing', control.anchor, message);
    return;
  }
  if (hasEvidence(snapshot, id)) return;
  report(
    'control-evidence-missing',
    control.anchor,
    l10n.t(
      '{0} is in operation, but no evidence names it. Record what proves that it operated, with “control: {1}”.',
      name,
      id,
    ),
  );
}

function hasEvidence(snapshot: Snapshot, id: string): boolean {
  return snapshot.uses(id).some(({ record, use }) => {
    if (use.source !== 'field' || use.to !== 'control') return false;
    return record?.kind === 'evidence' || record?.kind === 'population';
  });
}

/** A control that a field names. What evidence names has a rule of its own. */
function checkField({ snapshot, report }: RuleContext, reference: Reference, referrer: RecordFacts): void {
  if (reference.to !== 'control' || referrer.kind === 'evidence') return;
  if (snapshot.bearer(reference.id, 'control') !== undefined) return;
  const { message, related } = unknownId(snapshot, reference.id, 'control');
  report('control-unknown', reference, message, related);
}

/** A control that source code says it implements. A word behind a marker that has not the form of an ID may be prose. */
function checkCode({ snapshot, report }: RuleContext, reference: Reference): void {
  const { id } = reference;
  if (!looksLikeId(id) || snapshot.bearer(id, 'control') !== undefined) return;
  const { message, related } = unknownId(snapshot, id, 'control');
  report('control-unknown', reference, message, related);
}

/** A word in a policy's prose that has the form of our controls' IDs, and is the ID of nothing. */
function checkMention({ snapshot, report }: RuleContext, mention: Reference): void {
  if (snapshot.bearers(mention.id).length > 0 || !snapshot.hasControlSeries(mention.id)) return;
  const message = l10n.t(
    '“{0}” has the form of the control IDs used here, but no control has it. Add the control to a register, or correct the ID.',
    mention.id,
  );
  report('control-unknown', mention, message);
}
