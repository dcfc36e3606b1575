/** Reads what is to be imported from the disk: a file of a sane size, or those files of a folder that an import takes. */

import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import {
  filesOf,
  type ImportFormat,
  MOST_BYTES,
  MOST_FILES,
  recogniseFolder,
  takesFile,
  takesFolder,
} from '../imports/import-formats.ts';
import type { SourceFile } from '../imports/import-request.ts';
import { MAX_SIZE } from '../syntax/guards.ts';
import { UsageError } from './usage-error.ts';
import { errorCode } from './error-code.ts';

/** In bytes, of a file or a folder whose format is not known. */
const MOST_OF_ALL = Math.max(...Object.values(MOST_BYTES));
/** Deeper, and more files, than such a folder has. */
const DEEPEST = 8;
const MOST_PATHS = 50_000;

export interface ImportSource {
  readonly files: readonly SourceFile[];
  /** Of a folder: what it is, where somebody has said or it was recognised. */
  readonly format: ImportFormat | undefined;
}

/** The files of a source, as it was written. Links in a folder are not followed. Throws a `UsageError`. */
export function readSource(written: string, current: string, format: ImportFormat | undefined): ImportSource {
  const path = resolve(current, written);
  try {
    if (!statSync(path).isDirectory()) {
      if (format !== undefined && !takesFile(format)) throw new UsageError(l10n.t('{0} is no folder.', written));
      const most = format === undefined ? MOST_OF_ALL : MOST_BYTES[format];
      return { files: [{ path: basename(path), bytes: readBytes(path, written, most) }], format };
    }
    if (format !== undefined && !takesFolder(format)) throw new UsageError(l10n.t('{0} is no file.', written));
    const paths = pathsIn(path, written);
    const reading = format === undefined ? recogniseFolder(paths) : { format, paths: filesOf(format, paths) };
    if (reading === undefined)
      throw new UsageError(l10n.t('{0} holds nothing that can be imported as a folder. Name a file in it.', written));
    return { files: readAll(path, reading.paths, written), format: reading.format };
  } catch (error) {
    throw failure(written, error);
  }
}

function readAll(root: string, paths: readonly string[], written: string): readonly SourceFile[] {
  let bytesLeft = MOST_OF_ALL;
  return paths.map((path, index) => {
    const bytes = readBytes(join(root, path), path, MAX_SIZE);
    bytesLeft -= bytes.length;
    if (index === MOST_FILES || bytesLeft < 0) {
      throw new UsageError(
        l10n.t(
          '{0} holds more than {1} files or {2} MB, so it was not imported.',
          written,
          MOST_FILES,
          MOST_OF_ALL / 1_000_000,
        ),
      );
    }
    return { path, bytes };
  });
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

/** The files of a folder, with `/`; neither hidden ones nor those of packages. */
function pathsIn(root: string, written: string): readonly string[] {
  const paths: string[] = [];
  const folders: [path: string, depth: number][] = [['', 0]];
  for (const [folder, depth] of folders) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && depth < DEEPEST) folders.push([path, depth + 1]);
      else if (entry.isFile()) paths.push(path);
      if (paths.length > MOST_PATHS)
        throw new UsageError(l10n.t('{0} holds more than {1} files. Name a folder in it.', written, MOST_PATHS));
    }
  }
  return paths;
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
