/**
 * What an editor shows and does not ask for again by itself (lenses, hints, colours): remembers what it rests on, and says when
 * something of that has changed.
 */

import type { Dependencies, Droppable, Key, ReadKeys } from '../workspace/dependencies.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';

/** What was shown of one document, as long as its text is the same. */
interface ShownDocument {
  readonly revision: number;
  readonly answers: Map<string, ShownAnswer>;
}

export class ShownAnswers {
  readonly #dependencies: Dependencies;
  readonly #documents = new Map<DocumentUri, ShownDocument>();
  #isOutdated = false;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Computes an answer about a document and remembers what it rests on. `name` tells the answers about one document apart;
   * an earlier one of that name is shown no more.
   */
  give<T>(document: IndexedDocument, name: string, compute: () => T): T {
    let shown = this.#documents.get(document.uri);
    if (shown?.revision !== document.revision) {
      this.forget(document.uri);
      this.#documents.set(document.uri, (shown = { revision: document.revision, answers: new Map() }));
    }
    shown.answers.get(name)?.end();
    const { value, keys } = this.#dependencies.record(compute, true);
    const { revision } = shown;
    const changed = (): void => {
      shown.answers.delete(name);
      // Of a document that is edited the editor asks for everything by itself.
      if (document.revision === revision) this.#isOutdated = true;
    };
    shown.answers.set(name, new ShownAnswer(this.#dependencies, keys, changed));
    return value;
  }

  /** A document is shown no more, or with another text. */
  forget(uri: DocumentUri): void {
    const shown = this.#documents.get(uri);
    this.#documents.delete(uri);
    for (const answer of shown?.answers.values() ?? []) answer.end();
  }

  /** Whether something that is shown may be another now; true once for each change. */
  takeOutdated(): boolean {
    const isOutdated = this.#isOutdated;
    this.#isOutdated = false;
    return isOutdated;
  }
}

/** Hears of a change of what an answer rests on, once. */
class ShownAnswer implements Droppable {
  readonly #dependencies: Dependencies;
  readonly #sources: ReadKeys;
  readonly #changed: () => void;

  constructor(dependencies: Dependencies, keys: ReadonlySet<Key>, changed: () => void) {
    this.#dependencies = dependencies;
    this.#changed = changed;
    this.#sources = dependencies.watch(this, keys);
  }

  drop(): void {
    this.end();
    this.#changed();
  }

  end(): void {
    this.#dependencies.unwatch(this, this.#sources);
  }
}
