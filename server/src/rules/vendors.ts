/** The rules on vendors: the report that we rely on, the days it covers, and the controls that it expects of us. */

import * as l10n from '@vscode/l10n';

import type { CivilDate } from '../domain/civil-date.ts';
import { dayCount, type Period } from '../domain/period.ts';
import type { GroupFacts, RecordFacts } from '../facts/document-facts.ts';
import { choice, field, groups, isPlaceholderOnly, text, value, values } from '../facts/record.ts';
import { hasReport, isReliedOn, isUndated, vendorCoverage } from '../readiness/vendor-coverage.ts';
import { isOver } from './in-force.ts';
import { listNames, recordName } from './record-name.ts';
import { REGISTERS, type Rule, type RuleContext } from './rule.ts';

export const VENDOR_RULES: readonly Rule[] = [
  {
    code: 'vendor-review-overdue',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('The day by which a vendor was to be reviewed has passed.');
    },
  },
  {
    code: 'vendor-report-missing',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('A vendor whose own controls we rely on has no report.');
    },
  },
  {
    code: 'vendor-report-gap',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t(
        'Days of our period are covered by no report or bridge letter of a vendor whose controls we rely on.',
      );
    },
  },
  {
    code: 'cuec-unmapped',
    group: REGISTERS,
    severity: 'warning',
    get summary() {
      return l10n.t('No control of ours does what the report of a vendor expects of its customers.');
    },
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
    const remedy =
      written === undefined
        ? l10n.t(
            'Add “report:” with the type, the first and the last day, and the path or address of its latest report.',
          )
        : l10n.t('Write here the type, the first and the last day, and the path or address of its latest report.');
    context.report('vendor-report-missing', written?.key ?? vendor.anchor, `${lackOfReport(vendor)} ${remedy}`);
  }
}

/** That there is no report, and why we would rely on one. */
function lackOfReport(vendor: RecordFacts): string {
  const name = recordName(vendor);
  if (choice(vendor, 'method') === 'carve-out')
    return l10n.t(
      '{0} is carved out of our report, so that we rely on its own, but no report of it is recorded.',
      name,
    );
  return choice(vendor, 'criticality') === 'critical'
    ? l10n.t('{0} is of critical criticality, but no report of it is recorded.', name)
    : l10n.t('{0} is of high criticality, but no report of it is recorded.', name);
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
    const message = l10n.t(
      'This report of {0} does not say which days it covers, so that it covers none of ours. Add its first and its last day as “start:” and “end:”.',
      name,
    );
    report('vendor-report-gap', range, message, [], 'undated');
  }
  const coverage = vendorCoverage(snapshot, vendor);
  const first = coverage?.gaps[0];
  if (coverage === undefined || first === undefined) return;
  const days = coverage.gaps.reduce((sum, gap) => sum + dayCount(gap), 0);
  const isTail = coverage.gaps.some(({ start }) => start > coverage.until);
  const remedy = isTail
    ? l10n.t('Ask for a later report or a bridge letter, and record it.')
    : l10n.t('Record the report before it too, as a further item of “report:”.');
  const gaps = listNames(coverage.gaps.map(spanText));
  const fault = coverage.isOneDay
    ? oneDayOnly(days, name, coverage.until, gaps)
    : endsOn(days, name, coverage.until, gaps);
  report('vendor-report-gap', coverage.lastDay?.range ?? vendor.anchor, `${fault} ${remedy}`, [], first.start);
}

function oneDayOnly(days: number, vendor: string, day: CivilDate, gaps: string): string {
  return days === 1
    ? l10n.t(
        'The Type 1 report of {0} speaks of one day only, {1}, and 1 day of our period is covered by none: {2}.',
        vendor,
        day,
        gaps,
      )
    : l10n.t(
        'The Type 1 report of {0} speaks of one day only, {1}, and {3} days of our period are covered by none: {2}.',
        vendor,
        day,
        gaps,
        days,
      );
}

function endsOn(days: number, vendor: string, day: CivilDate, gaps: string): string {
  return days === 1
    ? l10n.t(
        'The latest report or bridge letter of {0} ends on {1}, and 1 day of our period is covered by none: {2}.',
        vendor,
        day,
        gaps,
      )
    : l10n.t(
        'The latest report or bridge letter of {0} ends on {1}, and {3} days of our period are covered by none: {2}.',
        vendor,
        day,
        gaps,
        days,
      );
}

function spanText({ start, end }: Period): string {
  return start === end
    ? start
    : l10n.t({ message: '{0} to {1}', args: [start, end], comment: ['From a first day to a last day'] });
}

/** Each complementary user entity control of a vendor is to be done by a control of ours that is not retired. */
function checkExpectations(context: RuleContext, vendor: RecordFacts): void {
  for (const written of values(vendor, 'cuecs')) {
    const message = l10n.t(
      '{0} expects this of us, but no control is named for it. Write it as {id: …, text: …, controls: […]}, with the controls that do it.',
      recordName(vendor),
    );
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
  const vendorName = recordName(vendor);
  const id = text(cuec, 'id') ?? l10n.t({ message: 'this', comment: ['In: okta expects this of us.'] });
  if (named.length > 0 && written !== undefined) {
    const retired = listNames(named.map(({ text: control }) => control));
    const message =
      named.length === 1
        ? l10n.t(
            '{0} expects {1} of us, but {2} is retired. Name the control that does it now.',
            vendorName,
            id,
            retired,
          )
        : l10n.t(
            '{0} expects {1} of us, but {2} are retired. Name the control that does it now.',
            vendorName,
            id,
            retired,
          );
    report('cuec-unmapped', written.range, message);
    return;
  }
  const fault = l10n.t('{0} expects {1} of us, but no control is named for it.', vendorName, id);
  const remedy =
    written === undefined
      ? l10n.t('Add “controls:” with the control that does it.')
      : l10n.t('Write here the control that does it.');
  const range = written?.key ?? value(cuec, 'id') ?? value(cuec, 'text') ?? cuec.range;
  report('cuec-unmapped', range, `${fault} ${remedy}`);
}
