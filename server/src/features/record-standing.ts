/** How an exception, a risk, a vendor, an incident or a metric stands today, in a few words: the first line of its card. */

import * as l10n from '@vscode/l10n';
import { daysBetween, displayDate } from '../domain/civil-date.ts';
import { dayCount } from '../domain/period.ts';
import type { RecordFacts, ValueFact } from '../facts/document-facts.ts';
import { metricStanding } from '../facts/metric.ts';
import { date, value, values } from '../facts/record.ts';
import { isReliedOn, vendorCoverage } from '../readiness/vendor-coverage.ts';
import { isOver } from '../rules/in-force.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { numberOf } from './count-words.ts';

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
  if (isOver(exception)) return l10n.t('closed');
  const approved = date(exception, 'approved');
  const expires = date(exception, 'expires');
  if (expires !== undefined && expires < snapshot.asOf) {
    return l10n.t('expired on {0}', displayDate(expires));
  }
  const isApproved = approved !== undefined && approved <= snapshot.asOf && values(exception, 'approver').length > 0;
  if (expires === undefined) {
    return isApproved ? l10n.t('open without an end') : l10n.t('open without an end, not approved yet');
  }
  const day = displayDate(expires);
  return isApproved ? l10n.t('open until {0}', day) : l10n.t('open until {0}, not approved yet', day);
}

function readNumber(written: ValueFact | undefined): number | undefined {
  return written?.reading.kind === 'number' ? written.reading.value : undefined;
}

/** The score is the product that most risk matrices use; how many controls there are says whether anything is done. */
function riskStanding(snapshot: Snapshot, risk: RecordFacts): string | undefined {
  if (isOver(risk)) return l10n.t('closed');
  const likelihood = readNumber(value(risk, 'likelihood'));
  const impact = readNumber(value(risk, 'impact'));
  const score =
    likelihood === undefined || impact === undefined
      ? []
      : [l10n.t('score {0} of 25', Number((likelihood * impact).toFixed(1)))];
  const controls = new Set(
    values(risk, 'controls').flatMap(({ text: id }) =>
      snapshot.bearer(id, 'control')?.isRetired === false ? [id] : [],
    ),
  );
  const naming = risk.id === undefined ? [] : snapshot.referrers(risk.id.text, 'control', 'risks');
  for (const { id, isRetired } of naming) if (id !== undefined && !isRetired) controls.add(id);
  const count = controls.size === 0 ? l10n.t('no controls') : numberOf(controls.size, 'control');
  return [...score, count].join(' · ');
}

function vendorStanding(snapshot: Snapshot, vendor: RecordFacts): string | undefined {
  if (isOver(vendor)) return l10n.t('ended');
  const coverage = vendorCoverage(snapshot, vendor);
  if (coverage === undefined) return undefined;
  const { until, isOneDay, gaps } = coverage;
  const days = isReliedOn(vendor) ? gaps.reduce((sum, gap) => sum + dayCount(gap), 0) : 0;
  const covers = isOneDay
    ? l10n.t('report as of {0}', displayDate(until))
    : l10n.t('covered by reports until {0}', displayDate(until));
  if (days === 0) return covers;
  const gap = days === 1 ? l10n.t('gap of 1 day in our period') : l10n.t('gap of {0} days in our period', days);
  return `${covers} · ${gap}`;
}

function incidentStanding(snapshot: Snapshot, incident: RecordFacts): string | undefined {
  const detected = date(incident, 'detected');
  const resolved = date(incident, 'resolved');
  if (resolved !== undefined && resolved <= snapshot.asOf) {
    return l10n.t('resolved on {0}', displayDate(resolved));
  }
  if (isOver(incident)) return l10n.t('closed');
  if (detected === undefined || detected > snapshot.asOf) return undefined;
  const days = daysBetween(detected, snapshot.asOf);
  if (days === 0) return l10n.t('open since today');
  return days === 1 ? l10n.t('open for 1 day') : l10n.t('open for {0} days', days);
}

function metricText(metric: RecordFacts): string | undefined {
  const standing = metricStanding(metric);
  if (standing === undefined) return undefined;
  return standing.isMet ? l10n.t('on target') : l10n.t('off target');
}
