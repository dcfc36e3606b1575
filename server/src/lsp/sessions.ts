/** Which folder session answers for a document; documents outside every folder have one that reads no disk. */

import type { DocumentUri } from '../workspace/file-system.ts';
import { memoryFileSystem } from '../workspace/memory-file-system.ts';
import { canonicalUri, dirnameUri, isInside } from '../workspace/uri.ts';
import type { FolderSession } from './folder-session.ts';

/** Schemes of documents that are somebody's own, also outside of every folder. Old versions (`git:`) and the like are not. */
const LOOSE_SCHEMES = ['file', 'untitled'];

function schemeOf(uri: DocumentUri): string {
  return uri.slice(0, uri.indexOf(':'));
}

export class Sessions {
  readonly #folders = new Map<DocumentUri, FolderSession>();
  /** By folder of the loose documents: what is open without a workspace sees only what is open. */
  readonly #loose = new Map<DocumentUri, FolderSession>();
  readonly #open: (folder: DocumentUri, loose: boolean) => FolderSession;

  constructor(open: (folder: DocumentUri, loose: boolean) => FolderSession) {
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
    this.#folders.set(uri, this.#open(uri, false));
    const taken = [...this.#loose.values()].filter((loose) => isInside(uri, loose.folder));
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

  /** The session of the innermost folder that holds a document; undefined for one that is none of ours. */
  of(uri: DocumentUri): FolderSession | undefined {
    const [innermost] = this.holding(uri);
    if (innermost !== undefined) return innermost;
    const scheme = schemeOf(uri);
    const isOurs = LOOSE_SCHEMES.includes(scheme) || this.folders().some(({ folder }) => schemeOf(folder) === scheme);
    if (!isOurs) return undefined;
    const folder = dirnameUri(uri);
    const loose = this.#loose.get(folder) ?? this.#open(folder, true);
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
