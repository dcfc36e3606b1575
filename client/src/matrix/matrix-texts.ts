/** What the matrix says beside its rows: above them, and on its badge. */
import { l10n } from 'vscode';

/** What the filter leaves, or that it leaves nothing; empty without a filter. */
export function filterMessage(filter: string, isNothing: boolean): string {
  if (filter === '') return '';
  return isNothing ? l10n.t('Nothing contains “{0}”', filter) : l10n.t('Only what contains “{0}”', filter);
}

/** The badge's number in words. */
export function attentionText(attention: number): string {
  return attention === 1
    ? l10n.t('1 criterion or control needs somebody: unmapped, unowned, overdue or unproven')
    : l10n.t('{0} criteria and controls need somebody: unmapped, unowned, overdue or unproven', attention);
}
