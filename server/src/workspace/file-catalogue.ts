/** The files and folders known to exist, so that a rule can ask whether something is there without touching a disk. */

import type { DocumentUri } from './file-system.ts';
import { basename, dirnameUri, isInside, joinUri, uriKey } from './uri.ts';

/** What a rule sees of the catalogue. All URIs are canonical. */
export interface KnownFiles {
  /** What is there. `unknown` means that nothing is only where `answersFor` is true as well. */
  lookup(uri: DocumentUri): CatalogueType;
  /**
   * Whether `lookup` speaks for the disk: false for a link that leads out of the workspace, for what would lie in a
   * folder that was not read (`node_modules`, one without permission, a link), and out of the workspace folder.
   */
  answersFor(uri: DocumentUri): boolean;
  /**
   * What is there under the same path with other letter case or other Unicode composition, for "did you mean".
   * Also where the disk does not tell them apart: the next machine, or a build server, will.
   */
  nearest(uri: DocumentUri): DocumentUri | undefined;
  /** The one file that has a name, letter case told apart; undefined where none has it, or several have. */
  onlyNamed(name: string): DocumentUri | undefined;
  /** The files whose names are of a sort. Each is looked at. */
  named(isWanted: (name: string) => boolean): readonly DocumentUri[];
  /** What lies straight in a folder, as far as it is known, in the order of the names; nothing is asked of the disk. */
  inside(folder: DocumentUri): readonly KnownFile[];
}

/** A file or folder as the disk spells it. */
export interface KnownFile {
  readonly uri: DocumentUri;
  readonly type: 'file' | 'directory';
}

/** `unknown`: something is there, and only the file system can say what it comes to. */
type CatalogueType = 'file' | 'directory' | 'unknown';

interface Entry {
  /** As the disk spells it. */
  readonly uri: DocumentUri;
  readonly type: CatalogueType;
}

/** The catalogue of one workspace folder, kept up to date by whoever watches that folder. */
export class FileCatalogue implements KnownFiles {
  readonly #folder: DocumentUri;
  readonly #caseSensitive: boolean;
  readonly #entries = new Map<string, Entry>();
  readonly #listed = new Set<string>();
  /** By the key that disregards case; built when first asked for, since most workspaces never need it. */
  #folded: Map<string, DocumentUri[]> | undefined;
  /** The keys of what lies in a folder, by its key; built when first asked for, and kept up from then on. */
  #inside: Map<string, Set<string>> | undefined;
  /** The same in order, for the folders that somebody asked about since something came or went in them. */
  readonly #ordered = new Map<string, readonly KnownFile[]>();

  constructor(folder: DocumentUri, caseSensitive: boolean) {
    this.#folder = folder;
    this.#caseSensitive = caseSensitive;
    this.#put(this.#key(folder), { uri: folder, type: 'directory' });
  }

  /** How many files and folders are known, the workspace folder included. */
  get size(): number {
    return this.#entries.size;
  }

  lookup(uri: DocumentUri): CatalogueType {
    return this.#entries.get(this.#key(uri))?.type ?? 'unknown';
  }

  answersFor(uri: DocumentUri): boolean {
    if (!isInside(this.#folder, uri, this.#caseSensitive)) return false;
    // The nearest folder that is known answers: in one that was read, what is not known is not there.
    for (let at = uri, parent = dirnameUri(at); ; at = parent, parent = dirnameUri(at)) {
      const key = this.#key(at);
      const known = this.#entries.get(key);
      if (known?.type === 'unknown') return false;
      if (known !== undefined) return at === uri || known.type === 'file' || this.#listed.has(key);
      if (parent === at) return false;
    }
  }

  nearest(uri: DocumentUri): DocumentUri | undefined {
    this.#folded ??= this.#fold();
    const alike = this.#folded.get(uriKey(uri, false)) ?? [];
    return alike.includes(uri) ? undefined : alike.toSorted()[0];
  }

  onlyNamed(name: string): DocumentUri | undefined {
    const end = joinUri('', name);
    if (end === '' || name.includes('/')) return undefined;
    let found: DocumentUri | undefined;
    for (const { uri, type } of this.#entries.values()) {
      if (type !== 'file' || !uri.endsWith(end)) continue;
      if (found !== undefined) return undefined;
      found = uri;
    }
    return found;
  }

  named(isWanted: (name: string) => boolean): readonly DocumentUri[] {
    const found: DocumentUri[] = [];
    for (const { uri, type } of this.#entries.values()) if (type === 'file' && isWanted(basename(uri))) found.push(uri);
    return found;
  }

  inside(folder: DocumentUri): readonly KnownFile[] {
    if (this.#inside === undefined) {
      this.#inside = new Map();
      for (const key of this.#entries.keys()) noteInside(this.#inside, key);
    }
    const above = this.#key(folder).replace(/\/$/, '');
    const known = this.#ordered.get(above);
    if (known !== undefined) return known;
    const found: KnownFile[] = [];
    for (const key of this.#inside.get(above) ?? []) {
      const entry = this.#entries.get(key);
      // The root of a disk lies in itself.
      if (entry === undefined || entry.type === 'unknown' || entry.uri === folder) continue;
      found.push({ uri: entry.uri, type: entry.type });
    }
    found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
    this.#ordered.set(above, found);
    return found;
  }

  /** The disk's own spelling of a file's URI; the URI itself where nothing is known of it, or the disk tells them apart. */
  spelling(uri: DocumentUri): DocumentUri {
    return (this.#caseSensitive ? undefined : this.#entries.get(this.#key(uri))?.uri) ?? uri;
  }

  /** Notes that something exists, and with it the folders on the way to it. */
  add(uri: DocumentUri, type: CatalogueType): void {
    const key = this.#key(uri);
    this.#put(key, { uri, type });
    // In a walk the folder is known already; this is the whole of the work for ten thousand files.
    if (this.#entries.get(parentKey(key))?.type === 'directory') return;
    for (
      let parent = dirnameUri(uri);
      isInside(this.#folder, parent, this.#caseSensitive);
      parent = dirnameUri(parent)
    ) {
      const above = this.#key(parent);
      if (this.#entries.get(above)?.type === 'directory') return;
      this.#put(above, { uri: parent, type: 'directory' });
    }
  }

  /** Notes that a folder was read, so that everything in it is known. */
  markListed(folder: DocumentUri): void {
    this.#listed.add(this.#key(folder));
  }

  /**
   * Notes that something is gone, and with a folder all that was below, since a watcher reports the folder alone; gives
   * everything that was known and is not any more.
   * After a change of letter case on a disk that disregards it, the old name may be reported gone last: that is no loss.
   */
  remove(uri: DocumentUri): readonly DocumentUri[] {
    const key = this.#key(uri);
    const entry = this.#entries.get(key);
    if (entry === undefined || basename(entry.uri) !== basename(uri)) return [];
    const gone = [entry.uri];
    this.#take(key);
    if (entry.type !== 'directory') return gone;
    this.#listed.delete(key);
    for (const [below, { uri: known }] of this.#entries) {
      if (!below.startsWith(`${key}/`)) continue;
      gone.push(known);
      this.#take(below);
    }
    for (const below of this.#listed) if (below.startsWith(`${key}/`)) this.#listed.delete(below);
    return gone;
  }

  #key(uri: DocumentUri): string {
    return uriKey(uri, this.#caseSensitive);
  }

  #put(key: string, entry: Entry): void {
    if (this.#folded !== undefined) {
      this.#take(key);
      note(this.#folded, entry);
    }
    this.#entries.set(key, entry);
    if (this.#inside !== undefined) noteInside(this.#inside, key);
    if (this.#ordered.size > 0) this.#ordered.delete(parentKey(key));
  }

  #take(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#inside?.get(parentKey(key))?.delete(key);
    this.#ordered.delete(parentKey(key));
    const folded = uriKey(entry.uri, false);
    const alike = this.#folded?.get(folded)?.filter((uri) => uri !== entry.uri) ?? [];
    if (alike.length > 0) this.#folded?.set(folded, alike);
    else this.#folded?.delete(folded);
  }

  #fold(): Map<string, DocumentUri[]> {
    const folded = new Map<string, DocumentUri[]>();
    for (const entry of this.#entries.values()) note(folded, entry);
    return folded;
  }
}

function parentKey(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}

function noteInside(inside: Map<string, Set<string>>, key: string): void {
  const parent = parentKey(key);
  const known = inside.get(parent);
  if (known === undefined) inside.set(parent, new Set([key]));
  else known.add(key);
}

function note(folded: Map<string, DocumentUri[]>, { uri, type }: Entry): void {
  if (type === 'unknown') return;
  const key = uriKey(uri, false);
  const alike = folded.get(key);
  if (alike === undefined) folded.set(key, [uri]);
  else alike.push(uri);
}
