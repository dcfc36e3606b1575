/** What a hover says of the SHA-256 of an evidence file: verified, different, or plainly not verified. */

import * as l10n from '@vscode/l10n';
import { shortDigest } from '../domain/sha256.ts';
import type { EvidenceIntegrity } from '../readiness/evidence-integrity.ts';

const REASONS: Readonly<Record<Extract<EvidenceIntegrity, { state: 'unread' }>['reason'], () => string>> = {
  'not-found': () => l10n.t('not verified: the file is not there'),
  'no-permission': () => l10n.t('not verified: the file may not be read'),
  'not-a-file': () => l10n.t('not verified: it is no file that can be read'),
  'too-large': () =>
    l10n.t('not verified: the file is larger than the editor reads here. “plumbline check” verifies it'),
  unreadable: () => l10n.t('not verified: the file could not be read'),
  outside: () => l10n.t('not verified: a link leads out of the workspace folder'),
  cancelled: () => l10n.t('not verified: it was called off'),
  changing: () => l10n.t('not verified: the file was being written to'),
  unsupported: () => l10n.t('not verified: it cannot be reckoned here. “plumbline check” verifies it'),
};

/** A few words without a full stop; nothing in them comes from the workspace. */
export function integrityText(integrity: EvidenceIntegrity): string {
  switch (integrity.state) {
    case 'verified':
      return l10n.t('verified');
    case 'differs':
      return l10n.t(
        'differs: the file has {0}, the record {1}',
        shortDigest(integrity.actual),
        shortDigest(integrity.expected),
      );
    case 'folder':
      return l10n.t('not verified: a folder has none');
    case 'pending':
      return l10n.t('not verified yet');
    case 'unread':
      return REASONS[integrity.reason]();
    default:
      return integrity satisfies never;
  }
}
