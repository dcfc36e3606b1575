/** What a hover says of the SHA-256 of an evidence file: verified, different, or plainly not verified. */

import { shortDigest } from '../domain/sha256.ts';
import type { EvidenceIntegrity } from '../readiness/evidence-integrity.ts';

const REASONS: Readonly<Record<Extract<EvidenceIntegrity, { state: 'unread' }>['reason'], string>> = {
  'not-found': 'the file is not there',
  'no-permission': 'the file may not be read',
  'not-a-file': 'it is no file that can be read',
  'too-large': 'the file is larger than the editor reads here. “plumbline check” verifies it',
  unreadable: 'the file could not be read',
  outside: 'a link leads out of the workspace folder',
  cancelled: 'it was called off',
  changing: 'the file was being written to',
  unsupported: 'it cannot be reckoned here. “plumbline check” verifies it',
};

/** A few words without a full stop; nothing in them comes from the workspace. */
export function integrityText(integrity: EvidenceIntegrity): string {
  switch (integrity.state) {
    case 'verified':
      return 'verified';
    case 'differs':
      return `differs: the file has ${shortDigest(integrity.actual)}, the record ${shortDigest(integrity.expected)}`;
    case 'folder':
      return 'not verified: a folder has none';
    case 'pending':
      return 'not verified yet';
    case 'unread':
      return `not verified: ${REASONS[integrity.reason]}`;
    default:
      return integrity satisfies never;
  }
}
