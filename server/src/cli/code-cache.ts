/**
 * What V8 made of the program in an earlier run, kept in a file beside it, so that the next run need not compile it again:
 * most of the time of a small check would go into that. Beside the program and nowhere else, since what lies there is run:
 * who may write there may write the program itself. Where the folder is not to be written to, every run compiles.
 */

import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { removeIfThere } from './file-removal.ts';

const WRITABLE_BY_OTHERS = 0o022;

/** A program on the disk. */
export interface ProgramFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Where the code of a program is kept: V8 takes back only what the same version made for the same kind of processor. */
function cachePath({ path }: ProgramFile): string {
  return `${path}.v8-${process.versions.v8}-${process.arch}.cache`;
}

/**
 * The code that is kept of a program. Undefined when there is none, when it is another program's or damaged, neither of
 * which V8 would notice, or when somebody else could have put it there. Whether V8 takes it, V8 says.
 */
export function readCodeCache(program: ProgramFile): Buffer | undefined {
  let kept: Buffer;
  try {
    const descriptor = openSync(cachePath(program), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      if (!isTrusted(fstatSync(descriptor), statSync(program.path).uid, process.getuid?.())) return undefined;
      kept = readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
  // The program, and the code twice: comparing costs less than loading what could reckon a checksum.
  const { length } = program.bytes;
  const middle = length + (kept.length - length) / 2;
  if (middle <= length || !kept.subarray(0, length).equals(program.bytes)) return undefined;
  const data = kept.subarray(length, middle);
  return data.equals(kept.subarray(middle)) ? data : undefined;
}

/** Whether nobody can have written a file but who runs the program, the user with the number `own` (if users have one), or who owns it. */
export function isTrusted({ uid, mode }: Pick<Stats, 'uid' | 'mode'>, owner: number, own: number | undefined): boolean {
  // Windows has no such owners; there the folder's own permissions say who writes into it.
  if (own === undefined) return true;
  return (mode & WRITABLE_BY_OTHERS) === 0 && (uid === own || uid === owner);
}

/**
 * Keeps the code that `make` gives, if that is possible here; whole or not at all, also when two runs do so at once. It is
 * not asked for where the folder is not to be written to.
 */
export function writeCodeCache(program: ProgramFile, make: () => Buffer): void {
  const path = cachePath(program);
  const unfinished = `${path}.${process.pid}`;
  try {
    const descriptor = openSync(unfinished, 'wx', 0o644);
    try {
      const data = make();
      writeFileSync(descriptor, Buffer.concat([program.bytes, data, data]));
    } finally {
      closeSync(descriptor);
    }
    renameSync(unfinished, path);
  } catch {
    removeIfThere(unfinished);
  }
}
