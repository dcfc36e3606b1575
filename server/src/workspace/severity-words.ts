/** The words for how grave a finding is. */

import * as l10n from '@vscode/l10n';
import type { Severity } from './severity.ts';

const WORDS: Readonly<Record<Severity | 'off', () => string>> = {
  error: () => l10n.t('error'),
  warning: () => l10n.t('warning'),
  information: () => l10n.t('information'),
  hint: () => l10n.t('hint'),
  off: () => l10n.t({ message: 'off', comment: ['How grave a finding is: not looked for at all'] }),
};

/** A severity as a sentence says it; settings write it as it is. */
export function severityWord(severity: Severity | 'off'): string {
  return WORDS[severity]();
}
