/** The rules on occurrences: what a control was expected to do by now and nothing proves, and what was proven too late. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, daysBetween, displayDate } from '../domain/civil-date.ts';
import { dayCount, displayPeriod, type Period } from '../domain/period.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, date, field, groups, isPlaceholderOnly, value, values } from '../facts/record.ts';
import { inTimeUntil, type Occurrence } from '../readiness/occurrences.ts';
import { coveredBy, operationOf, spanText } from '../readiness/operation.ts';
import { eventsIn } from '../readiness/populations.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { listNames, recordName } from './record-name.ts';
import { relatedRecord, type RuleContext } from './rule.ts';

/** Shorter windows than this are told of by the month: nobody reads a finding for each day. */
const SHORT_WINDOW_DAYS = 28;

/** Checks the controls, the populations and the evidence of a document against what was expected by the judged day. */
export function checkOccurrences(context: RuleContext): void {
  const { document, part } = context;
  for (const [index, record] of part.records.entries()) {
    const ref = document.records[part.first + index];
    if (ref === undefined) continue;
    if (record.kind === 'control') checkControl(context, ref, record);
    else if (record.kind === 'population') checkPopulation(context, ref, record);
    else if (record.kind === 'evidence') checkLateness(context, record);
  }
}

/** A retired control is checked too, as long as it lived in the audit period: what it left out stays in the report. */
function checkControl({ snapshot, report }: RuleContext, ref: RecordRef, control: RecordFacts): void {
  checkHistory({ report }, control);
  const { occurrences, unpulled } = operationOf(snapshot, ref);
  const range = value(control, 'frequency') ?? control.anchor;
  const name = recordName(control);
  for (const missing of missingTogether(occurrences)) {
    const [first, ...others] = missing;
    const starts = [first.start, ...others.map(({ start }) => start)] as const;
    report('evidence-occurrence-missing', range, missingMessage(name, missing), [], starts);
  }
  for (const gap of unpulled) {
    report(
      'evidence-occurrence-missing',
      range,
      l10n.t(
        '{0} operates per event, and no population says what happened {1}. Record one under “populations:”, with “events: []” if nothing did.',
        name,
        spanText(gap),
      ),
      [],
      `population ${gap.start}`, // l10n: by what it is told apart, for nobody to read
    );
  }
}

function checkHistory({ report }: Pick<RuleContext, 'report'>, control: RecordFacts): void {
  for (const item of groups(control, 'history')) {
    // A value that is no date, and a placeholder, have findings of their own.
    const until = field(item, 'until');
    if ((until?.values.length ?? 0) > 0) continue;
    const message = l10n.t(
      'This earlier definition does not say until when it counted, so that it counts for nothing. Add “until:” with its last day.',
    );
    report('value-invalid', until?.key ?? item.range, message);
  }
}

/** Missing occurrences of which one finding speaks. */
export type Missing = readonly [Occurrence, ...Occurrence[]];

/**
 * The missing occurrences, one by one, or those of a month together where they are many. Events are told of where they
 * stand, and evidence that cannot be shown has a finding of its own.
 */
export function missingTogether(occurrences: readonly Occurrence[]): readonly Missing[] {
  const all: [Occurrence, ...Occurrence[]][] = [];
  for (const occurrence of occurrences) {
    if (occurrence.state !== 'missing' || occurrence.unshown !== undefined || occurrence.event !== undefined) continue;
    const before = all.at(-1);
    if (before !== undefined && isShort(occurrence) && isShort(before[0]) && inSameMonth(before[0], occurrence)) {
      before.push(occurrence);
    } else {
      all.push([occurrence]);
    }
  }
  return all;
}

function isShort(window: Period): boolean {
  return dayCount(window) < SHORT_WINDOW_DAYS;
}

function inSameMonth(a: Period, b: Period): boolean {
  return a.start.slice(0, 7) === b.start.slice(0, 7);
}

function missingMessage(name: string, missing: Missing): string {
  const [first] = missing;
  return missing.length === 1
    ? l10n.t(
        'Nothing proves that {0} operated {1}; it was due by {2}. Record its evidence, or an approved exception.',
        name,
        spanText(first),
        displayDate(first.due),
      )
    : l10n.t(
        'Nothing proves that {0} operated, as was expected {1} times in {2}, the first of them {3}. Record its evidence, or an approved exception.',
        name,
        missing.length,
        first.start.slice(0, 7),
        spanText(first),
      );
}

/** Events that nothing was kept of, and a list of events that cannot be told from one that nobody has filled in. */
function checkPopulation({ snapshot, report }: RuleContext, ref: RecordRef, population: RecordFacts): void {
  const controls = controlsOf(snapshot, population);
  if (controls.length === 0) return;
  checkPull({ report }, population, controls);
  const events = groups(population, 'events');
  for (const control of controls) {
    for (const { state, event, start, due, unshown } of operationOf(snapshot, control).occurrences) {
      if (state !== 'missing' || event === undefined || unshown !== undefined) continue;
      if (snapshot.current(event.population) !== ref.current) continue;
      const written = events[event.index];
      const named = written === undefined ? [] : values(written, 'evidence');
      // Evidence that is not defined has a finding of its own.
      if (written === undefined || named.some(({ text }) => snapshot.bearer(text, 'evidence') === undefined)) continue;
      const remedy =
        named.length === 0
          ? l10n.t('Name its evidence with “evidence:”, or record an approved exception.')
          : l10n.t('See that the evidence that it names is there, or record an approved exception.');
      report(
        'evidence-occurrence-missing',
        value(written, 'id') ?? value(written, 'date') ?? written.range,
        `${unprovenEvent(control, event.id, displayDate(start), displayDate(due))} ${remedy}`,
        [relatedRecord(control, definedHere(control))],
        `${control.id ?? ''} ${event.id ?? ''} ${start}`,
      );
    }
  }
}

/** That nothing was kept of an event, by its ID where it has one. */
function unprovenEvent({ id }: RecordRef, event: string | undefined, day: string, due: string): string {
  const control = id ?? '';
  return event === undefined
    ? l10n.t('Nothing proves that {0} operated for what happened on {1}; it was due by {2}.', control, day, due)
    : l10n.t('Nothing proves that {0} operated for {1} on {2}; it was due by {3}.', control, event, day, due);
}

function definedHere({ id }: RecordRef): string {
  return l10n.t('{0} is defined here.', id ?? '');
}

function checkPull(
  { report }: Pick<RuleContext, 'report'>,
  population: RecordFacts,
  controls: readonly RecordRef[],
): void {
  const { hasEvents, isEmpty } = eventsIn(population);
  const written = field(population, 'events');
  const name = recordName(population);
  const whom = listNames(controls.map(({ id }) => id ?? ''));
  if (!hasEvents && groups(population, 'events').length === 0 && !isPlaceholderOnly(population, 'events')) {
    const message = l10n.t(
      '{0} has no list of events, so it says nothing for {1}. Write them under “events:”, or “events: []” if nothing happened.',
      name,
      whom,
    );
    report('evidence-occurrence-missing', written?.key ?? population.anchor, message, [], 'events');
  } else if (isEmpty && hasEvents && date(population, 'collected') === undefined) {
    if (values(population, 'collected').length > 0 || isPlaceholderOnly(population, 'collected')) return;
    const message = l10n.t(
      '{0} says that nothing happened, but not when somebody looked. Add “collected:” with the day of the pull, and “source:” with where it was looked up.',
      name,
    );
    report('evidence-occurrence-missing', written?.key ?? population.anchor, message, [], 'events');
  }
}

/** The controls that a record names, those that are defined and not only planned: what a retired one left out stays in the report. */
function controlsOf(snapshot: Snapshot, record: RecordFacts): readonly RecordRef[] {
  return values(record, 'controls').flatMap(({ text }) => {
    const control = snapshot.scheduled(text);
    return control === undefined || choice(control.record, 'status') === 'planned' ? [] : [control];
  });
}

/** Evidence that was collected after the tolerance, and by which an occurrence was proven for the first time. */
function checkLateness({ snapshot, report }: RuleContext, evidence: RecordFacts): void {
  const id = evidence.id?.text;
  const collected = date(evidence, 'collected');
  const written = value(evidence, 'collected');
  const covered = coveredBy(evidence);
  if (id === undefined || collected === undefined || written === undefined || covered === undefined) return;
  // What is in time for its own days is in time for any window: of most evidence nothing else need be asked.
  if (collected <= inTimeUntil(covered, { period: covered }, snapshot.configuration.lateAfter)) return;
  const late: RecordRef[] = [];
  let inTime: CivilDate | undefined;
  for (const control of controlsOf(snapshot, evidence)) {
    const first = operationOf(snapshot, control).occurrences.find(
      (occurrence) => occurrence.state === 'late' && isFirstProof(snapshot, occurrence, id, collected),
    );
    if (first === undefined) continue;
    late.push(control);
    const until = inTimeUntil(first, { period: covered }, snapshot.configuration.lateAfter);
    if (inTime === undefined || until < inTime) inTime = until;
  }
  if (inTime === undefined) return;
  const days = daysBetween(inTime, collected);
  const said = [
    id,
    displayDate(collected),
    listNames(late.map((control) => control.id ?? '')),
    displayPeriod(covered),
    displayDate(inTime),
  ] as const;
  const message =
    days === 1
      ? l10n.t(
          '{0} was collected on {1}, a day too late: that {2} operated in {3} was to be proven by {4}. It stays a deviation; write down why, and collect the next one in time.',
          ...said,
        )
      : l10n.t(
          '{0} was collected on {1}, {5} days too late: that {2} operated in {3} was to be proven by {4}. It stays a deviation; write down why, and collect the next one in time.',
          ...said,
          days,
        );
  report(
    'evidence-occurrence-late',
    written,
    message,
    late.map((control) => relatedRecord(control, definedHere(control))),
  );
}

/** Whether no other evidence of a late occurrence was there before. */
function isFirstProof(snapshot: Snapshot, { evidence }: Occurrence, id: string, collected: CivilDate): boolean {
  if (!evidence.includes(id)) return false;
  return evidence.every((other) => {
    const before = other === id ? undefined : snapshot.definition(other, 'evidence');
    const day = before === undefined ? undefined : date(before.record, 'collected');
    return day === undefined || day > collected || (day === collected && id <= other);
  });
}
