/** Writes what an import has planned: new files as one edit of the editor, so that one “Undo” takes them back, never over anything. */
import * as vscode from 'vscode';

import type { PlannedFile, PlannedImport } from '../../../server/src/protocol/import-messages.ts';
import { bytesOf } from './planned-bytes.ts';

/** The editor, as far as it writes. */
export interface EditorDisk {
  readonly fs: Pick<vscode.FileSystem, 'stat' | 'readFile' | 'writeFile' | 'delete'>;
  readonly applyEdit: (edit: vscode.WorkspaceEdit) => Thenable<boolean>;
  /** Whether a file lies in the workspace, and no link is on the way to it. */
  readonly admits: (uri: vscode.Uri) => Promise<boolean>;
}

export type WriteOutcome =
  | { readonly kind: 'written'; readonly files: readonly vscode.Uri[] }
  /** Something has the name of one of them by now. */
  | { readonly kind: 'appeared'; readonly path: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Whether two plans would write the same. */
export function writesTheSame(one: PlannedImport, other: PlannedImport): boolean {
  return (
    one.files.length === other.files.length &&
    one.files.every((file, at) => {
      const its = other.files[at];
      return its !== undefined && file.path === its.path && contentOf(file) === contentOf(its);
    }) &&
    one.remember?.content === other.remember?.content
  );
}

function contentOf(file: PlannedFile): string {
  return 'text' in file ? `text:${file.text}` : `base64:${file.base64}`;
}

/** Writes all of the files or none. */
export async function writeImport(
  folder: vscode.Uri,
  files: readonly PlannedFile[],
  disk: EditorDisk,
): Promise<WriteOutcome> {
  const all = files.map((file) => ({
    path: file.path,
    uri: vscode.Uri.joinPath(folder, file.path),
    bytes: bytesOf(file),
  }));
  const looked = await Promise.all(
    all.map(async ({ path, uri }) => ({ path, isInside: await disk.admits(uri), isThere: await isThere(uri, disk) })),
  );
  const outside = looked.find(({ isInside }) => !isInside);
  if (outside !== undefined) {
    const reason = vscode.l10n.t('{0} would be written outside of the folder, by a link.', outside.path);
    return { kind: 'refused', reason };
  }
  const appeared = looked.find((one) => one.isThere);
  if (appeared !== undefined) return { kind: 'appeared', path: appeared.path };
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, bytes } of all) edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: bytes });
  let reason = vscode.l10n.t('the editor refused the edit');
  try {
    if (await disk.applyEdit(edit)) return { kind: 'written', files: all.map(({ uri }) => uri) };
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  await takeBack(all, disk);
  return { kind: 'refused', reason: vscode.l10n.t('The files cannot be written: {0}.', reason) };
}

/** Keeps what was said of columns, over what is there. Resolves to why that cannot be. */
export async function writeRemembered(
  folder: vscode.Uri,
  { path, content }: NonNullable<PlannedImport['remember']>,
  disk: EditorDisk,
): Promise<string | undefined> {
  const uri = vscode.Uri.joinPath(folder, path);
  try {
    const isLink = await hasLink(uri, disk);
    if (isLink || !(await disk.admits(uri)))
      return vscode.l10n.t('{0} would be written outside of the folder, by a link.', path);
    await disk.fs.writeFile(uri, new TextEncoder().encode(content));
    return undefined;
  } catch (error) {
    return vscode.l10n.t('{0} cannot be written: {1}', path, error instanceof Error ? error.message : String(error));
  }
}

/** Of an edit that was made in part: takes away what it has written, and nothing else. */
async function takeBack(
  all: readonly { readonly uri: vscode.Uri; readonly bytes: Uint8Array }[],
  { fs }: EditorDisk,
): Promise<void> {
  await Promise.all(
    all.map(async ({ uri, bytes }) => {
      try {
        const there = await fs.readFile(uri);
        if (there.length === bytes.length && there.every((byte, at) => byte === bytes[at])) await fs.delete(uri);
      } catch {
        // It was not written.
      }
    }),
  );
}

async function isThere(uri: vscode.Uri, { fs }: EditorDisk): Promise<boolean> {
  try {
    await fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function hasLink(uri: vscode.Uri, { fs }: EditorDisk): Promise<boolean> {
  try {
    return ((await fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    return false;
  }
}
