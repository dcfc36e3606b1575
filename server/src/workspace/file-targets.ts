/** Where paths and links lead: asked of the catalogue first, and of the file system only for what the walk did not list. */

import type { FileReference } from '../facts/document-facts.ts';
import type { Key } from './dependencies.ts';
import type { FileCatalogue } from './file-catalogue.ts';
import type { DocumentUri, FileSystem, Resolved } from './file-system.ts';
import type { FileTarget } from './file-target.ts';
import { isInside, joinUri, relativePath, resolveLink, resolveReference, uriKey } from './uri.ts';
import { type IndexedDocument, keys } from './workspace-index.ts';

const UNKNOWN: FileTarget = { state: 'unknown' };

export class FileTargets {
  readonly #folder: DocumentUri;
  readonly #fileSystem: FileSystem;
  readonly #catalogue: FileCatalogue;
  /** Answers for what the walk did not list: below an ignored folder, or behind a link. */
  readonly #asked = new Map<string, FileTarget>();
  readonly #changed: (key: Key) => void;

  /** `changed` is called when an answer that was unknown has come. */
  constructor(folder: DocumentUri, fileSystem: FileSystem, catalogue: FileCatalogue, changed: (key: Key) => void) {
    this.#folder = folder;
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
    const key = uriKey(uri, this.#fileSystem.caseSensitive);
    const target = this.#lookup(uri, key);
    return {
      target:
        fragment !== undefined && 'uri' in target && target.state !== 'missing' ? { ...target, fragment } : target,
      key: keys.file(key),
    };
  }

  /** Forgets an answer, since something was created or deleted there. */
  forget(uri: DocumentUri): Key {
    const key = uriKey(uri, this.#fileSystem.caseSensitive);
    this.#asked.delete(key);
    return keys.file(key);
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
    return isOurs ? undefined : keys.file(uriKey(uri, this.#fileSystem.caseSensitive));
  }

  #lookup(uri: DocumentUri, key: string): FileTarget {
    const state = this.#catalogue.lookup(uri);
    if (state !== 'unknown') return { state, uri };
    if (this.#catalogue.answersFor(uri)) return this.#missing(uri);
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    const answer = this.#fileSystem.resolve(uri);
    if (!(answer instanceof Promise)) {
      const target = this.#judge(uri, answer);
      this.#asked.set(key, target);
      return target;
    }
    this.#asked.set(key, UNKNOWN);
    void answer.then(
      (resolved) => this.#answered(key, this.#judge(uri, resolved)),
      () => this.#answered(key, this.#missing(uri)),
    );
    return UNKNOWN;
  }

  #answered(key: string, target: FileTarget): void {
    this.#asked.set(key, target);
    this.#changed(keys.file(key));
  }

  #missing(uri: DocumentUri): FileTarget {
    const near = this.#catalogue.nearest(uri);
    const nearest = near === undefined ? undefined : relativePath(this.#folder, near);
    return nearest === undefined ? { state: 'missing', uri } : { state: 'missing', uri, nearest };
  }

  /** What a link on the disk leads to counts only inside the workspace folder. */
  #judge(uri: DocumentUri, resolved: Resolved | undefined): FileTarget {
    if (resolved === undefined) return this.#missing(uri);
    if (!isInside(this.#folder, resolved.real, this.#fileSystem.caseSensitive)) {
      return { state: 'refused', reason: 'outside' };
    }
    return { state: resolved.type, uri };
  }
}
