/** Asks a person at the terminal. */

import { createInterface } from 'node:readline';

import * as l10n from '@vscode/l10n';

import { writeError } from './host.ts';

/** Asks whether to go on, with what is planned before it, where that was not shown yet. A yes is one in English, or in the language of the question. */
export async function isWanted(plan?: string): Promise<boolean> {
  const question = l10n.t('Go on? (y/N)');
  const answer = await answerTo(plan === undefined ? `${question} ` : `${plan} ${question} `);
  const yes = l10n.t({ message: 'y', comment: ['What is typed for yes, after “Go on? (y/N)”'] });
  return ['y', 'yes', yes.toLowerCase()].includes(answer.trim().toLowerCase());
}

/** Asks a question on standard error, and gives the line that is typed: an empty one at the end of the input. */
function answerTo(question: string): Promise<string> {
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
