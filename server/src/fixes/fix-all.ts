/** Applies all safe fixes of a folder in memory, until none is left: what is written afterwards, or only shown. */

import type { Engine } from '../engine/engine.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { applyEdits, inOrder } from './apply.ts';
import { SAFE_CODES, safeFixes } from './registry.ts';

/** What safe fixes make of a document. */
export interface FixedDocument {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
  /** The text that was given, and what has become of it; never the same. */
  readonly before: string;
  readonly after: string;
  /** How many fixes were applied. */
  readonly count: number;
}

export interface FixAllRequest {
  /** Takes the texts as they become, so that it knows afterwards what is left. It must have been told to expect changes. */
  readonly engine: Engine;
  readonly documents: readonly IndexedDocument[];
  /** The text of a document from which its facts were drawn; undefined: it is to stay as it is. */
  readonly textOf: (uri: DocumentUri) => string | undefined;
}

/** A fix may bring to light what another one fixes. More rounds than any chain of ours is long: fixes that undo each other end. */
const MOST_ROUNDS = 10;

/** Applies what comments and the baseline do not silence. Gives the documents that changed, in the order they came in. */
export async function fixAll({ engine, documents, textOf }: FixAllRequest): Promise<readonly FixedDocument[]> {
  const fixed = new Map<DocumentUri, FixedDocument>();
  const left = new Set<DocumentUri>();
  let pending = documents.map(({ uri, path }) => ({ uri, path }));
  for (let round = 0; round < MOST_ROUNDS && pending.length > 0; round += 1) {
    const changed: typeof pending = [];
    for (const document of pending) {
      const { uri, path } = document;
      // Most have nothing to be fixed, and need not even be read.
      if (left.has(uri) || engine.findings(uri)?.findings.some(({ code }) => SAFE_CODES.has(code)) !== true) continue;
      const known = fixed.get(uri);
      const text = known?.after ?? textOf(uri);
      if (text === undefined) {
        left.add(uri);
        continue;
      }
      // oxlint-disable-next-line eslint/no-await-in-loop -- each starts from what the one before has left
      const fixes = await safeFixes({ engine, uri, text });
      if (fixes.length === 0) continue;
      const after = applyEdits(text, inOrder(fixes.flat()));
      fixed.set(uri, { uri, path, before: known?.before ?? text, after, count: (known?.count ?? 0) + fixes.length });
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise; only plumbline.yml has everything read anew
      if (engine.workspace.setText(uri, after)) await engine.workspace.load();
      changed.push(document);
    }
    // What became of one can bring something to light in any other.
    pending = changed.length > 0 ? documents.map(({ uri, path }) => ({ uri, path })) : [];
  }
  return documents.flatMap(({ uri }) => {
    const one = fixed.get(uri);
    return one === undefined || one.after === one.before ? [] : [one];
  });
}
