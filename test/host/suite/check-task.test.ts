// The task “check” in a real VS Code: it is offered where a program can be run, ends as the command line does, and tells nothing twice.
import * as vscode from 'vscode';

import type { SummaryParams } from '../../../server/src/protocol/messages.ts';
import { holds, present } from './assertions.ts';
import { expectationLine } from '../line-protocol.ts';
import { say } from './line-reporter.ts';
import { plumbline } from './plumbline-api.ts';
import { findings, show } from './workspace-documents.ts';

const isInBrowser = 'importScripts' in globalThis;
const policy = 'policies/host-test.md';
const code = 'policy-owner-missing';

function once(codes: readonly string[]): boolean {
  return codes.filter((one) => one === code).length === 1;
}

/** Runs a task to its end; resolves to the exit code of its program. */
function exitCodeOf(task: vscode.Task): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const ended = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      ended.dispose();
      resolve(exitCode);
    });
    vscode.tasks.executeTask(task).then(undefined, reject);
  });
}

describe('The task of the command line', () => {
  it('is offered for each folder, and where no program can be run for none', async () => {
    await plumbline();
    const names = (await vscode.tasks.fetchTasks({ type: 'plumbline' })).map(({ name }) => name);
    holds(names.join() === (isInBrowser ? '' : 'check'), names.join());
  });

  it('fails where there are errors, and lists each finding once, whether the editor or the task told of it', async () => {
    if (isInBrowser) return;
    await findings(await show(policy), 'policy-owner-missing, open', once);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const [task] = await vscode.tasks.fetchTasks({ type: 'plumbline' });
    const exitCode = await exitCodeOf(present(task, 'task'));
    holds(exitCode === 1, `the program ended with ${String(exitCode)}`);
    // Only the window knows what became of both; extensions see the one beside the other.
    say(expectationLine(problemsCounted(present((await plumbline()).summary(), 'summary'))));
    await findings(await show(policy), 'policy-owner-missing, open again', once);
  });
});

/** How the status bar counts what the server has found. */
function problemsCounted({ errors, warnings, information }: SummaryParams): string {
  return Object.entries({ Errors: errors, Warnings: warnings, Infos: information })
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ');
}
