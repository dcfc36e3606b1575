// Answering what a command of ours asks, where VS Code has no way to type for a person.
import * as vscode from 'vscode';

/** Does something with the question that is shown until the command has ended: VS Code does not say when it is. */
export async function until<T>(running: Thenable<T>, key: string): Promise<T> {
  const state = { isDone: false };
  const ended = Promise.resolve(running).finally(() => (state.isDone = true));
  const bound = Date.now() + 60_000;
  while (!state.isDone && Date.now() < bound) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one key after the other
    await vscode.commands.executeCommand(key);
  }
  return ended;
}
