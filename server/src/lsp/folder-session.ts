/** One workspace folder while the server runs: its engine, and when it is to be read anew. */

import type { CivilDate } from '../domain/civil-date.ts';
import { Engine } from '../engine/engine.ts';
import type { DocumentUri, FileSystem } from '../workspace/file-system.ts';
import { isInside } from '../workspace/uri.ts';

export interface SessionEvents {
  readonly pause: () => Promise<void>;
  /** Something may be said otherwise now than before. */
  readonly changed: () => void;
  readonly loading: (session: FolderSession, read: number, total: number) => void;
  readonly loaded: (session: FolderSession, milliseconds: number) => void;
}

export class FolderSession {
  readonly folder: DocumentUri;
  readonly engine: Engine;
  readonly fileSystem: FileSystem;
  /** Settled once the folder has been read for the first time. */
  readonly ready: Promise<void>;
  readonly #events: SessionEvents;
  #loading: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(folder: DocumentUri, fileSystem: FileSystem, asOf: CivilDate, events: SessionEvents) {
    this.folder = folder;
    this.fileSystem = fileSystem;
    this.#events = events;
    this.engine = new Engine({ folder, fileSystem, asOf });
    this.engine.workspace.onDidLearn = events.changed;
    this.ready = this.load();
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  owns(uri: DocumentUri): boolean {
    return isInside(this.folder, uri);
  }

  /** Reads the folder anew; while that goes on, further calls ask for one more time. */
  load(): Promise<void> {
    if (this.#loading !== undefined) {
      this.#again = true;
      return this.#loading;
    }
    this.#loading = this.#loadUntilDone().finally(() => {
      this.#loading = undefined;
      this.#events.changed();
    });
    return this.#loading;
  }

  /** The folder is no longer part of the workspace. */
  close(): void {
    this.#closed = true;
  }

  async #loadUntilDone(): Promise<void> {
    do {
      this.#again = false;
      const started = performance.now();
      await this.engine.workspace.load({
        isCancelled: () => this.#closed,
        pause: this.#events.pause,
        onProgress: (read, total) => this.#events.loading(this, read, total),
      });
      this.#events.loaded(this, performance.now() - started);
    } while (this.#again && !this.#closed);
  }
}
