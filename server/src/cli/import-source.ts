/** Reads what is to be imported from the disk: a file of a sane size, or the folders of a repository. */

import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import { COMPLY_FOLDERS, type ComplyFile } from '../imports/import-comply.ts';
import { MAX_SIZE } from '../syntax/guards.ts';
import { UsageError } from './usage-error.ts';
import { errorCode } from './error-code.ts';

/** More files than any such repository has. */
const MOST_FILES = 5000;
/** In bytes, all together. */
const MOST_BYTES = 64_000_000;

/** The bytes of a file that somebody named, of at most so many. Throws a `UsageError`. */
export function readSource(written: string, current: string, mostBytes: number): Uint8Array {
  try {
    return readBytes(resolve(current, written), written, mostBytes);
  } catch (error) {
    throw failure(written, error);
  }
}

function readBytes(path: string, name: string, mostBytes: number): Uint8Array {
  // Looked at before it is opened: opening a pipe waits for whoever writes into it.
  if (!statSync(path).isFile()) throw new UsageError(l10n.t('{0} is no file.', name));
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size > mostBytes) throw tooLarge(name, size, mostBytes);
    const bytes = readFileSync(descriptor);
    if (bytes.length > mostBytes) throw tooLarge(name, bytes.length, mostBytes);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

function tooLarge(name: string, size: number, most: number): UsageError {
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
  return new UsageError(
    l10n.t('{0} has {1} MB, and at most {2} MB are imported. Split it first.', name, megabytes(size), megabytes(most)),
  );
}

/** The files of a Comply repository, in the order of their paths. Links are not followed. Throws a `UsageError`. */
export function readComply(written: string, current: string): readonly ComplyFile[] {
  const root = resolve(current, written);
  try {
    if (!statSync(root).isDirectory()) throw new UsageError(l10n.t('{0} is no folder.', written));
    const files: ComplyFile[] = [];
    let bytesLeft = MOST_BYTES;
    for (const [folder, ending] of COMPLY_FOLDERS) {
      for (const name of namesIn(join(root, folder), ending)) {
        const path = `${folder}/${name}`;
        const bytes = readBytes(join(root, folder, name), path, MAX_SIZE);
        bytesLeft -= bytes.length;
        if (files.length === MOST_FILES || bytesLeft < 0) {
          throw new UsageError(
            l10n.t(
              '{0} holds more than {1} files or {2} MB, so it was not imported.',
              written,
              MOST_FILES,
              MOST_BYTES / 1_000_000,
            ),
          );
        }
        files.push({ path, bytes });
      }
    }
    return files;
  } catch (error) {
    throw failure(written, error);
  }
}

function namesIn(folder: string, ending: RegExp): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name) && !/^readme\./i.test(entry.name))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

function failure(written: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new UsageError(l10n.t('There is no file or folder {0}.', written));
  if (code === 'EACCES' || code === 'EPERM')
    return new UsageError(l10n.t('{0} may not be read: permission denied.', written));
  return new UsageError(l10n.t('{0} cannot be read ({1}).', written, code));
}
