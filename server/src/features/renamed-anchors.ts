/** Links to headings that get another anchor because an ID stands in them. */

import type { DocumentFacts, FileReference } from '../facts/document-facts.ts';
import type { TextChange } from '../fixes/fix.ts';
import { anchorRange, follow } from '../rules/links.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';

/** The links of one document, with the edits of its text by which they lead to the same headings as before. */
export interface AnchorEdits {
  readonly document: IndexedDocument;
  readonly edits: (text: string) => readonly TextChange[];
}

/** The links that lead to headings of some documents whose anchors change; `after` is how each is read then. */
export function anchorEdits(
  snapshot: Snapshot,
  changed: readonly { readonly document: IndexedDocument; readonly after: DocumentFacts }[],
): readonly AnchorEdits[] {
  const moved = new Map<DocumentUri, ReadonlyMap<string, string>>();
  for (const { document, after } of changed) {
    const anchors = movedAnchors(document.facts, after);
    if (anchors.size > 0) moved.set(document.uri, anchors);
  }
  if (moved.size === 0) return [];
  const found: AnchorEdits[] = [];
  for (const document of snapshot.documents()) {
    const links = document.facts.files.flatMap((file) => {
      const anchor = newAnchor(snapshot, document, file, moved);
      return anchor === undefined ? [] : [{ file, anchor }];
    });
    if (links.length > 0) found.push({ document, edits: (text) => links.map((link) => edit(text, link)) });
  }
  return found;
}

function movedAnchors(before: DocumentFacts, after: DocumentFacts): ReadonlyMap<string, string> {
  const moved = new Map<string, string>();
  for (const [index, { slug }] of before.headings.entries()) {
    const next = after.headings[index]?.slug;
    // An anchor that the author has set leads to its own place.
    if (next !== undefined && next !== slug && !before.anchors.includes(slug)) moved.set(slug, next);
  }
  return moved;
}

function newAnchor(
  snapshot: Snapshot,
  document: IndexedDocument,
  file: FileReference,
  moved: ReadonlyMap<DocumentUri, ReadonlyMap<string, string>>,
): string | undefined {
  if (file.source !== 'link' || !file.destination.includes('#')) return undefined;
  const target = follow({ snapshot, document }, file);
  if (target.state !== 'file' || target.fragment === undefined) return undefined;
  return moved.get(target.uri)?.get(target.fragment.toLowerCase());
}

function edit(text: string, { file, anchor }: { readonly file: FileReference; readonly anchor: string }): TextChange {
  const { start, end } = anchorRange(file);
  if (text.charAt(start) === '#') return { start: start + 1, end, newText: anchor };
  // With escapes in it, it is written anew.
  return { start, end, newText: `${file.destination.slice(0, file.destination.indexOf('#'))}#${anchor}` };
}
