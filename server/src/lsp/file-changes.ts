/** Files that change without the editor's doing, as the client reports them: each is looked at anew in its folders. */

import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { canonicalUri } from '../workspace/uri.ts';
import type { FolderSession } from './folder-session.ts';

/** When more files than this change at once, as when a branch is switched, reading the folder anew is quicker. */
const MOST_CHANGES_ONE_BY_ONE = 500;

/** Has every folder look at those of the changed files that are its own. */
export function lookAtChanged(folders: readonly FolderSession[], changes: readonly FileEvent[]): void {
  for (const session of folders) {
    const own = changes
      .map(({ uri, type }) => ({ uri: canonicalUri(uri), type }))
      .filter(({ uri }) => session.owns(uri));
    if (own.length > MOST_CHANGES_ONE_BY_ONE) session.load();
    const { workspace } = session.engine;
    for (const { uri, type } of own.length > MOST_CHANGES_ONE_BY_ONE ? [] : own) {
      const isDeleted = type === FileChangeType.Deleted;
      session.enqueue(() => (isDeleted ? workspace.fileDeleted(uri) : workspace.fileChanged(uri)));
    }
  }
}
