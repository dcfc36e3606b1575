/** What every export is made of: one judged workspace, with what was found in each record. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Engine } from '../engine/engine.ts';
import { positionAt } from '../facts/line-starts.ts';
import { goalOf } from '../readiness/ladder.ts';
import type { Matrix } from '../readiness/matrix.ts';
import { severityOf } from '../rules/severity-of.ts';
import type { Severity } from '../workspace/severity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';

/** A finding as an export tells of it. */
export interface ExportFinding {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly path: string;
  /** From 1, as people count. */
  readonly line: number;
  /** The record in which it stands, where it stands in one. */
  readonly record: RecordRef | undefined;
}

export interface ExportSource {
  readonly snapshot: Snapshot;
  readonly asOf: CivilDate;
  readonly matrix: Matrix;
  /** The level at which this engagement needs its controls. */
  readonly goal: 'evidenced' | 'operating';
  /** What is found and neither silenced nor in the baseline, by file, then place; as grave as the folder itself says. */
  readonly findings: readonly ExportFinding[];
  readonly findingsOf: ReadonlyMap<RecordRef, readonly ExportFinding[]>;
}

/** Everything is checked and reckoned here, once. Digests that are to be told of have to be known by now. */
export function exportSourceOf(engine: Engine): ExportSource {
  const { snapshot } = engine;
  const findings = engine.judgedDocuments().flatMap((document) => findingsIn(engine, document));
  const findingsOf = new Map<RecordRef, ExportFinding[]>();
  for (const finding of findings) {
    if (finding.record === undefined) continue;
    const known = findingsOf.get(finding.record);
    if (known === undefined) findingsOf.set(finding.record, [finding]);
    else known.push(finding);
  }
  return {
    snapshot,
    asOf: snapshot.asOf,
    matrix: engine.readiness.matrix(),
    goal: goalOf(snapshot.configuration.engagement),
    findings,
    findingsOf,
  };
}

function findingsIn(engine: Engine, { uri }: IndexedDocument): readonly ExportFinding[] {
  const judged = engine.reported(uri);
  if (judged === undefined || judged.findings.length === 0) return [];
  const { document } = judged;
  const { facts, records, path } = document;
  return judged.findings.flatMap(({ code, message, start }) => {
    const severity = severityOf(engine.snapshot, code);
    if (severity === undefined) return [];
    const index = recordAt(facts.records, start);
    const record = index === undefined ? undefined : records[index];
    return [{ severity, code, message, path, line: positionAt(facts.lineStarts, start).line + 1, record }];
  });
}

interface Stretch {
  readonly range: { readonly start: number; readonly end: number };
}

/** The record in which a place lies; records stand in the order of the text. */
function recordAt(records: readonly Stretch[], place: number): number | undefined {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.range.start ?? Infinity) <= place) low = middle + 1;
    else high = middle;
  }
  const end = records[low - 1]?.range.end;
  return end !== undefined && place <= end ? low - 1 : undefined;
}
