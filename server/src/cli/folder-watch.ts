/** Watches folders on the disk, and tells what may have changed in them, many changes at once as one. */

import { type FSWatcher, lstatSync, readdirSync, statSync, watch } from 'node:fs';
import { basename, join } from 'node:path';

import type { TimedClock } from '../host/clock.ts';
import { errorCode } from './error-code.ts';
import { isWithin } from './path-inside.ts';

/** What is written in several steps, as an editor saves by renaming, is looked at when it has been quiet for so long. */
const QUIET_MILLISECONDS = 50;
/** But who writes without a pause is not waited for any longer than this. */
const PATIENCE_MILLISECONDS = 1000;
/** How coarsely some disks tell the time. */
const GRAIN_MILLISECONDS = 20;

export interface FolderWatchOptions {
  readonly clock: TimedClock;
  /** Whether one watcher hears of everything below a folder: where the system has such. Else there is one for each. */
  readonly recursive?: boolean;
}

/** What is watched: absolute paths. */
export interface WatchedFolders {
  /** Those that have to be there. */
  readonly roots: readonly string[];
  /** The folders in them that matter. */
  readonly folders: readonly string[];
  /** Others, in which single files matter. */
  readonly beside: readonly string[];
}

export class FolderWatch {
  readonly #clock: TimedClock;
  readonly #recursive: boolean;
  readonly #watchers = new Map<string, FSWatcher>();
  /** The folders that were looked at since they are watched. */
  #known: ReadonlySet<string> = new Set();
  /** Those of which only what lies directly in them is told. */
  #shallow: ReadonlySet<string> = new Set();
  #changed = new Set<string>();
  #first: number | undefined;
  #takeBack: () => void = () => undefined;
  #wake: () => void = () => undefined;
  #isDue = false;

  constructor({ clock, recursive = watchesBelow() }: FolderWatchOptions) {
    this.#clock = clock;
    this.#recursive = recursive;
  }

  /**
   * Watches these folders and no others. What has changed in one that was not watched before, since the time `since`
   * (milliseconds since 1970) at which it was read, is told too. Throws what the system says to roots that are not there.
   */
  watch({ roots, folders, beside }: WatchedFolders, since: number): void {
    // Whatever else lies in a folder beside them may be large, and is none of ours.
    this.#shallow = new Set(beside.filter((one) => !roots.some((root) => isWithin(root, one))));
    const wanted = new Set(this.#recursive ? [...roots, ...this.#shallow] : [...roots, ...folders, ...beside]);
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of wanted) {
      if (this.#watchers.has(folder)) continue;
      try {
        this.#open(folder);
      } catch (error) {
        // One that has just gone is told of by the folder it was in.
        if (roots.includes(folder) || !isGone(error)) throw error;
      }
    }
    const known = this.#recursive ? [...roots, ...folders, ...this.#shallow] : [...this.#watchers.keys()];
    for (const folder of known) if (!this.#known.has(folder)) this.#lookBack(folder, since);
    this.#known = new Set(known);
  }

  /** Something else has happened for which one should look again. */
  nudge(): void {
    this.#isDue = true;
    this.#wake();
  }

  /** Waits for changes. The paths of which something may have changed; empty where it was only nudged. */
  async next(): Promise<ReadonlySet<string>> {
    if (!this.#isDue) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = () => undefined;
    const changed = this.#changed;
    this.#changed = new Set();
    this.#first = undefined;
    this.#isDue = false;
    this.#takeBack();
    return changed;
  }

  /** Ends watching. */
  close(): void {
    this.#takeBack();
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #open(folder: string): void {
    const watcher = watch(folder, { recursive: this.#recursive && !this.#shallow.has(folder), persistent: true });
    this.#watchers.set(folder, watcher);
    watcher.on('change', (event, file) => {
      // A folder that is renamed or removed tells so by its own name, and its watcher hears of nothing any more.
      const name = file === null ? '' : String(file);
      if (event === 'rename' && name === basename(folder)) this.#add(folder);
      this.#add(join(folder, name));
    });
    watcher.on('error', () => {
      this.#forget(folder);
      this.#add(folder);
    });
  }

  #add(path: string): void {
    // What was a folder may be another one by now.
    this.#forget(path);
    this.#changed.add(path);
    const now = this.#clock.now();
    this.#first ??= now;
    this.#takeBack();
    const wait = Math.min(QUIET_MILLISECONDS, Math.max(0, this.#first + PATIENCE_MILLISECONDS - now));
    this.#takeBack = this.#clock.after(wait, () => this.nudge());
  }

  #forget(folder: string): void {
    const watcher = this.#watchers.get(folder);
    if (watcher === undefined || (this.#recursive && exists(folder))) return;
    watcher.close();
    this.#watchers.delete(folder);
    this.#known = new Set([...this.#known].filter((one) => one !== folder));
  }

  /** Notes what changed in a folder while nobody watched it. */
  #lookBack(folder: string, since: number): void {
    const from = since - GRAIN_MILLISECONDS;
    try {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        const { ctimeMs } = lstatSync(path);
        if (ctimeMs >= from) this.#changed.add(path);
      }
      // Something went away.
      if (statSync(folder).mtimeMs >= from) this.#changed.add(folder);
    } catch {
      this.#changed.add(folder);
    }
    if (this.#changed.size > 0) this.nudge();
  }
}

/** Whether a watcher hears of everything below its folder. Node imitates that on Linux, with a watcher for each folder and file. */
export function watchesBelow(platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' || platform === 'darwin';
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
}
