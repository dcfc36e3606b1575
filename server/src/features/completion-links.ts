/** Completion in the destination of a Markdown link: files and folders as one types them, and headings behind `#`. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind, type CompletionList } from 'vscode-languageserver-types';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { basename, dirnameUri, relativePath, resolveLink } from '../workspace/uri.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { briefDocumentation } from './completion-documentation.ts';
import { visibleIn } from './completion-files.ts';
import {
  allOf,
  type CompletionContext,
  listed,
  MOST_OFFERS,
  NOTHING,
  type Offer,
  type Offers,
} from './completion-offer.ts';
import type { FeatureContext } from './feature.ts';

/** The destination of a link, as far as it is typed: behind `](` or behind the colon of a definition. */
const DESTINATION = /(?:\]\(|^ {0,3}\[[^\]]+\]:)[ \t]*<?([^\s()<>]*)$/;
const LONGEST_LINE = 2000;

/** What is typed of a link's destination, where the text before the cursor on its line ends in one. */
export function destinationIn(before: string): string | undefined {
  return DESTINATION.exec(before)?.[1];
}

/** What fits into a destination of which some is typed. */
export function linkCompletion(context: CompletionContext, typed: string): CompletionList {
  const { text, offset } = context;
  if (/^[a-z][a-z0-9+.-]+:/i.test(typed)) return NOTHING;
  const rest = /^[^\s()<>]*/.exec(text.slice(offset, offset + LONGEST_LINE))?.[0] ?? '';
  const hash = typed.indexOf('#');
  if (hash >= 0) {
    const word = { start: offset - (typed.length - hash - 1), end: offset + rest.length };
    const offers = allOf(headingOffers(context, typed.slice(0, hash)));
    return listed(context, offers, { word, write: ({ label }) => label, document: briefDocumentation });
  }
  // What follows a `#` is of the file that is there now, and stays for who only completes its name.
  const word = { start: offset - typed.length, end: offset + rest.replace(/[#?].*$/, '').length };
  return listed(context, fileOffers(context, typed), {
    word,
    write: ({ label, value }) => encoded(value ?? label),
    document: briefDocumentation,
  });
}

/** The headings of the file that a link leads to, of this one where it names none, and the anchors written into it. */
function headingOffers({ engine: { snapshot }, document }: FeatureContext, path: string): readonly Offer[] {
  const resolved = resolveLink(path === '' ? '#' : path, { document: document.uri, folder: snapshot.folder });
  if (!resolved.ok) return [];
  // A link may leave `.md` out.
  const target = snapshot.document(resolved.uri) ?? snapshot.document(`${resolved.uri}.md`);
  const { headings = [], anchors = [] } = target?.facts ?? {};
  return [
    ...headings
      .filter(({ slug }) => slug !== '')
      .map(({ slug, text, level }) => ({
        label: slug,
        detail: `${'#'.repeat(level)} ${text}`,
        also: text,
        kind: CompletionItemKind.Reference,
      })),
    ...anchors.map((label) => ({ label, detail: l10n.t('an anchor'), kind: CompletionItemKind.Reference })),
  ];
}

/**
 * Files for a link: what lies in the folder that is typed so far, Markdown files first, then Markdown files anywhere in the
 * workspace folder whose path or title holds what is typed, and last, before anything is, the headings of this file.
 */
function fileOffers(context: FeatureContext, typed: string): Offers {
  const { engine, document } = context;
  const { snapshot } = engine;
  const before = typed.slice(0, typed.lastIndexOf('/') + 1);
  const base = folderOf(snapshot, document, before);
  const { files, isNarrowed } =
    base === undefined ? { files: [], isNarrowed: false } : visibleIn(engine, base, typed.slice(before.length));
  const shown = files.slice(0, MOST_OFFERS).map(({ uri, type }): Offer => {
    const name = basename(uri);
    const isFolder = type === 'directory';
    return {
      label: name,
      value: decoded(before) + name,
      detail: isFolder ? l10n.t('folder') : titleAt(snapshot.document(uri)),
      also: isFolder ? '' : titleAt(snapshot.document(uri)),
      kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
    };
  });
  const inFolder = [0, 1, 2].flatMap((rank) => shown.filter((offer) => rankOf(offer) === rank));
  const elsewhere =
    inFolder.length < MOST_OFFERS ? filesAnywhere(context, typed, new Set(files.map(({ uri }) => uri))) : [];
  const headings = typed === '' ? headingOffers(context, '').map((one) => ({ ...one, label: `#${one.label}` })) : [];
  return { offers: [...inFolder, ...elsewhere, ...headings], isNarrowed: isNarrowed || elsewhere.length >= MOST_FOUND };
}

/** Markdown files first, then folders, then what is neither. */
function rankOf({ kind, label }: Offer): number {
  return kind === CompletionItemKind.Folder ? 1 : isMarkdown(label) ? 0 : 2;
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

const MOST_FOUND = 100;

function filesAnywhere(
  { engine: { snapshot }, document }: FeatureContext,
  typed: string,
  known: ReadonlySet<DocumentUri>,
): readonly Offer[] {
  const wanted = decoded(typed)
    .replace(/^(?:\.{0,2}\/)+/, '')
    .toLowerCase();
  const from = relativePath(snapshot.folder, dirnameUri(document.uri)) ?? '';
  const found: Offer[] = [];
  for (const other of snapshot.documents()) {
    if (found.length >= MOST_FOUND) break;
    const { path, uri } = other;
    if (other === document || !isMarkdown(path) || known.has(uri)) continue;
    const [record] = other.records;
    const isWanted = path.toLowerCase().includes(wanted) || record?.title.toLowerCase().includes(wanted) === true;
    if (!isWanted) continue;
    const value = typed.startsWith('/') ? `/${path}` : pathFrom(from, path, typed.startsWith('./'));
    found.push({ label: value, value, detail: titleAt(other), also: titleAt(other), kind: CompletionItemKind.File });
  }
  return found.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}

/** A path from a folder to a file, both from the workspace folder. `isDotted`: with `./` where it leads down. */
function pathFrom(folder: string, path: string, isDotted: boolean): string {
  const above = folder === '' ? [] : folder.split('/');
  const names = path.split('/');
  let shared = 0;
  while (shared < above.length && shared < names.length - 1 && above[shared] === names[shared]) shared += 1;
  const up = '../'.repeat(above.length - shared);
  return `${up === '' && isDotted ? './' : up}${names.slice(shared).join('/')}`;
}

function folderOf({ folder }: Snapshot, document: IndexedDocument, before: string): DocumentUri | undefined {
  if (before === '' || before === './') return dirnameUri(document.uri);
  const resolved = resolveLink(before, { document: document.uri, folder });
  return resolved.ok ? resolved.uri : undefined;
}

/** What the record in a document is called; empty where it holds none. */
function titleAt(document: IndexedDocument | undefined): string {
  const [record] = document?.records ?? [];
  if (record === undefined) return '';
  return [record.id, record.title].filter((part) => part !== undefined && part !== '').join(' ');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What would end a destination in Markdown, or mean something in it, the sign before an anchor aside. */
function encoded(path: string): string {
  const escaped = path.replace(/[\s()<>?%\\`"[\]]/g, (character) =>
    encodeURIComponent(character).replace(/[()]/g, inHex),
  );
  return escaped.startsWith('#') ? escaped : escaped.replaceAll('#', '%23');
}

function inHex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
