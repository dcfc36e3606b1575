/** The rules on incidents: whether one is open for too long, and whether a grave one was looked back on. */

import { type CivilDate, daysBetween } from '../domain/civil-date.ts';
import { foldValue } from '../domain/field.ts';
import { advance, type Interval } from '../domain/recurrence.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, date, field, isPlaceholderOnly, text, value, values } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { recordName } from './record-name.ts';
import type { Rule, RuleContext } from './rule.ts';

export const INCIDENT_RULES: readonly Rule[] = [
  {
    code: 'incident-overdue',
    group: 'risks, vendors, incidents, metrics',
    severity: 'warning',
    summary: 'An incident is open for longer than one of its severity should be.',
  },
  {
    code: 'incident-review-missing',
    group: 'risks, vendors, incidents, metrics',
    severity: 'warning',
    summary: 'An incident of high or critical severity is over, and no review of it is on file.',
  },
];

/** What people write for an incident that is over, folded. */
const CLOSED: ReadonlySet<string> = new Set(['closed', 'resolved', 'done', 'ended', 'completed', 'reviewed']);
/** What people write for what turned out to be none. */
const NONE: ReadonlySet<string> = new Set([
  'falsepositive',
  'falsealarm',
  'noincident',
  'duplicate',
  'cancelled',
  'canceled',
  'rejected',
  'withdrawn',
  'retired',
]);

/** Checks the incidents that a document holds. */
export function checkIncidents(context: RuleContext): void {
  for (const record of context.part.records) {
    if (record.kind !== 'incident' || NONE.has(statusOf(record))) continue;
    if (isResolved(context.snapshot, record)) checkReview(context, record);
    else checkOpen(context, record);
  }
}

function statusOf(incident: RecordFacts): string {
  return foldValue(text(incident, 'status') ?? '');
}

/** Whether it was over by the day that is judged for. A day that cannot be read was a day all the same. */
function isResolved(snapshot: Snapshot, incident: RecordFacts): boolean {
  const resolved = date(incident, 'resolved');
  if (resolved !== undefined) return resolved <= snapshot.asOf;
  return values(incident, 'resolved').length > 0 || CLOSED.has(statusOf(incident));
}

function checkOpen({ snapshot, report }: RuleContext, incident: RecordFacts): void {
  const detected = date(incident, 'detected');
  const written = value(incident, 'detected');
  if (detected === undefined || written === undefined) return;
  const severity = choice(incident, 'severity');
  const { limit, name } = allowedFor(snapshot, severity);
  const due = advance(detected, limit);
  if (due >= snapshot.asOf) return;
  report(
    'incident-overdue',
    written,
    `${recordName(incident)} has been open for ${daysFrom(detected, snapshot.asOf)}, since ${detected}; ` +
      `${name} is to be over within ${daysFrom(detected, due)}. Resolve it and record the day as “resolved:”.`,
  );
}

function daysFrom(start: CivilDate, end: CivilDate): string {
  const days = daysBetween(start, end);
  return days === 1 ? '1 day' : `${days} days`;
}

/** How long an incident may be open. One without a severity is taken to be of medium severity. */
function allowedFor(
  snapshot: Snapshot,
  severity: string | undefined,
): { readonly limit: Interval; readonly name: string } {
  const { incidentResolution } = snapshot.configuration;
  switch (severity) {
    case 'critical':
    case 'high':
    case 'medium':
    case 'low':
      return { limit: incidentResolution[severity], name: `an incident of ${severity} severity` };
    default:
      return { limit: incidentResolution.medium, name: 'an incident without a severity' };
  }
}

/** Smaller incidents are learned from in bulk; those that did much harm are each looked back on. */
function checkReview({ report }: RuleContext, incident: RecordFacts): void {
  const severity = choice(incident, 'severity');
  if (severity !== 'high' && severity !== 'critical') return;
  if (values(incident, 'review').length > 0 || isPlaceholderOnly(incident, 'review')) return;
  const written = field(incident, 'review');
  if (written?.shape === 'map') return;
  const remedy = written === undefined ? 'Add “review:” with the file' : 'Write the file';
  report(
    'incident-review-missing',
    written?.key ?? incident.anchor,
    `${recordName(incident)} was of ${severity} severity and is over, but no review of it is on file. ` +
      `${remedy} that says what caused it and what was changed, such as evidence/2026/inc-12.md.`,
  );
}
