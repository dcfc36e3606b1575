/** Lets a long import be watched and called off: whoever works through rows or files says so here now and then. */

import type { ImportPace } from './import-plan.ts';

/** So many rows are read in a few milliseconds. */
const BETWEEN = 500;

/** What ends an import that was called off; only `planImport` sees it. */
export class CalledOff extends Error {}

/** The steps of one import. */
export class ImportSteps {
  readonly #pace: ImportPace;

  constructor(pace: ImportPace) {
    this.#pace = pace;
  }

  /** So much of so much is done. Throws `CalledOff` where nobody wants the rest. */
  async at(done: number, total: number): Promise<void> {
    const { isCancelled, onProgress, pause } = this.#pace;
    onProgress?.(done, total);
    await pause?.();
    if (isCancelled?.() === true) throw new CalledOff();
  }

  /** The same for each of many: says so of every few hundredth alone. */
  each(index: number, total: number): Promise<void> | undefined {
    return index % BETWEEN === 0 ? this.at(index, total) : undefined;
  }
}
