/** Whether the file of an evidence record still is the one that was recorded, by its SHA-256. */

import { readSha256 } from '../domain/sha256.ts';
import { value } from '../facts/record.ts';
import type { FileDigest } from '../workspace/file-digests.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { fileOf } from './record-parts.ts';

export type EvidenceIntegrity =
  | { readonly state: 'verified' }
  /** Both in small letters. */
  | { readonly state: 'differs'; readonly expected: string; readonly actual: string }
  /** A folder has no digest. */
  | { readonly state: 'folder' }
  | { readonly state: 'pending' }
  | { readonly state: 'unread'; readonly reason: Extract<FileDigest, { state: 'unread' }>['reason'] };

/**
 * What is known of the file of a record that gives a SHA-256; undefined where the record gives none, or names no file that
 * could have one. What is not known yet is reckoned in the background, and never said to be verified meanwhile.
 */
export function integrityOf(snapshot: Snapshot, evidence: RecordRef): EvidenceIntegrity | undefined {
  const written = value(evidence.record, 'sha256');
  const expected = written === undefined ? undefined : readSha256(written.text);
  const path = value(evidence.record, 'path');
  const file = path === undefined ? undefined : fileOf(evidence, path);
  if (expected === undefined || file === undefined) return undefined;
  const digest = snapshot.digest(evidence.document, file, expected);
  if (digest === undefined) {
    return snapshot.target(evidence.document, file).state === 'directory' ? { state: 'folder' } : undefined;
  }
  if (digest.state !== 'known') return digest;
  const actual = digest.sha256;
  return actual === expected ? { state: 'verified' } : { state: 'differs', expected, actual };
}

/** Whether the file of an evidence record is known to be another than the one that was recorded: it proves nothing. */
export function hasMismatch(snapshot: Snapshot, evidence: RecordRef): boolean {
  return integrityOf(snapshot, evidence)?.state === 'differs';
}
