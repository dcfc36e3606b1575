/** What a check of everything found, in a sentence or two. */
import { l10n } from 'vscode';

import type { CheckWorkspaceResult } from '../../../server/src/protocol/check-messages.ts';
import { errorsText, hintsText, informationText, listText, warningsText } from '../counts.ts';
import { evidenceStates } from './evidence-states.ts';

/** `Checked 12 policies and registers: 1 error, 3 warnings. Evidence: 4 verified.` */
export function checkedText(result: CheckWorkspaceResult): string {
  const { documents, evidence } = result;
  if (documents === 0) return l10n.t('There are no policies and no registers here to check.');
  const found = foundText(result);
  const said =
    documents === 1
      ? l10n.t('Checked 1 policy or register: {0}.', found)
      : l10n.t('Checked {0} policies and registers: {1}.', documents, found);
  const states = evidenceStates(evidence, 'counted');
  return states === '' ? said : `${said} ${l10n.t('Evidence: {0}.', states)}`;
}

function foundText({ errors, warnings, information, hints }: CheckWorkspaceResult): string {
  const parts = [
    errors === 0 ? '' : errorsText(errors),
    warnings === 0 ? '' : warningsText(warnings),
    information === 0 ? '' : informationText(information),
    hints === 0 ? '' : hintsText(hints),
  ].filter((part) => part !== '');
  return parts.length === 0 ? l10n.t('no findings') : listText(parts);
}

/** Whether nothing is wrong and nothing is missing or overdue. */
export function isClean({ errors, warnings, evidence }: CheckWorkspaceResult): boolean {
  return errors + warnings + evidence.differing + evidence.unverified === 0;
}
