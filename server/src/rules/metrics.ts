/** The rule on metrics: whether what was measured is what it should be. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, FIRST_DATE } from '../domain/civil-date.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { metricStanding } from '../facts/metric.ts';
import { date, text, value, values } from '../facts/record.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { recordName } from './record-name.ts';
import { REGISTERS, type Rule, type RuleContext } from './rule.ts';

export const METRIC_RULES: readonly Rule[] = [
  {
    code: 'metric-off-target',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('What a metric measured is not what its target says it should be.');
    },
  },
];

/** Checks the metrics that a document holds. */
export function checkMetrics(context: RuleContext): void {
  for (const record of context.part.records) if (record.kind === 'metric') checkTarget(context, record);
}

function checkTarget({ snapshot, report }: RuleContext, metric: RecordFacts): void {
  const standing = metricStanding(metric);
  const written = value(metric, 'value');
  if (standing === undefined || standing.isMet || written === undefined) return;
  const measured = date(metric, 'measured') ?? FIRST_DATE;
  if (measured > snapshot.asOf || isOld(snapshot, metric, measured) || isOfRetired(snapshot, metric)) return;
  const unit = text(metric, 'unit');
  const amount = unit === undefined || written.text.endsWith(unit) ? written.text : `${written.text} ${unit}`;
  const wanted = text(metric, 'target') ?? '';
  const message = l10n.t(
    '{0} is off target: “{1}” was measured, and “{2}” is wanted. Find out why and act on it, then record the next measurement.',
    recordName(metric),
    amount,
    wanted,
  );
  // A number alone may have been meant as a limit.
  const isNumber = /^[\d.,]+$/.test(wanted);
  const limit = isNumber ? l10n.t('If a limit is meant, write it as “<= {0}” or “>= {0}”.', wanted) : undefined;
  report('metric-off-target', written, limit === undefined ? message : `${message} ${limit}`);
}

/** Whether every control that a metric belongs to is retired, so that nobody works towards its target any more. */
function isOfRetired(snapshot: Snapshot, metric: RecordFacts): boolean {
  const controls = values(metric, 'controls');
  return controls.length > 0 && controls.every(({ text: id }) => snapshot.bearer(id, 'control')?.isRetired === true);
}

/** By ID: a metric may have been recorded anew each month. */
const latestDays = new WeakMap<Snapshot, Answers<CivilDate>>();

/** Whether the same metric was measured again since: then that measurement is what counts. */
function isOld(snapshot: Snapshot, { id }: RecordFacts, measured: CivilDate): boolean {
  if (id === undefined) return false;
  const answers = latestDays.get(snapshot) ?? new Answers<CivilDate>(snapshot.dependencies);
  latestDays.set(snapshot, answers);
  const latest = answers.get(id.text, () => {
    let last = FIRST_DATE;
    for (const { record } of snapshot.definitions(id.text, 'metric')) {
      const day = date(record, 'measured') ?? FIRST_DATE;
      if (day > last && day <= snapshot.asOf) last = day;
    }
    return last;
  });
  return measured < latest;
}
