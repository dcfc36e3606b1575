/** Rename: another ID for a record, or for a criterion or framework of one's own, wherever it stands in the folder. */

import * as l10n from '@vscode/l10n';
import type { DocumentFacts } from '../facts/document-facts.ts';
import { positionRange } from '../facts/line-starts.ts';
import { criterionKey } from '../frameworks/framework.ts';
import { applyEdits } from '../fixes/apply.ts';
import type { TextChange } from '../fixes/fix.ts';
import { BASELINE_FILE } from '../workspace/baseline-file.ts';
import { joinUri } from '../workspace/uri.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import type { Position } from '../facts/line-starts.ts';
import type { Range as LspRange } from 'vscode-languageserver-types';
import { type FeatureContext, offsetOf } from './feature.ts';
import { anchorEdits } from './renamed-anchors.ts';
import { type BaselineNames, baselineEdits } from './renamed-baseline.ts';
import { changedMeaning } from './renamed-catalogue.ts';
import { editsAt, misread, readAgain } from './renamed-document.ts';
import { type RenamedPlace, renamedPlaces } from './renamed-places.ts';
import { malformed, placeOf, taken, unfit } from './new-id-fault.ts';
import { isRefusal, type Refusal, type Subject, subjectAt, titleOfRename } from './rename-subject.ts';
import type { EditedFile } from './workspace-edit.ts';

/** The ID that can be renamed at a place, and where it stands. */
export interface Renameable {
  readonly range: LspRange;
  readonly placeholder: string;
}

/** What a rename changes, the file in which one stands first. */
export interface Renaming {
  /** What is done, for a list of changes: `Rename control AC-02 to AC-07`. */
  readonly title: string;
  readonly files: readonly EditedFile[];
  /** Policies that say something else afterwards than what was approved, by their fingerprint: from the folder, with `/`. */
  readonly unapproved: readonly string[];
}

/** What can be renamed at a position, or why nothing can. */
export function prepareRename(context: FeatureContext, position: Position): Renameable | Refusal {
  const { engine, document, text } = context;
  const found = subjectAt(engine.snapshot, document, offsetOf(context, position));
  if (isRefusal(found)) return found;
  const { subject, value, within } = found;
  const [edit] = editsAt(text, { document, value, within: [within], in: 'value' }, subject.id) ?? [];
  if (edit === undefined) return { refused: l10n.t('The text has changed meanwhile. Try again.') };
  return { range: positionRange(document.facts.lineStarts, edit), placeholder: subject.id };
}

/** The edits by which what stands at a position gets another ID, or why it cannot get that. */
export async function rename(
  context: FeatureContext,
  position: Position,
  newId: string,
  isCancelled: () => boolean = () => false,
): Promise<Renaming | Refusal> {
  const { engine, document } = context;
  const { snapshot } = engine;
  const found = subjectAt(snapshot, document, offsetOf(context, position));
  if (isRefusal(found)) return found;
  const { subject } = found;
  const fault = malformed(newId) ?? taken(snapshot, subject, newId);
  if (fault !== undefined) return { refused: fault };
  const places = renamedPlaces(snapshot, subject);
  const misfit =
    unfit(places, subject.id, newId) ??
    (subject.renames === 'record' ? undefined : changedMeaning(snapshot, subject, places, newId));
  if (misfit !== undefined) return { refused: misfit };
  const edited = await edit(context, places, newId, isCancelled);
  if (isRefusal(edited)) return edited;
  const files = [...edited.files, ...(await baselineFile(context, subject, newId))];
  return {
    title: titleOfRename(subject, newId),
    files: files.toSorted((a, b) => order(a, document) - order(b, document)),
    unapproved: edited.unapproved,
  };
}

function order({ uri }: EditedFile, first: IndexedDocument): number {
  return uri === first.uri ? 0 : 1;
}

interface Draft {
  readonly document: IndexedDocument;
  readonly text: string;
  readonly edits: TextChange[];
}

async function edit(
  context: FeatureContext,
  places: readonly RenamedPlace[],
  newId: string,
  isCancelled: () => boolean,
): Promise<Pick<Renaming, 'files' | 'unapproved'> | Refusal> {
  const { engine } = context;
  const drafts = new Map<IndexedDocument, Draft>();
  const draftOf = async (document: IndexedDocument): Promise<Draft | undefined> => {
    const known = drafts.get(document);
    if (known !== undefined) return known;
    const text = document === context.document ? context.text : await engine.workspace.textOf(document.uri);
    if (text === undefined) return undefined;
    const draft: Draft = { document, text, edits: [] };
    drafts.set(document, draft);
    return draft;
  };
  const headings: { readonly document: IndexedDocument; readonly after: DocumentFacts }[] = [];
  const unapproved: string[] = [];
  for (const [document, own] of byDocument(places)) {
    if (isCancelled()) return { refused: l10n.t('The request was cancelled.') };
    // oxlint-disable-next-line eslint/no-await-in-loop -- one document after the other, so that few texts are held
    const draft = await draftOf(document);
    const made = own.map((place) => (draft === undefined ? undefined : editsAt(draft.text, place, newId)));
    const lost = own[made.indexOf(undefined)];
    if (draft === undefined || lost !== undefined) {
      return {
        refused: l10n.t('{0} has changed on the disk and has not been read again yet. Try again.', document.path),
      };
    }
    draft.edits.push(...made.flatMap((edits) => edits ?? []));
    const after = readAgain(engine, document, applyEdits(draft.text, draft.edits));
    const wrong = after === undefined ? own[0]?.value : misread(document.facts, after, own, newId);
    if (after === undefined || wrong !== undefined) {
      const where = wrong === undefined ? document.path : placeOf({ document, value: wrong });
      return {
        refused: l10n.t(
          'With “{0}” in its place, {1} would be read otherwise. Choose another ID, or change that first.',
          newId,
          where,
        ),
      };
    }
    headings.push({ document, after });
    const isSuspect = after.records.some(
      (record, index) =>
        record.sinceApproval === 'changed' && document.facts.records[index]?.sinceApproval === 'unchanged',
    );
    if (isSuspect) unapproved.push(document.path);
  }
  for (const { document, edits } of anchorEdits(engine.snapshot, headings)) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
    const draft = await draftOf(document);
    draft?.edits.push(...edits(draft.text));
  }
  const files = [...drafts.values()].map(({ document: { uri, path }, text, edits }) => ({ uri, path, text, edits }));
  return { files: files.filter(({ edits }) => edits.length > 0), unapproved };
}

function byDocument(places: readonly RenamedPlace[]): ReadonlyMap<IndexedDocument, readonly RenamedPlace[]> {
  const grouped = new Map<IndexedDocument, RenamedPlace[]>();
  for (const place of places) {
    const own = grouped.get(place.document);
    if (own === undefined) grouped.set(place.document, [place]);
    else own.push(place);
  }
  return grouped;
}

/** The baseline with the new ID, where there is one that names the old. */
async function baselineFile(
  { engine }: FeatureContext,
  subject: Subject,
  newId: string,
): Promise<readonly EditedFile[]> {
  if (engine.workspace.sideFiles.baseline?.text === undefined) return [];
  const uri = joinUri(engine.snapshot.folder, BASELINE_FILE);
  const text = await engine.workspace.textOf(uri);
  if (text === undefined) return [];
  const edits = baselineEdits(text, namesOf(subject, newId), newId);
  return edits.length === 0 ? [] : [{ uri, path: BASELINE_FILE, text, edits }];
}

function namesOf(subject: Subject, newId: string): BaselineNames {
  const { id } = subject;
  const words = new Map([[id, newId]]);
  if (subject.renames === 'record') return { kind: subject.ref.kind, id, words };
  const framework = subject.renames === 'framework' ? subject.framework : subject.entry.framework;
  const renamed = subject.renames === 'framework' ? framework.criteria : [subject.entry.criterion];
  for (const criterion of renamed) {
    const next = subject.renames === 'framework' ? `${newId}.${criterion.id}` : `${framework.id}.${newId}`;
    words.set(criterionKey(framework, criterion), next);
  }
  return { kind: subject.renames === 'criterion' ? 'criterion' : undefined, id, words };
}
