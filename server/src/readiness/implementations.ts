/** Where source code says that it implements a control. */

import { positionAt } from '../facts/line-starts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';

/** A line of source code that names a control. */
export interface Implementation {
  readonly document: IndexedDocument;
  /** Counted from 0. */
  readonly line: number;
}

/** The lines that name a control, each once, by their files and then from above; none for one without an ID. */
export function implementationsOf(snapshot: Snapshot, { id }: RecordRef): readonly Implementation[] {
  if (id === undefined) return [];
  const found: Implementation[] = [];
  for (const { document, use, reference } of snapshot.references(id)) {
    if (use.source !== 'code' || reference === undefined) continue;
    const { line } = positionAt(document.facts.lineStarts, reference.start);
    const last = found.at(-1);
    if (last?.document !== document || last.line !== line) found.push({ document, line });
  }
  return found;
}

/** Whether any source code names a control. */
export function isImplemented(snapshot: Snapshot, { id }: RecordRef): boolean {
  return id !== undefined && snapshot.uses(id).some(({ use }) => use.source === 'code');
}
