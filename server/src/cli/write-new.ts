/** Writes new files into a folder: all of them or none, never over what is there, and never outside of the folder. */

import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import * as l10n from '@vscode/l10n';

import { isWithin } from './path-inside.ts';
import { UsageError } from './usage-error.ts';
import { errorCode } from './error-code.ts';

export interface NewFile {
  /** From the folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes the files, and the folders for them. Throws a `UsageError` where one cannot be written, or is there by now; then
 * everything is as it was. It never waits, so that Ctrl-C comes before or after.
 */
export function writeNewFiles(folder: string, files: readonly NewFile[]): void {
  const folders: string[] = [];
  const written: string[] = [];
  let current = '';
  try {
    makeFolder(folder, folders);
    const root = realpathSync(folder);
    for (const { path, content } of files) {
      current = path;
      const place = join(folder, path);
      makeFolder(dirname(place), folders);
      const real = realpathSync(dirname(place));
      if (!isWithin(root, real))
        throw new UsageError(
          `${l10n.t('{0} would be written outside of the folder, by a link.', path)} ${nothingWritten()}`,
        );
      writeNew(place, content);
      written.push(place);
    }
  } catch (error) {
    for (const place of written.toReversed()) rmSync(place, { force: true });
    for (const place of folders.toReversed()) removeIfEmpty(place);
    if (error instanceof UsageError) throw error;
    const code = errorCode(error) ?? l10n.t('unknown error');
    throw new UsageError(`${l10n.t('{0} cannot be written ({1}).', current || folder, code)} ${nothingWritten()}`);
  }
}

function nothingWritten(): string {
  return l10n.t('Nothing was written.');
}

/** Beside its place first and then under its name, unless something has that name by now. */
function writeNew(path: string, content: string | Uint8Array): void {
  const beside = join(dirname(path), `.plumbline-${process.pid}.tmp`);
  const descriptor = openSync(beside, 'wx', 0o666);
  try {
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    try {
      linkSync(beside, path);
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'EPERM' && code !== 'ENOSYS' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
      // A disk without hard links.
      writeAtOnce(path, content);
    }
  } finally {
    rmSync(beside, { force: true });
  }
}

function writeAtOnce(path: string, content: string | Uint8Array): void {
  const descriptor = openSync(path, 'wx', 0o666);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Makes a folder and those above it, and notes the ones that were not there. */
function makeFolder(path: string, made: string[]): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(path), made);
  mkdirSync(path);
  made.push(path);
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Somebody else has put something there.
  }
}
