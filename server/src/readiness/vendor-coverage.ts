/**
 * Which days of our period the reports of a vendor cover, with their bridge letters.
 *
 * No criterion says how old a report may be. The three months are what practice goes by: a report comes out about that long
 * after its period, and a bridge letter seldom speaks of more.
 */

import { addMonths, type CivilDate, FIRST_DATE } from '../domain/civil-date.ts';
import { type Period, uncovered } from '../domain/period.ts';
import type { FieldFact, GroupFacts, RecordFacts } from '../facts/document-facts.ts';
import { choice, date, field, groups, text, value, values } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** How long after the last covered day nothing is asked: the next report, or a bridge letter, cannot be expected before. */
const MONTHS_WITHOUT_REPORT = 3;

export interface VendorCoverage {
  /** The last day that a report or a bridge letter covers. */
  readonly until: CivilDate;
  /** Where that day is written. */
  readonly lastDay: FieldFact | undefined;
  /** Whether the reports that cover it speak of one day only, as those of Type 1 do. */
  readonly isOneDay: boolean;
  /** The days of our period, up to the day that is judged for, that none covers. */
  readonly gaps: readonly Period[];
}

/**
 * Whether we rely on a vendor's own report: its controls are carved out of ours, or it is a vendor of high or critical
 * importance whose controls are not inside our report.
 */
export function isReliedOn(vendor: RecordFacts): boolean {
  const method = choice(vendor, 'method');
  if (method !== undefined) return method === 'carve-out';
  const criticality = choice(vendor, 'criticality');
  return criticality === 'high' || criticality === 'critical';
}

/** What is known of one report: the days it covers, and where its last day is written. */
export interface Covered extends Period {
  readonly lastDay: FieldFact | undefined;
  readonly isOneDay: boolean;
}

/** Whether a report is of Type 1: `1`, `Type 1`, `SOC 2 Type I`. */
function isTypeOne(report: GroupFacts): boolean {
  return /^(?:1|I)$|\btype[ -]?(?:1|I)\b/i.test(text(report, 'type') ?? text(report, 'title') ?? '');
}

/** The days that a report covers, its bridge letter included; undefined where its last day cannot be known. */
export function coveredByReport(report: GroupFacts): Covered | undefined {
  const end = date(report, 'end');
  if (isTypeOne(report)) {
    // A Type 1 report speaks of its day, under whichever of the keys that is written.
    const name = end === undefined ? 'start' : 'end';
    const day = date(report, name);
    return day === undefined ? undefined : { start: day, end: day, lastDay: field(report, name), isOneDay: true };
  }
  const bridge = date(report, 'bridge');
  const isBridged = bridge !== undefined && (end === undefined || bridge > end);
  const last = isBridged ? bridge : end;
  if (last === undefined) return undefined;
  // A first day that is not written, or cannot be read, may be any.
  const start = date(report, 'start') ?? FIRST_DATE;
  if (start > last) return undefined;
  return { start, end: last, lastDay: field(report, isBridged ? 'bridge' : 'end'), isOneDay: false };
}

/** The days of our report up to a day; of a Type 1 its one day. Undefined where none has come yet, or there is no period. */
function ourDays(snapshot: Snapshot): Period | undefined {
  const { engagement } = snapshot.configuration;
  const { asOf } = snapshot;
  if (engagement.type === 1) {
    const day = engagement.asOf ?? asOf;
    return day > asOf ? undefined : { start: day, end: day };
  }
  const { period } = engagement;
  if (period === undefined || period.start > asOf) return undefined;
  return { start: period.start, end: period.end < asOf ? period.end : asOf };
}

/**
 * What the reports of a vendor cover of our period, up to the snapshot's day. Undefined where nothing can be reckoned: no
 * report says its last day, or one says it in a way that cannot be read.
 */
export function vendorCoverage(snapshot: Snapshot, vendor: RecordFacts): VendorCoverage | undefined {
  const covers: Covered[] = [];
  for (const report of groups(vendor, 'report')) {
    const covered = coveredByReport(report);
    if (covered !== undefined) covers.push(covered);
    else if (!isUndated(report)) return undefined;
  }
  let latest = covers[0];
  for (const one of covers) if (latest === undefined || one.end > latest.end) latest = one;
  if (latest === undefined) return undefined;
  const { end: until, lastDay, isOneDay } = latest;
  const ours = ourDays(snapshot);
  const gaps = ours === undefined ? [] : uncovered(ours, covers);
  const isTooEarly = addMonths(until, MONTHS_WITHOUT_REPORT) >= snapshot.asOf;
  // What comes after the last covered day is asked for once a report or a letter can be there.
  return { until, lastDay, isOneDay, gaps: isTooEarly ? gaps.filter(({ start }) => start <= until) : gaps };
}

/**
 * The day by which a later report, or a bridge letter, of a vendor that we rely on can be expected: three months after the last
 * covered day. Undefined where its reports cover our period to its end, or nothing can be reckoned.
 */
export function nextReportDue(snapshot: Snapshot, vendor: RecordFacts): CivilDate | undefined {
  const coverage = isReliedOn(vendor) ? vendorCoverage(snapshot, vendor) : undefined;
  if (coverage === undefined) return undefined;
  const { engagement } = snapshot.configuration;
  const end = engagement.type === 1 ? engagement.asOf : engagement.period?.end;
  return end !== undefined && coverage.until >= end ? undefined : addMonths(coverage.until, MONTHS_WITHOUT_REPORT);
}

const DAYS = ['start', 'end', 'bridge'] as const;

/** Whether a report says nothing of its days, rather than something that cannot be read. */
export function isUndated(report: GroupFacts): boolean {
  return DAYS.every((name) => (field(report, name)?.values.length ?? 0) === 0);
}

/** Whether anything is written of a report. */
export function hasReport(vendor: RecordFacts): boolean {
  if (values(vendor, 'report').length > 0) return true;
  return groups(vendor, 'report').some((report) => [...report.fields.keys()].some((name) => value(report, name)));
}
