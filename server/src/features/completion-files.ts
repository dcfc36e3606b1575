/** Paths of files as one types them, from what the walk of the folder knows: the disk is not asked. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Engine } from '../engine/engine.ts';
import type { KnownFile } from '../workspace/file-catalogue.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { basename, isInside, relativePath, resolveReference } from '../workspace/uri.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { MOST_OFFERS, type Offer, type Offers } from './completion-offer.ts';
import { type NamedFiles, namedFiles } from './named-files.ts';

/** Below the folders that hold evidence no more is looked at than this. */
const MOST_VISITED = 1000;
/** Files further down that are offered together with what lies in the folder. */
const MOST_DEEP = 60;
/** Never what a path leads to. */
const HIDDEN = /^(?:\.|node_modules$)/;

/** What lies in a folder and is no secret; of very much only what begins as typed. */
export function visibleIn(
  engine: Engine,
  folder: DocumentUri,
  typed: string,
): { readonly files: readonly KnownFile[]; readonly isNarrowed: boolean } {
  const all = engine.workspace.files.inside(folder);
  const isNarrowed = all.length > MOST_OFFERS;
  const wanted = typed.toLowerCase();
  const files = all.filter(({ uri }) => {
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    if (HIDDEN.test(name)) return false;
    // Of thousands, only names with something to decode are decoded.
    return !isNarrowed || (name.includes('%') ? basename(uri) : name).slice(0, wanted.length).toLowerCase() === wanted;
  });
  return { files, isNarrowed };
}

/**
 * What may follow in a path: in folders that hold evidence the files that no record names yet, then what lies in the folder
 * that is typed so far, folders first. From the document where the path begins with `./` or `../`, else from the workspace folder.
 */
export function pathOffers(engine: Engine, document: IndexedDocument, typed: string): Offers {
  const { snapshot } = engine;
  const path = typed.replaceAll('\\', '/');
  const before = path.slice(0, path.lastIndexOf('/') + 1);
  const base = folderAt(snapshot, document, before);
  if (base === undefined) return { offers: [], isNarrowed: false };
  const taken = namedFiles(snapshot, document);
  const roots = [...taken.folders];
  const { files, isNarrowed } = visibleIn(engine, base, path.slice(before.length));
  const offer = (uri: DocumentUri, kind: CompletionItemKind, detail: string): Offer => {
    const label = relativePath(base, uri) ?? basename(uri);
    return { label, value: before + label, detail, kind };
  };
  const freeText = l10n.t('named by no record yet');
  const folders: Offer[] = [];
  const free: Offer[] = [];
  const others: Offer[] = [];
  for (const { uri, type } of files) {
    if (isOurs(snapshot, uri)) continue;
    if (type === 'directory') folders.push(offer(uri, CompletionItemKind.Folder, l10n.t('folder')));
    else if (!taken.has(uri)) free.push(offer(uri, CompletionItemKind.File, freeText));
    else if (others.length < MOST_OFFERS) others.push(offer(uri, CompletionItemKind.File, l10n.t('named already')));
    if (free.length >= MOST_OFFERS) break;
  }
  const deepest = isNarrowed ? [] : deepFiles(engine, base, taken);
  const deep = deepest.map((uri) => offer(uri, CompletionItemKind.File, freeText));
  const isEvidence = roots.some((root) => isInside(root, base));
  const offers = isEvidence ? [...free, ...deep, ...folders, ...others] : [...deep, ...folders, ...free, ...others];
  return { offers, isNarrowed };
}

/** The folder to which the beginning of a path leads; undefined out of the workspace folder. */
function folderAt({ folder }: Snapshot, document: IndexedDocument, before: string): DocumentUri | undefined {
  if (before === '') return folder;
  const resolved = resolveReference(before, { document: document.uri, folder });
  return resolved.ok ? resolved.uri : undefined;
}

/** Files below a folder, but not right in it, that lie where evidence does and that no record names yet. */
function deepFiles(engine: Engine, base: DocumentUri, taken: NamedFiles): readonly DocumentUri[] {
  const { snapshot, workspace } = engine;
  const roots = [...taken.folders];
  const isBelow = roots.some((root) => isInside(root, base));
  const pending = isBelow ? [base] : roots.filter((root) => isInside(base, root));
  const found: DocumentUri[] = [];
  let visited = 0;
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    for (const { uri, type } of workspace.files.inside(next)) {
      if (++visited > MOST_VISITED || found.length >= MOST_DEEP) return found;
      if (type === 'directory') {
        if (!HIDDEN.test(basename(uri))) pending.push(uri);
        // A register beside the files is no evidence.
      } else if (next !== base && !taken.has(uri) && !isOurs(snapshot, uri) && !HIDDEN.test(basename(uri))) {
        found.push(uri);
      }
    }
  }
  return found;
}

function isOurs(snapshot: Snapshot, uri: DocumentUri): boolean {
  return uri === snapshot.configurationDocument.uri || (snapshot.document(uri)?.records.length ?? 0) > 0;
}

const GLOBS: Readonly<Record<string, string>> = {
  policies: '**/*.md',
  registers: '**/*.{yml,yaml,md}',
  frameworks: '*.yml',
};

/** Globs for the folders that there are, each with what is in them of the kind that a setting is about. */
export function globOffers(engine: Engine, field: string): readonly Offer[] {
  const { files } = visibleIn(engine, engine.snapshot.folder, '');
  return files
    .filter(({ type }) => type === 'directory')
    .map(({ uri }) => basename(uri))
    .map((name) => ({
      label: `${name}/${GLOBS[field] ?? '**'}`,
      detail: l10n.t('files in {0}', name),
      kind: CompletionItemKind.Folder,
      isText: true,
    }));
}
