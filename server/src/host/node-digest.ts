/** The SHA-256 of files on the disk: read piece by piece, so that a file of any size takes the same room. */

import type { Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, promises, readSync, type Stats } from 'node:fs';
import type { DigestOptions, DigestResult, FileVersion } from '../workspace/file-system.ts';
import { failureOf, OPEN_FLAGS, patiently } from './open-files.ts';

/** A piece is hashed in about a millisecond, for which nothing else has its turn. */
const PIECE_BYTES = 1 << 20;

/** Loaded when it is first wanted: most checks have nothing to verify. */
function newHash(): Hash {
  return process.getBuiltinModule('node:crypto').createHash('sha256');
}

/** The version of a file; undefined for what is no file. */
export function versionOf(stats: Stats): FileVersion | undefined {
  // A file that was replaced can be given its old time again, but not the time of that change.
  return stats.isFile() ? { size: stats.size, modified: Math.max(stats.mtimeMs, stats.ctimeMs) } : undefined;
}

/** The digest of a file of one piece, at once; undefined for a larger one. */
export function digestSmallFile(path: string, { onProgress }: DigestOptions): DigestResult | undefined {
  try {
    const descriptor = openSync(path, OPEN_FLAGS);
    try {
      const version = versionOf(fstatSync(descriptor));
      if (version === undefined) return { ok: false, reason: 'not-a-file' };
      if (version.size > PIECE_BYTES) return undefined;
      const hash = newHash();
      const piece = Buffer.allocUnsafe(version.size + 1);
      let length = 0;
      for (let count = -1; count !== 0 && length < piece.length; length += count) {
        count = readSync(descriptor, piece, length, piece.length - length, null);
      }
      hash.update(piece.subarray(0, length));
      onProgress(length);
      return resultOf(hash, length, version, versionOf(fstatSync(descriptor)));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { ok: false, reason: failureOf(error) };
  }
}

/** The digest of a file of any size. */
export async function digestFile(path: string, options: DigestOptions): Promise<DigestResult> {
  try {
    const file = await patiently(() => promises.open(path, OPEN_FLAGS));
    try {
      return await digestOpenFile(file, options);
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ok: false, reason: failureOf(error) };
  }
}

async function digestOpenFile(
  file: promises.FileHandle,
  { onProgress, isCancelled }: DigestOptions,
): Promise<DigestResult> {
  const version = versionOf(await file.stat());
  if (version === undefined) return { ok: false, reason: 'not-a-file' };
  const hash = newHash();
  const piece = Buffer.allocUnsafe(Math.min(version.size + 1, PIECE_BYTES));
  let length = 0;
  for (let count = -1; count !== 0; length += count) {
    if (isCancelled()) return { ok: false, reason: 'cancelled' };
    // oxlint-disable-next-line eslint/no-await-in-loop -- each read begins where the last one ended
    count = (await file.read(piece, 0, piece.length, null)).bytesRead;
    hash.update(piece.subarray(0, count));
    if (count > 0) onProgress(count);
    // It grows as fast as it is read, as a log may: that has no end.
    if (length > version.size) break;
  }
  return resultOf(hash, length, version, versionOf(await file.stat()));
}

function resultOf(hash: Hash, length: number, before: FileVersion, after: FileVersion | undefined): DigestResult {
  const isSame = after?.size === before.size && after.modified === before.modified && length === before.size;
  return isSame ? { ok: true, sha256: hash.digest('hex'), version: before } : { ok: false, reason: 'changing' };
}
