/** The files that `check --fix` changes: read byte for byte, and written only where they are still what was read. */

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as l10n from '@vscode/l10n';

import { readMerged } from '../facts/unfinished-merge.ts';
import { decodeText } from '../syntax/guards.ts';
import { isMarkdown } from '../workspace/classify.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { errorCode } from './error-code.ts';
import { isWithin } from './path-inside.ts';
import { writeWhole } from './write-whole.ts';

/** As a file begins that says so of its encoding. Texts go without it, and it stays where it was. */
const BYTE_ORDER_MARK = '\ufeff';
const UTF8_MARK = [0xef, 0xbb, 0xbf] as const;
const WRITABLE_BY_ANYBODY = 0o222;

/** A file as it was read. */
interface Original {
  readonly bytes: Uint8Array;
  /** What stands before the text: a byte order mark, or nothing. */
  readonly mark: string;
}

export class FixedFiles {
  /** Where links may lead: an absolute path. */
  readonly #folder: string;
  readonly #originals = new Map<DocumentUri, Original>();
  /** Why files stay as they are, in a sentence each. */
  readonly refusals: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The text of a file of which every byte is known again afterwards; undefined for any other, and then why is said. */
  read(uri: DocumentUri, name: string): string | undefined {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(fileURLToPath(uri));
    } catch (error) {
      this.#refuse(name, error);
      return undefined;
    }
    const { text, problem } = decodeText(bytes);
    if (problem !== undefined) {
      this.refusals.push(l10n.t('{0} is not valid UTF-8, and was not fixed. Save it as UTF-8.', name));
      return undefined;
    }
    if (readMerged(text, isMarkdown(uri)).problems.length > 0) {
      this.refusals.push(l10n.t('{0} holds a merge that was left unfinished, and was not fixed.', name));
      return undefined;
    }
    const mark = UTF8_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK : '';
    this.#originals.set(uri, { bytes, mark });
    return text;
  }

  /** What stands before a text in its file. */
  mark(uri: DocumentUri): string {
    return this.#originals.get(uri)?.mark ?? '';
  }

  /** Writes the new text of a file that was read, whole or not at all. False: it stays as it is, and why is said. */
  write(uri: DocumentUri, name: string, text: string): boolean {
    const original = this.#originals.get(uri);
    if (original === undefined) return false;
    try {
      const path = realpathSync.native(fileURLToPath(uri));
      if (!this.#holds(path)) {
        this.refusals.push(l10n.t('{0} is a link that leads out of the folder, and was not fixed.', name));
        return false;
      }
      const stats = statSync(path);
      // A rename would go by the folder's permissions alone.
      if ((stats.mode & WRITABLE_BY_ANYBODY) === 0) {
        this.refusals.push(l10n.t('{0} is read-only, and was not fixed.', name));
        return false;
      }
      if (!readFileSync(path).equals(original.bytes)) {
        this.refusals.push(l10n.t('{0} changed meanwhile, and was not fixed. Run the command again.', name));
        return false;
      }
      writeWhole(path, original.mark + text, stats);
      return true;
    } catch (error) {
      this.#refuse(name, error);
      return false;
    }
  }

  #holds(path: string): boolean {
    return isWithin(realpathSync.native(this.#folder), path);
  }

  #refuse(name: string, error: unknown): void {
    const code = errorCode(error);
    if (code === undefined) throw error;
    this.refusals.push(reasonFor(code, name));
  }
}

function reasonFor(code: string, name: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return l10n.t('{0} was not fixed: the disk is full.', name);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return l10n.t('{0} was not fixed: nothing may be written there.', name);
    case 'ENOENT':
      return l10n.t('{0} is gone, and was not fixed.', name);
    default:
      return l10n.t('{0} was not fixed ({1}).', name, code);
  }
}
