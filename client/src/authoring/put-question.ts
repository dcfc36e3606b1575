/** Puts one question of the server to the person: a box to type in, or a list to choose from. Escape leaves it. */
import * as vscode from 'vscode';

import type { Question } from '../../../server/src/protocol/authoring-messages.ts';

export type Reply =
  | { readonly kind: 'answer'; readonly answer: string | readonly string[] }
  /** To the question before. */
  | { readonly kind: 'back' }
  | { readonly kind: 'left' };

interface Surroundings {
  /** What was answered before the person went back. */
  readonly before: string | readonly string[] | undefined;
  readonly canGoBack: boolean;
}

/** Shows the question until it is answered or left. */
export function putQuestion(question: Question, surroundings: Surroundings): Promise<Reply> {
  return question.kind === 'text' ? askForText(question, surroundings) : askToChoose(question, surroundings);
}

function askForText(question: Question, { before, canGoBack }: Surroundings): Promise<Reply> {
  const input = vscode.window.createInputBox();
  prepare(input, question, canGoBack);
  input.prompt = question.prompt;
  input.value = question.fault === undefined && typeof before === 'string' ? before : (question.value ?? '');
  if (question.fault !== undefined) input.validationMessage = question.fault;
  input.onDidChangeValue(() => (input.validationMessage = undefined));
  return replyOf(input, () => input.value);
}

interface OfferItem extends vscode.QuickPickItem {
  readonly value: string;
}

function askToChoose(question: Question, { before, canGoBack }: Surroundings): Promise<Reply> {
  const { offers, prompt, fault, kind, isOpen } = question;
  const pick = vscode.window.createQuickPick<OfferItem>();
  prepare(pick, question, canGoBack);
  pick.placeholder = [fault ?? '', prompt, howToAnswer(question)].filter((sentence) => sentence !== '').join(' ');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.canSelectMany = kind === 'several';
  const items: OfferItem[] = offers.map((offer) => ({ ...offer }));
  pick.items = items;
  const chosen = items.filter(({ value }) =>
    kind === 'several' ? before?.includes(value) === true : value === before,
  );
  if (kind === 'several') pick.selectedItems = chosen;
  else if (chosen.length > 0) pick.activeItems = chosen;
  if (isOpen && kind === 'one') {
    pick.onDidChangeValue((text) => {
      const typed = text.trim();
      const isOffered = typed === '' || items.some(({ label }) => label === typed);
      pick.items = isOffered
        ? items
        : [...items, { label: typed, description: vscode.l10n.t('as typed'), value: typed, alwaysShow: true }];
    });
  }
  return replyOf(pick, () =>
    kind === 'several' ? pick.selectedItems.map(({ value }) => value) : pick.selectedItems[0]?.value,
  );
}

function howToAnswer({ kind, isOpen }: Question): string {
  if (kind === 'several') return vscode.l10n.t('Choose any number, then press Enter.');
  return isOpen ? vscode.l10n.t('Choose, or type another.') : '';
}

function prepare(input: vscode.InputBox | vscode.QuickPick<OfferItem>, question: Question, canGoBack: boolean): void {
  input.title = question.title;
  input.step = question.step;
  input.totalSteps = question.steps;
  // Somebody may look something up in the file beside it.
  input.ignoreFocusOut = true;
  if (canGoBack) input.buttons = [vscode.QuickInputButtons.Back];
}

function replyOf(
  input: vscode.InputBox | vscode.QuickPick<OfferItem>,
  answer: () => string | readonly string[] | undefined,
): Promise<Reply> {
  return new Promise((resolve) => {
    let reply: Reply = { kind: 'left' };
    input.onDidTriggerButton(() => {
      reply = { kind: 'back' };
      input.hide();
    });
    input.onDidAccept(() => {
      const given = answer();
      if (given === undefined) return;
      reply = { kind: 'answer', answer: given };
      input.hide();
    });
    input.onDidHide(() => {
      input.dispose();
      resolve(reply);
    });
    input.show();
  });
}
