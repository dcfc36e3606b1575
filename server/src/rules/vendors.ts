/** The rules on vendors: the report that we rely on, the days it covers, and the controls that it expects of us. */

import { dayCount, type Period } from '../domain/period.ts';
import type { GroupFacts, RecordFacts } from '../facts/document-facts.ts';
import { choice, field, groups, isPlaceholderOnly, text, value, values } from '../facts/record.ts';
import { hasReport, isReliedOn, isUndated, vendorCoverage } from '../readiness/vendor-coverage.ts';
import { isOver } from './in-force.ts';
import { listNames, recordName } from './record-name.ts';
import type { Rule, RuleContext } from './rule.ts';

export const VENDOR_RULES: readonly Rule[] = [
  {
    code: 'vendor-review-overdue',
    group: 'risks, vendors, incidents, metrics',
    severity: 'warning',
    summary: 'The day by which a vendor was to be reviewed has passed.',
  },
  {
    code: 'vendor-report-missing',
    group: 'risks, vendors, incidents, metrics',
    severity: 'warning',
    summary: 'A vendor whose own controls we rely on has no report.',
  },
  {
    code: 'vendor-report-gap',
    group: 'risks, vendors, incidents, metrics',
    severity: 'warning',
    summary: 'Days of our period are covered by no report or bridge letter of a vendor whose controls we rely on.',
  },
  {
    code: 'cuec-unmapped',
    group: 'risks, vendors, incidents, metrics',
    severity: 'warning',
    summary: 'No control of ours does what the report of a vendor expects of its customers.',
  },
];

/** Checks the vendors that a document holds. One that is over is kept as it was. */
export function checkVendors(context: RuleContext): void {
  for (const record of context.part.records) {
    if (record.kind !== 'vendor' || isOver(record)) continue;
    if (isReliedOn(record)) checkReport(context, record);
    checkExpectations(context, record);
  }
}

function checkReport(context: RuleContext, vendor: RecordFacts): void {
  const written = field(vendor, 'report');
  if (hasReport(vendor)) {
    checkCoverage(context, vendor);
  } else if (!isPlaceholderOnly(vendor, 'report') && !isToBeFilledIn(vendor)) {
    const remedy = written === undefined ? 'Add “report:” with' : 'Write here';
    context.report(
      'vendor-report-missing',
      written?.key ?? vendor.anchor,
      `${recordName(vendor)} ${reasonOf(vendor)}, but no report of it is recorded. ` +
        `${remedy} the type, the first and the last day, and the path or address of its latest report.`,
    );
  }
}

/** Why we rely on its report. */
function reasonOf(vendor: RecordFacts): string {
  if (choice(vendor, 'method') === 'carve-out') return 'is carved out of our report, so that we rely on its own';
  return `is of ${choice(vendor, 'criticality') ?? 'high'} criticality`;
}

/** A report in which nothing but placeholders stands: each of them is a finding. */
function isToBeFilledIn(vendor: RecordFacts): boolean {
  return groups(vendor, 'report').some((report) =>
    [...report.fields.keys()].some((name) => isPlaceholderOnly(report, name)),
  );
}

function checkCoverage({ snapshot, report }: RuleContext, vendor: RecordFacts): void {
  const name = recordName(vendor);
  const undated = groups(vendor, 'report').find((one) => isUndated(one));
  if (undated !== undefined) {
    const range = value(undated, 'type') ?? value(undated, 'title') ?? field(vendor, 'report')?.key ?? vendor.anchor;
    const message = `This report of ${name} does not say which days it covers, so that it covers none of ours. Add its first and its last day as “start:” and “end:”.`;
    report('vendor-report-gap', range, message, [], 'undated');
  }
  const coverage = vendorCoverage(snapshot, vendor);
  const first = coverage?.gaps[0];
  if (coverage === undefined || first === undefined) return;
  const days = coverage.gaps.reduce((sum, gap) => sum + dayCount(gap), 0);
  const isTail = coverage.gaps.some(({ start }) => start > coverage.until);
  const [what, verb] = coverage.isOneDay
    ? ['The Type 1 report', 'speaks of one day only, ']
    : ['The latest report or bridge letter', 'ends on '];
  const remedy = isTail
    ? 'Ask for a later report or a bridge letter, and record it.'
    : 'Record the report before it too, as a further item of “report:”.';
  report(
    'vendor-report-gap',
    coverage.lastDay?.range ?? vendor.anchor,
    `${what} of ${name} ${verb}${coverage.until}, and ${days === 1 ? '1 day of our period is' : `${days} days of our period are`} ` +
      `covered by none: ${listNames(coverage.gaps.map(spanText))}. ${remedy}`,
    [],
    first.start,
  );
}

function spanText({ start, end }: Period): string {
  return start === end ? start : `${start} to ${end}`;
}

/** Each complementary user entity control of a vendor is to be done by a control of ours that is not retired. */
function checkExpectations(context: RuleContext, vendor: RecordFacts): void {
  for (const written of values(vendor, 'cuecs')) {
    const message = `${recordName(vendor)} expects this of us, but no control is named for it. Write it as {id: …, text: …, controls: […]}, with the controls that do it.`;
    context.report('cuec-unmapped', written, message);
  }
  for (const cuec of groups(vendor, 'cuecs')) checkExpectation(context, vendor, cuec);
}

function checkExpectation({ snapshot, report }: RuleContext, vendor: RecordFacts, cuec: GroupFacts): void {
  const written = field(cuec, 'controls');
  if (isPlaceholderOnly(cuec, 'controls') || written?.shape === 'map') return;
  const named = values(cuec, 'controls');
  // An ID that no control has is a finding of its own.
  if (named.some(({ text: id }) => snapshot.bearer(id, 'control')?.isRetired !== true)) return;
  const id = text(cuec, 'id');
  if (named.length > 0 && written !== undefined) {
    const retired = listNames(named.map(({ text: id }) => id));
    const message = `${recordName(vendor)} expects ${id ?? 'this'} of us, but ${retired} ${named.length === 1 ? 'is' : 'are'} retired. Name the control that does it now.`;
    report('cuec-unmapped', written.range, message);
    return;
  }
  const remedy =
    written === undefined ? 'Add “controls:” with the control that does it.' : 'Write here the control that does it.';
  const range = written?.key ?? value(cuec, 'id') ?? value(cuec, 'text') ?? cuec.range;
  report(
    'cuec-unmapped',
    range,
    `${recordName(vendor)} expects ${id ?? 'this'} of us, but no control is named for it. ${remedy}`,
  );
}
