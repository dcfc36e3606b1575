/** The rules on incidents: whether one is open for too long, and whether a grave one was looked back on. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, daysBetween } from '../domain/civil-date.ts';
import { foldValue } from '../domain/field.ts';
import { advance } from '../domain/recurrence.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, date, field, isPlaceholderOnly, text, value, values } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { recordName } from './record-name.ts';
import { REGISTERS, type Rule, type RuleContext } from './rule.ts';

export const INCIDENT_RULES: readonly Rule[] = [
  {
    code: 'incident-overdue',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('An incident is open for longer than one of its severity should be.');
    },
  },
  {
    code: 'incident-review-missing',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('An incident of high or critical severity is over, and no review of it is on file.');
    },
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

/** The day by which an open incident is to be over; undefined for one that is over, is none, or was noticed on no known day. */
export function incidentDue(snapshot: Snapshot, incident: RecordFacts): CivilDate | undefined {
  if (NONE.has(statusOf(incident)) || isResolved(snapshot, incident)) return undefined;
  const detected = date(incident, 'detected');
  if (detected === undefined || detected > snapshot.asOf) return undefined;
  return advance(detected, snapshot.configuration.incidentResolution[severityOf(incident) ?? 'medium']);
}

function checkOpen({ snapshot, report }: RuleContext, incident: RecordFacts): void {
  const detected = date(incident, 'detected');
  const written = value(incident, 'detected');
  if (detected === undefined || written === undefined) return;
  const severity = severityOf(incident);
  const limit = snapshot.configuration.incidentResolution[severity ?? 'medium'];
  const due = advance(detected, limit);
  if (due >= snapshot.asOf) return;
  report(
    'incident-overdue',
    written,
    l10n.t(
      '{0} has been open for {1}, since {2}; {3} is to be over within {4}. Resolve it and record the day as “resolved:”.',
      recordName(incident),
      daysFrom(detected, snapshot.asOf),
      detected,
      nameBy(severity),
      daysFrom(detected, due),
    ),
  );
}

function daysFrom(start: CivilDate, end: CivilDate): string {
  const days = daysBetween(start, end);
  return days === 1
    ? l10n.t({ message: '1 day', comment: ['In: open for …, and: to be over within …'] })
    : l10n.t({ message: '{0} days', args: [days], comment: ['In: open for …, and: to be over within …'] });
}

type Severity = 'critical' | 'high' | 'medium' | 'low';

/** How grave an incident is; undefined where nobody says, and then it may be open for as long as one of medium severity. */
function severityOf(incident: RecordFacts): Severity | undefined {
  const severity = choice(incident, 'severity');
  return severity === 'critical' || severity === 'high' || severity === 'medium' || severity === 'low'
    ? severity
    : undefined;
}

/** Incidents of a severity, where a sentence says how long one of them may be open. */
function nameBy(severity: Severity | undefined): string {
  switch (severity) {
    case 'critical':
      return l10n.t('an incident of critical severity');
    case 'high':
      return l10n.t('an incident of high severity');
    case 'medium':
      return l10n.t('an incident of medium severity');
    case 'low':
      return l10n.t('an incident of low severity');
    case undefined:
    default:
      return l10n.t('an incident without a severity');
  }
}

/** Smaller incidents are learned from in bulk; those that did much harm are each looked back on. */
function checkReview({ report }: RuleContext, incident: RecordFacts): void {
  const severity = severityOf(incident);
  if (severity !== 'high' && severity !== 'critical') return;
  if (values(incident, 'review').length > 0 || isPlaceholderOnly(incident, 'review')) return;
  const written = field(incident, 'review');
  if (written?.shape === 'map') return;
  const name = recordName(incident);
  const fault =
    severity === 'high'
      ? l10n.t('{0} was of high severity and is over, but no review of it is on file.', name)
      : l10n.t('{0} was of critical severity and is over, but no review of it is on file.', name);
  const remedy =
    written === undefined
      ? l10n.t(
          'Add “review:” with the file that says what caused it and what was changed, such as evidence/2026/inc-12.md.',
        )
      : l10n.t('Write the file that says what caused it and what was changed, such as evidence/2026/inc-12.md.');
  report('incident-review-missing', written?.key ?? incident.anchor, `${fault} ${remedy}`);
}
