/** What tells one state of a file on the disk from another without reading it, as Git's index does. */

import { statSync, type Stats } from 'node:fs';
import type { DocumentUri } from '../workspace/file-system.ts';
import { pathOf } from './node-file-system.ts';

export interface FileState {
  /** Equal only where it is the same file, as large as before, and neither written to nor replaced since. */
  readonly mark: string;
  /** When it was last changed in any way, in milliseconds since 1970, as the file system says. */
  readonly changed: number;
}

/**
 * The coarsest time that a file system writes down, in milliseconds, and as much again: FAT knows every other second. A file
 * that was changed within this time before it was read may be changed once more and look the same.
 */
const COARSEST_TIME = 4000;

/** The state of a file, links followed; undefined where there is none. */
export function fileState(uri: DocumentUri): FileState | undefined {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
  if (stats?.isFile() !== true) return undefined;
  const { size, mtimeMs, ctimeMs, ino } = stats;
  // Who can give a file its old time again cannot do so with the time of that change.
  return { mark: `${size} ${mtimeMs} ${ctimeMs} ${ino}`, changed: Math.max(mtimeMs, ctimeMs) };
}

/** Whether a state, taken before the file was read, stands for what was read: `since` is a time before that, by the file system. */
export function isSettled({ changed }: FileState, since: number): boolean {
  return changed < since - COARSEST_TIME;
}
