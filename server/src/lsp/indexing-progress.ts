/** Shows that a folder is being read, in the editor's own way, once that takes long enough to notice. */

import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { DocumentUri } from '../workspace/file-system.ts';

/** Below this many documents reading is over before anyone looks. */
const NOTICEABLE = 500;

export class IndexingProgress {
  supported = false;
  readonly #connection: Connection;
  readonly #running = new Map<DocumentUri, Promise<WorkDoneProgressServerReporter>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  report(folder: DocumentUri, read: number, total: number): void {
    if (!this.supported || total < NOTICEABLE) return;
    let running = this.#running.get(folder);
    if (running === undefined) {
      running = this.#connection.window.createWorkDoneProgress();
      void running.then((reporter) => reporter.begin('Plumbline', 0, 'reading policies and registers'));
      this.#running.set(folder, running);
    }
    const percentage = Math.round((100 * read) / Math.max(1, total));
    void running.then((reporter) => reporter.report(percentage, `${read} of ${total} documents`));
  }

  done(folder: DocumentUri): void {
    const running = this.#running.get(folder);
    this.#running.delete(folder);
    void running?.then((reporter) => reporter.done());
  }
}
