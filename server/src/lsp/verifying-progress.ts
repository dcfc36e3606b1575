/** Shows that evidence is being verified, once there is enough of it to notice, and lets a person call it off. */

import * as l10n from '@vscode/l10n';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { verifyingFigures } from '../reports/verifying-text.ts';
import type { DigestProgress } from '../workspace/file-digests.ts';
import type { DocumentUri } from '../workspace/file-system.ts';

/** Less than this is read before anyone looks. */
const NOTICEABLE_BYTES = 50_000_000;

interface Shown {
  readonly reporter: Promise<WorkDoneProgressServerReporter>;
  percentage: number;
}

export class VerifyingProgress {
  supported = false;
  readonly #connection: Connection;
  readonly #shown = new Map<DocumentUri, Shown>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** So much of a folder's evidence has been read. `cancel` is called if the person does not want to wait for the rest. */
  report(folder: DocumentUri, progress: DigestProgress, cancel: () => void): void {
    if (!this.supported || progress.bytes < NOTICEABLE_BYTES) return;
    const percentage = Math.floor((100 * progress.bytesRead) / progress.bytes);
    let shown = this.#shown.get(folder);
    if (shown === undefined) {
      shown = { reporter: this.#connection.window.createWorkDoneProgress(), percentage };
      this.#shown.set(folder, shown);
      this.#tell(shown, (reporter) => {
        reporter.begin('Plumbline', percentage, l10n.t('verifying evidence'), true);
        reporter.token.onCancellationRequested(cancel);
      });
      return;
    }
    // A gigabyte is a thousand reports, of which a person sees a hundred.
    if (shown.percentage === percentage) return;
    shown.percentage = percentage;
    this.#tell(shown, (reporter) =>
      reporter.report(percentage, l10n.t('evidence {0} of {1}, {2} of {3}', ...verifyingFigures(progress))),
    );
  }

  /** There is nothing to be verified any more. */
  done(folder: DocumentUri): void {
    const shown = this.#shown.get(folder);
    this.#shown.delete(folder);
    if (shown !== undefined) this.#tell(shown, (reporter) => reporter.done());
  }

  /** A client that refuses to show progress is not asked why: the work goes on all the same. */
  #tell({ reporter }: Shown, tell: (reporter: WorkDoneProgressServerReporter) => void): void {
    reporter.then(tell).catch(() => undefined);
  }
}
