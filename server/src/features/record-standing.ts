/** How an exception, a risk, a vendor, an incident or a metric stands today, in a few words: the first line of its card. */

import { daysBetween, displayDate } from '../domain/civil-date.ts';
import { dayCount } from '../domain/period.ts';
import type { RecordFacts, ValueFact } from '../facts/document-facts.ts';
import { metricStanding } from '../facts/metric.ts';
import { date, value, values } from '../facts/record.ts';
import { isReliedOn, vendorCoverage } from '../readiness/vendor-coverage.ts';
import { isOver } from '../rules/in-force.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What is said of a record as of the snapshot's day, in our own words only; undefined where there is nothing to say. */
export function recordStanding(snapshot: Snapshot, record: RecordFacts): string | undefined {
  switch (record.kind) {
    case 'exception':
      return exceptionStanding(snapshot, record);
    case 'risk':
      return riskStanding(snapshot, record);
    case 'vendor':
      return vendorStanding(snapshot, record);
    case 'incident':
      return incidentStanding(snapshot, record);
    case 'metric':
      return metricText(record);
    default:
      return undefined;
  }
}

function exceptionStanding(snapshot: Snapshot, exception: RecordFacts): string {
  if (isOver(exception)) return 'closed';
  const approved = date(exception, 'approved');
  const expires = date(exception, 'expires');
  if (expires !== undefined && expires < snapshot.asOf) return `expired on ${displayDate(expires)}`;
  const isApproved = approved !== undefined && approved <= snapshot.asOf && values(exception, 'approver').length > 0;
  const until = expires === undefined ? 'open without an end' : `open until ${displayDate(expires)}`;
  return isApproved ? until : `${until}, not approved yet`;
}

function numberOf(written: ValueFact | undefined): number | undefined {
  return written?.reading.kind === 'number' ? written.reading.value : undefined;
}

/** The score is the product that most risk matrices use; how many controls there are says whether anything is done. */
function riskStanding(snapshot: Snapshot, risk: RecordFacts): string | undefined {
  if (isOver(risk)) return 'closed';
  const likelihood = numberOf(value(risk, 'likelihood'));
  const impact = numberOf(value(risk, 'impact'));
  const score =
    likelihood === undefined || impact === undefined ? [] : [`score ${Number((likelihood * impact).toFixed(1))} of 25`];
  const controls = new Set(
    values(risk, 'controls').flatMap(({ text: id }) =>
      snapshot.bearer(id, 'control')?.isRetired === false ? [id] : [],
    ),
  );
  const naming = risk.id === undefined ? [] : snapshot.referrers(risk.id.text, 'control', 'risks');
  for (const { id, isRetired } of naming) if (id !== undefined && !isRetired) controls.add(id);
  const count = controls.size === 1 ? '1 control' : `${controls.size === 0 ? 'no' : controls.size} controls`;
  return [...score, count].join(' · ');
}

function vendorStanding(snapshot: Snapshot, vendor: RecordFacts): string | undefined {
  if (isOver(vendor)) return 'ended';
  const coverage = vendorCoverage(snapshot, vendor);
  if (coverage === undefined) return undefined;
  const { until, isOneDay, gaps } = coverage;
  const days = isReliedOn(vendor) ? gaps.reduce((sum, gap) => sum + dayCount(gap), 0) : 0;
  const covers = isOneDay ? `report as of ${displayDate(until)}` : `covered by reports until ${displayDate(until)}`;
  return days === 0 ? covers : `${covers} · gap of ${days === 1 ? '1 day' : `${days} days`} in our period`;
}

function incidentStanding(snapshot: Snapshot, incident: RecordFacts): string | undefined {
  const detected = date(incident, 'detected');
  const resolved = date(incident, 'resolved');
  if (resolved !== undefined && resolved <= snapshot.asOf) return `resolved on ${displayDate(resolved)}`;
  if (isOver(incident)) return 'closed';
  if (detected === undefined || detected > snapshot.asOf) return undefined;
  const days = daysBetween(detected, snapshot.asOf);
  return days === 0 ? 'open since today' : `open for ${days === 1 ? '1 day' : `${days} days`}`;
}

function metricText(metric: RecordFacts): string | undefined {
  const standing = metricStanding(metric);
  if (standing === undefined) return undefined;
  return standing.isMet ? 'on target' : 'off target';
}
