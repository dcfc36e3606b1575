// Loads mocha's browser build, which runs in a worker and in Node alike, and puts `describe` and `it` in place.
import 'mocha/mocha.js';

import type { Counts } from '../line-protocol.ts';
import { LineReporter } from './line-reporter.ts';

mocha.setup({ ui: 'bdd', reporter: LineReporter, timeout: 60_000 });

/** Runs what has been described under a title, or all the rest. A test that was skipped counts as failed. */
export function runDescribedTests(title: string, isUnder: boolean): Promise<Counts> {
  mocha.fgrep(title);
  if (!isUnder) mocha.invert();
  return new Promise((resolve) => {
    // The browser build's own run() reads the page's address, which an extension host does not have.
    const runner = Mocha.prototype.run.call(mocha, (failures) => {
      const { passes, pending } = runner.stats ?? { passes: 0, pending: 0 };
      resolve({ passed: passes, failed: failures + pending });
    });
  });
}
