/** The files of a tree of Git, of a commit or of what is staged, as a file system: nothing is checked out. */

import {
  type Awaitable,
  type DigestOptions,
  type DigestResult,
  type DirectoryEntry,
  type DocumentUri,
  type FileSystem,
  type FileVersion,
  type ReadResult,
  type Resolved,
  whenReady,
} from '../workspace/file-system.ts';
import { dirnameUri, joinUri, relativePath } from '../workspace/uri.ts';
import type { Blobs } from './blobs.ts';
import type { TreeEntry } from './listings.ts';

/** What a name in a tree leads to, without its path. */
type Leaf = Omit<TreeEntry, 'path'>;

interface Folder {
  readonly kind: 'directory';
  readonly children: Map<string, { readonly name: string; readonly node: Folder | Leaf }>;
}

/** Where a path ends, links followed: in the tree, out of the folder, or somewhere in a submodule. */
type Place =
  | { readonly state: 'inside'; readonly node: Folder | Leaf; readonly path: readonly string[] }
  | { readonly state: 'outside' }
  | { readonly state: 'submodule' };

export interface TreeOptions {
  /** Where the tree would lie on the disk. */
  readonly folder: DocumentUri;
  /** As on the disk, so that the verdict is that of the editor. */
  readonly caseSensitive: boolean;
  readonly entries: Iterable<TreeEntry>;
  readonly blobs: Pick<Blobs, 'read' | 'digest'>;
}

/** As Linux has it: a chain of more links than this is taken for a loop. */
const MAX_LINKS = 40;
/** As long as a path may be. */
const LONGEST_LINK = 4096;
/** So many hexadecimal digits are a whole number that is exact. */
const EXACT_DIGITS = 13;

export class TreeFileSystem implements FileSystem {
  readonly caseSensitive: boolean;
  readonly #folder: DocumentUri;
  readonly #blobs: TreeOptions['blobs'];
  readonly #root = emptyFolder();
  readonly #submodules = new Set<string>();
  #size = 0;

  constructor({ folder, caseSensitive, entries, blobs }: TreeOptions) {
    this.#folder = folder;
    this.caseSensitive = caseSensitive;
    this.#blobs = blobs;
    for (const entry of entries) this.put(entry);
  }

  /** How many files, links and submodules there are. */
  get size(): number {
    return this.#size;
  }

  /** Puts something at a path, in the place of what is there. */
  put({ path, kind, id }: TreeEntry): void {
    const names = path.split('/');
    const name = names.pop() ?? '';
    let folder = this.#root;
    for (const one of names) {
      const known = folder.children.get(this.#key(one))?.node;
      const next = known?.kind === 'directory' ? known : emptyFolder();
      if (next !== known) folder.children.set(this.#key(one), { name: one, node: next });
      folder = next;
    }
    if (!folder.children.has(this.#key(name))) this.#size += 1;
    folder.children.set(this.#key(name), { name, node: { kind, id } });
    if (kind === 'submodule') this.#submodules.add(path);
    else this.#submodules.delete(path);
  }

  /** Takes away what is at a path, with the folders that hold nothing more. Gives the uppermost that is gone. */
  remove(path: string): string {
    const names = path.split('/');
    const folders = [this.#root];
    for (const one of names.slice(0, -1)) {
      const node = folders.at(-1)?.children.get(this.#key(one))?.node;
      if (node?.kind !== 'directory') return path;
      folders.push(node);
    }
    if (folders.at(-1)?.children.delete(this.#key(names.at(-1) ?? '')) !== true) return path;
    this.#size -= 1;
    this.#submodules.delete(path);
    let depth = names.length;
    while (depth > 1 && folders[depth - 1]?.children.size === 0) {
      depth -= 1;
      folders[depth - 1]?.children.delete(this.#key(names[depth - 1] ?? ''));
    }
    return names.slice(0, depth).join('/');
  }

  /** The submodules: of what lies in them nothing is known. */
  submodules(): ReadonlySet<DocumentUri> {
    return new Set(Array.from(this.#submodules, (path) => joinUri(this.#folder, path)));
  }

  readDirectory(uri: DocumentUri): Awaitable<readonly DirectoryEntry[] | undefined> {
    return whenReady(this.#find(uri), (place) => {
      if (place?.state !== 'inside' || place.node.kind !== 'directory') return undefined;
      return Array.from(place.node.children.values(), ({ name, node: { kind } }) => ({
        name,
        type: kind === 'submodule' ? ('directory' as const) : kind,
      }));
    });
  }

  readFile(uri: DocumentUri, limit: number): Awaitable<ReadResult> {
    return whenReady(this.#find(uri), (place): Awaitable<ReadResult> => {
      if (place?.state === 'submodule') return { ok: false, reason: 'unreadable' };
      if (place?.state !== 'inside') return { ok: false, reason: 'not-found' };
      if (place.node.kind !== 'file') return { ok: false, reason: 'not-a-file' };
      return this.#blobs.read(place.node.id, limit);
    });
  }

  resolve(uri: DocumentUri): Awaitable<Resolved | undefined> {
    return whenReady(this.#find(uri), (place): Resolved | undefined => {
      if (place === undefined) return undefined;
      // What lies outside is not looked at: only that it does counts.
      if (place.state === 'outside') return { type: 'file', real: dirnameUri(this.#folder) };
      // Nobody can say here what is in there: to take it for missing would be wrong.
      if (place.state === 'submodule') return { type: 'file', real: uri };
      const type = place.node.kind === 'file' ? 'file' : 'directory';
      return { type, real: joinUri(this.#folder, place.path.join('/')) };
    });
  }

  measure(uri: DocumentUri): Awaitable<FileVersion | undefined> {
    return whenReady(this.#find(uri), (place) =>
      place?.state === 'inside' && place.node.kind === 'file' ? versionOf(place.node) : undefined,
    );
  }

  digest(uri: DocumentUri, options: DigestOptions): Awaitable<DigestResult> {
    return whenReady(this.#find(uri), async (place): Promise<DigestResult> => {
      if (place?.state !== 'inside') return { ok: false, reason: 'not-found' };
      const { node } = place;
      if (node.kind !== 'file') return { ok: false, reason: 'not-a-file' };
      const result = await this.#blobs.digest(node.id, options);
      return result.ok ? { ...result, version: versionOf(node) } : result;
    });
  }

  #find(uri: DocumentUri): Awaitable<Place | undefined> {
    const path = relativePath(this.#folder, uri, this.caseSensitive);
    if (path === undefined) return { state: 'outside' };
    return this.#walk(path === '' ? [] : path.split('/'), MAX_LINKS);
  }

  #walk(names: readonly string[], linksLeft: number): Awaitable<Place | undefined> {
    let node: Folder | Leaf = this.#root;
    const path: string[] = [];
    for (const [at, name] of names.entries()) {
      if (node.kind === 'submodule') return { state: 'submodule' };
      const child: { readonly name: string; readonly node: Folder | Leaf } | undefined =
        node.kind === 'directory' ? node.children.get(this.#key(name)) : undefined;
      if (child === undefined) return undefined;
      if (child.node.kind === 'link') {
        if (linksLeft === 0) return undefined;
        return whenReady(this.#blobs.read(child.node.id, LONGEST_LINK), (result) => {
          const target = result.ok ? new TextDecoder().decode(result.bytes) : '';
          const led = leadingTo(path, target);
          if (led === undefined) return target === '' ? undefined : { state: 'outside' };
          return this.#walk([...led, ...names.slice(at + 1)], linksLeft - 1);
        });
      }
      path.push(child.name);
      node = child.node;
    }
    return { state: 'inside', node, path };
  }

  #key(name: string): string {
    return this.caseSensitive ? name : name.normalize('NFC').toLowerCase();
  }
}

function emptyFolder(): Folder {
  return { kind: 'directory', children: new Map() };
}

/** What tells one content from another, in the shape of a size and a time. */
function versionOf({ id }: Leaf): FileVersion {
  return { size: 0, modified: Number.parseInt(id.slice(0, EXACT_DIGITS), 16) };
}

/** Where a link in a folder leads, from the top; undefined where that is out of it. */
function leadingTo(folder: readonly string[], target: string): readonly string[] | undefined {
  if (target === '' || /^(?:[/\\]|[a-z]:)/i.test(target)) return undefined;
  const names = [...folder];
  for (const name of target.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names;
}
