/**
 * Criteria, occurrences, evidence and findings as tables.
 *
 * l10n: headings are English in each language, since an import recognizes its columns by them.
 */

import { readSha256 } from '../domain/sha256.ts';
import { period, text, value } from '../facts/record.ts';
import { integrityOf } from '../readiness/evidence-integrity.ts';
import { coveredBy } from '../readiness/operation.ts';
import { isCurrentEvidence, isKept } from '../readiness/evidence-standing.ts';
import type { CriterionRow } from '../readiness/matrix.ts';
import type { Occurrence, OccurrenceState } from '../readiness/occurrences.ts';
import { recordKey } from '../reports/matrix-report.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { ExportFinding, ExportSource } from './export-source.ts';
import { dayCell, dayOf, idsCell, levelCell, listCell, textCell } from './record-cells.ts';
import { type Cell, column, type Table, tableOf } from './table.ts';

/** Every criterion in scope with what speaks to it, in the catalogue's order. */
export function criterionTable({ matrix, goal }: ExportSource): Table {
  return tableOf<CriterionRow>(
    'Criteria',
    [
      column('Criterion', 12, ({ criterion }) => criterion.id),
      column('Framework', 14, ({ framework }) => framework.id),
      column('Category', 20, ({ criterion }) => criterion.category ?? criterion.family),
      column('Label', 44, ({ criterion }) => criterion.label),
      column('Readiness', 12, ({ readiness }) => levelCell(readiness, goal)),
      column('Policies', 30, ({ policies }) => idsCell(policies)),
      column('Controls', 40, ({ controls }) => idsCell(controls)),
    ],
    matrix.criteria.filter(({ inScope }) => inScope),
  );
}

interface OccurrenceRow {
  readonly control: RecordRef;
  readonly occurrence: Occurrence;
}

/** The state of an occurrence with its tone. */
function stateCell(state: OccurrenceState): Cell {
  const tones = { performed: 'good', late: 'partial', missing: 'poor', excepted: 'partial' } as const;
  return state === 'upcoming' ? state : { word: state, tone: tones[state] };
}

/** Each expected occurrence of each control, in the order of the matrix and then of time. */
export function occurrenceTable({ matrix }: ExportSource): Table {
  return tableOf<OccurrenceRow>(
    'Occurrences',
    [
      column('Control', 14, ({ control }) => recordKey(control)),
      column('Title', 36, ({ control }) => textCell(control.record, 'title')),
      column('Owner', 18, ({ control }) => textCell(control.record, 'owner')),
      column('From', 12, ({ occurrence }) => ({ day: occurrence.start })),
      column('To', 12, ({ occurrence }) => ({ day: occurrence.end })),
      column('State', 12, ({ occurrence }) => stateCell(occurrence.state)),
      column('Due', 12, ({ occurrence }) => ({ day: occurrence.due })),
      column('Event', 16, ({ occurrence }) => occurrence.event?.id),
      column('Evidence', 30, ({ occurrence }) => listCell(occurrence.evidence)),
    ],
    matrix.controls.flatMap(({ control, readiness }) =>
      readiness.occurrences.map((occurrence) => ({ control, occurrence })),
    ),
  );
}

/** What is known of the file of an evidence record, in a word. */
function integrityWord(snapshot: Snapshot, evidence: RecordRef): string | undefined {
  if (text(evidence.record, 'path') === undefined) return undefined;
  if (!isKept(snapshot, evidence) && integrityOf(snapshot, evidence)?.state !== 'differs') return 'missing';
  const integrity = integrityOf(snapshot, evidence);
  if (integrity === undefined) return 'not stated';
  if (integrity.state === 'verified') return 'verified';
  if (integrity.state === 'differs') return 'changed';
  return integrity.state === 'folder' ? 'a folder' : 'not read';
}

/** The SHA-256 that a record states, in small letters; undefined where it states none, or one that is none. */
export function statedDigest({ record }: RecordRef): string | undefined {
  const written = value(record, 'sha256');
  return written === undefined ? undefined : readSha256(written.text);
}

function integrityCell(snapshot: Snapshot, evidence: RecordRef): Cell {
  const word = integrityWord(snapshot, evidence);
  if (word === 'verified') return { word, tone: 'good' };
  return word === 'changed' || word === 'missing' ? { word, tone: 'poor' } : word;
}

/** Every evidence record, in the order of files, with what its file was found to be. */
export function evidenceTable({ snapshot }: ExportSource): Table {
  return tableOf<RecordRef>(
    'Evidence',
    [
      column('Evidence', 22, (one) => recordKey(one)),
      column('Title', 32, ({ record }) => textCell(record, 'title')),
      column('Controls', 18, ({ record }) => textCell(record, 'controls')),
      column('Period', 14, ({ record }) =>
        period(record, 'period') === undefined ? undefined : textCell(record, 'period'),
      ),
      column('From', 12, ({ record }) => dayOf(coveredBy(record)?.start)),
      column('To', 12, ({ record }) => dayOf(coveredBy(record)?.end)),
      column('Collected', 12, ({ record }) => dayCell(record, 'collected')),
      column('Collector', 18, ({ record }) => textCell(record, 'collector')),
      column('Reviewer', 18, ({ record }) => textCell(record, 'reviewer')),
      column('Source', 18, ({ record }) => textCell(record, 'source')),
      column('Path', 40, ({ record }) => textCell(record, 'path')),
      column('Address', 40, ({ record }) => textCell(record, 'url')),
      column('Stated SHA-256', 66, (one) => statedDigest(one) ?? textCell(one.record, 'sha256')),
      column('Integrity', 12, (one) => integrityCell(snapshot, one)),
      column('Expires', 12, ({ record }) => dayCell(record, 'expires')),
      column('Counts', 10, (one) => (isCurrentEvidence(snapshot, one) ? 'yes' : 'no')),
      column('File', 30, ({ document }) => document.path),
    ],
    snapshot.records('evidence'),
  );
}

const SEVERITY_TONES = { error: 'poor', warning: 'partial', information: 'partial', hint: 'good' } as const;

/** What is found and neither silenced nor in the baseline. */
export function findingTable({ findings }: ExportSource): Table {
  return tableOf<ExportFinding>(
    'Findings',
    [
      column('Severity', 12, ({ severity }) => ({ word: severity, tone: SEVERITY_TONES[severity] })),
      column('Rule', 30, ({ code }) => code),
      column('Finding', 80, ({ message }) => message),
      column('Record', 20, ({ record }) => record?.id),
      column('File', 36, ({ path }) => path),
      column('Line', 8, ({ line }) => line),
    ],
    findings,
  );
}
