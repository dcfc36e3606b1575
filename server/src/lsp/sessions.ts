/** Which folder session answers for a document; documents outside every folder share one that reads no disk. */

import type { DocumentUri } from '../workspace/file-system.ts';
import { memoryFileSystem } from '../workspace/memory-file-system.ts';
import { canonicalUri, dirnameUri } from '../workspace/uri.ts';
import type { FolderSession } from './folder-session.ts';

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

  folders(): readonly FolderSession[] {
    return [...this.#folders.values()];
  }

  add(folder: string): FolderSession {
    const uri = canonicalUri(folder);
    const known = this.#folders.get(uri);
    if (known !== undefined) return known;
    const session = this.#open(uri, false);
    this.#folders.set(uri, session);
    return session;
  }

  remove(folder: string): FolderSession | undefined {
    const uri = canonicalUri(folder);
    const session = this.#folders.get(uri);
    this.#folders.delete(uri);
    session?.close();
    return session;
  }

  /** The session of the innermost folder that holds a document. */
  of(uri: DocumentUri): FolderSession {
    let best: FolderSession | undefined;
    for (const session of this.#folders.values()) {
      if (session.owns(uri) && session.folder.length > (best?.folder.length ?? -1)) best = session;
    }
    if (best !== undefined) return best;
    const folder = dirnameUri(uri);
    const loose = this.#loose.get(folder) ?? this.#open(folder, true);
    this.#loose.set(folder, loose);
    return loose;
  }
}

/** The files of a loose session: none. */
export const NO_FILES = memoryFileSystem({});
