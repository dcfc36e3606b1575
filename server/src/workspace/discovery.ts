/** Walks a workspace folder once and says which files are candidates for documents and which files exist. */

import { FileCatalogue } from './file-catalogue.ts';
import {
  type Awaitable,
  type DirectoryEntry,
  type DocumentUri,
  type FileSystem,
  type Resolved,
  whenReady,
} from './file-system.ts';
import type { Globs } from './globs.ts';
import { type IgnoreRules, noIgnoreRules } from './ignored.ts';
import { isInside, joinUri, relativePath, uriKey } from './uri.ts';

export interface DiscoveryOptions {
  /** The configuration's `files.exclude`. */
  readonly exclude: Globs;
  /** Whether a file that is no Markdown and no YAML is a candidate all the same, by its path. None is unless said. */
  readonly isCode?: (path: string) => boolean;
  /** The folders that a link may lead into; by default the one that is walked. */
  readonly workspaceFolders?: readonly DocumentUri[];
  /** How many entries to look at before giving up, 200,000 by default; beyond, it is left open which of them. */
  readonly entryLimit?: number;
  /** Asked between two folders; a cancelled walk hands over what it has. */
  readonly cancellation?: { readonly cancelled: boolean };
}

/** A file that may hold a policy, a register or code that names controls, by its extension and its place alone. */
export interface DiscoveredDocument {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
}

/**
 * Why something that is there was left out without anybody having asked for it. `same-file`: a link to a file that is
 * a document already, whose records would otherwise all be duplicates.
 */
export interface Skipped {
  readonly uri: DocumentUri;
  readonly reason: 'unreadable' | 'too-deep' | 'link-outside' | 'link-broken' | 'same-file';
}

export interface Discovery {
  /** In order of their paths, by code unit: the same on every machine. */
  readonly documents: readonly DiscoveredDocument[];
  /** Everything that was seen, excluded and ignored files too: they exist. */
  readonly files: FileCatalogue;
  readonly skipped: readonly Skipped[];
  readonly entriesVisited: number;
  /** Whether all was seen, and if not, why. */
  readonly outcome: 'complete' | 'cancelled' | 'entry-limit';
  /** Whether a file that appears later would have been among the documents, by its path and the rules found now. */
  readonly admits: (path: string) => boolean;
}

const ENTRY_LIMIT = 200_000;
const FOLDERS_AT_ONCE = 20;
/** Deeper than any tree that people made, and a bound on what a glob with `**` can cost. */
const MAX_DEPTH = 64;
const IGNORE_FILE_LIMIT = 512 * 1024;
/** Between two turns of the event loop; some 10 ms of work. */
const ENTRIES_PER_TURN = 2000;
const DOCUMENT_NAME = /\.(?:md|markdown|ya?ml)$/i;

/** A folder or a link that is still to be looked at. */
interface Task {
  readonly type: 'directory' | 'link';
  readonly uri: DocumentUri;
  readonly path: string;
  readonly depth: number;
  /** What applies in the folder, or to the link. */
  readonly rules: IgnoreRules;
}

/**
 * Finds the documents of a workspace folder. Excluded folders, ignored folders and links to folders are not entered;
 * a link to a file counts where the file is in a workspace folder. Nothing in the folder makes it fail.
 */
export function discover(folder: DocumentUri, fs: FileSystem, options: DiscoveryOptions): Promise<Discovery> {
  return new Walk(folder, fs, options).run();
}

/**
 * One walk. Where the file system answers at once the whole of it happens in one go: a promise for each of ten thousand
 * entries would cost more than reading the folders.
 */
class Walk {
  readonly #folder: DocumentUri;
  readonly #fs: FileSystem;
  readonly #options: DiscoveryOptions;
  readonly #entryLimit: number;
  readonly #files: FileCatalogue;
  readonly #documents: DiscoveredDocument[] = [];
  /** Links that are documents, with what they lead to. */
  readonly #linked: { readonly document: DiscoveredDocument; readonly real: DocumentUri }[] = [];
  readonly #skipped: Skipped[] = [];
  /** Only folders with a `.gitignore`, by path. */
  readonly #rules = new Map<string, IgnoreRules>();
  /** The folder that was last asked about after the walk, and what applies in it. */
  #admitting: { readonly folder: string; readonly rules: IgnoreRules | undefined } = { folder: '\0', rules: undefined };
  /** In the order of depth, so that what the limit leaves out is what lies deepest. */
  readonly #tasks: Task[] = [];
  #nextTask = 0;
  #running = 0;
  #entriesVisited = 0;
  #entriesThisTurn = 0;
  #atLimit = false;
  /** Where the folders in which a link may end really are; asked for at the first link. */
  #realFolders: Awaitable<readonly DocumentUri[]> | undefined;

  constructor(folder: DocumentUri, fs: FileSystem, options: DiscoveryOptions) {
    this.#folder = folder;
    this.#fs = fs;
    this.#options = options;
    this.#entryLimit = options.entryLimit ?? ENTRY_LIMIT;
    this.#files = new FileCatalogue(folder, fs.caseSensitive);
    const rules = noIgnoreRules(fs.caseSensitive);
    this.#rules.set('', rules);
    this.#tasks.push({ type: 'directory', uri: folder, path: '', depth: 0, rules });
  }

  run(): Promise<Discovery> {
    return new Promise((resolve, reject) => {
      let paused = false;
      const proceed = (): void => {
        if (paused) return;
        while (this.#running < FOLDERS_AT_ONCE && !this.#stopped()) {
          const task = this.#tasks[this.#nextTask];
          if (task === undefined) break;
          this.#nextTask += 1;
          const outcome = this.#start(task);
          if (outcome === undefined) continue;
          this.#running += 1;
          outcome
            .catch(() => this.#skip(task.uri, 'unreadable'))
            .then(() => {
              this.#running -= 1;
              if (this.#entriesThisTurn >= ENTRIES_PER_TURN) pause();
              proceed();
            })
            .catch(reject);
        }
        if (this.#running === 0) resolve(this.#result());
      };
      // Promises alone never let a timer or a request have its turn, however many there are.
      const pause = (): void => {
        if (paused) return;
        paused = true;
        setTimeout(() => {
          paused = false;
          this.#entriesThisTurn = 0;
          proceed();
        }, 0);
      };
      proceed();
    });
  }

  /** A file system that breaks its word, here or in its promise, costs what it was asked for and not the walk. */
  #start(task: Task): Awaitable<undefined> {
    try {
      return task.type === 'link' ? this.#followLink(task) : this.#readFolder(task);
    } catch {
      return this.#skip(task.uri, 'unreadable');
    }
  }

  #stopped(): boolean {
    return this.#atLimit || this.#options.cancellation?.cancelled === true;
  }

  #readFolder(task: Task): Awaitable<undefined> {
    return whenReady(this.#fs.readDirectory(task.uri), (entries) => {
      if (entries === undefined) return this.#skip(task.uri, 'unreadable');
      // Git does not read one that is a link either.
      if (!entries.some((entry) => entry.name === '.gitignore' && entry.type === 'file')) {
        return this.#visit(task, entries, task.rules);
      }
      return whenReady(this.#fs.readFile(joinUri(task.uri, '.gitignore'), IGNORE_FILE_LIMIT), (read) => {
        if (!read.ok) return this.#visit(task, entries, task.rules);
        const rules = task.rules.below(task.path, new TextDecoder().decode(read.bytes));
        this.#rules.set(task.path, rules);
        return this.#visit(task, entries, rules);
      });
    });
  }

  #visit(task: Task, entries: readonly DirectoryEntry[], rules: IgnoreRules): undefined {
    this.#entriesThisTurn += entries.length;
    for (const { name, type } of entries) {
      if (this.#entriesVisited === this.#entryLimit) {
        this.#atLimit = true;
        return undefined;
      }
      this.#entriesVisited += 1;
      const uri = joinUri(task.uri, name);
      const path = task.path === '' ? name : `${task.path}/${name}`;
      if (type !== 'link') this.#files.add(uri, type);
      if (type === 'file') {
        if (this.#isDocument(path, rules)) this.#documents.push({ uri, path });
      } else if (type === 'link' || this.#enters(name, path, rules)) {
        if (task.depth < MAX_DEPTH) this.#tasks.push({ type, uri, path, depth: task.depth + 1, rules });
        else this.#skip(uri, 'too-deep');
      }
    }
    this.#files.markListed(task.uri);
    return undefined;
  }

  #enters(name: string, path: string, rules: IgnoreRules): boolean {
    return name !== '.git' && !this.#options.exclude.matchesAllBelow(path) && !rules.ignores(path, 'directory');
  }

  /** By the extension first: most files of a repository are not documents, and cost no more than that. */
  #isDocument(path: string, rules: IgnoreRules): boolean {
    const isCandidate = DOCUMENT_NAME.test(path) || this.#options.isCode?.(path) === true;
    return isCandidate && !this.#options.exclude.matches(path) && !rules.ignores(path, 'file');
  }

  #followLink(task: Task): Awaitable<undefined> {
    return whenReady(this.#fs.resolve(task.uri), (target) => {
      if (target === undefined) return this.#skip(task.uri, 'link-broken');
      this.#realFolders ??= this.#resolveFolders();
      return whenReady(this.#realFolders, (folders) => this.#addLink(task, target, folders));
    });
  }

  #addLink({ uri, path, rules }: Task, target: Resolved, folders: readonly DocumentUri[]): undefined {
    const home = folders.find((folder) => isInside(folder, target.real, this.#fs.caseSensitive));
    if (home === undefined) {
      this.#files.add(uri, 'unknown');
      return this.#skip(uri, 'link-outside');
    }
    this.#files.add(uri, target.type);
    if (target.type === 'directory' || !this.#isDocument(path, rules)) return undefined;
    // As the walk itself would name it, even where the workspace folder is opened through a link.
    const inner = home === folders[0] ? relativePath(home, target.real, this.#fs.caseSensitive) : undefined;
    this.#linked.push({
      document: { uri, path },
      real: inner === undefined ? target.real : joinUri(this.#folder, inner),
    });
    return undefined;
  }

  /** The walked folder first. */
  #resolveFolders(): Awaitable<readonly DocumentUri[]> {
    let folders: Awaitable<readonly DocumentUri[]> = [];
    for (const folder of [this.#folder, ...(this.#options.workspaceFolders ?? [])]) {
      folders = whenReady(folders, (known) =>
        whenReady(this.#fs.resolve(folder), (target) => [...known, target?.real ?? folder]),
      );
    }
    return folders;
  }

  #skip(uri: DocumentUri, reason: Skipped['reason']): undefined {
    this.#skipped.push({ uri, reason });
    return undefined;
  }

  #result(): Discovery {
    const documents = [...this.#documents];
    const key = (uri: DocumentUri): string => uriKey(uri, this.#fs.caseSensitive);
    const known = new Set(this.#linked.length === 0 ? [] : documents.map(({ uri }) => key(uri)));
    for (const { document, real } of this.#linked.sort((a, b) => byPath(a.document, b.document))) {
      if (known.has(key(real))) this.#skip(document.uri, 'same-file');
      else documents.push(document);
      known.add(key(real));
    }
    return {
      documents: documents.sort(byPath),
      files: this.#files,
      skipped: this.#skipped.sort((a, b) => (a.uri < b.uri ? -1 : 1)),
      entriesVisited: this.#entriesVisited,
      outcome: this.#atLimit ? 'entry-limit' : this.#stopped() ? 'cancelled' : 'complete',
      admits: (path) => this.#admits(path),
    };
  }

  #admits(path: string): boolean {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    // Asked of one file after the other of the same folder.
    if (this.#admitting.folder !== folder) this.#admitting = { folder, rules: this.#rulesIn(folder) };
    const { rules } = this.#admitting;
    return rules !== undefined && this.#isDocument(path, rules);
  }

  /** What applies in a folder, whether it was there or not; undefined where the walk would not have gone. */
  #rulesIn(folder: string): IgnoreRules | undefined {
    let rules = this.#rules.get('');
    if (folder === '') return rules;
    let at = '';
    const names = folder.split('/');
    if (names.length > MAX_DEPTH) return undefined;
    for (const name of names) {
      at = at === '' ? name : `${at}/${name}`;
      if (rules === undefined || !this.#enters(name, at, rules)) return undefined;
      rules = this.#rules.get(at) ?? rules;
    }
    return rules;
  }
}

function byPath(a: DiscoveredDocument, b: DiscoveredDocument): number {
  return a.path < b.path ? -1 : a.path === b.path ? 0 : 1;
}
