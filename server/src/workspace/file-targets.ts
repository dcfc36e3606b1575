/** Where paths and links lead: asked of the catalogue first, and of the file system only for what the walk did not list. */

import type { FileReference } from '../facts/document-facts.ts';
import type { Key } from './dependencies.ts';
import type { FileCatalogue } from './file-catalogue.ts';
import { type Awaitable, type DocumentUri, type FileSystem, type Resolved, whenReady } from './file-system.ts';
import type { FileTarget } from './file-target.ts';
import { dirnameUri, isInside, joinUri, relativePath, resolveLink, resolveReference, uriKey } from './uri.ts';
import { type IndexedDocument, keys } from './workspace-index.ts';

const OUTSIDE: FileTarget = { state: 'refused', reason: 'outside' };

export class FileTargets {
  readonly #folder: DocumentUri;
  readonly #realFolder: DocumentUri;
  readonly #fileSystem: FileSystem;
  readonly #catalogue: FileCatalogue;
  /** Answers for what the walk did not list: below an ignored folder, or behind a link. */
  readonly #asked = new Map<string, FileTarget>();
  readonly #changed: (key: Key) => void;

  /** `realFolder` is where links lead that lead into the folder. `changed` is called when an awaited answer has come. */
  constructor(
    folder: DocumentUri,
    realFolder: DocumentUri,
    fileSystem: FileSystem,
    catalogue: FileCatalogue,
    changed: (key: Key) => void,
  ) {
    this.#folder = folder;
    this.#realFolder = realFolder;
    this.#fileSystem = fileSystem;
    this.#catalogue = catalogue;
    this.#changed = changed;
  }

  /** Where a path or link leads, and the key of that answer; no key where no file can change it. */
  target(document: IndexedDocument, reference: FileReference): { target: FileTarget; key: Key | undefined } {
    const context = { document: document.uri, folder: this.#folder };
    const resolved =
      reference.source === 'link'
        ? resolveLink(reference.destination, context)
        : resolveReference(reference.destination, context);
    if (!resolved.ok) {
      const { reason } = resolved;
      if (reason === 'external') return { target: { state: 'external' }, key: undefined };
      return { target: { state: 'refused', reason: reason === 'refused' ? 'scheme' : reason }, key: undefined };
    }
    const route = reference.source === 'link' ? this.#siteRoute(reference.destination) : undefined;
    if (route !== undefined) return { target: { state: 'external' }, key: route };
    const { uri, fragment } = resolved;
    const target = this.#lookup(uri);
    return {
      target:
        fragment !== undefined && 'uri' in target && target.state !== 'missing' ? { ...target, fragment } : target,
      key: fileKey(uri),
    };
  }

  /** Forgets what was known of a place and of all below it, since something was created or deleted there. */
  forget(uri: DocumentUri): readonly Key[] {
    const place = uriKey(uri, this.#fileSystem.caseSensitive);
    const changed = [fileKey(uri)];
    for (const asked of this.#asked.keys()) {
      if (asked !== place && !asked.startsWith(`${place}/`)) continue;
      this.#asked.delete(asked);
      changed.push(keys.file(asked.toLowerCase()));
    }
    return changed;
  }

  /**
   * A link such as `/security/access/` is an address on the site that the files are published to, unless the workspace
   * folder has something of its first name. Gives the key of that something, for when it appears.
   */
  #siteRoute(destination: string): Key | undefined {
    const first = /^\/([^/?#]+)(?:[/?#]|$)/.exec(destination)?.[1];
    if (first === undefined || /\.(?:md|markdown|ya?ml)(?:[?#]|$)/i.test(destination)) return undefined;
    const uri = joinUri(this.#folder, first);
    const isOurs = this.#catalogue.lookup(uri) !== 'unknown' || !this.#catalogue.answersFor(uri);
    return isOurs ? undefined : fileKey(uri);
  }

  #lookup(uri: DocumentUri): FileTarget {
    const state = this.#catalogue.lookup(uri);
    if (state !== 'unknown') return { state, uri };
    if (this.#catalogue.answersFor(uri)) return this.#missing(uri);
    const key = uriKey(uri, this.#fileSystem.caseSensitive);
    const known = this.#asked.get(key);
    // What is there instead of a missing file may have changed since.
    if (known !== undefined) return known.state === 'missing' ? this.#missing(uri) : known;
    const answer = this.#ask(uri);
    if (!(answer instanceof Promise)) {
      this.#asked.set(key, answer);
      return answer;
    }
    const awaited: FileTarget = { state: 'unknown' };
    this.#asked.set(key, awaited);
    const accept = (target: FileTarget): void => {
      // Forgotten meanwhile: the answer may speak of what was there before.
      if (this.#asked.get(key) !== awaited) return;
      this.#asked.set(key, target);
      this.#changed(fileKey(uri));
    };
    void answer.then(accept, () => accept(this.#missing(uri)));
    return awaited;
  }

  /** What the file system says of a place. What a link on the way leads to counts only inside the workspace folder. */
  #ask(uri: DocumentUri): Awaitable<FileTarget> {
    return whenReady(this.#fileSystem.resolve(uri), (resolved) => {
      if (resolved === undefined) return this.#askAbove(uri, dirnameUri(uri));
      return this.#isInside(resolved) ? { state: resolved.type, uri } : OUTSIDE;
    });
  }

  /** Nothing is there. Whether that is to be said depends on where it would be: outside, nobody is told what there is. */
  #askAbove(uri: DocumentUri, above: DocumentUri): Awaitable<FileTarget> {
    if (above === this.#folder || !isInside(this.#folder, above, this.#fileSystem.caseSensitive)) {
      return this.#missing(uri);
    }
    return whenReady(this.#fileSystem.resolve(above), (resolved) => {
      if (resolved === undefined) return this.#askAbove(uri, dirnameUri(above));
      return this.#isInside(resolved) ? this.#missing(uri) : OUTSIDE;
    });
  }

  #isInside(resolved: Resolved): boolean {
    return isInside(this.#realFolder, resolved.real, this.#fileSystem.caseSensitive);
  }

  #missing(uri: DocumentUri): FileTarget {
    const near = this.#catalogue.nearest(uri);
    const nearest = near === undefined ? undefined : relativePath(this.#folder, near);
    return nearest === undefined ? { state: 'missing', uri } : { state: 'missing', uri, nearest };
  }
}

/**
 * The key under which it is announced that a file came or went: letter case aside on every disk, since a missing file is
 * compared with what differs from it by that alone.
 */
export function fileKey(uri: DocumentUri): Key {
  return keys.file(uriKey(uri, false));
}
