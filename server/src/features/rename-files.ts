/** What has to be changed before files or folders get other names, so that paths and links lead where they did. */

import type { Engine } from '../engine/engine.ts';
import type { FileReference } from '../facts/document-facts.ts';
import { readDocument } from '../facts/read-document.ts';
import { written } from '../fixes/destinations.ts';
import type { TextChange } from '../fixes/fix.ts';
import { yamlOf } from '../fixes/yaml-source.ts';
import { follow } from '../rules/links.ts';
import { decodeText } from '../syntax/character-reference.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { UnpackedDocuments } from '../workspace/unpacked-documents.ts';
import {
  dirnameUri,
  isInside,
  joinUri,
  relativePath,
  resolveLink,
  resolveReference,
  uriKey,
} from '../workspace/uri.ts';
import { IndexedDocument } from '../workspace/workspace-index.ts';
import { movedDestination } from './moved-destinations.ts';
import type { EditedFile } from './workspace-edit.ts';

/** A file, or a folder with all that is in it, that gets another name or place. Canonical. */
export interface FileMove {
  readonly from: DocumentUri;
  readonly to: DocumentUri;
}

export interface MoveOptions {
  /** False where `A.md` and `a.md` are one file. */
  readonly caseSensitive: boolean;
  /** Whether a document is this folder's to change: of folders in each other, it is the innermost's. */
  readonly speaksFor: (uri: DocumentUri) => boolean;
  readonly isCancelled: () => boolean;
}

/**
 * The edits of all documents that name what moves, and of those that move themselves, by their present names. Paths and links
 * out of the folder stay as they are.
 */
export async function renameFiles(
  engine: Engine,
  moves: readonly FileMove[],
  options: MoveOptions,
): Promise<readonly EditedFile[]> {
  const { snapshot } = engine;
  const { folder } = snapshot;
  const places = new Places(moves, folder, options.caseSensitive);
  const files: EditedFile[] = [];
  const add = async (document: IndexedDocument, known?: string): Promise<void> => {
    const after = places.after(document.uri);
    if (!isInside(folder, after, options.caseSensitive)) return;
    const moved = document.facts.files.flatMap((file) => {
      const target = targetOf(snapshot, document, file);
      if (target === undefined) return [];
      const next = places.after(target);
      return next === target && after === document.uri ? [] : [{ file, target: next }];
    });
    if (moved.length === 0) return;
    const text = known ?? (await engine.workspace.textOf(document.uri));
    const edits = text === undefined ? [] : moved.flatMap((one) => editOf(engine, document, text, after, one) ?? []);
    if (text !== undefined && edits.length > 0) files.push({ uri: document.uri, path: document.path, text, edits });
  };
  for (const document of snapshot.documents()) {
    if (options.isCancelled()) return [];
    // oxlint-disable-next-line eslint/no-await-in-loop -- one document after the other, so that few texts are held
    if (options.speaksFor(document.uri)) await add(document);
  }
  for (const uri of engine.workspace.files.named(isReadme)) {
    if (options.isCancelled()) return [];
    if (!options.speaksFor(uri) || snapshot.document(uri) !== undefined) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
    const text = await engine.workspace.textOf(uri);
    // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
    if (text !== undefined) await add(readme(folder, uri, text), text);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A README is never a policy, so that nothing is known of it; but it often is where everything is linked from. */
function isReadme(name: string): boolean {
  return /^readme\.(?:md|markdown)$/i.test(name);
}

function readme(folder: DocumentUri, uri: DocumentUri, text: string): IndexedDocument {
  const facts = readDocument(text, true, { role: 'markdown' });
  return new IndexedDocument({ uri, path: relativePath(folder, uri) ?? '' }, facts, new UnpackedDocuments());
}

/** Where everything is after the moves. */
class Places {
  readonly #moves: ReadonlyMap<string, FileMove>;
  readonly #folder: DocumentUri;
  readonly #caseSensitive: boolean;

  constructor(moves: readonly FileMove[], folder: DocumentUri, caseSensitive: boolean) {
    this.#moves = new Map(moves.map((move) => [uriKey(move.from, caseSensitive), move]));
    this.#folder = folder;
    this.#caseSensitive = caseSensitive;
  }

  /** Where a file is then that is here now; of folders in each other that move, the innermost takes it along. */
  after(uri: DocumentUri): DocumentUri {
    for (let at = uri; ; at = dirnameUri(at)) {
      const move = this.#moves.get(uriKey(at, this.#caseSensitive));
      if (move !== undefined) return joinUri(move.to, relativePath(move.from, uri, this.#caseSensitive) ?? '');
      if (at === this.#folder || at === dirnameUri(at)) return uri;
    }
  }
}

/** Where a path or link leads, also if nothing is there yet; undefined for what leads to no file of the folder. */
function targetOf(snapshot: Snapshot, document: IndexedDocument, file: FileReference): DocumentUri | undefined {
  const target = follow({ snapshot, document }, file);
  if (target.state === 'file' || target.state === 'directory' || target.state === 'missing') return target.uri;
  if (target.state !== 'unknown') return undefined;
  const read = file.source === 'field' ? resolveReference : resolveLink;
  const found = read(file.destination, { document: document.uri, folder: snapshot.folder });
  return found.ok ? found.uri : undefined;
}

function editOf(
  engine: Engine,
  document: IndexedDocument,
  text: string,
  after: DocumentUri,
  { file, target }: { readonly file: FileReference; readonly target: DocumentUri },
): TextChange | undefined {
  const raw = text.slice(file.start, file.end);
  // The disk may say something else than what was read.
  if (file.source === 'link' ? decodeText(raw) !== file.destination : !mayBe(raw, file.destination)) return undefined;
  const isAngled = text.charAt(file.start - 1) === '<' && text.charAt(file.end) === '>';
  const { folder } = engine.snapshot;
  const isVerbatim = raw === file.destination;
  const destination = movedDestination(file, { isAngled, isVerbatim }, { folder, document: after, target });
  if (destination === undefined) return undefined;
  return written(file.source === 'field' ? yamlOf({ engine, document, text }) : undefined, text, file, destination);
}

/** Whether YAML may have read a value from this: it is the same, or stands in quotes or on lines of its own. */
function mayBe(raw: string, value: string): boolean {
  return raw.includes(value) || /^["'|>]/.test(raw);
}
