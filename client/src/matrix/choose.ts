/** Asks the person how the matrix is to be grouped, and what it is to be filtered by. */
import * as vscode from 'vscode';

import { MATRIX_GROUPINGS } from '../../../server/src/protocol/messages.ts';
import { groupingChoice } from './grouping-texts.ts';
import { filterMessage } from './matrix-texts.ts';
import type { MatrixView } from './matrix-view.ts';

/** Long enough to type a letter after a letter without asking the server for each. */
const TYPING_PAUSE_IN_MILLISECONDS = 150;

/** A list of the groupings, beside the matrix. */
export async function chooseGrouping(matrix: MatrixView): Promise<void> {
  await matrix.focus();
  const items = MATRIX_GROUPINGS.map((grouping) => ({
    label: groupingChoice(grouping),
    ...(grouping === matrix.grouping ? { description: vscode.l10n.t('current') } : {}),
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Group the control matrix') });
  if (chosen !== undefined) matrix.group(chosen.grouping);
}

/**
 * An input box beside the matrix, which follows what is typed; Escape brings back what was there before. Who does not see the
 * rows hears where there are none.
 */
export async function askForFilter(matrix: MatrixView): Promise<void> {
  await matrix.focus();
  const before = matrix.filter;
  const input = vscode.window.createInputBox();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isAccepted = false;
  input.title = vscode.l10n.t('Filter the control matrix');
  input.prompt = vscode.l10n.t('An ID, a title, an owner, a level of readiness. Leave it empty to show everything.');
  input.placeholder = vscode.l10n.t('AC-02, jane.doe, missing, …');
  input.value = before;
  input.onDidChangeValue((text) => {
    clearTimeout(pause);
    pause = setTimeout(() => matrix.filterBy(text), TYPING_PAUSE_IN_MILLISECONDS);
  });
  const listening = matrix.onDidFilter((isNothing) => {
    const message = filterMessage(matrix.filter, isNothing);
    input.validationMessage = isNothing ? { message, severity: vscode.InputBoxValidationSeverity.Info } : undefined;
  });
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    clearTimeout(pause);
    listening.dispose();
    matrix.filterBy(isAccepted ? input.value : before);
    input.dispose();
  });
  input.show();
}
