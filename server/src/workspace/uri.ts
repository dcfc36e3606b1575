/**
 * The one spelling of a file's URI, and joining, comparing and taking apart URIs in that spelling.
 *
 * The spelling is the one VS Code itself sends (lower-case drive letter, `c%3A`, everything but unreserved characters
 * percent-encoded), so that in the common case nothing has to be translated on the way back. A canonical `file:` URI is
 * pure ASCII and holds no `?` and no `#`, which is what makes plain string comparison of prefixes safe.
 */

import type { DocumentUri } from './file-system.ts';

/** RFC 3986, appendix B. A scheme has two letters at least: `c:` is a Windows drive that somebody did not turn into a URI. */
const PARTS = /^(?:([a-z][a-z0-9+.-]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;
const DRIVE = /^\/?[a-z]:(?=[/\\]|$)/i;
/** A name that needs no encoding and is neither `.` nor `..`. */
const PLAIN_NAME = /^[\w~-][\w.~-]*$/;
/** One well-formed percent-encoded UTF-8 character, for text of which some escapes are broken. */
const ESCAPED_CHARACTER =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;
/** What `encodeURIComponent` leaves alone and VS Code does not. */
const ALSO_ENCODED = /[!'()*]/g;

/**
 * The one spelling in which the engine names the file that `uri` names: however an editor, Node or a person wrote it,
 * one file has one canonical URI (case and Unicode composition aside: those are kept, and `uriKey` evens them out).
 * Text that is no URI at all is taken for the path of a local file. Never throws; idempotent.
 */
export function canonicalUri(uri: string): DocumentUri {
  const parts = PARTS.exec(uri);
  const scheme = parts?.[1]?.toLowerCase() ?? 'file';
  let authority = canonicalAuthority(decodePercent(parts?.[2] ?? ''));
  let path = decodePercent(parts?.[3] ?? uri);
  if (scheme === 'file') {
    if (authority === 'localhost') authority = '';
    path = canonicalPath(path);
    // On Windows a backslash cannot be part of a name; elsewhere it can, and stays.
    if (authority !== '' || DRIVE.test(path)) path = canonicalPath(path.replaceAll('\\', '/'));
    return `file://${authority}${encodePath(path)}`;
  }
  if (authority !== '' || path.startsWith('/')) path = canonicalPath(path);
  // Elsewhere a query or a fragment can be what tells two documents apart (`git:`, notebook cells).
  const query = parts?.[4] === undefined ? '' : `?${encodeName(decodePercent(parts[4]))}`;
  const fragment = parts?.[5] === undefined ? '' : `#${encodeName(decodePercent(parts[5]))}`;
  return `${scheme}:${authority === '' ? '' : `//${authority}`}${encodePath(path)}${query}${fragment}`;
}

/**
 * The key under which a map holds what belongs to a canonical URI: the same for the composed and the decomposed
 * spelling of a name and, where the disk does not tell them apart, for upper and lower case. A key is no URI, but what
 * lies in a folder has the folder's key and a slash at the start of its own.
 */
export function uriKey(uri: DocumentUri, caseSensitive: boolean): string {
  const composed = uri.includes('%') && /%[89A-F]/.test(uri) ? uri.replace(/[^/]+/g, composeName) : uri;
  return caseSensitive ? composed : composed.toLowerCase();
}

function composeName(name: string): string {
  if (!/%[89A-F]/.test(name)) return name;
  // What means something in a URI (`#`, `%`, `/`, `?`) stays escaped: a name with `?` in it is not a query.
  return name.replace(/(?:%(?!23|25|2F|3F)[0-9A-F]{2})+/g, (escapes) => decodePercent(escapes)).normalize('NFC');
}

/**
 * The canonical URI of what lies at `relativePath` (with `/`, not percent-encoded) below a canonical folder.
 * The answer never lies outside the folder: a `..` too many is dropped.
 */
export function joinUri(folder: DocumentUri, relativePath: string): DocumentUri {
  // A walk joins every name it meets, so the plain ones go straight through.
  const path = PLAIN_NAME.test(relativePath) ? relativePath : encodePath(cleanNames(relativePath));
  if (path === '') return folder;
  return folder.endsWith('/') ? folder + path : `${folder}/${path}`;
}

/**
 * The path from a canonical folder to a canonical URI inside it, with `/` and not percent-encoded, `''` for the folder
 * itself; undefined when the URI lies outside. The inverse of `joinUri`.
 */
export function relativePath(folder: DocumentUri, uri: DocumentUri, caseSensitive = true): string | undefined {
  const path = withoutQuery(uri);
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  if (path.startsWith(prefix)) return decodePercent(path.slice(prefix.length));
  if (path === folder) return '';
  // The same folder in another spelling: compared name by name, because folding can change a name's length.
  const above = prefix.slice(0, -1).split('/');
  const below = path.split('/');
  const same = above.every((name, at) => {
    const other = below[at];
    return other !== undefined && uriKey(other, caseSensitive) === uriKey(name, caseSensitive);
  });
  return same ? decodePercent(below.slice(above.length).join('/')) : undefined;
}

/** Whether a canonical URI is a canonical folder or lies in it. */
export function isInside(folder: DocumentUri, uri: DocumentUri, caseSensitive = true): boolean {
  return relativePath(folder, uri, caseSensitive) !== undefined;
}

/** Whether two paths name one file of a disk, letter case and Unicode composition told apart only where the disk does. */
export function isSamePath(a: string, b: string, caseSensitive: boolean): boolean {
  return a === b || uriKey(joinUri('', a), caseSensitive) === uriKey(joinUri('', b), caseSensitive);
}

/** The folder that holds a canonical URI; the root of a disk, a share or a virtual file system is its own. */
export function dirnameUri(uri: DocumentUri): DocumentUri {
  const path = withoutQuery(uri);
  const root = rootLength(path);
  const slash = path.lastIndexOf('/');
  return slash < root ? path.slice(0, root) : path.slice(0, slash);
}

/** The last name of a canonical URI's path, not percent-encoded; `''` for a root. */
export function basename(uri: DocumentUri): string {
  const path = withoutQuery(uri);
  return decodePercent(path.slice(Math.max(path.lastIndexOf('/') + 1, rootLength(path))));
}

/** The last extension of a canonical URI's name as written, with its dot; `''` for `README` and for `.gitignore`. */
export function extname(uri: DocumentUri): string {
  const name = basename(uri);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

/** Where a reference stands and what it may reach. Both are canonical. */
export interface ReferenceContext {
  /** The file that holds the reference. */
  readonly document: DocumentUri;
  /** The workspace folder, which nothing it says may lead out of. */
  readonly folder: DocumentUri;
}

/**
 * Why text leads to no file of the workspace. `outside`: out of the workspace folder. `absolute`: a place on one machine
 * only. `external`: on the web, which is nothing wrong. `refused`: a scheme that is never followed (`command:`, `file:`).
 */
export type ReferenceRefusal = 'outside' | 'absolute' | 'malformed' | 'external' | 'refused';

export type ResolvedReference =
  | { readonly ok: true; readonly uri: DocumentUri; readonly fragment?: string }
  | { readonly ok: false; readonly reason: ReferenceRefusal };

/**
 * Where a register's `path:` leads: from the workspace folder or, when it begins with `./` or `../`, from the file that
 * holds it. It is a path and not a URL: `%` and `#` are part of names, and `\` separates, as Windows authors write it.
 * The answer is lexical; links on the disk are for `FileSystem.resolve` to follow.
 */
export function resolveReference(text: string, context: ReferenceContext): ResolvedReference {
  if (!isPlausible(text)) return { ok: false, reason: 'malformed' };
  if (/^(?:javascript|vbscript|command|data):/i.test(text)) return { ok: false, reason: 'refused' };
  const path = text.replaceAll('\\', '/');
  if (path.startsWith('/') || DRIVE.test(path) || /^file:\//i.test(path)) return { ok: false, reason: 'absolute' };
  // Not every colon is a scheme's: `Q1: access review.csv` is a fair file name.
  if (/^(?:[a-z][a-z0-9+.-]+:\/\/|mailto:)/i.test(text)) return { ok: false, reason: 'external' };
  return resolvePath(path, /^\.{1,2}(?:\/|$)/.test(path), context);
}

/**
 * Where a Markdown link leads: from the document or, when it begins with `/`, from the workspace folder.
 * Takes the destination as Markdown hands it over, still percent-encoded; a query (`?raw=true`) is left out.
 */
export function resolveLink(text: string, context: ReferenceContext): ResolvedReference {
  const [, target = '', , hash] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(text) ?? [];
  if (target.startsWith('//') || /^(?:https?|mailto):/i.test(target)) return { ok: false, reason: 'external' };
  if (/^[a-z][a-z0-9+.-]+:/i.test(target)) return { ok: false, reason: 'refused' };
  const fragment = hash === undefined ? undefined : decodePercent(hash);
  const path = decodePercent(target).replaceAll('\\', '/');
  if (DRIVE.test(path) || path.startsWith('//')) return { ok: false, reason: 'absolute' };
  if (path === '' ? fragment === undefined : !isPlausible(path)) return { ok: false, reason: 'malformed' };
  const resolved: ResolvedReference =
    path === '' ? { ok: true, uri: context.document } : resolvePath(path, !path.startsWith('/'), context);
  return resolved.ok && fragment !== undefined ? { ...resolved, fragment } : resolved;
}

/** A path longer than any disk allows, or with control characters in it, names nothing. */
function isPlausible(path: string): boolean {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
  return path.trim() !== '' && path.length <= 4096 && !/[\u0000-\u001f\u007f]/.test(path);
}

function resolvePath(path: string, fromDocument: boolean, { document, folder }: ReferenceContext): ResolvedReference {
  const base = fromDocument ? relativePath(folder, dirnameUri(document)) : '';
  if (base === undefined) return { ok: false, reason: 'outside' };
  const names: string[] = [];
  for (const name of [...base.split('/'), ...path.split('/')]) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    // Out and back in again is refused too: it only works while the folder is called what it is called today.
    else if (names.pop() === undefined) return { ok: false, reason: 'outside' };
  }
  return { ok: true, uri: joinUri(folder, names.join('/')) };
}

/** How much of a canonical URI is its root: `file:///`, `file:///c%3A/`, `vscode-vfs://github/`, `untitled:`. */
function rootLength(uri: DocumentUri): number {
  const hierarchical = /^[^:/]+:(?:\/\/[^/]*)?\/(?:[a-z]%3A\/)?/.exec(uri);
  return hierarchical === null ? uri.indexOf(':') + 1 : hierarchical[0].length;
}

function withoutQuery(uri: DocumentUri): string {
  // That of a file has none, and nearly every URI is one.
  if (uri.startsWith('file:')) return uri;
  const end = uri.search(/[?#]/);
  return end < 0 ? uri : uri.slice(0, end);
}

/** Names are case-insensitive in a host and not in what stands before its `@`. */
function canonicalAuthority(authority: string): string {
  const at = authority.lastIndexOf('@') + 1;
  const text = authority.slice(0, at) + authority.slice(at).toLowerCase();
  return encodeName(text).replace(/%(?:3A|40|5B|5D)/g, (escape) => decodeURIComponent(escape));
}

/** An absolute path with one slash between names, no `.` or `..`, none at the end, and a small drive letter. */
function canonicalPath(path: string): string {
  const clean = `/${cleanNames(path)}`;
  if (!DRIVE.test(clean)) return clean;
  // A drive without its slash would mean that drive's current folder.
  return clean.slice(0, 2).toLowerCase() + (clean.length === 3 ? ':/' : clean.slice(2));
}

/** The names of a path without empty ones, `.` and `..`; a `..` with nothing before it is dropped. */
function cleanNames(path: string): string {
  if (!path.includes('/') && !path.startsWith('.')) return path;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

function encodePath(path: string): string {
  const encoded = encodeName(path);
  return path.includes('/') ? encoded.replaceAll('%2F', '/') : encoded;
}

/** Percent-encodes as VS Code does. Half of a surrogate pair cannot be encoded and becomes U+FFFD. */
function encodeName(text: string): string {
  let encoded: string;
  try {
    encoded = encodeURIComponent(text);
  } catch {
    encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  }
  return encoded.replace(ALSO_ENCODED, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Percent-decodes what can be decoded and leaves the rest as it stands: `100%.md` is a name. */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(ESCAPED_CHARACTER, (escape) => {
      try {
        return decodeURIComponent(escape);
      } catch {
        return escape;
      }
    });
  }
}
