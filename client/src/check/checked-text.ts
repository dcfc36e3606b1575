/** What a check of everything found, in a sentence or two. */
import { l10n } from 'vscode';

import type { CheckWorkspaceResult } from '../../../server/src/protocol/check-messages.ts';
import { findingsText } from '../counts.ts';
import { evidenceStates } from './evidence-states.ts';

/** `Checked 12 policies and registers: 1 error, 3 warnings. Evidence: 4 verified.` */
export function checkedText(result: CheckWorkspaceResult): string {
  const { documents, evidence } = result;
  if (documents === 0) return l10n.t('There are no policies and no registers here to check.');
  const found = findingsText(result);
  const said =
    documents === 1
      ? l10n.t('Checked 1 policy or register: {0}.', found)
      : l10n.t('Checked {0} policies and registers: {1}.', documents, found);
  const states = evidenceStates(evidence, 'counted');
  return states === '' ? said : `${said} ${l10n.t('Evidence: {0}.', states)}`;
}

/** Whether nothing is wrong and nothing is missing or overdue. */
export function isClean({ errors, warnings, evidence }: CheckWorkspaceResult): boolean {
  return errors + warnings + evidence.differing + evidence.unverified === 0;
}
