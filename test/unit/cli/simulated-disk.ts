/** A disk in memory with a clock of its own, which writes down times as coarsely as FAT does, and edits that people make on it. */

import assert from 'node:assert/strict';
import type { Cache } from '../../../server/src/cli/kept-run.ts';
import type { LookedAt } from '../../../server/src/cli/seen-disk.ts';
import type { FileState } from '../../../server/src/host/file-state.ts';
import type { DocumentUri } from '../../../server/src/workspace/file-system.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import type { Step } from '../engine/edited-workspace.ts';
import { FOLDER } from '../rules/rule-fixture.ts';

const COARSE = 2000;

export class SimulatedDisk implements LookedAt, Cache {
  /** In milliseconds. */
  time = 1_000_000;
  /** How many files were read. */
  reads = 0;
  readonly fileSystem;
  readonly #kept = new Map<string, Uint8Array>();
  readonly #written = new Map<DocumentUri, number>();
  readonly #memory;

  constructor(files: Readonly<Record<string, string>>) {
    this.#memory = memoryFileSystem({});
    this.fileSystem = {
      ...this.#memory,
      readFile: (uri: DocumentUri, limit: number) => {
        this.reads += 1;
        return this.#memory.readFile(uri, limit);
      },
    };
    for (const [path, text] of Object.entries(files)) this.save(path, text);
    this.time += 60_000;
  }

  /** Two writes within two seconds that leave a file as long as it was look the same: nothing else tells them apart. */
  stateOf = (uri: DocumentUri): FileState | undefined => {
    const result = this.#memory.readFile(uri, Number.POSITIVE_INFINITY);
    const real = this.#memory.resolve(uri)?.real;
    if (!result.ok || real === undefined) return undefined;
    const changed = Math.floor((this.#written.get(real) ?? 0) / COARSE) * COARSE;
    return { mark: `${result.bytes.length} ${changed}`, changed };
  };

  now(): number {
    return this.time;
  }

  read(name: string): Uint8Array | undefined {
    return this.#kept.get(name);
  }

  write(name: string, content: Uint8Array): void {
    this.#kept.set(name, content);
  }

  /** What is kept, by name: to be damaged. */
  get kept(): Map<string, Uint8Array> {
    return this.#kept;
  }

  save(path: string, text: string): void {
    this.#memory.write(path, text);
    this.#written.set(this.#memory.resolve(joinUri(FOLDER, path))?.real ?? '', this.time);
  }

  text(path: string): string | undefined {
    const result = this.#memory.readFile(joinUri(FOLDER, path), Number.POSITIVE_INFINITY);
    return result.ok ? new TextDecoder().decode(result.bytes) : undefined;
  }

  /** Does what a step says to the files themselves. */
  take(step: Step): void {
    switch (step.step) {
      case 'write':
        return this.#put(step.path, step.text);
      case 'type': {
        const text = this.text(step.path) ?? '';
        const at = step.at % (text.length + 1);
        // Every other time as long as before.
        const over = step.at % 2 === 0 ? step.text.length : step.over;
        return this.#put(step.path, text.slice(0, at) + step.text + text.slice(at + over));
      }
      case 'delete':
        return this.#memory.delete(step.path);
      case 'rename': {
        const text = this.text(step.from);
        if (text === undefined || step.from === step.to) return;
        this.#memory.delete(step.from);
        return this.#put(step.to, text);
      }
      default:
    }
  }

  #put(path: string, text: string): void {
    if (this.#memory.resolve(joinUri(FOLDER, path))?.type === 'directory') return;
    assert.ok(!path.endsWith('/'));
    this.save(path, text);
  }
}
