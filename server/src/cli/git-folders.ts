/** Reads folders out of Git: what is staged, what a commit holds, and what has changed since one. */

import * as l10n from '@vscode/l10n';

import { mergeBase, commitOf } from '../git/revisions.ts';
import { type GitFolder, GitTrees } from '../git/trees.ts';
import type { TreeFileSystem } from '../git/tree-file-system.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { listNames } from '../rules/record-name.ts';
import type { BaselineFile } from '../workspace/baseline-file.ts';
import type { DocumentUri, FileSystem } from '../workspace/file-system.ts';
import type { Invocation } from './arguments.ts';
import { printableError } from './host.ts';
import { judgedDocuments } from './judged-documents.ts';
import { loadFolder, type LoadedFolder, type LoadRequest } from './loaded-folder.ts';
import { pathFrom, type Target } from './targets.ts';
import { UsageError } from './usage-error.ts';

/** A folder on the disk, as Git is asked about it. */
export function gitFolder({ folder, uri }: Target): GitFolder {
  const { caseSensitive } = nodeFileSystem({ mode: 'sync', folder: uri });
  return { path: folder, uri, caseSensitive };
}

/** Reads the state of a folder that is to be checked, without what was found at the commit of `--changed-since` already. */
export async function loadForCheck(
  request: LoadRequest,
  { staged, changedSince }: Pick<Invocation, 'staged' | 'changedSince'>,
  baseline: BaselineFile | undefined,
): Promise<LoadedFolder> {
  const folder = gitFolder(request.target);
  const trees = new GitTrees(folder);
  try {
    if (staged) {
      const [index, commit] = await Promise.all([
        trees.staged(),
        changedSince === undefined ? undefined : mergeBase(changedSince, folder.path),
      ]);
      const head = await loadTree(request, index.files);
      const notes = conflictNotes(index.unmerged);
      if (index.files.size === 0) notes.push(l10n.t('Nothing in {0} is under version control.', shownFolder(request)));
      if (changedSince === undefined || commit === undefined) {
        trees.throwFault();
        return { ...head, notes };
      }
      const base = await loadTree(request, await trees.at(commit));
      trees.throwFault();
      return { ...subtracted(head, base, { ref: changedSince, commit }, baseline), notes };
    }
    // l10n: what Git calls the present commit
    const ref = changedSince ?? 'HEAD';
    const commit = await mergeBase(ref, folder.path);
    await trees.refuseBare();
    const base = await loadTree(request, await trees.at(commit));
    trees.throwFault();
    const head = await loadBeside(request, base);
    return subtracted(head, base, { ref, commit }, baseline);
  } finally {
    trees.close();
  }
}

/** Reads a tree in the place of the folder. */
export async function loadTree(request: LoadRequest, files: TreeFileSystem): Promise<LoadedFolder> {
  return { ...(await loadFolder({ ...request, files })), submodules: files.submodules() };
}

/** Reads a folder as it is on the disk, to be compared with a tree: the submodules of that are in neither. */
export async function loadBeside(
  request: LoadRequest,
  { submodules = new Set() }: LoadedFolder,
): Promise<LoadedFolder> {
  const disk = nodeFileSystem({ mode: 'sync', folder: request.target.uri });
  const head = await loadFolder(submodules.size === 0 ? request : { ...request, files: without(submodules, disk) });
  return { ...head, submodules };
}

/** Reads the folder as a commit holds it, as of its day unless another one was asked for. Throws a `GitFault`. */
export async function loadCommit(
  request: Omit<LoadRequest, 'asOf'> & Pick<Invocation, 'asOf'>,
  ref: string,
): Promise<LoadedFolder> {
  const folder = gitFolder(request.target);
  const trees = new GitTrees(folder);
  try {
    const { id, day } = await commitOf(ref, folder.path);
    const files = await trees.at(id);
    // A matrix of nothing would look like a verdict.
    if (files.size === 0) throw new UsageError(l10n.t('There was nothing in {0} at {1}.', shownFolder(request), ref));
    const loaded = await loadTree({ ...request, asOf: request.asOf ?? day }, files);
    trees.throwFault();
    return loaded;
  } finally {
    trees.close();
  }
}

function subtracted(
  head: LoadedFolder,
  base: LoadedFolder,
  { ref, commit }: { readonly ref: string; readonly commit: string },
  baseline: BaselineFile | undefined,
): LoadedFolder {
  base.engine.setBaseline(baseline);
  head.engine.setBaseline(baseline);
  const earlier = base.engine.recordReported();
  base.engine.setEarlier(head.engine.recordReported());
  head.engine.setEarlier(earlier);
  const gone = judgedDocuments(base).reduce((count, { uri }) => count + base.engine.diagnose(uri).length, 0);
  return { ...head, since: { ref, commit, gone, base: base.engine } };
}

/** As the disk is, but for some folders. */
function without(folders: ReadonlySet<DocumentUri>, disk: FileSystem): FileSystem {
  return { ...disk, readDirectory: (uri) => (folders.has(uri) ? undefined : disk.readDirectory(uri)) };
}

function conflictNotes(unmerged: readonly string[]): string[] {
  if (unmerged.length === 0) return [];
  const names = listNames(unmerged);
  return [
    unmerged.length === 1
      ? l10n.t('{0} is in conflict: it was checked as it was before the merge. Resolve it, and stage it.', names)
      : l10n.t(
          '{0} are in conflict: they were checked as they were before the merge. Resolve them, and stage them.',
          names,
        ),
  ].map(printableError);
}

function shownFolder({ target, current }: Pick<LoadRequest, 'target' | 'current'>): string {
  return pathFrom(current, target.folder) || '.';
}
