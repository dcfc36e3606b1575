// Source code that says which controls it implements: told to the server while it is open, in whatever language.
import * as vscode from 'vscode';

import { holds, present } from './assertions.ts';
import { codeOf, fileInWorkspace, findings, positionOf, retype, show } from './workspace-documents.ts';
import { eventually } from './waiting.ts';

const path = 'src/host-test.ts';

function textOf(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents)
    .map((one) => (typeof one === 'string' ? one : one.value))
    .join('\n');
}

describe('Source code', () => {
  before(async () => {
    const text = '// @control AC-02, ZZ-77\nexport const sessions = 1;\n';
    await vscode.workspace.fs.writeFile(fileInWorkspace(path), new TextEncoder().encode(text));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(fileInWorkspace(path));
  });

  it('shows the control that it names, leads to it, and is told of one that nobody knows', async () => {
    const document = await show(path);
    const [finding] = await findings(document, 'one control-unknown', (codes) => codes.join() === 'control-unknown');
    holds(document.getText(present(finding, 'finding').range) === 'ZZ-77', 'the finding is at the ID');

    const at = positionOf(document, 'AC-02');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    holds(textOf(hovers).includes('**AC-02**'), `the hover shows the control: ${textOf(hovers)}`);
    holds(textOf(hovers).split('**AC-02**').length === 2, 'and does so once');
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    const targets = found.map((one) => ('targetUri' in one ? one.targetUri : one.uri).path);
    holds(
      targets.some((target) => target.includes('/controls/')),
      `its definition is in a register: ${targets.join(', ')}`,
    );

    await retype(document, 'ZZ-77', 'AC-01');
    await findings(document, 'no finding', (codes) => codes.length === 0);
    await retype(document, '@control AC-02, AC-01', 'nothing');
    await eventually({
      what: 'no answer for code that names nothing',
      after: [vscode.languages.onDidChangeDiagnostics],
      probe: async () => {
        const none = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          new vscode.Position(0, 4),
        );
        return textOf(none).includes('AC-0') ? undefined : true;
      },
    });
    holds(vscode.languages.getDiagnostics(document.uri).map(codeOf).length === 0, 'nothing is found in it');
  });
});
