/** The texts of the documents that are open in an editor, which may spell a file's name otherwise than the disk does. */

import type { DocumentUri } from './file-system.ts';
import { uriKey } from './uri.ts';

export class OpenTexts {
  readonly #texts = new Map<DocumentUri, string>();
  /** How many open documents are the same file, by its key: an editor may have it open in two spellings. */
  readonly #files = new Map<string, number>();
  readonly #caseSensitive: boolean;

  constructor(caseSensitive: boolean) {
    this.#caseSensitive = caseSensitive;
  }

  /** The open documents, as the editor spells them. */
  uris(): Iterable<DocumentUri> {
    return this.#texts.keys();
  }

  /** The text of a document that is open in just that spelling. */
  text(uri: DocumentUri): string | undefined {
    return this.#texts.get(uri);
  }

  /** Whether a file is open, in whatever spelling. */
  has(file: DocumentUri): boolean {
    return this.#files.has(this.#key(file));
  }

  set(uri: DocumentUri, text: string): void {
    const key = this.#key(uri);
    if (!this.#texts.has(uri)) this.#files.set(key, (this.#files.get(key) ?? 0) + 1);
    this.#texts.set(uri, text);
  }

  delete(uri: DocumentUri): void {
    if (!this.#texts.delete(uri)) return;
    const key = this.#key(uri);
    const left = (this.#files.get(key) ?? 0) - 1;
    if (left > 0) this.#files.set(key, left);
    else this.#files.delete(key);
  }

  /** A disk that tells letter case apart tells composed names from decomposed ones as well. */
  #key(uri: DocumentUri): string {
    return this.#caseSensitive ? uri : uriKey(uri, false);
  }
}
