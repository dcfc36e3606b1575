/** Has all evidence read and compared anew: for who does not trust the times of files, or called it off. */

import type { CancellationToken } from 'vscode-languageserver';
import { integrityOf } from '../readiness/evidence-integrity.ts';
import type { VerifyEvidenceResult } from '../protocol/messages.ts';
import type { DigestProgress } from '../workspace/file-digests.ts';
import type { FolderSession } from './folder-session.ts';
import type { RequestSource } from './request-source.ts';

/** The command: verifies the evidence of every folder and counts; settled when all of it has been read, or was called off. */
export async function verifyEvidence(server: RequestSource): Promise<VerifyEvidenceResult> {
  const sessions = await server.readySessions();
  await verifyAnew(sessions);
  return evidenceCounts(sessions);
}

/** Reads all evidence of some folders again. A token calls it off; `onProgress` hears how far each folder is. */
export async function verifyAnew(
  sessions: readonly FolderSession[],
  token?: CancellationToken,
  onProgress?: (progress: DigestProgress) => void,
): Promise<void> {
  const digests = sessions.map(({ engine }) => engine.workspace.digests);
  const cancelling = token?.onCancellationRequested(() => {
    for (const one of digests) one.cancel();
  });
  for (const one of digests) one.forgetAll();
  try {
    await Promise.all(sessions.map(({ engine }) => engine.verifyEvidence(onProgress)));
  } finally {
    cancelling?.dispose();
  }
}

/** How many records of evidence with a SHA-256 stand how. */
export function evidenceCounts(sessions: readonly FolderSession[]): VerifyEvidenceResult {
  const states = sessions.flatMap(({ engine: { snapshot } }) =>
    snapshot.records('evidence').flatMap((evidence) => integrityOf(snapshot, evidence)?.state ?? []),
  );
  const verified = states.filter((state) => state === 'verified').length;
  const differing = states.filter((state) => state === 'differs').length;
  return { verified, differing, unverified: states.length - verified - differing };
}
