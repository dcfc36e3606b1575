/** How a path or link is to be written once files have moved: in its own style, and only where it would lead elsewhere. */

import type { FileReference } from '../facts/document-facts.ts';
import { withoutRest } from '../fixes/destinations.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { dirnameUri, relativePath, resolveLink, resolveReference } from '../workspace/uri.ts';

/** Where everything is after the move. */
export interface Moved {
  readonly folder: DocumentUri;
  /** The document in which the path or link stands. */
  readonly document: DocumentUri;
  /** The file or folder to which it leads. */
  readonly target: DocumentUri;
}

/** How a link is written. */
export interface Style {
  /** In `<…>`, where spaces need no escape. */
  readonly isAngled: boolean;
  /** Without Markdown's own escapes and references to characters. */
  readonly isVerbatim: boolean;
}

/**
 * The path that leads to the target from where the document is then; undefined where what is written does so, and for a
 * target out of the folder.
 */
export function movedDestination(file: FileReference, style: Style, moved: Moved): string | undefined {
  const written = withoutRest(file);
  const { folder, document, target } = moved;
  const path = relativePath(folder, target);
  const from = relativePath(folder, dirnameUri(document));
  if (written === '' || path === undefined || from === undefined || leadsThere(file, written, moved)) return undefined;
  const isField = file.source === 'field';
  const before = written.replaceAll('\\', '/');
  const isDotted = before.startsWith('./') || (isField && before.startsWith('../'));
  const isFromFolder = isField ? !/^\.{1,2}(?:\/|$)/.test(before) : before.startsWith('/');
  const names = isFromFolder ? path.split('/') : relative(from, path, isDotted);
  const last = names.at(-1) ?? '';
  // Without its `.md`, a name with another dot in it would be taken for whole.
  if (!isField && isShort(before) && /^[^.]+\.md$/i.test(last)) names[names.length - 1] = last.slice(0, -'.md'.length);
  const spell = isField ? (name: string): string => name : spelling(before, style);
  const end = before.endsWith('/') ? '/' : '';
  const text = `${!isField && isFromFolder ? '/' : ''}${names.map(spell).join('/')}${end}`;
  return isField && written.includes('\\') && !written.includes('/') ? text.replaceAll('/', '\\') : text;
}

/** Whether a link leaves out the `.md`. */
function isShort(path: string): boolean {
  return /(?:^|\/)[^./]+$/.test(path);
}

function leadsThere(file: FileReference, written: string, { folder, document, target }: Moved): boolean {
  const context = { folder, document };
  const read = file.source === 'field' ? resolveReference : resolveLink;
  const found = read(written, context);
  if (found.ok && found.uri === target) return true;
  if (file.source === 'field' || !isShort(written)) return false;
  const completed = resolveLink(`${written}.md`, context);
  return completed.ok && completed.uri === target;
}

/** The names on the way from a folder to a file or folder, both from the workspace folder. */
function relative(from: string, to: string, isDotted: boolean): string[] {
  const above = from === '' ? [] : from.split('/');
  const names = to === '' ? [] : to.split('/');
  let shared = 0;
  while (shared < above.length && shared < names.length && above[shared] === names[shared]) shared += 1;
  const up = above.slice(shared).map(() => '..');
  const way = [...up, ...names.slice(shared)];
  return way.length === 0 || (up.length === 0 && isDotted) ? ['.', ...way] : way;
}

/** Writes the names of a link: those that it had before as before, others with the escapes that it would have. */
function spelling(before: string, { isAngled, isVerbatim }: Style): (name: string) => string {
  const known = new Map(isVerbatim ? before.split('/').map((name) => [decoded(name), name]) : []);
  const escapesLetters = /%[89a-f][0-9a-f]/i.test(before);
  const escapesSpaces = !isAngled || before.includes('%20');
  return (name) => {
    const special = isAngled && !escapesSpaces ? /[<>#?%\\]/g : /[\s()<>#?%\\`"[\]:]/g;
    const usual = name.replace(special, escaped);
    return known.get(name) ?? (escapesLetters ? usual.replace(/[^\x20-\x7e]+/g, escaped) : usual);
  };
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
