/** What is said once an import is written. */
import * as vscode from 'vscode';

import type { PlannedImport } from '../../../server/src/protocol/import-messages.ts';
import { controlsText } from '../counts.ts';

/** “Imported 42 controls into 3 files.” Of a catalog they are no controls but what controls refer to. */
export function importedText({ records, files }: Pick<PlannedImport, 'records' | 'files'>): string {
  const isOfControls = !files.some(({ path }) => path.startsWith('frameworks/'));
  return vscode.l10n.t({
    message: 'Imported {0} into {1}.',
    args: [isOfControls ? controlsText(records) : recordsText(records), filesText(files.length)],
    comment: ['“Imported 42 controls into 3 files.”'],
  });
}

function recordsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 record') : vscode.l10n.t('{0} records', count);
}

function filesText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', count);
}
