// Says on the console how each test went, in lines which the runner outside recognizes among VS Code's own.
import 'mocha/mocha.js';

import { lineMark } from '../line-protocol.ts';

/** A mocha reporter for a host whose only way out is the console. */
export class LineReporter extends Mocha.reporters.Base {
  /** Mocha calls this with the runner it is about to start. */
  constructor(runner: Mocha.Runner) {
    super(runner);
    runner.on('pass', (test) => say(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('pending', (test) => say(`  ✗ ${test.fullTitle()}: skipped`));
    runner.on('fail', (test, error: unknown) => {
      say(`  ✗ ${test.fullTitle()}`);
      for (const line of describeError(error).split('\n')) say(`      ${line}`);
    });
  }
}

/** Writes one line for the person who runs the tests. */
export function say(line: string): void {
  console.log(`${lineMark}${line}`);
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? '';
  return stack.includes(error.message) ? stack : `${error.name}: ${error.message}\n${stack}`;
}
