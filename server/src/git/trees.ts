/** The trees of a repository, from one folder of it: what is staged, and what a commit holds. */

import type { DocumentUri } from '../workspace/file-system.ts';
import { Blobs } from './blobs.ts';
import { bareRepository, repositoryFault, runGit, unforeseen } from './git-program.ts';
import { readIndex, readTree, type TreeEntry } from './listings.ts';
import { TreeFileSystem } from './tree-file-system.ts';

export interface Staged {
  readonly files: TreeFileSystem;
  /** The paths that are in conflict, as which `files` holds what stood there before the merge. */
  readonly unmerged: readonly string[];
}

/** One folder on the disk that is in a repository, at its top or below. */
export interface GitFolder {
  /** An absolute path. */
  readonly path: string;
  readonly uri: DocumentUri;
  /** Whether its disk tells `A.md` and `a.md` apart. */
  readonly caseSensitive: boolean;
}

/** Reads trees of one folder; what they hold in common is read once. To be closed at the end. */
export class GitTrees {
  readonly #folder: GitFolder;
  readonly #blobs: Blobs;

  /** Throws a `GitFault` where Git is not installed. */
  constructor(folder: GitFolder) {
    this.#folder = folder;
    this.#blobs = new Blobs(folder.path);
  }

  /** What is staged. Throws a `GitFault` where the folder is in no repository. */
  async staged(): Promise<Staged> {
    const { entries, unmerged } = readIndex(await this.#list(['ls-files', '-s', '-z']));
    if (entries.length === 0 && (await this.#isBare())) throw bareRepository(this.#folder.path);
    const announced = entries.some(({ id }) => isEmptyFile(id)) ? await this.#announced() : new Set();
    return { files: this.#treeOf(entries.filter(({ path }) => !announced.has(path))), unmerged };
  }

  /** What a commit holds, by its ID. */
  async at(commit: string): Promise<TreeFileSystem> {
    return this.#treeOf(readTree(await this.#list(['ls-tree', '-r', '-z', commit])));
  }

  /** Throws what kept something from being read: what was said meanwhile is worth nothing. */
  throwFault(): void {
    const { fault } = this.#blobs;
    if (fault !== undefined) throw fault;
  }

  /** Ends what runs. */
  close(): void {
    this.#blobs.close();
  }

  /** Throws a `GitFault` where nothing is checked out, so that there are no files as they are now. */
  async refuseBare(): Promise<void> {
    if (await this.#isBare()) throw bareRepository(this.#folder.path);
  }

  async #isBare(): Promise<boolean> {
    const { stdout } = await runGit(['rev-parse', '--is-bare-repository'], this.#folder.path);
    return stdout.toString('latin1').trim() === 'true';
  }

  /** What `git add --intent-to-add` announced: it stands among what is staged as an empty file, and would not be committed. */
  async #announced(): Promise<ReadonlySet<string>> {
    // Of submodules nothing is asked: Git would go by their own settings there.
    const args = ['diff-files', '--name-only', '-z', '--relative', '--diff-filter=A', '--ignore-submodules=all'];
    const { code, stdout } = await runGit(args, this.#folder.path);
    return new Set(code === 0 ? stdout.toString('utf8').split('\0') : []);
  }

  async #list(args: readonly string[]): Promise<Buffer> {
    const { code, stdout, stderr } = await runGit(args, this.#folder.path);
    if (code === 0) return stdout;
    throw repositoryFault(stderr, this.#folder.path) ?? unforeseen(stderr);
  }

  #treeOf(entries: readonly TreeEntry[]): TreeFileSystem {
    const { uri, caseSensitive } = this.#folder;
    return new TreeFileSystem({ folder: uri, caseSensitive, entries, blobs: this.#blobs });
  }
}

/** Whether an ID is that of a file that holds nothing, in either kind of repository (SHA-1, SHA-256). */
function isEmptyFile(id: string): boolean {
  return id.startsWith('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391') || id.startsWith('473a0f4c3be8a93681a267e3b1e9a7dc');
}
