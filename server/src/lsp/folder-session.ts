/** One workspace folder while the server runs: its engine, and its work on the disk, one thing after the other. */

import type { CivilDate } from '../domain/civil-date.ts';
import { Engine } from '../engine/engine.ts';
import { baselineSentence } from '../reports/baseline-sentence.ts';
import type { DigestProgress } from '../workspace/file-digests.ts';
import { BASELINE_FILE } from '../workspace/baseline-file.ts';
import type { Awaitable, DocumentUri, FileSystem } from '../workspace/file-system.ts';
import { isInside } from '../workspace/uri.ts';

export interface SessionEvents {
  readonly pause: () => Promise<void>;
  /** Something may be said otherwise now than before. */
  readonly changed: () => void;
  readonly loading: (session: FolderSession, read: number, total: number) => void;
  /** Files of evidence are being read, to see whether they are what was recorded. */
  readonly verifying: (session: FolderSession, progress: DigestProgress) => void;
  /** There are none to be read any more. */
  readonly verified: (session: FolderSession) => void;
  readonly loaded: (session: FolderSession, milliseconds: number) => void;
  /** Something in the folder cannot be used, in a sentence. */
  readonly warned: (sentence: string) => void;
  /** Something went wrong that nobody waits for. */
  readonly failed: (error: unknown) => void;
}

export interface SessionOptions {
  readonly folder: DocumentUri;
  /** The folder as the client itself spells it. */
  readonly spelling: string;
  readonly fileSystem: FileSystem;
  readonly asOf: CivilDate;
  /** The user's day. */
  readonly today: CivilDate;
}

/** Something to be done on the disk; true when the folder is to be read anew because of it. */
type Task = () => Awaitable<boolean>;

export class FolderSession {
  readonly folder: DocumentUri;
  /** The folder as the client itself spells it. */
  readonly spelling: string;
  readonly engine: Engine;
  readonly fileSystem: FileSystem;
  /** Settled once the folder has been read for the first time; never rejected. */
  readonly ready: Promise<void>;
  readonly #events: SessionEvents;
  readonly #tasks: Task[] = [];
  /** What was last said of the baseline's file. */
  #toldOfBaseline: string | undefined;
  #becameReady: () => void = () => undefined;
  /** Who waits for the folder to be read anew. */
  #waiting: (() => void)[] = [];
  #isReady = false;
  /** Whether the folder is to be read (again). */
  #isStale = true;
  #isLoading = false;
  #isWorking = false;
  #isClosed = false;

  constructor({ folder, spelling, fileSystem, asOf, today }: SessionOptions, events: SessionEvents) {
    this.folder = folder;
    this.spelling = spelling;
    this.#events = events;
    this.fileSystem = fileSystem;
    this.engine = new Engine({ folder, fileSystem, asOf });
    this.engine.workspace.today = today;
    this.engine.workspace.onDidLearn = events.changed;
    const { digests } = this.engine.workspace;
    digests.onProgress = (progress) => events.verifying(this, progress);
    digests.onDidRest = () => events.verified(this);
    this.ready = new Promise((resolve) => (this.#becameReady = resolve));
    this.#work();
  }

  /** Whether the folder is being read, so that what is known of it is not all there is. */
  get isLoading(): boolean {
    return this.#isLoading || !this.#isReady;
  }

  /** Whether the folder is no longer part of the workspace. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  owns(uri: DocumentUri): boolean {
    return isInside(this.folder, uri, this.fileSystem.caseSensitive);
  }

  /** Asks for the folder to be read anew; many such wishes while it is being read come to one. */
  load(): void {
    this.#isStale = true;
    this.#work();
  }

  /** Reads the folder anew; settled when that is done, or the folder is closed. Never rejected. */
  reread(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    const done = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.load();
    return done;
  }

  /** Does something on the disk when what was asked for before is done. */
  enqueue(task: Task): void {
    this.#tasks.push(task);
    this.#work();
  }

  /** The folder is no longer part of the workspace. */
  close(): void {
    this.#isClosed = true;
    this.engine.workspace.digests.close();
    this.#becameReady();
    this.#release(this.#waiting);
  }

  #release(waiting: readonly (() => void)[]): void {
    this.#waiting = this.#waiting.filter((one) => !waiting.includes(one));
    for (const resolve of waiting) resolve();
  }

  #work(): void {
    if (this.#isWorking || this.#isClosed) return;
    this.#isWorking = true;
    void this.#workOff();
  }

  async #workOff(): Promise<void> {
    while (!this.#isClosed) {
      const task = this.#tasks.shift();
      if (task === undefined && !this.#isStale) break;
      try {
        if (task === undefined) await this.#read();
        else if (await task()) this.#isStale = true;
      } catch (error) {
        this.#events.failed(error);
      }
    }
    this.#isWorking = false;
    this.#tellOfBaseline();
    this.#events.changed();
  }

  /** A baseline that cannot be read silences nothing, which nobody would understand who is not told. */
  #tellOfBaseline(): void {
    const { baselineFault } = this.engine;
    if (baselineFault !== undefined && baselineFault !== this.#toldOfBaseline) {
      this.#events.warned(baselineSentence(BASELINE_FILE, baselineFault));
    }
    this.#toldOfBaseline = baselineFault;
  }

  /** Everything is known but what source code says. */
  #documentsRead(): void {
    if (!this.#isLoading) return;
    this.#isLoading = false;
    this.#isReady = true;
    this.#becameReady();
    this.#events.changed();
  }

  async #read(): Promise<void> {
    this.#isStale = false;
    this.#isLoading = true;
    // Who asks while it is being read may mean what has changed since: they wait for the next time.
    const waiting = [...this.#waiting];
    const started = performance.now();
    try {
      await this.engine.workspace.load({
        isCancelled: () => this.#isClosed,
        pause: this.#events.pause,
        // There can be much source code, and what it names changes little: nobody need wait for it.
        onDocuments: () => this.#documentsRead(),
        onProgress: (read, total) => this.#events.loading(this, read, total),
      });
    } finally {
      this.#documentsRead();
      this.#release(waiting);
      this.#events.loaded(this, performance.now() - started);
    }
  }
}
