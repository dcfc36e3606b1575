/** `plumbline completion SHELL`: prints the script by which a shell completes what is typed after `plumbline`. */

import * as l10n from '@vscode/l10n';

import type { Invocation } from './arguments.ts';
import { bashScript } from './completion-bash.ts';
import { fishScript } from './completion-fish.ts';
import { commandWords, type CommandWords } from './completion-words.ts';
import { zshScript } from './completion-zsh.ts';
import { EXIT_CLEAN, type ExitCode } from './exit-codes.ts';
import { writeOut } from './host.ts';
import { SHELLS } from './options.ts';
import { UsageError } from './usage-error.ts';

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], (commands: readonly CommandWords[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Prints the script. */
export function completion({ parameters: [written] }: Invocation): ExitCode {
  const shell = SHELLS.find((one) => one === written);
  if (shell === undefined) {
    const said = written === undefined ? '' : `${l10n.t('There is no completion for “{0}”.', written)} `;
    throw new UsageError(`${said}${l10n.t('completion takes the name of a shell: {0}.', SHELLS.join(', '))}`);
  }
  writeOut(SCRIPTS[shell](commandWords()));
  return EXIT_CLEAN;
}
