/** Writes a file that somebody named, whole or not at all, and says in a sentence why it cannot be. */

import * as l10n from '@vscode/l10n';

import { UsageError } from './usage-error.ts';
import { errorCode } from './error-code.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Writes a file so that nobody ever sees half of it; `name` is what it is called to its user. A link is replaced, and what it
 * leads to stays. Throws a `UsageError` where it cannot be written.
 */
export function writeNamed(path: string, name: string, content: string | Uint8Array): void {
  try {
    writeWhole(path, content);
  } catch (error) {
    const code = errorCode(error) ?? l10n.t('unknown error');
    if (code === 'ENOENT') throw new UsageError(l10n.t('{0} cannot be written: there is no such folder.', name));
    throw new UsageError(l10n.t('{0} cannot be written ({1}).', name, code));
  }
}
