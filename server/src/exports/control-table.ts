/**
 * The control matrix as a table: of each control what an auditor asks for.
 *
 * l10n: headings are English in each language, since an import recognizes its columns by them.
 */

import { date } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import { recordKey } from '../reports/matrix-report.ts';
import { earlierDefinitions, expectedEvidence, statedCriteria } from './control-parts.ts';
import type { ExportSource } from './export-source.ts';
import {
  choiceCell,
  dayCell,
  dayOf,
  frequencyCell,
  idsCell,
  levelCell,
  listCell,
  SEPARATOR,
  textCell,
} from './record-cells.ts';
import { type Cell, type Column, column, type Table, tableOf } from './table.ts';

type State = Occurrence['state'];

/** What its CSV begins with, and is known by. */
export const CONTROL_HEADINGS = 'Control,Title,Description,Owner,Type,Nature,Layer,Frequency,Criteria,';

/** The matrix by control, in the order of their IDs. Retired controls are left out, as they are from the matrix. */
export function controlTable(source: ExportSource): Table {
  return tableOf('Controls', columnsOf(source), source.matrix.controls);
}

/** How many occurrences stand so. */
export function countState(row: ControlRow, state: State): number {
  let count = 0;
  for (const one of row.readiness.occurrences) if (one.state === state) count += 1;
  return count;
}

/** The last day on which the next evidence of a control is in time; undefined where nothing is to come. */
export function nextDue({ readiness }: ControlRow): string | undefined {
  return readiness.occurrences.find(({ state }) => state === 'upcoming')?.due;
}

/** The last day on which evidence of a control was collected, up to the judged day. */
function lastEvidence({ asOf }: ExportSource, { readiness }: ControlRow): string | undefined {
  let last: string | undefined;
  for (const { record } of readiness.evidence) {
    const collected = date(record, 'collected');
    if (collected !== undefined && collected <= asOf && (last === undefined || collected > last)) last = collected;
  }
  return last;
}

/** The findings of a control on one line: `warning control-owner-missing, …`. */
function findingsCell({ findingsOf }: ExportSource, { control }: ControlRow): Cell {
  const found = findingsOf.get(control.current ?? control) ?? [];
  return found.length === 0 ? undefined : found.map(({ severity, code }) => `${severity} ${code}`).join(SEPARATOR);
}

function linesCell(lines: readonly string[]): Cell {
  return lines.length === 0 ? undefined : lines.join('\n');
}

function columnsOf(source: ExportSource): readonly Column<ControlRow>[] {
  const { snapshot, goal } = source;
  const text = (heading: string, width: number, name: string): Column<ControlRow> =>
    column(heading, width, ({ control }) => textCell(control.record, name));
  const choice = (heading: string, width: number, name: string): Column<ControlRow> =>
    column(heading, width, ({ control }) => choiceCell(control.record, name));
  const count = (heading: string, state: State): Column<ControlRow> =>
    column(heading, 11, (row) => countState(row, state));
  return [
    column('Control', 14, ({ control }) => recordKey(control)),
    text('Title', 36, 'title'),
    text('Description', 50, 'description'),
    text('Owner', 18, 'owner'),
    choice('Type', 12, 'type'),
    choice('Nature', 12, 'nature'),
    choice('Layer', 12, 'layer'),
    column('Frequency', 13, ({ control }) => frequencyCell(control.record, 'frequency')),
    column('Criteria', 24, ({ control }) => listCell(statedCriteria(snapshot, control))),
    column('Policies', 20, ({ readiness }) => idsCell(readiness.policies)),
    text('Systems', 18, 'systems'),
    text('Risks', 16, 'risks'),
    choice('Status', 12, 'status'),
    column('Readiness', 12, ({ readiness }) => levelCell(readiness.level, goal)),
    column('Next step', 40, ({ readiness }) => readiness.next),
    column('Expected', 11, ({ readiness }) => readiness.occurrences.length),
    count('Performed', 'performed'),
    count('Late', 'late'),
    count('Missing', 'missing'),
    count('Excepted', 'excepted'),
    count('Upcoming', 'upcoming'),
    column('Next due', 12, (row) => dayOf(nextDue(row))),
    column('Last evidence', 14, (row) => dayOf(lastEvidence(source, row))),
    column('Evidence', 30, ({ readiness }) => idsCell(readiness.evidence)),
    column('Findings', 36, (row) => findingsCell(source, row)),
    column('Last reviewed', 14, ({ control }) => dayCell(control.record, 'last_reviewed')),
    text('Review cadence', 15, 'review_cadence'),
    column('Next review', 13, ({ control }) => dayOf(reviewDue(control.record)?.due)),
    column('Started', 12, ({ control }) => dayCell(control.record, 'started')),
    column('Retired', 12, ({ control }) => dayCell(control.record, 'retired')),
    column('Expected evidence', 36, ({ control }) => linesCell(expectedEvidence(control.record))),
    text('Tests', 36, 'tests'),
    column('History', 30, ({ control }) => linesCell(earlierDefinitions(control.record))),
    column('File', 30, ({ control }) => control.document.path),
  ];
}
