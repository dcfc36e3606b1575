/** A file system of the editor in memory, and an editor that makes the edits of an import in it. */

import * as vscode from 'vscode';

import type { EditorDisk } from '../../../client/src/import/write-import.ts';
import type { WorkspaceEdit } from './vscode-stand-in.ts';

const LINK = 'link';

/** Files by their paths from the root; a text that begins with `link:` is a link, to a file or a folder. */
export class EditorFiles {
  readonly files: Map<string, string>;
  /** The paths of the files that were read. */
  readonly read: string[] = [];

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files));
  }

  get fs(): Pick<vscode.FileSystem, 'stat' | 'readDirectory' | 'readFile' | 'writeFile' | 'delete'> {
    return {
      stat: async ({ path }) => {
        const text = this.files.get(path);
        const type = text === undefined ? this.#folderType(path) : typeOf(text);
        return { type, size: text?.length ?? 0, ctime: 0, mtime: 0 };
      },
      readDirectory: async ({ path }) => this.#entries(path),
      readFile: async ({ path }) => {
        const text = this.files.get(path);
        if (text === undefined) throw new Error(`there is no ${path}`);
        this.read.push(path);
        return new TextEncoder().encode(text);
      },
      writeFile: async ({ path }, bytes) => void this.files.set(path, new TextDecoder().decode(bytes)),
      delete: async ({ path }) => void this.files.delete(path),
    };
  }

  #folderType(path: string): vscode.FileType {
    if (this.#entries(path).length === 0) throw new Error(`there is no ${path}`);
    return vscode.FileType.Directory;
  }

  #entries(folder: string): [string, vscode.FileType][] {
    const entries = new Map<string, vscode.FileType>();
    for (const [path, text] of this.files) {
      if (!path.startsWith(`${folder}/`)) continue;
      const [name = '', ...below] = path.slice(folder.length + 1).split('/');
      entries.set(name, below.length > 0 ? vscode.FileType.Directory : typeOf(text));
    }
    return [...entries];
  }
}

function typeOf(text: string): vscode.FileType {
  if (!text.startsWith(`${LINK}:`)) return vscode.FileType.File;
  // A link has the bit of what it leads to as well.
  return vscode.FileType.SymbolicLink | (text === 'link:folder' ? vscode.FileType.Directory : vscode.FileType.File);
}

/** What was asked to be created: the path, its text and whether it may go over something. */
export interface Creation {
  readonly path: string;
  readonly text: string;
  readonly overwrite: unknown;
  readonly ignoreIfExists: unknown;
}

/** An editor over these files. `make` says what becomes of an edit; by default all of it is made. */
export function editorOver(
  files: EditorFiles,
  make: (creations: readonly Creation[], write: (one: Creation) => void) => boolean = (creations, write) => {
    for (const one of creations) write(one);
    return true;
  },
): EditorDisk & { readonly edits: (readonly Creation[])[] } {
  const edits: (readonly Creation[])[] = [];
  return {
    edits,
    fs: files.fs,
    admits: async ({ path }) => !path.includes('/linked/'),
    applyEdit: async (edit) => {
      if (!isStandIn(edit)) throw new Error('no edit of the stand-in');
      const creations = edit.created.map(({ uri, options }) => creationOf(uri.path, options));
      edits.push(creations);
      return make(creations, ({ path, text }) => files.files.set(path, text));
    },
  };
}

function isStandIn(edit: object): edit is WorkspaceEdit {
  return 'created' in edit;
}

function creationOf(path: string, options: unknown): Creation {
  if (typeof options !== 'object' || options === null || !('contents' in options)) throw new Error('nothing to create');
  const { contents } = options;
  if (!(contents instanceof Uint8Array)) throw new Error('no bytes');
  return {
    path,
    text: new TextDecoder().decode(contents),
    overwrite: 'overwrite' in options ? options.overwrite : undefined,
    ignoreIfExists: 'ignoreIfExists' in options ? options.ignoreIfExists : undefined,
  };
}
