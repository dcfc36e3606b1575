/** What could not be read, in sentences: silence would look like a verdict. */

import * as l10n from '@vscode/l10n';

import type { DocumentFacts } from '../facts/document-facts.ts';
import { positionAt } from '../facts/line-starts.ts';
import { listNames } from '../rules/record-name.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { relativePath } from '../workspace/uri.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Why a folder's configuration cannot be relied on, in a sentence; undefined when it can be read. `path` is what it is called. */
export function configurationFaultText(
  { problems, lineStarts }: Pick<DocumentFacts, 'problems' | 'lineStarts'>,
  path: string,
): string | undefined {
  const problem = problems.find(({ code }) => code === 'yaml-syntax');
  if (problem === undefined) return undefined;
  const { line } = positionAt(lineStarts, problem.start);
  const fault = l10n.t('{0}, line {1}, cannot be read, so other settings may be missing too.', path, line + 1);
  return `${fault} ${problem.message}`;
}

/** The folders of which nothing was read, a sentence for each. `submodules`: those that are other repositories. */
export function unreadText(
  { folder, unreadFolders }: Pick<Workspace, 'folder' | 'unreadFolders'>,
  submodules?: ReadonlySet<DocumentUri>,
): readonly string[] {
  return unreadFolders.map((uri) => {
    const path = relativePath(folder, uri) ?? uri;
    if (submodules?.has(uri) === true)
      return l10n.t('{0} is a submodule, another repository: nothing in it was checked.', path);
    return l10n.t(
      '{0} may not be read, so nothing in it was checked. Permit it, or exclude it in plumbline.yml.',
      path,
    );
  });
}

/** The files of evidence that nobody can say anything of (`Engine.unverifiedEvidence`), in a sentence. */
export function unverifiedText(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const names = listNames(paths);
  return [
    paths.length === 1
      ? l10n.t('{0} could not be read, so its SHA-256 was not verified.', names)
      : l10n.t('{0} could not be read, so their SHA-256 was not verified.', names),
  ];
}
