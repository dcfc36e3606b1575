/**
 * The request list, “provided by client”: what an auditor will ask for of each policy, control, population and vendor, and
 * where it lies.
 *
 * l10n: English in each language, since an import recognizes the columns and the words by it.
 */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Period } from '../domain/period.ts';
import { advance } from '../domain/recurrence.ts';
import { frequency, groups, text } from '../facts/record.ts';
import { policyFault } from '../readiness/control-readiness.ts';
import { isCurrentEvidence, isKept } from '../readiness/evidence-standing.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import { populationsOf } from '../readiness/populations.ts';
import { type ControlSample, sampleOf } from '../readiness/sampling.ts';
import { hasReport, isReliedOn, vendorCoverage } from '../readiness/vendor-coverage.ts';
import { ownerText, recordKey, recordTitle } from '../reports/matrix-report.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { ExportSource } from './export-source.ts';
import { dayOf, firstGroup, listCell } from './record-cells.ts';
import { type Cell, column, type Table, tableOf, type Tone } from './table.ts';

/** `provided`: all that can be asked for by now is there. `missing`: something is overdue. */
type Status = 'provided' | 'partly provided' | 'open' | 'missing' | 'not yet due';

const TONES: Readonly<Record<Status, Tone | undefined>> = {
  provided: 'good',
  'partly provided': 'partial',
  open: 'partial',
  missing: 'poor',
  'not yet due': undefined,
};

/** What its CSV begins with, and is known by. */
export const REQUEST_HEADINGS = 'Request,Kind,Record,Title,What is asked for,';

interface Request {
  /** The same in each export, as long as the IDs are: `PBC-AC-02-1`. */
  readonly id: string;
  readonly kind: 'policy' | 'control' | 'population' | 'vendor report';
  readonly subject: RecordRef;
  readonly asked: string;
  readonly period: Period | undefined;
  readonly sample?: ControlSample | undefined;
  readonly due: CivilDate | undefined;
  readonly status: Status;
  /** Paths and addresses. */
  readonly where: readonly string[];
}

/** The requests: policies, then controls with their populations in the order of the matrix, then vendors. */
export function requestTable(source: ExportSource): Table {
  return tableOf<Request>(
    'Requests',
    [
      column('Request', 20, ({ id }) => id),
      column('Kind', 14, ({ kind }) => kind),
      column('Record', 16, ({ subject }) => recordKey(subject)),
      column('Title', 36, ({ subject }) => recordTitle(subject.record)),
      column('What is asked for', 50, ({ asked }) => asked),
      column('From', 12, ({ period }) => dayOf(period?.start)),
      column('To', 12, ({ period }) => dayOf(period?.end)),
      column('Population', 11, ({ sample }) => sample?.population),
      column('Sample', 10, ({ sample }) => sample?.items),
      column('There', 10, ({ sample }) => sample?.proven),
      column('Owner', 18, ({ subject }) => ownerText(subject.record)),
      column('Due', 12, ({ due }) => dayOf(due)),
      column('Status', 15, ({ status }) => statusCell(status)),
      column('Where', 60, ({ where }) => listCell(where)),
    ],
    [
      ...policyRequests(source),
      ...source.matrix.controls.flatMap((row) => ofControl(source, row)),
      ...vendorRequests(source),
    ],
  );
}

function statusCell(status: Status): Cell {
  const tone = TONES[status];
  return tone === undefined ? status : { word: status, tone };
}

/** The days of the report: of a Type 1 its day. Undefined where a Type 2 has no period yet. */
function reportDays({ snapshot, asOf }: ExportSource): Period | undefined {
  const { engagement } = snapshot.configuration;
  if (engagement.type === 2) return engagement.period;
  const day = engagement.asOf ?? asOf;
  return { start: day, end: day };
}

function policyRequests(source: ExportSource): readonly Request[] {
  const { snapshot } = source;
  const period = reportDays(source);
  return snapshot
    .records('policy')
    .filter(({ isRetired }) => !isRetired)
    .map((policy) => {
      const version = text(policy.record, 'version');
      return {
        id: `PBC-${recordKey(policy)}`,
        kind: 'policy',
        subject: policy,
        asked: version === undefined ? 'The approved policy' : `The approved policy, version ${version}`,
        period,
        due: period?.end,
        status: policyFault(snapshot, policy) === undefined ? 'provided' : 'open',
        where: [policy.document.path],
      };
    });
}

function ofControl(source: ExportSource, row: ControlRow): readonly Request[] {
  const { snapshot } = source;
  const { control, readiness } = row;
  const often = frequency(control.record, 'frequency');
  const key = recordKey(control);
  const expected = groups(control.record, 'evidence').map((one) => {
    const system = text(one, 'source');
    const title = text(one, 'title') ?? 'Evidence that the control operated';
    return system === undefined ? title : `${title} (from ${system})`;
  });
  const asked = expected.length === 0 ? ['Evidence that the control operated'] : expected;
  const common = {
    subject: control,
    period: reportDays(source),
    due: dueOf(source, row),
  };
  const requests: Request[] = asked.map((what, index) => ({
    ...common,
    id: `PBC-${key}-${index + 1}`,
    kind: 'control',
    asked: what,
    sample:
      often === undefined || readiness.occurrences.length === 0
        ? undefined
        : sampleOf(often, readiness.occurrences, snapshot.configuration.samples),
    status: statusOf(source, row),
    where: readiness.evidence.filter((one) => isKept(snapshot, one)).flatMap(placeOf),
  }));
  if (often?.kind !== 'per-event') return requests;
  const populations = populationsOf(snapshot, control.record);
  const population: Request = {
    ...common,
    id: `PBC-${key}-POP`,
    kind: 'population',
    asked: 'The complete list of what happened, from which the sample is drawn',
    status: readiness.unpulled.length > 0 ? 'missing' : populations.length > 0 ? 'provided' : 'open',
    where: populations.map(({ record, document }) => text(record, 'source') ?? document.path),
  };
  return [population, ...requests];
}

/** Where an evidence record says that it is kept. */
function placeOf({ record }: RecordRef): readonly string[] {
  const place = text(record, 'path') ?? text(record, 'url');
  return place === undefined ? [] : [place];
}

/** By when the next of it is due: what is overdue first; of what is all there, the last. */
function dueOf({ snapshot, asOf }: ExportSource, { readiness }: ControlRow): CivilDate | undefined {
  const { occurrences } = readiness;
  const { engagement, lateAfter } = snapshot.configuration;
  const next =
    occurrences.find(({ state }) => state === 'missing') ??
    occurrences.find(({ state }) => state === 'upcoming') ??
    occurrences.at(-1);
  if (next !== undefined) return next.due;
  if (engagement.type === 1) return engagement.asOf ?? asOf;
  return engagement.period === undefined ? undefined : advance(engagement.period.end, lateAfter);
}

function statusOf({ snapshot }: ExportSource, { readiness }: ControlRow): Status {
  const { occurrences, evidence } = readiness;
  if (occurrences.length === 0) return evidence.some((one) => isCurrentEvidence(snapshot, one)) ? 'provided' : 'open';
  const has = (...states: readonly string[]): boolean => occurrences.some(({ state }) => states.includes(state));
  if (has('missing')) return has('performed', 'late') ? 'partly provided' : 'missing';
  if (!has('upcoming')) return 'provided';
  return has('performed', 'late') ? 'partly provided' : 'not yet due';
}

function vendorRequests(source: ExportSource): readonly Request[] {
  const { snapshot } = source;
  const period = reportDays(source);
  return snapshot
    .records('vendor')
    .filter(({ record }) => isReliedOn(record))
    .map((vendor) => {
      const coverage = vendorCoverage(snapshot, vendor.record);
      const report = firstGroup(vendor.record, 'report');
      const path = report === undefined ? undefined : (text(report, 'path') ?? text(report, 'url'));
      const isCovered = coverage !== undefined && coverage.gaps.length === 0;
      return {
        id: `PBC-${recordKey(vendor)}`,
        kind: 'vendor report',
        subject: vendor,
        asked: 'Its report over the period, and bridge letters for the rest',
        period,
        due: period?.end,
        status: isCovered ? 'provided' : hasReport(vendor.record) ? 'partly provided' : 'missing',
        where: path === undefined ? [] : [path],
      };
    });
}
