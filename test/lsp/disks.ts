/** Disks that answer late, or not as they should: what a test needs to have something happen meanwhile. */

import type { DocumentUri, FileSystem } from '../../server/src/workspace/file-system.ts';
import type { MemoryFileSystem } from '../../server/src/workspace/memory-file-system.ts';

/** Something that everybody waits at until it is opened. */
export class Gate {
  /** Settled once somebody has come to the gate. */
  readonly reached: Promise<void>;
  /** Who came to it, open or not, in order. */
  readonly came: DocumentUri[] = [];
  readonly #opened: Promise<void>;
  #reach: () => void = () => undefined;
  #open: () => void = () => undefined;

  constructor() {
    this.reached = new Promise((resolve) => (this.#reach = resolve));
    this.#opened = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }

  async pass(uri: DocumentUri): Promise<void> {
    this.came.push(uri);
    this.#reach();
    await this.#opened;
  }
}

/** A disk on which what ends so has been read, but is not handed over before the gate is opened. */
export function slowDisk(gate: Gate, end: string): (files: MemoryFileSystem) => FileSystem {
  return (files) => ({
    ...files,
    async readFile(uri, limit) {
      const result = files.readFile(uri, limit);
      if (uri.endsWith(end)) await gate.pass(uri);
      return result;
    },
  });
}

/** A disk that throws at what ends so, as long as `isBroken` says so. */
export function brokenDisk(end: string, isBroken: () => boolean): (files: MemoryFileSystem) => FileSystem {
  const check = (uri: DocumentUri): void => {
    if (isBroken() && uri.endsWith(end)) throw new Error(`the disk is on fire at ${end}`);
  };
  return (files) => ({
    ...files,
    readFile(uri, limit) {
      check(uri);
      return files.readFile(uri, limit);
    },
    resolve(uri) {
      check(uri);
      return files.resolve(uri);
    },
  });
}
