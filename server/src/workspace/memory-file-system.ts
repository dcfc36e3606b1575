/** A file system in memory: for tests, and for a browser that has no disk. It answers at once. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type {
  DigestOptions,
  DigestResult,
  DirectoryEntry,
  DocumentUri,
  FileSystem,
  FileVersion,
  ReadResult,
  Resolved,
} from './file-system.ts';
import { canonicalUri, dirnameUri, joinUri, uriKey } from './uri.ts';

export interface MemoryFileSystemOptions {
  /** Default true. When false, composed and decomposed names are one as well, as on macOS. */
  readonly caseSensitive?: boolean;
  /** Links by their place; a target is a URI, a path from the link's folder or, with a leading `/`, one from the root. */
  readonly links?: Readonly<Record<string, string>>;
  /** Files and folders that exist and may not be read. */
  readonly unreadable?: readonly string[];
  /** What a name without a scheme is relative to. */
  readonly root?: string;
}

export interface MemoryFileSystem extends FileSystem {
  /** Always at once, unlike what the port allows, so that a test need not wait. */
  readDirectory(uri: DocumentUri): readonly DirectoryEntry[] | undefined;
  readFile(uri: DocumentUri, limit: number): ReadResult;
  resolve(uri: DocumentUri): Resolved | undefined;
  measure(uri: DocumentUri): FileVersion | undefined;
  /** Reckons later all the same, as Web Crypto does. */
  digest(uri: DocumentUri, options: DigestOptions): Promise<DigestResult>;
  /** Creates or replaces a file and the folders on the way to it. */
  write(file: string, content: string | Uint8Array): void;
  /** Removes a file, a link, or a folder with all that is in it. */
  delete(file: string): void;
}

interface Folder {
  readonly kind: 'directory';
  readonly children: Map<string, { readonly name: string; readonly node: Node }>;
}

type Node =
  | Folder
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly modified: number }
  | { readonly kind: 'link'; readonly target: DocumentUri };

/** Where a walk through links ended: the node there and the URI by which it is really known. */
interface Place {
  readonly node: Node;
  readonly uri: DocumentUri;
}

/** As Linux has it: a chain of more links than this is taken for a loop. */
const MAX_LINKS = 40;

/**
 * A file system that holds `files`: contents by URI, or by path relative to `root` (`file:///workspace`).
 * A name that ends in `/` is an empty folder.
 */
export function memoryFileSystem(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryFileSystemOptions = {},
): MemoryFileSystem {
  const caseSensitive = options.caseSensitive ?? true;
  const base = canonicalUri(options.root ?? 'file:///workspace');
  /** What lies at the root of each scheme and host, such as `file://` and `vscode-vfs://github`. */
  const roots = new Map<string, Folder>();

  /** Each write is later than the one before it: a clock of our own. */
  let writes = 0;

  const locate = (name: string): DocumentUri =>
    /^[a-z][a-z0-9+.-]+:/i.test(name) ? canonicalUri(name) : joinUri(base, name);
  // On a case-sensitive disk composed and decomposed names are two, which a URI's key does not keep apart.
  const nameKey = (name: string): string => (caseSensitive ? name : uriKey(name, false));
  const unreadable = new Set((options.unreadable ?? []).map((name) => nameKey(locate(name))));

  const find = (uri: DocumentUri, followLast: boolean, linksLeft = MAX_LINKS): Place | undefined => {
    const { root, names } = split(uri);
    const top = roots.get(nameKey(root));
    let place: Place | undefined = top && { node: top, uri: `${root}/` };
    for (const [at, name] of names.entries()) {
      const child = place?.node.kind === 'directory' ? place.node.children.get(nameKey(name)) : undefined;
      if (child === undefined || place === undefined) return undefined;
      place = { node: child.node, uri: (place.uri.endsWith('/') ? place.uri : `${place.uri}/`) + child.name };
      if (child.node.kind === 'link' && (followLast || at < names.length - 1)) {
        if (linksLeft === 0) return undefined;
        linksLeft -= 1;
        place = find(child.node.target, true, linksLeft);
      }
    }
    return place;
  };

  const folderFor = (uri: DocumentUri): Folder => {
    const { root, names } = split(uri);
    let folder = roots.get(nameKey(root)) ?? emptyFolder();
    roots.set(nameKey(root), folder);
    for (const name of names) {
      const known = folder.children.get(nameKey(name))?.node;
      const next = known?.kind === 'directory' ? known : emptyFolder();
      if (known !== next) folder.children.set(nameKey(name), { name, node: next });
      folder = next;
    }
    return folder;
  };

  const put = (uri: DocumentUri, node: Node): void => {
    const name = split(uri).names.at(-1);
    if (name !== undefined) folderFor(dirnameUri(uri)).children.set(nameKey(name), { name, node });
  };

  const fileSystem: MemoryFileSystem = {
    caseSensitive,
    readDirectory(uri) {
      const place = find(uri, true);
      if (place?.node.kind !== 'directory' || unreadable.has(nameKey(place.uri))) return undefined;
      return Array.from(place.node.children.values(), ({ name, node }) => ({
        name: decodeURIComponent(name),
        type: node.kind,
      }));
    },
    readFile(uri, limit) {
      const place = find(uri, true);
      if (place === undefined) return { ok: false, reason: 'not-found' };
      if (place.node.kind !== 'file') return { ok: false, reason: 'not-a-file' };
      if (unreadable.has(nameKey(place.uri))) return { ok: false, reason: 'no-permission' };
      if (place.node.bytes.byteLength > limit) return { ok: false, reason: 'too-large' };
      return { ok: true, bytes: place.node.bytes };
    },
    resolve(uri) {
      const place = find(uri, true);
      if (place === undefined || place.node.kind === 'link') return undefined;
      return { type: place.node.kind, real: place.uri };
    },
    measure(uri) {
      const node = find(uri, true)?.node;
      return node?.kind === 'file' ? { size: node.bytes.byteLength, modified: node.modified } : undefined;
    },
    async digest(uri, { onProgress, isCancelled }) {
      const version = fileSystem.measure(uri);
      const result = fileSystem.readFile(uri, Infinity);
      if (!result.ok) return result;
      // As on a disk, somebody may call it off meanwhile.
      await Promise.resolve();
      if (isCancelled()) return { ok: false, reason: 'cancelled' };
      if (version === undefined) return { ok: false, reason: 'unreadable' };
      onProgress(version.size);
      return { ok: true, sha256: bytesToHex(sha256(result.bytes)), version };
    },
    write(file, content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      writes += 1;
      put(locate(file), { kind: 'file', bytes, modified: writes });
    },
    delete(file) {
      const uri = locate(file);
      const name = split(uri).names.at(-1);
      const parent = find(dirnameUri(uri), true)?.node;
      if (name !== undefined && parent?.kind === 'directory') parent.children.delete(nameKey(name));
    },
  };

  folderFor(base);
  for (const [file, content] of Object.entries(files)) {
    if (file.endsWith('/')) folderFor(locate(file));
    else fileSystem.write(file, content);
  }
  for (const [link, target] of Object.entries(options.links ?? {})) {
    const uri = locate(link);
    put(uri, { kind: 'link', target: linkTarget(uri, target) });
  }
  return fileSystem;
}

function emptyFolder(): Folder {
  return { kind: 'directory', children: new Map() };
}

/** A URI's root without its slash, and the percent-encoded names below. */
function split(uri: DocumentUri): { readonly root: string; readonly names: readonly string[] } {
  const [, root = '', path = ''] = /^([^:/]+:(?:\/\/[^/]*)?)(.*)$/s.exec(uri) ?? [];
  return { root, names: path.split('/').filter((name) => name !== '') };
}

function linkTarget(link: DocumentUri, target: string): DocumentUri {
  if (/^[a-z][a-z0-9+.-]+:/i.test(target)) return canonicalUri(target);
  const { root } = split(link);
  // Encoded name by name first, since a link's target is a path: `%` in it is a letter like any other.
  const path = target.split('/').map(encodeURIComponent).join('/');
  return canonicalUri(target.startsWith('/') ? root + path : `${dirnameUri(link)}/${path}`);
}
