/** From the paths on a command line to the folders that are checked, and the files to which findings are limited. */

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import * as l10n from '@vscode/l10n';

import { CONFIGURATION_FILE } from '../workspace/classify.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { errorCode } from './error-code.ts';
import { isWithin } from './path-inside.ts';
import { UsageError } from './usage-error.ts';

/** A file or folder to which findings are limited. */
export interface NamedPath {
  readonly uri: DocumentUri;
  /** As it was written on the command line. */
  readonly written: string;
}

/** A folder to check. */
export interface Target {
  /** An absolute path. */
  readonly folder: string;
  readonly uri: DocumentUri;
  /** Findings are limited to these, and to what is below them; undefined: the whole folder. */
  readonly limits: readonly NamedPath[] | undefined;
}

/** The canonical URI of a path on this machine. */
export function uriOf(path: string): DocumentUri {
  return canonicalUri(pathToFileURL(path).href);
}

/**
 * The folders that paths mean: a file or folder is meant within the nearest folder above it that holds a `plumbline.yml`, so
 * that what it refers to is known. Where there is none, a folder stands for itself, and a file for its repository. No paths:
 * the current folder. Throws a `UsageError` for a path that leads nowhere, unless files that are gone may be meant (`mayBeGone`).
 */
export function targetsOf(paths: readonly string[], current: string, mayBeGone = false): readonly Target[] {
  const targets = new Map<string, { limits: NamedPath[] | undefined }>();
  for (const written of paths.length === 0 ? ['.'] : paths) {
    const path = resolve(current, written);
    // Without a repository nobody knows of what is gone.
    const isGone = mayBeGone && !existsSync(path) && ancestors(dirname(path)).some((one) => isRoot(one));
    const isFolder = !isGone && typeOf(path, written) === 'directory';
    const folder = isFolder ? configuredAt(path) : rootAbove(dirname(path), current);
    if (folder === path) {
      targets.set(path, { limits: undefined });
      continue;
    }
    const known = targets.get(folder);
    const named: NamedPath = { uri: uriOf(path), written };
    if (known === undefined) targets.set(folder, { limits: [named] });
    // A folder that is checked as a whole has this one in it already.
    else known.limits?.push(named);
  }
  return Array.from(targets, ([folder, { limits }]) => ({ folder, uri: uriOf(folder), limits }));
}

/** The folder to whose `plumbline.yml` a folder belongs: itself, or one above in the same repository; itself where there is none. */
export function configuredAt(folder: string): string {
  const marked = ancestors(folder).find((one) => isRoot(one));
  return marked !== undefined && existsSync(join(marked, CONFIGURATION_FILE)) ? marked : folder;
}

/** The one folder of a command that takes no more. */
export function folderOf(path: string | undefined, command: string, current: string): Target {
  const written = path ?? '.';
  const folder = resolve(current, written);
  if (typeOf(folder, written) === 'file') {
    throw new UsageError(l10n.t('{0} takes a folder, and {1} is a file.', command, written));
  }
  return { folder, uri: uriOf(folder), limits: undefined };
}

function typeOf(path: string, written: string): 'file' | 'directory' {
  try {
    const stats = statSync(path);
    const type = stats.isDirectory() ? 'directory' : stats.isFile() ? 'file' : undefined;
    if (type !== undefined) {
      accessSync(path, type === 'directory' ? constants.R_OK | constants.X_OK : constants.R_OK);
      return type;
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EACCES' || code === 'EPERM')
      throw new UsageError(l10n.t('{0} may not be read: permission denied.', written));
    throw new UsageError(l10n.t('There is no file or folder {0}.', written));
  }
  throw new UsageError(l10n.t('{0} is neither a file nor a folder.', written));
}

/** Where a file belongs: the nearest folder with a `plumbline.yml` or a `.git`; else the current folder, if it is in there. */
function rootAbove(start: string, current: string): string {
  const marked = ancestors(start).find((folder) => isRoot(folder));
  if (marked !== undefined) return marked;
  return isWithin(current, start) ? current : start;
}

/** The root of the repository in which a folder is: an absolute path; undefined where it is in none. */
export function repositoryAbove(folder: string): string | undefined {
  return ancestors(folder).find((one) => existsSync(join(one, '.git')));
}

function isRoot(folder: string): boolean {
  return existsSync(join(folder, CONFIGURATION_FILE)) || existsSync(join(folder, '.git'));
}

function ancestors(start: string): readonly string[] {
  const folders = [start];
  for (let folder = dirname(start); folder !== folders.at(-1); folder = dirname(folder)) folders.push(folder);
  return folders;
}

/** The deepest folder that holds them all. */
export function commonFolder(folders: readonly string[]): string {
  const [first, ...others] = folders;
  if (first === undefined) return '';
  return (
    ancestors(first).find((folder) => others.every((other) => isWithin(folder, other))) ??
    // Two drives of a Windows machine have nothing in common.
    first
  );
}

/** A path from a folder, with `/`. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
