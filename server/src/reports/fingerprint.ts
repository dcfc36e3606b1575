/** Fingerprints by which programs know a finding again in the next run: short, and of letters that every format takes. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Half a SHA-256: no two findings of a repository meet in it. */
const LENGTH = 32;

/** 32 hexadecimal digits for some texts, in this order. */
export function fingerprint(...texts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(texts)))).slice(0, LENGTH);
}

/** Counts what is alike, from 1: the second of two findings that nothing tells apart is the second. */
export class Ordinals {
  readonly #counts = new Map<string, number>();

  /** Which one of its kind this is. */
  next(...kind: readonly string[]): number {
    const key = JSON.stringify(kind);
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}
