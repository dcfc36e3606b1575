// Gives VS Code for the web a workspace: files read over HTTP when they are asked for, and written into memory only.
import * as vscode from 'vscode';

import { MountedFolder, mountScheme } from './mounted-folder.ts';

/** VS Code calls this when it first meets an address of the mounted folder. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const folder = await MountedFolder.load(vscode.Uri.joinPath(context.extensionUri, '..'));
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(mountScheme, folder, { isCaseSensitive: true }),
    registerFileSearch(folder),
  );
}

/**
 * Without a search provider `workspace.findFiles` finds nothing in a virtual workspace. The ones of vscode.dev and
 * github.dev have one, so this one does too. It is a proposed API, hence looked up by name.
 */
function registerFileSearch(folder: MountedFolder): vscode.Disposable {
  const register: unknown = Reflect.get(vscode.workspace, 'registerFileSearchProvider');
  if (typeof register !== 'function') throw new Error('This VS Code has no file search provider API');
  const provider = {
    provideFileSearchResults: (_query: unknown, { folder: { path } }: { folder: vscode.Uri }): vscode.Uri[] =>
      folder.allFiles().filter((file) => file.path.startsWith(`${path}/`)),
  };
  const registration: unknown = Reflect.apply(register, vscode.workspace, [mountScheme, provider]);
  return new vscode.Disposable(() => {
    if (registration instanceof vscode.Disposable) registration.dispose();
  });
}
