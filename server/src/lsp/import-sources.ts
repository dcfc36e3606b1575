/** What is to be imported, as the client sends it piece by piece, kept until it is closed. */

import { MOST_BYTES, MOST_FILES } from '../imports/import-formats.ts';
import type { SourceFile } from '../imports/import-request.ts';
import { fromBase64 } from '../protocol/base64.ts';
import type { SendImportParams } from '../protocol/import-messages.ts';

/** In bytes, of a source whose format is not known. */
export const MOST_OF_ALL = Math.max(...Object.values(MOST_BYTES));

/** A client that forgets to close its sources is not to fill the memory: the one before may still be looked at. */
const MOST_SOURCES = 2;

interface GrowingFile {
  readonly path: string;
  pieces: Uint8Array[];
}

interface GrowingSource {
  readonly isFolder: boolean;
  readonly files: GrowingFile[];
  size: number;
}

export class ImportSources {
  readonly #sources = new Map<number, GrowingSource>();
  #opened: number;

  /** Begins to count somewhere, so that a server that was started anew knows no source of the one before. */
  constructor(before = randomNumber()) {
    this.#opened = before;
  }

  /** Begins a source, under a number that no other has had. */
  open(isFolder: boolean): number {
    this.#opened += 1;
    this.#sources.set(this.#opened, { isFolder, files: [], size: 0 });
    for (const source of this.#sources.keys()) {
      if (this.#sources.size > MOST_SOURCES) this.#sources.delete(source);
    }
    return this.#opened;
  }

  /** Takes a piece; false where the source is not known, or would hold more than any that is imported. */
  take({ source: number, path, base64, isFirst }: SendImportParams): boolean {
    const source = this.#sources.get(number);
    if (source === undefined) return false;
    const bytes = fromBase64(base64);
    source.size += bytes.length;
    if (isFirst) source.files.push({ path, pieces: [] });
    const file = source.files.at(-1);
    if (file?.path !== path || source.size > MOST_OF_ALL || source.files.length > MOST_FILES) {
      this.#sources.delete(number);
      return false;
    }
    file.pieces.push(bytes);
    return true;
  }

  /** The files as far as they have come; undefined for a source that is not known. */
  files(number: number): { readonly isFolder: boolean; readonly files: readonly SourceFile[] } | undefined {
    const source = this.#sources.get(number);
    if (source === undefined) return undefined;
    return { isFolder: source.isFolder, files: source.files.map((file) => ({ path: file.path, bytes: whole(file) })) };
  }

  close(number: number): void {
    this.#sources.delete(number);
  }
}

/** The bytes in one piece, which they are from then on. */
function whole(file: GrowingFile): Uint8Array {
  const [first = new Uint8Array(), ...others] = file.pieces;
  if (others.length === 0) return first;
  const bytes = new Uint8Array(file.pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of file.pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  file.pieces = [bytes];
  return bytes;
}

function randomNumber(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
