/** `plumbline init --hook`: a Git hook that checks what is staged before each commit; `--remove` takes it away again. */

import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import * as l10n from '@vscode/l10n';

import { isWanted } from './answer.ts';
import type { Invocation } from './arguments.ts';
import { EXIT_CLEAN, type ExitCode } from './exit-codes.ts';
import { foldersOfHook, HOOK, HOOK_BEFORE, hookScript, isOurHook } from './hook-script.ts';
import { type HookPlace, hookPlaceOf } from './hook-place.ts';
import { isInputTerminal, printableError, writeOut } from './host.ts';
import { folderOf, pathFrom } from './targets.ts';
import { UsageError } from './usage-error.ts';
import { errorCode } from './error-code.ts';
import { writeWhole } from './write-whole.ts';

/** The hook as it is, and what is to be known of the place. */
interface Hook {
  readonly place: HookPlace;
  readonly path: string;
  /** Where one is kept that was there before. */
  readonly before: string;
  /** As a person names them. */
  readonly name: string;
  readonly beforeName: string;
  /** Undefined where there is none. */
  readonly text: string | undefined;
  /** The folders of which it is; undefined where it is not as we wrote it. */
  readonly folders: readonly string[] | undefined;
}

/** Installs the hook, or takes it away. */
export async function initHook(invocation: Invocation, current: string): Promise<ExitCode> {
  const written = invocation.parameters[0] ?? '.';
  const target = folderOf(invocation.parameters[0], 'init', current);
  const hook = hookAt(hookPlaceOf(target.folder, written), current);
  try {
    return invocation.removes ? remove(hook) : await install(hook, invocation.isAgreed);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UsageError(l10n.t('{0} cannot be written ({1}).', hook.name, code));
  }
}

function hookAt(place: HookPlace, current: string): Hook {
  const path = join(place.hooks, HOOK);
  const before = join(place.hooks, HOOK_BEFORE);
  const nameOf = (one: string): string => {
    const relative = pathFrom(current, one);
    return printableError(relative.startsWith('../../..') ? one : relative);
  };
  const text = lstatSync(path, { throwIfNoEntry: false }) === undefined ? undefined : readText(path);
  const folders = text === undefined ? undefined : foldersOfHook(text);
  return { place, path, before, name: nameOf(path), beforeName: nameOf(before), text, folders };
}

/** The text of a hook; empty for one that leads nowhere or is no text. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function install(hook: Hook, isAgreed: boolean): Promise<ExitCode> {
  const { place, path, before, name, beforeName, text, folders } = hook;
  refuseForeign(place);
  if (folders?.includes(place.folder) === true) {
    writeOut(`${l10n.t('{0} checks this folder already.', name)}\n`);
    return EXIT_CLEAN;
  }
  if (folders === undefined && text !== undefined) {
    if (isOurHook(text)) throw new UsageError(changedSince(name));
    if (existsSync(before)) {
      throw new UsageError(
        l10n.t('{0} and {1} are there, and the second would be lost: move it away first.', name, beforeName),
      );
    }
  }
  const plan =
    folders === undefined && text !== undefined
      ? l10n.t(
          '{0} is there. It becomes {1}, and is run first by a new one, which checks what is staged.',
          name,
          beforeName,
        )
      : l10n.t('{0} is written, which checks what is staged before each commit.', name);
  if (!isAgreed) {
    if (!isInputTerminal())
      throw new UsageError(l10n.t('{0} Nobody can be asked here: if that is right, add --yes.', plan));
    if (!(await isWanted(plan))) {
      writeOut(`${l10n.t('Nothing was changed.')}\n`);
      return EXIT_CLEAN;
    }
  }
  mkdirSync(place.hooks, { recursive: true });
  const isMoved = folders === undefined && text !== undefined;
  if (isMoved) renameSync(path, before);
  try {
    write(path, [...(folders ?? []), place.folder]);
  } catch (error) {
    if (isMoved) renameSync(before, path);
    throw error;
  }
  // l10n: what is typed
  const command = 'plumbline init --hook --remove';
  writeOut(`${l10n.t('Wrote {0}. To take it away: {1}', name, command)}\n`);
  return EXIT_CLEAN;
}

function remove({ place, path, before, name, beforeName, text, folders }: Hook): ExitCode {
  if (text === undefined || !isOurHook(text)) {
    writeOut(`${l10n.t('There is no hook of Plumbline’s in {0}.', name)}\n`);
    return EXIT_CLEAN;
  }
  if (folders === undefined) throw new UsageError(changedSince(name));
  if (!folders.includes(place.folder)) {
    writeOut(`${l10n.t('{0} does not check this folder.', name)}\n`);
    return EXIT_CLEAN;
  }
  const others = folders.filter((folder) => folder !== place.folder);
  if (others.length > 0) {
    write(path, others);
    writeOut(`${l10n.t('{0} does not check this folder any more.', name)}\n`);
  } else if (lstatSync(before, { throwIfNoEntry: false }) === undefined) {
    rmSync(path);
    writeOut(`${l10n.t('Removed {0}.', name)}\n`);
  } else {
    renameSync(before, path);
    writeOut(`${l10n.t('Removed {0}, and {1} is again in its place.', name, beforeName)}\n`);
  }
  return EXIT_CLEAN;
}

function write(path: string, folders: readonly string[]): void {
  writeWhole(path, hookScript(folders));
  // Git runs no other.
  chmodSync(path, 0o755);
}

function changedSince(name: string): string {
  return l10n.t('{0} was changed since Plumbline wrote it, and stays as it is. Change or remove it yourself.', name);
}

/** Others may go by the same hooks, or a program writes them anew. */
function refuseForeign({ hooks, isOwn }: HookPlace): void {
  // l10n: what is typed
  const line = 'plumbline check --staged';
  if (basename(hooks) === '_' && basename(dirname(hooks)) === '.husky') {
    throw new UsageError(
      l10n.t('Husky runs the hooks of this repository. Put this line into {0}: {1}', '.husky/pre-commit', line),
    );
  }
  if (isOwn) return;
  throw new UsageError(
    l10n.t(
      'The hooks are in {0}, outside of this repository, and others may go by them. Put this line there: {1}',
      printableError(hooks),
      line,
    ),
  );
}
