/** Holds a manifest against a folder as it is now: what is missing, what was changed, and what has come. */

import type { Engine } from '../engine/engine.ts';
import type { DocumentUri, FileSystem } from '../workspace/file-system.ts';
import type { DigestProgress } from '../workspace/file-digests.ts';
import { dirnameUri, isInside, joinUri, relativePath, uriKey } from '../workspace/uri.ts';
import { comparePaths } from '../workspace/workspace-index.ts';
import { evidenceFiles, fileStates } from './evidence-files.ts';
import type { ManifestEntry } from './read-manifest.ts';

/** How the folder differs from the manifest at one file. */
export interface Difference {
  readonly path: string;
  /**
   * `missing`: nothing is there. `changed`: its bytes are others. `unread`: it is there and could not be read. `extra`: it lies
   * beside files of the manifest, or evidence names it now, and the manifest does not.
   */
  readonly state: 'missing' | 'changed' | 'unread' | 'extra';
  /** The IDs of the evidence of which it was. */
  readonly evidence: readonly string[];
}

export interface ManifestToVerify {
  readonly entries: readonly ManifestEntry[];
  /** Where the manifest itself is: it is no extra file. */
  readonly manifest: DocumentUri | undefined;
  readonly onProgress?: (progress: DigestProgress) => void;
}

export interface Verification {
  /** Files that are what they were. */
  readonly verified: number;
  /** By path. */
  readonly differences: readonly Difference[];
}

/**
 * Verifies each file of a manifest by its bytes. Every path is taken from the workspace folder, and nothing outside of it is
 * read. The workspace need not hold any register: files alone are enough.
 */
export async function verifyManifest(
  engine: Engine,
  fileSystem: FileSystem,
  { entries, manifest, onProgress }: ManifestToVerify,
): Promise<Verification> {
  const { folder } = engine.snapshot;
  const named = entries.map((entry) => ({ entry, uri: joinUri(folder, entry.path) }));
  const states = await fileStates(
    engine,
    fileSystem,
    named.map(({ uri }) => uri),
    onProgress,
  );
  const differences: Difference[] = [];
  for (const { entry, uri } of named) {
    const { path, evidence, sha256 } = entry;
    const state = states.get(uri);
    // `../q1.csv` is a file of no manifest of ours.
    const isInFolder = relativePath(folder, uri) === path;
    if (state?.sha256 === sha256 && isInFolder) continue;
    differences.push({ path, state: isInFolder ? stateOf(state) : 'missing', evidence });
  }
  const verified = entries.length - differences.length;
  const known = named.map(({ uri }) => uri);
  const extra = await extraFiles(engine, fileSystem, known);
  differences.push(...extra.filter(({ path }) => manifest === undefined || joinUri(folder, path) !== manifest));
  return { verified, differences: differences.sort((a, b) => comparePaths(a.path, b.path)) };
}

function stateOf(
  state: { readonly sha256: string | undefined; readonly reason?: string } | undefined,
): Difference['state'] {
  if (state?.sha256 !== undefined) return 'changed';
  return state?.reason === 'not-found' || state?.reason === 'not-a-file' ? 'missing' : 'unread';
}

/** Files that evidence names now, and those beside files of the manifest, registers and policies aside. */
async function extraFiles(
  engine: Engine,
  fileSystem: FileSystem,
  known: readonly DocumentUri[],
): Promise<readonly Difference[]> {
  const { folder } = engine.snapshot;
  const { caseSensitive } = fileSystem;
  const keyOf = (uri: DocumentUri): string => uriKey(uri, caseSensitive);
  const told = new Set([...known, ...engine.documents().map(({ uri }) => uri)].map(keyOf));
  const extra: Difference[] = [];
  const add = (uri: DocumentUri, evidence: readonly string[]): void => {
    if (told.has(keyOf(uri))) return;
    told.add(keyOf(uri));
    extra.push({ path: relativePath(folder, uri, caseSensitive) ?? uri, state: 'extra', evidence });
  };
  for (const { uri, evidence } of (await evidenceFiles(engine, fileSystem)).files) {
    add(
      uri,
      evidence.flatMap(({ id }) => id ?? []),
    );
  }
  const root = (await fileSystem.resolve(folder))?.real ?? folder;
  for (const beside of new Set(known.map(dirnameUri))) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- folders are few
    const resolved = await fileSystem.resolve(beside);
    // A link may lead anywhere, and a manifest may come from anybody.
    if (resolved === undefined || !isInside(root, resolved.real, caseSensitive)) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- folders are few
    for (const { name, type } of (await fileSystem.readDirectory(beside)) ?? []) {
      if (type !== 'directory' && beside !== folder) add(joinUri(beside, name), []);
    }
  }
  return extra;
}
