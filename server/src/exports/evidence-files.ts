/** The files to which evidence records lead, with their sizes and what their SHA-256 is on the disk. */

import type { Engine } from '../engine/engine.ts';
import { value } from '../facts/record.ts';
import { fileOf } from '../readiness/record-parts.ts';
import type { DigestProgress } from '../workspace/file-digests.ts';
import type { DocumentUri, FileSystem } from '../workspace/file-system.ts';
import { joinUri, relativePath } from '../workspace/uri.ts';
import { comparePaths, type RecordRef } from '../workspace/workspace-index.ts';

/** A file with the records that name it, or the folder it is in. */
export interface EvidenceFile {
  /** From the workspace folder, with `/`. */
  readonly path: string;
  readonly uri: DocumentUri;
  readonly evidence: readonly RecordRef[];
}

/** What a record names and cannot be had. */
export interface UnavailableEvidence {
  readonly evidence: RecordRef;
  readonly path: string;
  /** `missing`: nothing is there. `outside`: not a file of the workspace folder. */
  readonly reason: 'missing' | 'outside';
}

export interface EvidenceFiles {
  /** By path. */
  readonly files: readonly EvidenceFile[];
  /** In the order of the records. */
  readonly unavailable: readonly UnavailableEvidence[];
}

/** What a file is on the disk; without a SHA-256 why it has none. */
export type FileState =
  | { readonly size: number; readonly sha256: string }
  | { readonly size: undefined; readonly sha256: undefined; readonly reason: string };

/** A loop of folders ends somewhere. */
const MOST_FOLDERS_DEEP = 30;

/** The files that evidence records name; of a folder all files in it. Links in such a folder are not followed to other folders. */
export async function evidenceFiles({ snapshot }: Engine, fileSystem: FileSystem): Promise<EvidenceFiles> {
  const found = new Map<DocumentUri, Set<RecordRef>>();
  const unavailable: UnavailableEvidence[] = [];
  const add = (uri: DocumentUri, evidence: RecordRef): void => {
    const known = found.get(uri);
    if (known === undefined) found.set(uri, new Set([evidence]));
    else known.add(evidence);
  };
  for (const evidence of snapshot.records('evidence')) {
    const path = value(evidence.record, 'path');
    const file = path === undefined ? undefined : fileOf(evidence, path);
    if (path === undefined || file === undefined) continue;
    const target = snapshot.target(evidence.document, file);
    if (target.state === 'file') add(target.uri, evidence);
    else if (target.state === 'directory') {
      // oxlint-disable-next-line eslint/no-await-in-loop -- folders are few
      for (const uri of await filesIn(target.uri, fileSystem)) add(uri, evidence);
    } else if (target.state !== 'external') {
      unavailable.push({ evidence, path: path.text, reason: target.state === 'refused' ? 'outside' : 'missing' });
    }
  }
  const files = Array.from(found, ([uri, evidence]) => ({
    path: relativePath(snapshot.folder, uri, fileSystem.caseSensitive) ?? uri,
    uri,
    evidence: [...evidence],
  }));
  return { files: files.sort((a, b) => comparePaths(a.path, b.path)), unavailable };
}

/** The files in a folder and below, in no order. */
async function filesIn(folder: DocumentUri, fileSystem: FileSystem, depth = 0): Promise<readonly DocumentUri[]> {
  const files: DocumentUri[] = [];
  for (const { name, type } of (await fileSystem.readDirectory(folder)) ?? []) {
    const uri = joinUri(folder, name);
    if (type === 'file') files.push(uri);
    else if (type === 'link') {
      // oxlint-disable-next-line eslint/no-await-in-loop -- links are few
      if ((await fileSystem.resolve(uri))?.type === 'file') files.push(uri);
      // oxlint-disable-next-line eslint/no-await-in-loop -- one folder after the other
    } else if (depth < MOST_FOLDERS_DEEP) files.push(...(await filesIn(uri, fileSystem, depth + 1)));
  }
  return files;
}

/** What these files are on the disk, by URI. They are read two at a time, and not at all where a link leads out of the folder. */
export async function fileStates(
  { workspace }: Engine,
  fileSystem: FileSystem,
  uris: readonly DocumentUri[],
  onProgress?: (progress: DigestProgress) => void,
): Promise<ReadonlyMap<DocumentUri, FileState>> {
  const { digests } = workspace;
  for (const uri of uris) digests.of(uri, '');
  await digests.settled(onProgress);
  const states = new Map<DocumentUri, FileState>();
  for (const uri of uris) {
    const digest = digests.of(uri, '');
    if (digest.state !== 'known') {
      const reason = digest.state === 'unread' ? digest.reason : digest.state;
      states.set(uri, { size: undefined, sha256: undefined, reason });
      continue;
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- most file systems answer at once
    const version = await fileSystem.measure(uri);
    states.set(uri, { size: version?.size ?? 0, sha256: digest.sha256 });
  }
  return states;
}
