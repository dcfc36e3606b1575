/** What a check of everything found, in a sentence or two. */

import type { CheckWorkspaceResult } from '../../../server/src/protocol/check-messages.ts';

/** `Checked 12 policies and registers: 1 error, 3 warnings. Evidence: 4 verified.` */
export function checkedText(result: CheckWorkspaceResult): string {
  const { documents, errors, warnings, information, hints, evidence } = result;
  if (documents === 0) return 'There are no policies and no registers here to check.';
  const found = [
    count(errors, 'error'),
    count(warnings, 'warning'),
    information === 0 ? '' : `${information} for information`,
    count(hints, 'hint'),
  ].filter((part) => part !== '');
  const what = documents === 1 ? '1 policy or register' : `${documents} policies and registers`;
  const said = `Checked ${what}: ${found.length === 0 ? 'no findings' : found.join(', ')}.`;
  const proven = [
    [evidence.verified, 'verified'],
    [evidence.differing, 'not the file that was recorded'],
    [evidence.unverified, 'not verified'],
  ].flatMap(([number, state]) => (number === 0 ? [] : [`${number} ${state}`]));
  return proven.length === 0 ? said : `${said} Evidence: ${proven.join(', ')}.`;
}

/** Whether nothing is wrong and nothing is missing or overdue. */
export function isClean({ errors, warnings, evidence }: CheckWorkspaceResult): boolean {
  return errors + warnings + evidence.differing + evidence.unverified === 0;
}

function count(number: number, one: string): string {
  return number === 0 ? '' : `${number} ${one}${number === 1 ? '' : 's'}`;
}
