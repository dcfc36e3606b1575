/** The facts of documents that somebody types in: of a big register only the record with the edit is read again. */

import type { DocumentFacts, DocumentRole } from '../facts/document-facts.ts';
import { readCode } from '../facts/read-code.ts';
import { readDocument } from '../facts/read-document.ts';
import { rereadRegister } from '../facts/reread-register.ts';
import { isMarkdown } from './classify.ts';
import type { DocumentUri } from './file-system.ts';

/** A text that was read, and as what. */
interface Read {
  readonly text: string;
  readonly role: DocumentRole;
  readonly keyAliases: ReadonlyMap<string, string>;
  readonly facts: DocumentFacts;
}

export class TypedDocuments {
  readonly #read = new Map<DocumentUri, Read>();

  /** The facts of the text that an open document has now; undefined for source code without a marker. */
  read(
    uri: DocumentUri,
    text: string,
    role: DocumentRole,
    keyAliases: ReadonlyMap<string, string>,
  ): DocumentFacts | undefined {
    if (role.role === 'code') {
      // With a marker alone: somebody is about to name a control.
      const code = readCode(text, role.markers);
      return code.kind === 'code' ? code : undefined;
    }
    const before = this.#read.get(uri);
    const isAsBefore = before !== undefined && before.keyAliases === keyAliases && isSame(before.role, role);
    const facts =
      (isAsBefore ? rereadRegister(before, text, { keyAliases }) : undefined) ??
      readDocument(text, isMarkdown(uri), role, { keyAliases });
    this.#read.set(uri, { text, role, keyAliases, facts });
    return facts;
  }

  /** The document was closed. */
  forget(uri: DocumentUri): void {
    this.#read.delete(uri);
  }
}

function isSame(a: DocumentRole, b: DocumentRole): boolean {
  return a.role === b.role && (a.role !== 'register' || b.role !== 'register' || a.kind === b.kind);
}
