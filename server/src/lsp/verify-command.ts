/** The command that has all evidence read and compared anew: for who does not trust the times of files, or called it off. */

import { integrityOf } from '../readiness/evidence-integrity.ts';
import type { VerifyEvidenceResult } from '../protocol/messages.ts';
import type { RequestSource } from './request-source.ts';

/** Verifies the evidence of every folder and counts; settled when all of it has been read, or was called off. */
export async function verifyEvidence(server: RequestSource): Promise<VerifyEvidenceResult> {
  const sessions = await server.readySessions();
  for (const { engine } of sessions) engine.workspace.digests.forgetAll();
  await Promise.all(sessions.map(({ engine }) => engine.verifyEvidence()));
  const states = sessions.flatMap(({ engine: { snapshot } }) =>
    snapshot.records('evidence').flatMap((evidence) => integrityOf(snapshot, evidence)?.state ?? []),
  );
  const verified = states.filter((state) => state === 'verified').length;
  const differing = states.filter((state) => state === 'differs').length;
  return { verified, differing, unverified: states.length - verified - differing };
}
