/** `plumbline import`: shows what would be written and what was not understood, and then writes new files. */

import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import { systemClock } from '../host/clock.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { importTarget } from '../imports/import-target.ts';
import { formatOf, planImport } from '../imports/plan-import.ts';
import { REMEMBERED_FILE } from '../imports/remembered-columns.ts';
import { isWanted } from './answer.ts';
import type { Invocation } from './arguments.ts';
import { errorCode } from './error-code.ts';
import { EXIT_CLEAN, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { Turns } from './giving-way.ts';
import { isInputTerminal, printableError, writeError, writeOut } from './host.ts';
import type { ImportCommand } from './import-request.ts';
import { readSource } from './import-source.ts';
import { importText } from './import-text.ts';
import { loadFolder } from './loaded-folder.ts';
import { Progress } from './progress.ts';
import { pathFrom, uriOf } from './targets.ts';
import { UsageError } from './usage-error.ts';
import { writeNewFiles } from './write-new.ts';
import { writeWhole } from './write-whole.ts';

/** Runs the command. */
export async function importCommand(invocation: Invocation, current: string): Promise<ExitCode> {
  const { importing } = invocation;
  if (importing === undefined) throw new Error('import was asked for nothing'); // l10n: a mistake of ours
  const folder = resolve(current, importing.output);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UsageError(l10n.t('{0} is no folder.', importing.output));
  const { plan, kind } = await planOf(importing, folder, current, invocation.config);
  if (plan.refusal !== undefined) {
    writeError(
      `plumbline: ${printableError(`${importing.source}: ${plan.refusal}`)} ${l10n.t('Nothing was written.')}\n`,
    );
    return EXIT_USAGE;
  }
  const nameOf = (path: string): string => pathFrom(current, join(folder, path));
  writeOut(importText(plan, nameOf, importing.format === undefined ? kind : undefined));
  if (plan.files.length === 0 || importing.isDry) {
    writeOut(`${l10n.t('Nothing was written.')}\n`);
    return EXIT_CLEAN;
  }
  if (!importing.isAgreed) {
    if (!isInputTerminal())
      throw new UsageError(l10n.t('Nothing was written. Nobody can be asked here: if that is right, add --yes.'));
    if (!(await isWanted())) {
      writeOut(`${l10n.t('Nothing was written.')}\n`);
      return EXIT_CLEAN;
    }
  }
  // Whoever pressed Ctrl-C until here is heard before anything is written.
  await new Turns().take();
  writeNewFiles(folder, plan.files);
  if (plan.remember !== undefined) writeRemembered(folder, plan.remember.content);
  writeOut(
    plan.files.length === 1
      ? `${l10n.t('Wrote {0}.', printableError(nameOf(plan.files[0]?.path ?? '')))}\n`
      : `${l10n.t('Wrote {0} files.', plan.files.length)}\n`,
  );
  return EXIT_CLEAN;
}

/** Keeps what was said of columns. What was imported is there in any case. */
function writeRemembered(folder: string, content: string): void {
  const path = join(folder, REMEMBERED_FILE);
  try {
    mkdirSync(dirname(path), { recursive: true });
    // By a link it would be written outside of the folder.
    if (realpathSync(dirname(path)) !== join(realpathSync(folder), dirname(REMEMBERED_FILE)))
      throw new UsageError(l10n.t('{0} would be written outside of the folder, by a link.', REMEMBERED_FILE));
    writeWhole(path, content, statSync(path, { throwIfNoEntry: false }));
  } catch (error) {
    const code = errorCode(error) ?? l10n.t('unknown error');
    const sentence =
      error instanceof UsageError ? error.message : l10n.t('{0} cannot be written ({1}).', REMEMBERED_FILE, code);
    writeError(`plumbline: ${printableError(sentence)}\n`);
  }
}

/** The plan, with a word to whoever waits. */
async function planOf(command: ImportCommand, folder: string, current: string, config: string | undefined) {
  const { source, map, sheet } = command;
  const { files, format } = readSource(source, current, command.format);
  const target = { folder, uri: uriOf(folder), limits: undefined };
  const { engine } = await loadFolder({ target, asOf: systemClock.today(), config, current });
  const disk = nodeFileSystem({ mode: 'sync', folder: target.uri });
  const isInPlace = isSame(resolve(current, source), folder);
  const progress = new Progress();
  const turns = new Turns();
  try {
    const request = { files, format, map, sheet, isInPlace };
    const plan = await planImport(request, await importTarget(engine, disk), {
      onProgress: (done, total) => progress.say(() => l10n.t('Importing {0} of {1}', done, total)),
      pause: async () => {
        if (turns.areDue) await turns.take();
      },
    });
    if (plan === undefined) throw new Error('nobody can call off an import here'); // l10n: a mistake of ours
    return { plan, kind: formatOf(request) };
  } finally {
    progress.clear();
  }
}

function isSame(one: string, other: string): boolean {
  return existsSync(other) && realpathSync(one) === realpathSync(other);
}
