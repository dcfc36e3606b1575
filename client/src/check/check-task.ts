/** The task “check” of each folder on the disk: runs the command line, so that a build or a key can, and lists what it finds. */
import * as vscode from 'vscode';

import { dayInSetting } from './day-setting.ts';

const TYPE = 'plumbline';

/** Offers the tasks; only where a program can be run. `program`: the path of the built command line. */
export function provideCheckTasks(program: string): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => checkTask(program, folder, { type: TYPE })),
    resolveTask: ({ scope, definition }) =>
      typeof scope === 'object' && scope.uri.scheme === 'file' ? checkTask(program, scope, definition) : undefined,
  });
}

/** The day for which the editor judges a folder, for the command line, which knows nothing of the editor's settings. */
export function dayArguments(folder: vscode.WorkspaceFolder): readonly string[] {
  const day = dayInSetting(vscode.workspace.getConfiguration('plumbline', folder).get('asOf'));
  return day === undefined ? [] : [`--as-of=${day}`];
}

function checkTask(program: string, folder: vscode.WorkspaceFolder, definition: vscode.TaskDefinition): vscode.Task {
  const paths: unknown = definition['paths'];
  const failOn: unknown = definition['failOn'];
  const parameters = [
    'check',
    '--format=lines',
    ...(typeof failOn === 'string' ? [`--fail-on=${failOn}`] : []),
    ...dayArguments(folder),
    '--',
    ...(Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : []),
  ];
  // The desktop's extension host runs on its own binary, which is a Node when it is told so.
  const execution = new vscode.ProcessExecution(process.execPath, [program, ...parameters], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  // Its name stays: `plumbline: check` is how a launch configuration or a key binding names it.
  const task = new vscode.Task(definition, folder, 'check', TYPE, execution, '$plumbline');
  task.group = vscode.TaskGroup.Test;
  task.detail = vscode.l10n.t('Policies, registers and evidence, as the command line checks them');
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
  return task;
}
