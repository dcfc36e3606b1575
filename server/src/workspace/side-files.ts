/** Files that are no documents and are read all the same: who owns code, the criteria's licensed text, and the baseline. */

import { decodeText, MAX_SIZE } from '../syntax/guards.ts';
import { BASELINE_FILE, type BaselineFile, readBaselineFile } from './baseline-file.ts';
import { LOCAL_FILE } from './classify.ts';
import { CODEOWNERS_PATHS, readCodeOwners } from './code-owners.ts';
import { readInside } from './document-reading.ts';
import type { FileCatalogue } from './file-catalogue.ts';
import type { DocumentUri, FileSystem } from './file-system.ts';
import { readLocalText } from './local-text.ts';
import { joinUri } from './uri.ts';

export interface SideFiles {
  /** The handles and addresses in CODEOWNERS, folded; undefined where there is no such file. */
  readonly codeOwners: ReadonlySet<string> | undefined;
  /** The licensed text of criteria, by ID in upper case. */
  readonly localText: ReadonlyMap<string, string>;
  /** The findings that are known; undefined where there is no such file. */
  readonly baseline: BaselineFile | undefined;
}

export const NO_SIDE_FILES: SideFiles = { codeOwners: undefined, localText: new Map(), baseline: undefined };

/** Whether a path from the workspace folder is that of one of them. */
export function isSideFile(path: string): boolean {
  return path === LOCAL_FILE || path === BASELINE_FILE || CODEOWNERS_PATHS.includes(path);
}

/** Reads them from a workspace folder; `real` is where the folder really is. What cannot be read is as good as absent. */
export async function readSideFiles(
  fileSystem: FileSystem,
  { folder, real }: { readonly folder: DocumentUri; readonly real: DocumentUri },
  files: FileCatalogue,
): Promise<SideFiles> {
  let codeOwners: ReadonlySet<string> | undefined;
  for (const path of CODEOWNERS_PATHS) {
    const uri = joinUri(folder, path);
    if (files.lookup(uri) !== 'file') continue;
    const result = await fileSystem.readFile(uri, MAX_SIZE);
    if (!result.ok) continue;
    codeOwners = readCodeOwners(decodeText(result.bytes).text);
    break;
  }
  // Ignored by Git as a rule, so the walk does not list it.
  const local = await readInside(real, joinUri(folder, LOCAL_FILE), fileSystem);
  return {
    codeOwners,
    localText: local.ok ? readLocalText(decodeText(local.bytes).text) : new Map(),
    baseline: await readBaselineFile(fileSystem, { folder, real }),
  };
}
