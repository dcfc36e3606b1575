/** The files that records name by their paths: kept while one types, since only the document at hand changes from one letter to the next. */

import { EVIDENCE_FOLDER } from '../domain/evidence-name.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { joinUri, resolveReference } from '../workspace/uri.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';

/** What all documents but one name. */
interface Others {
  readonly besides: IndexedDocument;
  /** The paths from which it was reckoned, document by document. */
  readonly paths: readonly (readonly string[])[];
  readonly files: ReadonlySet<DocumentUri>;
  readonly folders: ReadonlySet<DocumentUri>;
}

const kept = new WeakMap<Snapshot, Others>();
/** Where the paths of a document lead, so that a long register is not resolved anew at each letter. */
const resolved = new WeakMap<IndexedDocument, Map<string, DocumentUri | undefined>>();

export interface NamedFiles {
  /** Whether some record names a file. */
  has(uri: DocumentUri): boolean;
  /** The folders right below the workspace folder in which such files lie, and the one that is meant for evidence. */
  readonly folders: ReadonlySet<DocumentUri>;
}

/** The files that records name, whether they are there or not, as somebody who writes in a document asks. */
export function namedFiles(snapshot: Snapshot, document: IndexedDocument): NamedFiles {
  const others = namedByOthers(snapshot, document);
  const own = new Set(urisOf(snapshot, document));
  const folders = new Set([joinUri(snapshot.folder, EVIDENCE_FOLDER), ...others.folders]);
  for (const uri of own) addFolder(snapshot, uri, folders);
  return { has: (uri) => own.has(uri) || others.files.has(uri), folders };
}

function namedByOthers(snapshot: Snapshot, besides: IndexedDocument): Others {
  const naming: IndexedDocument[] = [];
  for (const document of snapshot.documents()) {
    if (document.paths.length > 0 && document !== besides) naming.push(document);
  }
  const known = kept.get(snapshot);
  const isSame = known?.besides === besides && known.paths.length === naming.length;
  if (isSame && naming.every(({ paths }, at) => paths === known.paths[at])) return known;
  const files = new Set<DocumentUri>();
  const folders = new Set<DocumentUri>();
  for (const document of naming) {
    for (const uri of urisOf(snapshot, document)) {
      files.add(uri);
      addFolder(snapshot, uri, folders);
    }
  }
  const others = { besides, paths: naming.map(({ paths }) => paths), files, folders };
  kept.set(snapshot, others);
  return others;
}

function urisOf({ folder }: Snapshot, document: IndexedDocument): readonly DocumentUri[] {
  let known = resolved.get(document);
  // Paths that are typed letter by letter would otherwise all be kept.
  if (known === undefined || known.size > 2 * document.paths.length + 100) {
    known = new Map<string, DocumentUri | undefined>();
    resolved.set(document, known);
  }
  const uris: DocumentUri[] = [];
  for (const path of document.paths) {
    let uri = known.get(path);
    if (uri === undefined && !known.has(path)) {
      const target = resolveReference(path, { document: document.uri, folder });
      uri = target.ok ? target.uri : undefined;
      known.set(path, uri);
    }
    if (uri !== undefined) uris.push(uri);
  }
  return uris;
}

function addFolder({ folder }: Snapshot, uri: DocumentUri, folders: Set<DocumentUri>): void {
  const slash = uri.indexOf('/', folder.endsWith('/') ? folder.length : folder.length + 1);
  if (slash > 0) folders.add(uri.slice(0, slash));
}
