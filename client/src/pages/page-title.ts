/** What the pages are called. */
import * as vscode from 'vscode';

import type { PageName } from '../../../server/src/protocol/page-messages.ts';

/** What stands on the tab of a page. */
export function pageTitle(name: PageName): string {
  switch (name) {
    case 'matrix':
      return vscode.l10n.t('Control matrix');
    case 'timeline':
      return vscode.l10n.t('Audit timeline');
    case 'calendar':
      return vscode.l10n.t('Review calendar');
    case 'overview':
      return vscode.l10n.t('Readiness overview');
    default:
      return 'Plumbline';
  }
}
