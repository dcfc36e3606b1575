/** The rules on the days of which evidence speaks: outside of the audit, known too early, or too long ago. */

import * as l10n from '@vscode/l10n';

import { addDays, type CivilDate, displayDate, FIRST_DATE, LAST_DATE } from '../domain/civil-date.ts';
import { displayPeriod, overlaps, type Period } from '../domain/period.ts';
import { advance, displayFrequency, type Frequency, type Interval } from '../domain/recurrence.ts';
import type { RecordFacts, ValueFact } from '../facts/document-facts.ts';
import { choice, date, frequency, value, values } from '../facts/record.ts';
import { lastDayOf } from '../readiness/evidence-standing.ts';
import { judgedDay } from '../readiness/judged-day.ts';
import { coveredBy } from '../readiness/operation.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { listNames, recordName } from './record-name.ts';
import type { RuleContext } from './rule.ts';

/** A period that ends on a Sunday is pulled on the Friday before, and nobody minds. */
const WEEKEND_DAYS = 2;

const MONTH: Interval = { kind: 'interval', unit: 'month', count: 1 };

/** Checks the evidence records of a document. */
export function checkEvidencePeriods(context: RuleContext): void {
  for (const record of context.part.records) {
    if (record.kind !== 'evidence') continue;
    const covered = coveredBy(record);
    const range = value(record, 'period') ?? value(record, 'collected');
    if (covered === undefined || range === undefined) continue;
    const controls = operatingControls(context.snapshot, record);
    if (controls.length === 0) continue;
    checkAudit(context, record, covered, range);
    checkEarliness(context, record, covered, controls);
    checkAge(context, record, range, controls);
  }
}

/** The controls that an evidence record names, those that are in operation. */
function operatingControls(snapshot: Snapshot, record: RecordFacts): readonly RecordRef[] {
  return values(record, 'controls').flatMap(({ text }) => {
    const control = snapshot.scheduled(text);
    return control === undefined || control.isRetired || !isOperating(control.record) ? [] : [control];
  });
}

function isOperating(control: RecordFacts): boolean {
  const status = choice(control, 'status');
  return status !== 'planned' && status !== 'designed';
}

/** The audit period; undefined for Type 1, or where nobody has written it. */
function auditPeriod({ configuration }: Snapshot): Period | undefined {
  const { engagement } = configuration;
  return engagement.type === 2 ? engagement.period : undefined;
}

function checkAudit({ snapshot, report }: RuleContext, record: RecordFacts, covered: Period, range: ValueFact): void {
  const audit = auditPeriod(snapshot);
  if (audit === undefined || overlaps(audit, covered)) return;
  const name = recordName(record);
  const message =
    covered.end < audit.start
      ? l10n.t(
          '{0} speaks of {1}, before the audit period, {2}: it proves nothing in this audit. Correct it, unless it is kept for another one.',
          name,
          displayPeriod(covered),
          displayPeriod(audit),
        )
      : l10n.t(
          '{0} speaks of {1}, after the audit period, {2}: it proves nothing in this audit. Correct it, unless it is kept for another one.',
          name,
          displayPeriod(covered),
          displayPeriod(audit),
        );
  report('evidence-outside-period', range, message);
}

/**
 * Evidence that was collected before the days were over of which it speaks. What a control does once in that time, such as
 * a quarterly review, may well be done, and proven, before the quarter is over; what it does all the time may not.
 */
function checkEarliness(
  { report }: RuleContext,
  record: RecordFacts,
  covered: Period,
  controls: readonly RecordRef[],
): void {
  const collected = date(record, 'collected');
  const written = value(record, 'collected');
  if (collected === undefined || written === undefined || collected >= covered.end) return;
  if (collected < covered.start) {
    const message = l10n.t(
      '{0} was collected on {1}, before {2} began, so it cannot show what happened then. Correct the day or the period, or collect it anew.',
      recordName(record),
      displayDate(collected),
      displayPeriod(covered),
    );
    report('evidence-collected-early', written, message);
    return;
  }
  if (addDays(collected, WEEKEND_DAYS) >= covered.end) return;
  const open = controls.filter((control) => operatesWithin(frequency(control.record, 'frequency'), covered));
  if (open.length === 0) return;
  const names = listNames(open.map(({ id }) => id ?? ''));
  report(
    'evidence-collected-early',
    written,
    l10n.t(
      '{0} was collected on {1}, before {2} was over: it does not show that {3} operated after that day. Collect it again when the period is over, or end the period on that day.',
      recordName(record),
      displayDate(collected),
      displayPeriod(covered),
      names,
    ),
  );
}

/** Whether a control operates more than once in a stretch of days. */
function operatesWithin(often: Frequency | undefined, { start, end }: Period): boolean {
  if (often === undefined) return false;
  return often.kind === 'interval' ? advance(start, often) <= end : true;
}

/** Where no audit period says what is expected and when, the latest evidence is to be no older than the frequency allows. */
function checkAge(
  { snapshot, report }: RuleContext,
  record: RecordFacts,
  range: ValueFact,
  controls: readonly RecordRef[],
): void {
  if (auditPeriod(snapshot) !== undefined) return;
  const { on } = judgedDay(snapshot);
  // Expired evidence has a finding of its own.
  if ((date(record, 'expires') ?? LAST_DATE) < on) return;
  const end = lastDayOf(record);
  const { lateAfter } = snapshot.configuration;
  const old = controls.filter((control) => {
    const often = frequency(control.record, 'frequency');
    if (often === undefined || often.kind === 'per-event') return false;
    const due = advance(advance(end, often.kind === 'continuous' ? MONTH : often), lateAfter);
    return due < on && latestEvidenceEnd(snapshot, control.id ?? '') === end;
  });
  const [first] = old;
  const often = first === undefined ? undefined : frequency(first.record, 'frequency');
  if (often === undefined) return;
  const [name, day, names] = [recordName(record), displayDate(end), listNames(old.map(({ id }) => id ?? ''))];
  const message =
    old.length === 1
      ? l10n.t(
          '{0} is the latest evidence of {1}, and speaks of no day after {2}; the frequency of {1} is {3}. Collect newer evidence.',
          name,
          names,
          day,
          displayFrequency(often),
        )
      : l10n.t(
          '{0} is the latest evidence of {1}, and speaks of no day after {2}; they operate more often. Collect newer evidence.',
          name,
          names,
          day,
        );
  report('evidence-stale', range, message);
}

/** By control: a control that operates each day has a thousand records, and each of them asks for the same. */
const latestEnds = new WeakMap<Snapshot, Answers<CivilDate>>();

/** The last day of which any evidence of a control speaks. */
function latestEvidenceEnd(snapshot: Snapshot, control: string): CivilDate {
  const answers = latestEnds.get(snapshot) ?? new Answers<CivilDate>(snapshot.dependencies);
  latestEnds.set(snapshot, answers);
  return answers.get(control, () => {
    let latest = FIRST_DATE;
    for (const { record } of snapshot.kept(control, 'evidence')) {
      const end = lastDayOf(record);
      if (end > latest) latest = end;
    }
    return latest;
  });
}
