/** What the matrix is made of, in one shape for every format, and how its records are called. */

import { frequencyWord } from '../domain/recurrence.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { frequency, text, values } from '../facts/record.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import type { Matrix } from '../readiness/matrix.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

export interface MatrixReport {
  readonly snapshot: Snapshot;
  readonly matrix: Matrix;
}

/** What a record is called in a report: its ID or, where it has none, the path of its file. */
export function recordKey({ record, document }: RecordRef): string {
  return record.id?.text ?? document.path;
}

/** The title or name of a record. */
export function recordTitle(record: RecordFacts): string | undefined {
  return text(record, 'title') ?? text(record, 'name');
}

/** Its owner; where several are written, all of them, since none of them is the one. */
export function ownerText(record: RecordFacts): string | undefined {
  const owners = values(record, 'owner').map((owner) => owner.text);
  return owners.length === 0 ? undefined : owners.join(', ');
}

/** The format's word for how often a control operates; as written where there is no word. */
export function frequencyText(record: RecordFacts): string | undefined {
  const often = frequency(record, 'frequency');
  return (often === undefined ? undefined : frequencyWord(often)) ?? text(record, 'frequency');
}

/** The criteria that a record maps, written out, each once: `CC6.1`, and with its framework where that is not the built-in one. */
export function criteriaText(snapshot: Snapshot, control: RecordRef): readonly string[] {
  const found = new Set<string>();
  const builtIn = `${TSC_2017.id}.`;
  for (const reference of criteriaOf(control)) {
    for (const key of snapshot.expand(reference)) found.add(key.startsWith(builtIn) ? key.slice(builtIn.length) : key);
  }
  return [...found];
}
