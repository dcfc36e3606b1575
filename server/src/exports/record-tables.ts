/**
 * The other registers as tables: policies, exceptions, risks, vendors, people.
 *
 * l10n: headings are English in each language, since an import recognizes its columns by them.
 */

import type { GroupFacts } from '../facts/document-facts.ts';
import { groups, number, text } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import { isActive } from '../readiness/control-readiness.ts';
import { vendorCoverage } from '../readiness/vendor-coverage.ts';
import { criteriaText, recordKey } from '../reports/matrix-report.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { ExportSource } from './export-source.ts';
import {
  choiceCell,
  dayCell,
  dayOf,
  firstGroup,
  flagCell,
  listCell,
  numberCell,
  SEPARATOR,
  textCell,
} from './record-cells.ts';
import { type Cell, type Column, column, type Table, tableOf } from './table.ts';

type RecordColumn = Column<RecordRef>;
type Reader = (group: GroupFacts, name: string) => Cell;

function field(heading: string, width: number, name: string, read: Reader = textCell): RecordColumn {
  return column(heading, width, ({ record }) => read(record, name));
}

function idColumn(heading: string): RecordColumn {
  return column(heading, 18, (one) => recordKey(one));
}

const FILE: RecordColumn = column('File', 32, ({ document }) => document.path);
const OWNER = field('Owner', 18, 'owner');
const CONTROLS = field('Controls', 24, 'controls');

/** The columns of a review: how often, when last, and when next. */
const REVIEW: readonly RecordColumn[] = [
  field('Review cadence', 15, 'review_cadence'),
  field('Last reviewed', 14, 'last_reviewed', dayCell),
  column('Next review', 13, ({ record }) => dayOf(reviewDue(record)?.due)),
];

/** Policies, retired ones too, in the order of their files. */
export function policyTable({ snapshot }: ExportSource): Table {
  return tableOf<RecordRef>(
    'Policies',
    [
      idColumn('Policy'),
      field('Title', 40, 'title'),
      field('Version', 10, 'version'),
      field('Status', 12, 'status', choiceCell),
      OWNER,
      field('Approver', 18, 'approver'),
      field('Approved', 12, 'approved', dayCell),
      field('Effective', 12, 'effective', dayCell),
      ...REVIEW,
      column('Criteria', 40, (one) => listCell(criteriaText(snapshot, one))),
      CONTROLS,
      FILE,
    ],
    snapshot.records('policy'),
  );
}

/** Approved departures, expired ones too. */
export function exceptionTable({ snapshot, asOf }: ExportSource): Table {
  const standing = ({ record }: RecordRef): Cell => {
    const expires = dayCell(record, 'expires');
    if (typeof expires !== 'object' || !('day' in expires)) return undefined;
    return expires.day < asOf ? 'expired' : 'open';
  };
  return tableOf<RecordRef>(
    'Exceptions',
    [
      idColumn('Exception'),
      field('Title', 32, 'title'),
      CONTROLS,
      field('Policies', 20, 'policies'),
      field('Scope', 30, 'scope'),
      field('Reason', 50, 'reason'),
      field('Compensating controls', 22, 'compensating_control'),
      OWNER,
      field('Approver', 18, 'approver'),
      field('Approved', 12, 'approved', dayCell),
      field('Expires', 12, 'expires', dayCell),
      column('Standing', 12, standing),
      FILE,
    ],
    snapshot.records('exception'),
  );
}

function score({ record }: RecordRef): Cell {
  const likelihood = number(record, 'likelihood');
  const impact = number(record, 'impact');
  return likelihood === undefined || impact === undefined ? undefined : likelihood * impact;
}

/** Risks, with likelihood times impact. */
export function riskTable({ snapshot }: ExportSource): Table {
  return tableOf<RecordRef>(
    'Risks',
    [
      idColumn('Risk'),
      field('Title', 40, 'title'),
      field('Description', 50, 'description'),
      OWNER,
      field('Likelihood', 11, 'likelihood', numberCell),
      field('Impact', 10, 'impact', numberCell),
      column('Score', 10, score),
      field('Treatment', 12, 'treatment', choiceCell),
      field('Status', 12, 'status'),
      CONTROLS,
      ...REVIEW,
      FILE,
    ],
    snapshot.records('risk'),
  );
}

/** A field of the first report of a vendor. */
function ofReport(heading: string, width: number, name: string, read: Reader = textCell): RecordColumn {
  return column(heading, width, ({ record }) => {
    const report = firstGroup(record, 'report');
    return report === undefined ? undefined : read(report, name);
  });
}

function cuecs({ record }: RecordRef): Cell {
  const lines = groups(record, 'cuecs').map((cuec) =>
    [text(cuec, 'id'), text(cuec, 'text')].filter((part) => part !== undefined).join(' '),
  );
  return lines.length === 0 ? undefined : lines.join(SEPARATOR);
}

/** Vendors and subservice organizations, with their first report and until when their reports reach. */
export function vendorTable({ snapshot }: ExportSource): Table {
  return tableOf<RecordRef>(
    'Vendors',
    [
      idColumn('Vendor'),
      field('Name', 28, 'name'),
      OWNER,
      field('Method', 12, 'method', choiceCell),
      field('Criticality', 12, 'criticality', choiceCell),
      ofReport('Report type', 12, 'type'),
      ofReport('Report from', 12, 'start', dayCell),
      ofReport('Report to', 12, 'end', dayCell),
      ofReport('Bridge letter', 13, 'bridge', dayCell),
      column('Covered until', 14, ({ record }) => dayOf(vendorCoverage(snapshot, record)?.until)),
      ofReport('Report', 36, 'path'),
      column('CUECs', 50, cuecs),
      ...REVIEW,
      FILE,
    ],
    snapshot.records('vendor'),
  );
}

/** People, with whether they work here on the judged day. */
export function personTable({ snapshot, asOf }: ExportSource): Table {
  return tableOf<RecordRef>(
    'People',
    [
      idColumn('Person'),
      field('Name', 28, 'name'),
      field('Email', 32, 'email'),
      field('Role', 28, 'role'),
      field('Joined', 12, 'joined', dayCell),
      field('Left', 12, 'left', dayCell),
      field('Stated active', 13, 'active', flagCell),
      column('Active', 10, ({ record }) => (isActive(record, asOf) ? 'yes' : 'no')),
      FILE,
    ],
    snapshot.records('person'),
  );
}
