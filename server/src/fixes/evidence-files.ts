/** Fixes of the names of evidence files: the file is renamed, and whatever leads to it says so. */

import * as l10n from '@vscode/l10n';
import type { Engine } from '../engine/engine.ts';
import { nameFault } from '../rules/evidence-files.ts';
import { follow } from '../rules/links.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { dirnameUri, joinUri, relativePath } from '../workspace/uri.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { recordAt } from './at-finding.ts';
import { destinationOf, written } from './destinations.ts';
import {
  type FileChange,
  type FileRename,
  type FileUse,
  type Fix,
  type FixContext,
  fixIn,
  type TextChange,
} from './fix.ts';
import { yamlOf } from './yaml-source.ts';

/** The paths and links in the documents of a folder that lead to files, by file. */
export function fileUses(engine: Engine): ReadonlyMap<DocumentUri, readonly FileUse[]> {
  const { snapshot } = engine;
  const uses = new Map<DocumentUri, FileUse[]>();
  for (const document of engine.documents()) {
    for (const file of document.facts.files) {
      const target = follow({ snapshot, document }, file);
      if (target.state !== 'file') continue;
      const known = uses.get(target.uri);
      if (known === undefined) uses.set(target.uri, [{ document, file }]);
      else known.push({ document, file });
    }
  }
  return uses;
}

/** `evidence-name`: the name that the standard asks for; none where something has it, or a part of it is not known. */
export async function renameEvidence(context: FixContext): Promise<readonly Fix[]> {
  const { snapshot, document, finding } = context;
  const { folder } = snapshot;
  const record = recordAt(context);
  const file = document.facts.files.find(({ start, end }) => start === finding.start && end === finding.end);
  const target = file === undefined ? undefined : snapshot.target(document, file);
  const fromPath = target?.state === 'file' ? relativePath(folder, target.uri) : undefined;
  if (record === undefined || target?.state !== 'file' || fromPath === undefined) return [];
  const toPath = nameFault(snapshot, record, fromPath)?.proposed;
  if (toPath === undefined) return [];
  const rename = { from: target.uri, to: joinUri(folder, toPath), fromPath, toPath };
  const uses = context.usesOf(rename.from);
  if (!canBeRenamed(context, rename) || uses.some((use) => isSpoilt(snapshot, use, rename))) return [];
  const changes = await changesOf(context, uses, rename.to);
  if (changes === undefined) return [];
  return [fixIn(context, l10n.t('Rename it to “{0}”', toPath), changes, { isPreferred: true, renames: [rename] })];
}

/** Whether nothing has the new name, on whatever disk, and nothing in the file counts on where it lies. */
function canBeRenamed({ engine, snapshot }: FixContext, { from, to }: FileRename): boolean {
  const { files } = engine.workspace;
  const isFree = files.lookup(to) === 'unknown' && files.answersFor(to) && files.nearest(to) === undefined;
  const own = snapshot.document(from)?.facts.files ?? [];
  return isFree && (own.length === 0 || dirnameUri(from) === dirnameUri(to));
}

/** Whether another record of evidence has the name as it is to be, and would not any more. */
function isSpoilt(snapshot: Snapshot, { document, file }: FileUse, { fromPath, toPath }: FileRename): boolean {
  const record = file.record === undefined ? undefined : document.facts.records[file.record];
  if (record?.kind !== 'evidence' || file.source !== 'field') return false;
  return nameFault(snapshot, record, fromPath) === undefined && nameFault(snapshot, record, toPath) !== undefined;
}

/** The edits of all that leads to a file, so that it leads to another; undefined where one of them cannot be made. */
async function changesOf(
  context: FixContext,
  uses: readonly FileUse[],
  to: DocumentUri,
): Promise<readonly FileChange[] | undefined> {
  const { engine, snapshot, textOf } = context;
  const changes = new Map<IndexedDocument, TextChange[]>();
  for (const { document, file } of uses) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- what one use reads, the next has at hand
    const text = await textOf(document.uri);
    const destination = destinationOf({ snapshot, document }, file, to);
    if (text === undefined || destination === undefined) return undefined;
    const edit = written(yamlOf({ engine, document, text }), text, file, destination);
    if (edit === undefined) return undefined;
    const edits = changes.get(document);
    if (edits === undefined) changes.set(document, [edit]);
    else edits.push(edit);
  }
  return [...changes].map(([{ uri, path }, edits]) => ({ uri, path, creates: false, edits }));
}
