/** Runs every check, and keeps the findings until something they rest on changes. */

import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { CheckedDocument } from './checked-document.ts';
import type { Judged } from './suppressions.ts';

export class Checker {
  readonly #snapshot: Snapshot;
  readonly #documents = new Map<DocumentUri, CheckedDocument>();
  /** Documents whose findings were known and may be others now, since `takeDropped` was last called. */
  #dropped = new Set<DocumentUri>();
  #version = 0;
  readonly #noteDropped = (uri: DocumentUri): void => {
    this.#version += 1;
    this.#dropped.add(uri);
  };

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /**
   * The findings in a document and those that comments in it silence, in order of place and then of code, whatever their
   * severity in this workspace.
   */
  judged(document: IndexedDocument): Judged {
    const { uri } = document;
    let checked = this.#documents.get(uri);
    if (checked === undefined) {
      checked = new CheckedDocument(uri, this.#snapshot, this.#noteDropped);
      this.#documents.set(uri, checked);
    }
    return checked.judged(document);
  }

  /** Another number whenever the findings of any document may be others. */
  get version(): number {
    return this.#version;
  }

  /** To be called when a document's own text has changed or it is gone. */
  drop(uri: DocumentUri): void {
    this.#version += 1;
    const checked = this.#documents.get(uri);
    if (checked === undefined) return;
    this.#dropped.add(uri);
    if (this.#snapshot.document(uri) === undefined) {
      this.#documents.delete(uri);
      checked.forget();
    }
  }

  /** The documents whose findings are to be asked for anew, since the last call. */
  takeDropped(): ReadonlySet<DocumentUri> {
    const dropped = this.#dropped;
    this.#dropped = new Set();
    return dropped;
  }
}
