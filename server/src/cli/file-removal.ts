/** Takes files away of which nobody minds whether they are there. */

import { unlinkSync } from 'node:fs';

/** Removes a file, where it is there and may be. */
export function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It never came to be, or somebody else has taken it away.
  }
}
