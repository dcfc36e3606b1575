/** Whether a folder is one of ours at all, so that findings about the whole of it have somebody to speak to. */

import { RECORD_KINDS } from '../domain/kinds.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Whether the folder has a `plumbline.yml`, or holds any record. In any other folder nothing is missing. */
export function isAdopted(snapshot: Snapshot): boolean {
  return snapshot.configurationDocument.exists || RECORD_KINDS.some((kind) => snapshot.has(kind));
}
