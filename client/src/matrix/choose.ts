/** Asks the person how the matrix is to be grouped, and what it is to be filtered by. */
import * as vscode from 'vscode';

import { MATRIX_GROUPINGS } from '../../../server/src/protocol/messages.ts';
import { GROUPING_LABELS } from './matrix-view.ts';
import type { MatrixView } from './matrix-view.ts';

/** Long enough to type a letter after a letter without asking the server for each. */
const TYPING_PAUSE_IN_MILLISECONDS = 150;

/** A list of the groupings. */
export async function chooseGrouping(matrix: MatrixView): Promise<void> {
  const items = MATRIX_GROUPINGS.map((grouping) => ({
    label: `By ${GROUPING_LABELS[grouping]}`,
    ...(grouping === matrix.grouping ? { description: 'current' } : {}),
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Group the control matrix' });
  if (chosen !== undefined) matrix.group(chosen.grouping);
}

/** An input box; the matrix follows what is typed, and Escape brings back what was there before. */
export function askForFilter(matrix: MatrixView): void {
  const before = matrix.filter;
  const input = vscode.window.createInputBox();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isAccepted = false;
  input.title = 'Filter the control matrix';
  input.prompt = 'An ID, a title, an owner, a level of readiness. Leave it empty to show everything.';
  input.placeholder = 'AC-02, jane.doe, missing, …';
  input.value = before;
  input.onDidChangeValue((text) => {
    clearTimeout(pause);
    pause = setTimeout(() => matrix.filterBy(text), TYPING_PAUSE_IN_MILLISECONDS);
  });
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    clearTimeout(pause);
    matrix.filterBy(isAccepted ? input.value : before);
    input.dispose();
  });
  input.show();
}
