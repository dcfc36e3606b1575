/** Shows that a folder is being read, in the editor's own way, once that takes long enough to notice. */

import * as l10n from '@vscode/l10n';
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

  /** So many of a folder's documents have been read. */
  report(folder: DocumentUri, read: number, total: number): void {
    if (!this.supported || total < NOTICEABLE) return;
    let running = this.#running.get(folder);
    if (running === undefined) {
      running = this.#connection.window.createWorkDoneProgress();
      this.#running.set(folder, running);
      this.#tell(running, (reporter) => reporter.begin('Plumbline', 0, l10n.t('reading policies and registers')));
    }
    const percentage = Math.round((100 * read) / Math.max(1, total));
    this.#tell(running, (reporter) => reporter.report(percentage, l10n.t('{0} of {1} documents', read, total)));
  }

  /** The folder has been read. */
  done(folder: DocumentUri): void {
    const running = this.#running.get(folder);
    this.#running.delete(folder);
    if (running !== undefined) this.#tell(running, (reporter) => reporter.done());
  }

  /** A client that refuses to show progress is not asked why: reading goes on all the same. */
  #tell(
    running: Promise<WorkDoneProgressServerReporter>,
    tell: (reporter: WorkDoneProgressServerReporter) => void,
  ): void {
    running.then(tell).catch(() => undefined);
  }
}
