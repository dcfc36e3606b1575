/** Measures how long starting takes: a person waits for it, so that it is written to the output and held by a benchmark. */
import { l10n } from 'vscode';

import type { ActivationTimes } from './api.ts';

export class ActivationClock {
  readonly #started = performance.now();
  #times: ActivationTimes = { returned: undefined, serverRunning: undefined, workspaceRead: undefined };

  get times(): ActivationTimes {
    return this.#times;
  }

  /** Notes that a step is done; only the first time counts. */
  note(step: keyof ActivationTimes): void {
    if (this.#times[step] !== undefined) return;
    this.#times = { ...this.#times, [step]: Math.round(performance.now() - this.#started) };
  }

  /** In words, for the output. */
  toString(): string {
    const { returned, serverRunning, workspaceRead } = this.#times;
    return l10n.t(
      'Activated in {0} ms; the server answered after {1} ms and had read the workspace after {2} ms.',
      returned ?? '…',
      serverRunning ?? '…',
      workspaceRead ?? '…',
    );
  }
}
