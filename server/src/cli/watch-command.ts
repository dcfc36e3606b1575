/** `plumbline check --watch`: checks again each time files change, and prints when something else is to be said. */

import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as l10n from '@vscode/l10n';

import { systemClock } from '../host/clock.ts';
import { DayWatch } from '../lsp/day-watch.ts';
import { baselineSentence } from '../reports/baseline-sentence.ts';
import { BASELINE_FILE } from '../workspace/baseline-file.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { joinUri } from '../workspace/uri.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Invocation } from './arguments.ts';
import { checkedFolders, reportOn } from './check-command.ts';
import { EXIT_CLEAN, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { FolderWatch } from './folder-watch.ts';
import { collectOutput, isOutputTerminal, printableError, writeError, writeOut } from './host.ts';
import { type LoadedFolder, verifyEvidence } from './loaded-folder.ts';
import { isWithin } from './path-inside.ts';
import { uriOf } from './targets.ts';
import { UsageError } from './usage-error.ts';
import { errorCode } from './error-code.ts';

const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';
/** When more files than this change at once, as when a branch is switched, reading the folder anew is quicker. */
const MOST_CHANGES_ONE_BY_ONE = 500;

/** Checks until Ctrl-C. Ends before that where nobody reads on, or where a folder is gone. */
export async function watchFolders(invocation: Invocation, current: string): Promise<ExitCode> {
  const watch = new FolderWatch({ clock: systemClock });
  const days = new DayWatch(systemClock, () => watch.nudge());
  const session = new WatchSession(invocation, current, watch);
  try {
    await session.load();
    days.start();
    return await session.run();
  } finally {
    days.stop();
    watch.close();
  }
}

class WatchSession {
  readonly #invocation: Invocation;
  readonly #current: string;
  readonly #watch: FolderWatch;
  /** Files that were named and may lie anywhere: they are read with everything else. */
  readonly #named: ReadonlySet<string>;
  /** Whether one of them is to be read again: it changed, and could not be read. */
  #isNamedStale = false;
  #folders: readonly LoadedFolder[] = [];
  #shown: string | undefined;

  constructor(invocation: Invocation, current: string, watch: FolderWatch) {
    this.#invocation = invocation;
    this.#current = current;
    this.#watch = watch;
    const named = [invocation.config, invocation.baseline].filter((one) => one !== undefined);
    this.#named = new Set(named.map((one) => resolve(current, one)));
  }

  /** Reads everything. Throws a `UsageError` where that cannot be. */
  async load(): Promise<void> {
    const since = systemClock.now();
    const { asOf } = this;
    this.#folders = await checkedFolders(this.#invocation, { asOf, current: this.#current, edits: true });
    this.#watchThem(since);
  }

  get asOf(): ReturnType<typeof systemClock.today> {
    return this.#invocation.asOf ?? systemClock.today();
  }

  /** Prints, waits, looks again. */
  async run(): Promise<ExitCode> {
    let fault: string | undefined;
    for (;;) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one check after the other
      if (!(await this.#print(fault))) return EXIT_CLEAN;
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
      const changed = await this.#watch.next();
      const gone = this.#folders.find(({ target }) => !existsSync(target.folder));
      if (gone !== undefined) {
        writeError(`plumbline: ${l10n.t('The folder {0} is gone.', printableError(gone.target.folder))}\n`);
        return EXIT_USAGE;
      }
      try {
        // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
        await this.#take(changed);
        fault = undefined;
      } catch (error) {
        // Whoever is editing it will be done some time.
        if (!(error instanceof UsageError)) throw error;
        fault = error.message;
      }
    }
  }

  /**
   * Takes up what may have changed. What is wrong with a file that was named, or with a baseline, is thrown at the end: the rest
   * is judged as it is on the disk, by what was in force before.
   */
  async #take(changed: ReadonlySet<string>): Promise<void> {
    const faults: UsageError[] = [];
    if ([...this.#named].some((path) => changed.has(path))) this.#isNamedStale = true;
    if (this.#isNamedStale) {
      try {
        await this.load();
        this.#isNamedStale = false;
        return;
      } catch (error) {
        faults.push(asUsageError(error));
      }
    }
    for (const folder of this.#folders) {
      try {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each reads as fast as the disk gives
        await this.#takeIn(folder, changed);
      } catch (error) {
        faults.push(asUsageError(error));
      }
    }
    const [fault] = faults;
    if (fault !== undefined) throw fault;
  }

  async #takeIn({ engine, target }: LoadedFolder, changed: ReadonlySet<string>): Promise<void> {
    const own = [...changed].filter((path) => isBelow(target.folder, path));
    engine.workspace.setAsOf(this.asOf);
    engine.workspace.today = this.asOf;
    const since = systemClock.now();
    if (await lookAt(engine.workspace, own)) await engine.workspace.load();
    this.#watchThem(since);
    await verifyEvidence(engine);
    if (engine.baselineFault !== undefined)
      throw new UsageError(baselineSentence(this.#invocation.baseline ?? BASELINE_FILE, engine.baselineFault));
  }

  #watchThem(since: number): void {
    const roots = this.#folders.map(({ target }) => target.folder);
    const folders = this.#folders.flatMap(({ engine, target }) => foldersIn(engine.workspace, target.uri));
    const beside = [...this.#named].map((path) => resolve(path, '..')).filter((one) => existsSync(one));
    try {
      this.#watch.watch({ roots, folders, beside }, since);
    } catch (error) {
      const code = errorCode(error);
      if (code === undefined) throw error;
      throw new UsageError(
        code === 'ENOSPC' || code === 'EMFILE'
          ? l10n.t('The system lets nobody watch so many folders ({0}). Exclude some in plumbline.yml.', code)
          : l10n.t('The folder cannot be watched ({0}).', code),
      );
    }
  }

  /** Prints the report where it is another than before. False: nobody reads any more. */
  async #print(fault: string | undefined): Promise<boolean> {
    const said = await collectOutput(() => reportOn(this.#invocation, this.#folders, this.asOf));
    const stderr = fault === undefined ? said.stderr : `${said.stderr}plumbline: ${printableError(fault)}\n`;
    const all = said.stdout + stderr;
    if (all === this.#shown) return true;
    const isFirst = this.#shown === undefined;
    this.#shown = all;
    const isRead = writeOut(this.#shaped(said.stdout, isFirst));
    if (stderr !== '') writeError(stderr);
    return isRead;
  }

  /** The report as it is written: for a program that reads JSON, one line for each check. */
  #shaped(report: string, isFirst: boolean): string {
    const { format } = this.#invocation;
    if (format === 'json') return `${JSON.stringify(JSON.parse(report))}\n`;
    if (format !== 'text') return report;
    const before = isOutputTerminal() ? CLEAR_SCREEN : isFirst ? '' : '\n';
    return `${before}${report}${l10n.t('Watching for changes. Ctrl-C ends it.')}\n`;
  }
}

/** Looks at what may have changed. True when everything is to be read anew because of it. */
async function lookAt(workspace: Workspace, paths: readonly string[]): Promise<boolean> {
  if (paths.length > MOST_CHANGES_ONE_BY_ONE) return true;
  let isStale = false;
  for (const path of paths) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as they are read
    isStale = (await workspace.fileChanged(uriOf(path))) || isStale;
  }
  return isStale;
}

/** The folders in which something is read, as paths. */
function foldersIn({ files }: Workspace, folder: DocumentUri): readonly string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
    // What is ignored is known to be there, and not what is in it.
    if (!files.answersFor(joinUri(uri, 'x'))) continue;
    found.push(fileURLToPath(uri));
    for (const one of files.inside(uri)) if (one.type === 'directory') waiting.push(one.uri);
  }
  return found;
}

function isBelow(folder: string, path: string): boolean {
  return path !== folder && isWithin(folder, path) && !path.includes(join(sep, '.git', sep));
}

/** A mistake of whoever called; anything else is thrown on. */
function asUsageError(error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  throw error;
}
