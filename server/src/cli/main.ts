/** The program of the command line: reads the arguments, runs the command and ends with its exit code. */

import * as l10n from '@vscode/l10n';

import { GitFault } from '../git/git-fault.ts';
import { readArguments } from './arguments.ts';
import { EXIT_CLEAN, EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { isDebugging, printableError, writeError, writeOut } from './host.ts';
import { chooseLanguage } from './language.ts';
import { UsageError } from './usage-error.ts';

export { isExercised } from './exercise.ts';

/** Runs a command. Undefined: it goes on by itself, as the language server does. */
async function run(args: readonly string[]): Promise<ExitCode | undefined> {
  chooseLanguage(process.env);
  const request = readArguments(args);
  // Each command is loaded when it is called for: most of what there is, no single call needs.
  if (request.kind !== 'run') {
    const { helpText } = await import('./help.ts');
    if (request.kind === 'version') {
      const { packageVersion } = await import('../host/package-files.ts');
      writeOut(`${packageVersion()}\n`);
      return EXIT_CLEAN;
    }
    if (request.kind === 'help') {
      writeOut(helpText(request.command));
      return EXIT_CLEAN;
    }
    writeError(helpText(undefined));
    return EXIT_USAGE;
  }
  const { invocation } = request;
  const current = currentFolder();
  switch (invocation.command) {
    case 'check':
      if (invocation.writesBaseline) return (await import('./write-baseline.ts')).writeBaseline(invocation, current);
      if (invocation.fixes !== undefined) return (await import('./fix-command.ts')).fix(invocation, current);
      if (invocation.watches) return (await import('./watch-command.ts')).watchFolders(invocation, current);
      if (invocation.cache !== undefined) return (await import('./cached-check.ts')).cachedCheck(invocation, current);
      return (await import('./check-command.ts')).check(invocation, current);
    case 'matrix':
      return (await import('./matrix-command.ts')).matrix(invocation, current);
    case 'timeline':
      return (await import('./timeline-command.ts')).timeline(invocation, current);
    case 'export':
      return (await import('./export-command.ts')).exportCommand(invocation, current);
    case 'import':
      return (await import('./import-command.ts')).importCommand(invocation, current);
    case 'diff':
      return (await import('./diff-command.ts')).diff(invocation, current);
    case 'log':
      return (await import('./log-command.ts')).log(invocation, current);
    case 'explain':
      return (await import('./explain-command.ts')).explain(invocation);
    case 'init':
      if (invocation.hook) return (await import('./hook-command.ts')).initHook(invocation, current);
      return (await import('./init-command.ts')).init(invocation, current);
    case 'completion':
      return (await import('./completion-command.ts')).completion(invocation);
    case 'lsp':
      (await import('./language-server.ts')).startLanguageServer();
      return undefined;
    default:
      return invocation.command satisfies never;
  }
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError(l10n.t('The current folder is no longer there: go to another one.'));
  }
}

/** One sentence for a mistake of the caller; for one of ours, where it happened too, if somebody asks for that. */
function fail(error: unknown): ExitCode {
  if (error instanceof UsageError || error instanceof GitFault) {
    writeError(`plumbline: ${printableError(error.message)}\n`);
    return EXIT_USAGE;
  }
  const reason = error instanceof Error ? error.message : String(error);
  const said = l10n.t('Something went wrong inside Plumbline: {0} ({1} shows where.)', reason, 'PLUMBLINE_DEBUG=1');
  writeError(`plumbline: ${printableError(said)}\n`);
  if (isDebugging() && error instanceof Error) writeError(`${error.stack ?? ''}\n`);
  return EXIT_INTERNAL;
}

process.on('SIGINT', () => process.exit(EXIT_INTERRUPTED));

void run(process.argv.slice(2))
  .catch(fail)
  .then((code) => {
    if (code !== undefined) process.exit(code);
  });
