/** A file of a plan as bytes and as text, whichever of them was sent. */

import { fromBase64 } from '../../../server/src/protocol/base64.ts';
import type { PlannedFile } from '../../../server/src/protocol/import-messages.ts';

/** The bytes as they are to be on the disk. */
export function bytesOf(file: PlannedFile): Uint8Array {
  return 'text' in file ? new TextEncoder().encode(file.text) : fromBase64(file.base64);
}

/** The text that it would have, as far as it is one. */
export function textOf(file: PlannedFile): string {
  return 'text' in file ? file.text : new TextDecoder().decode(bytesOf(file));
}
