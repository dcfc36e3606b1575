/** What the page of the audit timeline shows of a folder: each control over the audit period, with what was kept of it. */

import * as l10n from '@vscode/l10n';

import { displayPeriod } from '../domain/period.ts';
import { displayFrequency, type Interval } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import { choice, date, frequency, groups, period, text, values } from '../facts/record.ts';
import { locationOf, recordLocation } from '../features/feature.ts';
import { recordKey } from '../features/matrix-nodes.ts';
import { evidenceFileName, evidenceTarget } from '../features/record-links.ts';
import { nameOf } from '../features/symbols.ts';
import type { MessageLocation } from '../protocol/messages.ts';
import type {
  TimelineAnswer,
  TimelineControl,
  TimelineEvidence,
  TimelineException,
  TimelineOccurrence,
  TimelinePopulation,
  TimelineSpan,
} from '../protocol/timeline-page.ts';
import { hasMismatch } from '../readiness/evidence-integrity.ts';
import { isKept } from '../readiness/evidence-standing.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import { expectedWindows, type Occurrence } from '../readiness/occurrences.ts';
import { coveredBy, exceptedBy } from '../readiness/operation.ts';
import { isDrawn, populationsOf } from '../readiness/populations.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { timelineVendors } from './timeline-vendors.ts';

const QUARTER: Interval = { kind: 'interval', unit: 'month', count: 3 };

/** Everything the page needs but the folder. Changes nothing, and is made anew each time. */
export function timelinePage(engine: Engine): Omit<TimelineAnswer, 'folder' | 'folders' | 'kind'> {
  const { snapshot } = engine;
  const { engagement } = snapshot.configuration;
  const audited = engagement.type === 2 ? engagement.period : undefined;
  return {
    today: snapshot.today,
    configuration: configurationOf(snapshot),
    quarters: audited === undefined ? [] : expectedWindows(QUARTER, audited).map(spanOf),
    controls: engine.readiness.matrix().controls.map((row) => controlOf(snapshot, row)),
    vendors: timelineVendors(snapshot),
  };
}

/** Where the period is written in plumbline.yml, else the engagement, else its beginning. */
function configurationOf({ configurationDocument }: Snapshot): MessageLocation | undefined {
  if (!configurationDocument.exists) return undefined;
  const engagement = configurationDocument.facts.configuration?.fields.get('engagement');
  const written = engagement?.groups[0]?.fields.get('period') ?? engagement;
  return locationOf(configurationDocument, written?.key ?? { start: 0, end: 0 });
}

function spanOf({ start, end }: TimelineSpan): TimelineSpan {
  return { start, end };
}

function controlOf(snapshot: Snapshot, row: ControlRow): TimelineControl {
  const control = snapshot.current(row.control) ?? row.control;
  const { record } = control;
  const { level, next, occurrences, unpulled, evidence } = row.readiness;
  const often = frequency(record, 'frequency');
  const kept = new KeptEvidence(snapshot, evidence);
  const shown = occurrences.map((one) => occurrenceOf(snapshot, one, kept));
  return {
    key: recordKey(snapshot, control),
    id: control.id ?? '',
    name: nameOf(record),
    title: control.title,
    owners: values(record, 'owner').map((owner) => owner.text),
    frequency: often === undefined ? (text(record, 'frequency') ?? '') : displayFrequency(often),
    isPerEvent: often?.kind === 'per-event',
    readiness: level,
    next,
    nothing: nothingText(row),
    occurrences: shown,
    evidence: kept.shown,
    unpulled: unpulled.map(spanOf),
    populations: often?.kind === 'per-event' ? populationsShown(snapshot, control) : [],
    exceptions: exceptionsShown(snapshot, control),
    location: recordLocation(control),
  };
}

/** Why there is nothing to draw for a control within the period; undefined where there is something. */
function nothingText({ control: { record }, readiness: { occurrences, unpulled } }: ControlRow): string | undefined {
  if (occurrences.length + unpulled.length > 0) return undefined;
  const status = choice(record, 'status');
  if (status === 'planned') return l10n.t('planned, not operating yet');
  if (status === 'designed') return l10n.t('designed, not operating yet');
  const often = frequency(record, 'frequency');
  if (often === undefined) return l10n.t('does not say how often');
  return often.kind === 'per-event' ? l10n.t('no events drawn') : l10n.t('not in use in this period');
}

function occurrenceOf(snapshot: Snapshot, occurrence: Occurrence, kept: KeptEvidence): TimelineOccurrence {
  const { start, end, due, state, event } = occurrence;
  const named = occurrence.unshown ?? occurrence.evidence;
  const shown = { start, end, due, state, evidence: named.flatMap((id) => kept.places(id, occurrence)) };
  if (event === undefined) return shown;
  const population = snapshot.current(event.population) ?? event.population;
  const written = groups(population.record, 'events')[event.index];
  const location = written === undefined ? recordLocation(population) : locationOf(population.document, written.range);
  return { ...shown, event: { name: event.id, location } };
}

/** The evidence that the occurrences of one control name, each once and in the order in which they do. */
class KeptEvidence {
  readonly shown: TimelineEvidence[] = [];
  readonly #snapshot: Snapshot;
  readonly #ofControl: readonly RecordRef[];
  readonly #byId = new Map<string, RecordRef>();
  readonly #places = new Map<RecordRef, number>();

  constructor(snapshot: Snapshot, ofControl: readonly RecordRef[]) {
    this.#snapshot = snapshot;
    this.#ofControl = ofControl;
    for (const one of ofControl) if (one.id !== undefined && !this.#byId.has(one.id)) this.#byId.set(one.id, one);
  }

  /** Where in `shown` the evidence with an ID stands; without one, all of the control's that has none and speaks of the days. */
  places(id: string, { start, end }: Occurrence): readonly number[] {
    if (id !== '') {
      // An event may name evidence that does not name its control.
      const found = this.#byId.get(id) ?? this.#snapshot.definition(id, 'evidence');
      return found === undefined ? [] : [this.#placeOf(found)];
    }
    const speaking = this.#ofControl.filter((one) => {
      const days = one.id === undefined ? coveredBy(one.record) : undefined;
      return days !== undefined && days.start <= end && start <= days.end;
    });
    return speaking.map((one) => this.#placeOf(one));
  }

  #placeOf(ref: RecordRef): number {
    const known = this.#places.get(ref);
    if (known !== undefined) return known;
    this.shown.push(evidenceOf(this.#snapshot, ref));
    const place = this.shown.length - 1;
    this.#places.set(ref, place);
    return place;
  }
}

function evidenceOf(snapshot: Snapshot, seen: RecordRef): TimelineEvidence {
  const evidence = snapshot.current(seen) ?? seen;
  const { record } = evidence;
  const covered = period(record, 'period');
  return {
    name: nameOf(record),
    period: covered === undefined ? '' : displayPeriod(covered),
    collected: date(record, 'collected'),
    file: evidenceFileName(evidence),
    target: evidenceTarget(snapshot, evidence),
    fault: faultOf(snapshot, evidence),
    location: recordLocation(evidence),
  };
}

/** Why evidence cannot be shown; undefined where it can. */
function faultOf(snapshot: Snapshot, evidence: RecordRef): string | undefined {
  if (isKept(snapshot, evidence)) return undefined;
  const name = evidenceFileName(evidence);
  if (name === '') return l10n.t('it names no file');
  if (hasMismatch(snapshot, evidence)) return l10n.t('{0} is another file than the one that was recorded', name);
  return l10n.t('{0} is not there', name);
}

function populationsShown(snapshot: Snapshot, control: RecordRef): readonly TimelinePopulation[] {
  return populationsOf(snapshot, control.record).flatMap((seen): TimelinePopulation[] => {
    const population = snapshot.current(seen) ?? seen;
    const { record } = population;
    const covered = period(record, 'period');
    if (covered === undefined) return [];
    return [
      {
        name: nameOf(record),
        start: covered.start,
        end: covered.end,
        events: groups(record, 'events').length,
        collected: date(record, 'collected'),
        isDrawn: isDrawn(record, snapshot.asOf),
        location: recordLocation(population),
      },
    ];
  });
}

function exceptionsShown(snapshot: Snapshot, { id }: RecordRef): readonly TimelineException[] {
  if (id === undefined) return [];
  return snapshot.kept(id, 'exception').map((seen) => {
    const exception = snapshot.current(seen) ?? seen;
    const { record } = exception;
    return {
      name: nameOf(record),
      reason: text(record, 'reason') ?? '',
      isApproved: exceptedBy(record, snapshot.asOf) !== undefined,
      start: date(record, 'approved'),
      end: date(record, 'expires'),
      location: recordLocation(exception),
    };
  });
}
