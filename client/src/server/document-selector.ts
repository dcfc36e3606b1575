/** Which documents the server is always told about: Markdown and YAML wherever a file system holds them. */
import * as vscode from 'vscode';

/** The languages of policies and registers. */
export const LANGUAGES = ['markdown', 'yaml'] as const;

/** The editor's file systems; those of the open folders come on top. */
const SCHEMES = ['file', 'vscode-remote', 'vscode-vfs'] as const;

export interface DocumentFilter {
  readonly language: string;
  readonly scheme: string;
}

/**
 * Untitled documents have no place among the policies yet, and those of `git:` and the like are other versions of
 * documents that are already there: their IDs would be duplicates.
 */
export function documentSelector(): DocumentFilter[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = new Set<string>([...SCHEMES, ...folders.map((folder) => folder.uri.scheme)]);
  return LANGUAGES.flatMap((language) => [...schemes].map((scheme) => ({ language, scheme })));
}

/** Whether the server reads files through the client: always without a disk, and with one when a folder is not on it. */
export function readsFilesThroughClient(hasDisk: boolean): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return !hasDisk || folders.some((folder) => folder.uri.scheme !== 'file');
}
