/** Runs a command that asks and then writes: puts the server's questions one after the other, and opens what was written. */
import * as vscode from 'vscode';

import type { AuthoringCommand, ComposeParams } from '../../../server/src/protocol/authoring-messages.ts';
import type { MatrixNode, MessageLocation } from '../../../server/src/protocol/messages.ts';
import { documentSelector } from '../server/document-selector.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { putQuestion } from './put-question.ts';

type Answers = ComposeParams['answers'];
type Place = ComposeParams['at'];

/** How long a sentence stays in the status bar. */
const SAID_FOR_MILLISECONDS = 10_000;

/** What was written and where, for who calls the command from a program. */
export interface Written {
  readonly said: string;
  readonly location: MessageLocation;
}

/**
 * Asks what has not been given, and has it written. Undefined where the person leaves, and nothing is written then. `given`
 * holds answers by the names of the questions, as a key binding may give them.
 */
export async function runAuthoring(
  server: LanguageServer,
  command: AuthoringCommand,
  given: Answers,
  at: Place,
): Promise<Written | undefined> {
  let answers = given;
  /** What was asked here, in order, and what was answered: one can go back to it. */
  const asked: string[] = [];
  const before = new Map<string, string | readonly string[]>();
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one question after the other
    const result = await server.compose({ command, answers, ...(at === undefined ? {} : { at }) });
    if (result === undefined) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The language server is not running, so nothing can be written.'),
      );
      return undefined;
    }
    if (result.kind === 'refused') {
      void vscode.window.showWarningMessage(result.reason);
      return undefined;
    }
    if (result.kind === 'written') {
      // oxlint-disable-next-line eslint/no-await-in-loop -- the last thing
      await open(result.location);
      vscode.window.setStatusBarMessage(`$(check) ${result.said}`, SAID_FOR_MILLISECONDS);
      return result;
    }
    const { question } = result;
    const isAgain = asked.at(-1) === question.name;
    const canGoBack = asked.length > (isAgain ? 1 : 0);
    // oxlint-disable-next-line eslint/no-await-in-loop -- one question after the other
    const reply = await putQuestion(question, { before: before.get(question.name), canGoBack });
    if (reply.kind === 'left') return undefined;
    if (reply.kind === 'back') {
      if (isAgain) asked.pop();
      const last = asked.pop();
      answers = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== last && name !== question.name));
    } else {
      if (!isAgain) asked.push(question.name);
      before.set(question.name, reply.answer);
      answers = { ...answers, [question.name]: reply.answer };
    }
  }
}

async function open({ uri, range: { start, end } }: MessageLocation): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  const options: vscode.TextDocumentShowOptions = { selection, preview: false };
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri), options);
}

/** The answers among a command's arguments: texts, and lists of texts, by name. */
export function answersIn(value: unknown): Answers {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, answer]: [string, unknown]): [string, string | string[]][] => {
      if (typeof answer === 'string') return [[name, answer]];
      if (!Array.isArray(answer)) return [];
      const several: readonly unknown[] = answer;
      return [[name, several.filter((one) => typeof one === 'string')]];
    }),
  );
}

/** Where the cursor is, if it is in a document of ours. */
export function placeOfCursor(): Place {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || vscode.languages.match(documentSelector(), editor.document) === 0) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** Where the record of a row stands. */
export function placeOfRow({ location }: MatrixNode): Place {
  return location === undefined ? undefined : { uri: location.uri, position: location.range.start };
}
