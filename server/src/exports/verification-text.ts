/** What a verification found, in sentences for people: one on each file that differs, and one on all. */

import * as l10n from '@vscode/l10n';

import type { Difference, Verification } from './verify-manifest.ts';

/** How one file differs from the manifest. */
export function differenceText({ path, state, evidence }: Difference): string {
  const ids = evidence.join(', ');
  switch (state) {
    case 'missing':
      return ids === '' ? l10n.t('{0}: missing.', path) : l10n.t('{0}: missing. It was evidence for {1}.', path, ids);
    case 'changed':
      return ids === ''
        ? l10n.t('{0}: changed since the manifest was written.', path)
        : l10n.t('{0}: changed since the manifest was written. It was evidence for {1}.', path, ids);
    case 'unread':
      return l10n.t('{0}: could not be read, so it is not verified.', path);
    case 'extra':
      return ids === ''
        ? l10n.t('{0}: extra. The manifest does not name it.', path)
        : l10n.t('{0}: extra. {1} names it now, and the manifest does not.', path, ids);
    default:
      return state satisfies never;
  }
}

/** How many files are what the manifest says, and how many are not. */
export function verificationText({ verified, differences }: Verification): string {
  const good =
    verified === 1
      ? l10n.t('1 file is what the manifest says.')
      : l10n.t('{0} files are what the manifest says.', verified);
  if (differences.length === 0) return good;
  return `${good} ${differences.length === 1 ? l10n.t('1 differs.') : l10n.t('{0} differ.', differences.length)}`;
}
