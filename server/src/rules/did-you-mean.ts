/** The question that a finding ends with where a word may be a slip of the pen. */

import * as l10n from '@vscode/l10n';

/** `Did you mean “AC-01”?` */
export function didYouMean(near: string): string {
  return l10n.t('Did you mean “{0}”?', near);
}
