/** Writes a file so that nobody ever sees half of it: beside its place first, and then by one rename. */

import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';

const PERMISSIONS = 0o7777;

/**
 * Puts `content` in the place of what is at `path`, with the mode and the owner of the file whose `stats` are given, or as a
 * new one. Throws what the file system says; then everything is as it was. It never waits, so that Ctrl-C comes before or after.
 */
export function writeWhole(
  path: string,
  content: string | Uint8Array,
  stats?: Stats,
  platform: NodeJS.Platform = process.platform,
): void {
  const beside = join(dirname(path), `.plumbline-${process.pid}.tmp`);
  const descriptor = openSync(beside, 'wx', stats === undefined ? 0o666 : stats.mode & PERMISSIONS);
  try {
    try {
      writeFileSync(descriptor, content);
      if (stats !== undefined) takeOver(descriptor, stats, platform);
      // A disk can be full and say so only now.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The mode without what the process masks, and the owner where one may give files away. */
function takeOver(descriptor: number, { mode, uid, gid }: Stats, platform: NodeJS.Platform): void {
  const own = fstatSync(descriptor);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      fchownSync(descriptor, uid, gid);
    } catch {
      // Then it belongs to who fixes it, as with any editor that saves by renaming.
    }
  }
  // After the owner: giving a file away takes some of its mode. Windows knows of it only whether a file is read-only.
  if (platform !== 'win32') fchmodSync(descriptor, mode & PERMISSIONS);
}
