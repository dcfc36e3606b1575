/** The Markdown and YAML files of a folder with their texts, read or not read by the engine so far: what a proposal looks at. */

import { decodeText } from '../syntax/guards.ts';
import { classifierOf } from '../workspace/classify.ts';
import { DEFAULT_CONFIGURATION } from '../workspace/configuration.ts';
import { discover } from '../workspace/discovery.ts';
import type { DocumentUri, FileSystem } from '../workspace/file-system.ts';

export interface RepositoryFile {
  /** From the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Larger files are data and no documents that somebody keeps by hand. */
const LARGEST = 500_000;

/** Reads every Markdown and YAML file that is neither excluded by default nor ignored by Git, in the order of paths. */
export async function readRepositoryFiles(
  folder: DocumentUri,
  fileSystem: FileSystem,
): Promise<readonly RepositoryFile[]> {
  const { exclude } = classifierOf(DEFAULT_CONFIGURATION.files, fileSystem.caseSensitive);
  const { documents } = await discover(folder, fileSystem, { exclude });
  const files: RepositoryFile[] = [];
  for (const { uri, path } of documents) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one by one is soon enough: somebody asked for this once
    const result = await fileSystem.readFile(uri, LARGEST);
    if (result.ok) files.push({ path, text: decodeText(result.bytes).text });
  }
  return files;
}
