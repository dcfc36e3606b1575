/** Renames in a small workspace, and the files as they are afterwards. */

import type { Engine } from '../../../server/src/engine/engine.ts';
import { positionAt } from '../../../server/src/facts/line-starts.ts';
import { isRefusal } from '../../../server/src/features/rename-subject.ts';
import { prepareRename, rename, type Renaming } from '../../../server/src/features/rename.ts';
import type { EditedFile } from '../../../server/src/features/workspace-edit.ts';
import { applyEdits } from '../../../server/src/fixes/apply.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { at, FOLDER, marked } from './marked-workspace.ts';

export type Files = Readonly<Record<string, string>>;

/** The files after the edits. */
export function edited(files: Files, changes: readonly EditedFile[]): Files {
  const after = { ...files };
  for (const { path, text, edits } of changes) {
    if (text !== files[path]) throw new Error(`${path} is not what it was`);
    after[path] = applyEdits(text, edits);
  }
  return after;
}

/** Gives what stands at a place (`id: AC|-02`, of its first occurrence) another ID: the files that are changed, or why none is. */
export async function renamed(files: Files, path: string, place: string, id: string): Promise<Files | string> {
  const { context, position } = await at(marked(files, path, place), path);
  const result = await rename(context, position, id);
  return isRefusal(result) ? result.refused : changed(files, edited(files, result.files));
}

/** The same, of all files; fails where it is refused. */
export async function renamedAll(files: Files, path: string, offset: number, id: string): Promise<Files> {
  const result = await renamingAt(files, path, offset, id);
  return edited(files, result.files);
}

/** What a rename of what stands at an offset comes to; fails where it is refused. */
export async function renamingAt(files: Files, path: string, offset: number, id: string): Promise<Renaming> {
  const text = files[path] ?? '';
  const { context } = await at({ ...files, [path]: `${text.slice(0, offset)}|${text.slice(offset)}` }, path);
  const result = await rename(context, positionAt(context.document.facts.lineStarts, offset), id);
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
}

/** What is offered to be renamed at a place: `«AC-02»` with what stands around it on its line, or why nothing is. */
export async function offered(files: Files, path: string, place: string): Promise<string> {
  const { context, position } = await at(marked(files, path, place), path);
  const result = prepareRename(context, position);
  if (isRefusal(result)) return result.refused;
  const { start, end } = result.range;
  const line = context.text.split(/\r?\n/)[start.line] ?? '';
  const within = line.slice(start.character, end.character);
  return `${line.slice(0, start.character)}«${within}»${line.slice(end.character)}`.trim();
}

function changed(before: Files, after: Files): Files {
  return Object.fromEntries(Object.entries(after).filter(([path, text]) => before[path] !== text));
}

/** What is found in all files, without where and with what is said. */
export function foundIn(engine: Engine): readonly string[] {
  return engine.diagnoseAll().map(({ path, code, message }) => `${path} ${code} ${message}`);
}

/** Puts the files into an engine as an editor does that has them open. */
export function retype(engine: Engine, files: Files): void {
  for (const [path, text] of Object.entries(files)) engine.workspace.setText(joinUri(FOLDER, path), text);
}
