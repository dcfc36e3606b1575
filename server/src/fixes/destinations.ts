/** How a path or link is written that is to lead to another file: from where it was counted before, in its own spelling. */

import type { FileReference } from '../facts/document-facts.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { dirnameUri, relativePath } from '../workspace/uri.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import type { TextChange } from './fix.ts';
import { replaceScalar } from './yaml-edit.ts';
import type { YamlSource } from './yaml-source.ts';

/** The path of a destination, without a link's query and anchor. */
export function withoutRest({ source, destination }: FileReference): string {
  return source === 'field' ? destination : destination.replace(/[?#].*$/s, '');
}

/**
 * What leads to a file from where a path or link stands: from the workspace folder or from the document, as it did before,
 * and without `.md` where that was left out. Undefined for a file out of the folder.
 */
export function destinationOf(
  { snapshot, document }: { readonly snapshot: Snapshot; readonly document: IndexedDocument },
  file: FileReference,
  uri: DocumentUri,
): string | undefined {
  const { folder } = snapshot;
  const path = relativePath(folder, uri);
  const from = relativePath(folder, dirnameUri(document.uri));
  if (path === undefined || from === undefined) return undefined;
  const before = withoutRest(file).replaceAll('\\', '/');
  if (file.source === 'field') return /^\.{1,2}\//.test(before) ? fromFolder(from, path, true) : path;
  const isShort = path.endsWith('.md') && !/\.[^./]+$/.test(before) && before !== '';
  const shown = encoded(isShort ? path.slice(0, -'.md'.length) : path);
  return before.startsWith('/') ? `/${shown}` : fromFolder(encoded(from), shown, before.startsWith('./'));
}

/** A path from a folder to a file, both from the workspace folder. `dotted`: with `./` where it leads down. */
function fromFolder(folder: string, path: string, dotted: boolean): string {
  const above = folder === '' ? [] : folder.split('/');
  const names = path.split('/');
  let shared = 0;
  while (shared < above.length && shared < names.length - 1 && above[shared] === names[shared]) shared += 1;
  const up = '../'.repeat(above.length - shared);
  return `${up === '' && dotted ? './' : up}${names.slice(shared).join('/')}`;
}

/** What would end a destination in Markdown, or mean something in it. */
function encoded(path: string): string {
  return path.replace(/[\s()<>#?%\\`"[\]]/g, (character) => encodeURIComponent(character).replace(/[()]/g, inHex));
}

function inHex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The edit that writes a destination in the place of another: a link's query and anchor stay. */
export function written(
  yaml: YamlSource | undefined,
  text: string,
  file: FileReference,
  destination: string,
): TextChange | undefined {
  if (file.source === 'field') return yaml === undefined ? undefined : replaceScalar(yaml, file, destination);
  const path = withoutRest(file);
  if (text.startsWith(path, file.start))
    return { start: file.start, end: file.start + path.length, newText: destination };
  // With escapes in it, it is written anew with what follows.
  return { start: file.start, end: file.end, newText: destination + file.destination.slice(path.length) };
}
