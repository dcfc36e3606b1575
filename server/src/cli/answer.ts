/** Asks a person at the terminal. */

import { createInterface } from 'node:readline';

import { writeError } from './host.ts';

/** Asks a question on standard error, and gives the line that is typed: an empty one at the end of the input. */
export function answerTo(question: string): Promise<string> {
  writeError(question);
  // Without its own editing of the line, so that the terminal hears Ctrl-C as always.
  const lines = createInterface({ input: process.stdin, terminal: false });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => resolve(''));
  });
}
