// The file system behind the mount: a tree of entries, whose contents come over HTTP until they are written.
import * as vscode from 'vscode';

/** The scheme and authority of the workspace's addresses: those of a repository opened on vscode.dev. */
export const mountScheme = 'vscode-vfs';
export const mountAuthority = 'github';

interface File {
  readonly kind: 'file';
  contents: Uint8Array | undefined;
  size: number;
  modified: number;
}

interface Folder {
  readonly kind: 'folder';
  readonly entries: Map<string, File | Folder>;
  modified: number;
}

/** A folder of a web server, writable in memory. */
export class MountedFolder implements vscode.FileSystemProvider {
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #server: vscode.Uri;
  readonly #root: Folder = newFolder();
  readonly onDidChangeFile = this.#changes.event;

  private constructor(server: vscode.Uri) {
    this.#server = server;
  }

  /** Reads the list of files from `SERVER/workspace.json`: pairs of a path and a size. */
  static async load(server: vscode.Uri): Promise<MountedFolder> {
    const mounted = new MountedFolder(server);
    const response = await fetch(vscode.Uri.joinPath(server, 'workspace.json').toString(true));
    const list: unknown = await response.json();
    if (!Array.isArray(list)) throw new Error('workspace.json holds no list');
    for (const entry of list) {
      if (!isListed(entry)) throw new Error('workspace.json holds something else than a path and a size');
      const [path, size] = entry;
      const segments = path.split('/');
      const name = segments.pop() ?? '';
      let folder = mounted.#root;
      for (const segment of segments) folder = subfolder(folder, segment);
      folder.entries.set(name, { kind: 'file', contents: undefined, size, modified: 1 });
    }
    return mounted;
  }

  /** The addresses of all files. */
  allFiles(): vscode.Uri[] {
    const found: vscode.Uri[] = [];
    const walk = (folder: Folder, path: string): void => {
      for (const [name, entry] of folder.entries) {
        if (entry.kind === 'folder') walk(entry, `${path}/${name}`);
        else found.push(vscode.Uri.from({ scheme: mountScheme, authority: mountAuthority, path: `${path}/${name}` }));
      }
    };
    walk(this.#root, '');
    return found;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const entry = this.#find(uri);
    const type = entry.kind === 'file' ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: entry.modified, size: entry.kind === 'file' ? entry.size : 0 };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    return Array.from(this.#folder(uri).entries, ([name, entry]) => [
      name,
      entry.kind === 'file' ? vscode.FileType.File : vscode.FileType.Directory,
    ]);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const file = this.#find(uri);
    if (file.kind === 'folder') throw vscode.FileSystemError.FileIsADirectory(uri);
    if (file.contents !== undefined) return file.contents;
    const response = await fetch(vscode.Uri.joinPath(this.#server, 'workspace', uri.path).toString());
    if (!response.ok) throw vscode.FileSystemError.Unavailable(uri);
    return new Uint8Array(await response.arrayBuffer());
  }

  createDirectory(uri: vscode.Uri): void {
    const { parent, name } = this.#place(uri);
    if (parent.entries.has(name)) throw vscode.FileSystemError.FileExists(uri);
    parent.entries.set(name, newFolder());
    this.#announce(vscode.FileChangeType.Created, uri);
  }

  writeFile(uri: vscode.Uri, contents: Uint8Array, options: { create: boolean; overwrite: boolean }): void {
    const { parent, name } = this.#place(uri);
    const before = parent.entries.get(name);
    if (before?.kind === 'folder') throw vscode.FileSystemError.FileIsADirectory(uri);
    if (before === undefined && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
    if (before !== undefined && options.create && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
    parent.entries.set(name, { kind: 'file', contents, size: contents.byteLength, modified: Date.now() });
    this.#announce(before === undefined ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri);
  }

  delete(uri: vscode.Uri, options: { recursive: boolean }): void {
    const entry = this.#find(uri);
    if (entry.kind === 'folder' && entry.entries.size > 0 && !options.recursive) {
      throw vscode.FileSystemError.NoPermissions(uri);
    }
    const { parent, name } = this.#place(uri);
    parent.entries.delete(name);
    this.#announce(vscode.FileChangeType.Deleted, uri);
  }

  async rename(from: vscode.Uri, to: vscode.Uri, options: { overwrite: boolean }): Promise<void> {
    const entry = this.#find(from);
    // The server knows a file by its old name only.
    if (entry.kind === 'file') entry.contents = await this.readFile(from);
    else await this.#readAll(entry, from);
    const target = this.#place(to);
    if (target.parent.entries.has(target.name) && !options.overwrite) throw vscode.FileSystemError.FileExists(to);
    const source = this.#place(from);
    source.parent.entries.delete(source.name);
    target.parent.entries.set(target.name, entry);
    this.#announce(vscode.FileChangeType.Deleted, from);
    this.#announce(vscode.FileChangeType.Created, to);
  }

  async #readAll(folder: Folder, uri: vscode.Uri): Promise<void> {
    for (const [name, entry] of folder.entries) {
      const below = vscode.Uri.joinPath(uri, name);
      // oxlint-disable-next-line no-await-in-loop -- a handful of small files
      if (entry.kind === 'file') entry.contents = await this.readFile(below);
      // oxlint-disable-next-line no-await-in-loop
      else await this.#readAll(entry, below);
    }
  }

  #announce(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changes.fire([{ type, uri }]);
  }

  #find(uri: vscode.Uri): File | Folder {
    let entry: File | Folder = this.#root;
    for (const segment of segmentsOf(uri)) {
      const next: File | Folder | undefined = entry.kind === 'folder' ? entry.entries.get(segment) : undefined;
      if (next === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      entry = next;
    }
    return entry;
  }

  #folder(uri: vscode.Uri): Folder {
    const entry = this.#find(uri);
    if (entry.kind === 'file') throw vscode.FileSystemError.FileNotADirectory(uri);
    return entry;
  }

  #place(uri: vscode.Uri): { parent: Folder; name: string } {
    const name = segmentsOf(uri).at(-1);
    if (name === undefined) throw vscode.FileSystemError.NoPermissions(uri);
    return { parent: this.#folder(vscode.Uri.joinPath(uri, '..')), name };
  }
}

function segmentsOf(uri: vscode.Uri): string[] {
  return uri.path.split('/').filter((segment) => segment !== '');
}

function newFolder(): Folder {
  return { kind: 'folder', entries: new Map(), modified: 1 };
}

function subfolder(folder: Folder, name: string): Folder {
  const existing = folder.entries.get(name);
  if (existing?.kind === 'folder') return existing;
  const created = newFolder();
  folder.entries.set(name, created);
  return created;
}

function isListed(entry: unknown): entry is [path: string, size: number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}
