/** Which folder session answers for a document; documents outside every folder have one that reads no disk. */

import type { DocumentUri } from '../workspace/file-system.ts';
import { memoryFileSystem } from '../workspace/memory-file-system.ts';
import { canonicalUri, dirnameUri } from '../workspace/uri.ts';
import type { FolderSession } from './folder-session.ts';

/** Schemes of documents that are somebody's own, also outside of every folder. Old versions (`git:`) and the like are not. */
const LOOSE_SCHEMES = ['file', 'untitled'];

function schemeOf(uri: DocumentUri): string {
  return uri.slice(0, uri.indexOf(':'));
}

/** Opens the session of a folder, which the client itself spells `spelling`; `loose`: only that of some documents. */
export type OpenSession = (folder: DocumentUri, spelling: string, loose: boolean) => FolderSession;

export class Sessions {
  readonly #folders = new Map<DocumentUri, FolderSession>();
  /** By folder of the loose documents: what is open without a workspace sees only what is open. */
  readonly #loose = new Map<DocumentUri, FolderSession>();
  readonly #open: OpenSession;

  constructor(open: OpenSession) {
    this.#open = open;
  }

  /** Every session, those of workspace folders first. */
  all(): readonly FolderSession[] {
    return [...this.#folders.values(), ...this.#loose.values()];
  }

  /** The sessions of the workspace folders. */
  folders(): readonly FolderSession[] {
    return [...this.#folders.values()];
  }

  isLoose(session: FolderSession): boolean {
    return this.#loose.get(session.folder) === session;
  }

  /** Opens a workspace folder. Documents in it that were loose are so no more; gives the sessions they had. */
  add(folder: string): readonly FolderSession[] {
    const uri = canonicalUri(folder);
    if (this.#folders.has(uri)) return [];
    const session = this.#open(uri, folder, false);
    this.#folders.set(uri, session);
    const taken = [...this.#loose.values()].filter((loose) => session.owns(loose.folder));
    for (const loose of taken) this.#dropLoose(loose);
    return taken;
  }

  /** Closes a workspace folder. */
  remove(folder: string): FolderSession | undefined {
    const uri = canonicalUri(folder);
    const session = this.#folders.get(uri);
    this.#folders.delete(uri);
    session?.close();
    return session;
  }

  /** Closes the session of loose documents when none of them is open any more. */
  release(session: FolderSession, isOpen: (uri: DocumentUri) => boolean): boolean {
    if (!this.isLoose(session)) return false;
    for (const uri of session.engine.workspace.index.documents.keys()) if (isOpen(uri)) return false;
    this.#dropLoose(session);
    return true;
  }

  /** The session that speaks for a document: that of the innermost folder, or of loose documents, that holds it. */
  of(uri: DocumentUri): FolderSession | undefined {
    return this.holding(uri)[0] ?? this.#loose.get(dirnameUri(uri));
  }

  /** The same for a document that was opened: one that is in no folder gets a session; undefined for one none of ours. */
  opened(uri: DocumentUri): FolderSession | undefined {
    const known = this.of(uri);
    if (known !== undefined) return known;
    const scheme = schemeOf(uri);
    const isOurs = LOOSE_SCHEMES.includes(scheme) || this.folders().some(({ folder }) => schemeOf(folder) === scheme);
    if (!isOurs) return undefined;
    const folder = dirnameUri(uri);
    const loose = this.#open(folder, folder, true);
    this.#loose.set(folder, loose);
    return loose;
  }

  /** The sessions of all folders that hold a document, the innermost first: folders may lie in each other. */
  holding(uri: DocumentUri): readonly FolderSession[] {
    const holding = this.folders().filter((session) => session.owns(uri));
    return holding.sort((a, b) => b.folder.length - a.folder.length);
  }

  #dropLoose(session: FolderSession): void {
    this.#loose.delete(session.folder);
    session.close();
  }
}

/** The files of a loose session: none. */
export const NO_FILES = memoryFileSystem({});
