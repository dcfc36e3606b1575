/** The rules on risks: who answers for one, and what is done about it. Their reviews are among those of all definitions. */

import * as l10n from '@vscode/l10n';

import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, field, isPlaceholderOnly, value, values } from '../facts/record.ts';
import { isOver } from './in-force.ts';
import { listNames, recordName } from './record-name.ts';
import { checkRequiredFields } from './required-fields.ts';
import { REGISTERS, type Rule, type RuleContext } from './rule.ts';

export const RISK_RULES: readonly Rule[] = [
  {
    code: 'risk-untreated',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('Nothing says what is done about a risk, or it is to be mitigated and no control does so.');
    },
  },
  {
    code: 'risk-owner-missing',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('A risk has no owner who answers for it.');
    },
  },
  {
    code: 'risk-review-overdue',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('The day by which a risk was to be assessed again has passed.');
    },
  },
];

/** Checks the risks that a document holds. One that is over is kept as it was. */
export function checkRisks(context: RuleContext): void {
  for (const record of context.part.records) {
    if (record.kind !== 'risk' || isOver(record)) continue;
    checkRequiredFields(context, record);
    checkMitigation(context, record);
  }
}

/** A control mitigates a risk when either names the other, and the control is not retired. */
function checkMitigation({ snapshot, report }: RuleContext, risk: RecordFacts): void {
  const treatment = value(risk, 'treatment');
  if (treatment === undefined || choice(risk, 'treatment') !== 'mitigate') return;
  const written = field(risk, 'controls');
  if (isPlaceholderOnly(risk, 'controls') || written?.shape === 'map') return;
  const named = values(risk, 'controls');
  // An ID that no control has is a finding of its own.
  if (named.some(({ text: id }) => snapshot.bearer(id, 'control')?.isRetired !== true)) return;
  if (risk.id !== undefined && snapshot.isUsed(risk.id.text, 'control', 'risks')) return;
  const name = recordName(risk);
  if (named.length === 0 || written === undefined) {
    const message = l10n.t(
      '{0} is to be mitigated, but no control does so. Name those that do under “controls:”, or choose another treatment.',
      name,
    );
    report('risk-untreated', treatment, message);
    return;
  }
  const retired = listNames(named.map(({ text }) => text));
  const message =
    named.length === 1
      ? l10n.t(
          '{0} is to be mitigated, but {1} is retired. Name controls that are in force, or choose another treatment.',
          name,
          retired,
        )
      : l10n.t(
          '{0} is to be mitigated, but {1} are retired. Name controls that are in force, or choose another treatment.',
          name,
          retired,
        );
  report('risk-untreated', written.range, message);
}
