// Plumbline in a real VS Code: it activates by itself, finds faults while one types, hovers, and jumps.
import * as vscode from 'vscode';

import { holds, matches, present } from './assertions.ts';
import { codeOf, fileInWorkspace, findings, positionOf, retype, show } from './workspace-documents.ts';

const extensionId = 'plumbline.plumbline';
const policy = 'policies/host-test.md';
const register = 'controls/host-test.yml';

describe('Plumbline in VS Code', () => {
  it('activates by itself on the example', async () => {
    const extension = present(vscode.extensions.getExtension(extensionId), `extension ${extensionId}`);
    const document = await show(policy);
    await findings(document, 'findings', (codes) => codes.length > 0);
    holds(extension.isActive, 'findings are there, but the extension is not active');
  });

  it('asks for no proposed API', () => {
    const extension = present(vscode.extensions.getExtension<unknown>(extensionId), `extension ${extensionId}`);
    const manifest: unknown = extension.packageJSON;
    holds(typeof manifest === 'object' && manifest !== null, 'the manifest is no object');
    holds(!('enabledApiProposals' in manifest), 'the manifest asks for proposed API, which a released VS Code refuses');
  });

  it('reports a fault of a policy, and takes it back while one types', async () => {
    const document = await show(policy);
    const found = await findings(document, 'policy-owner-missing', (codes) => codes.includes('policy-owner-missing'));
    const finding = present(
      found.find((candidate) => codeOf(candidate) === 'policy-owner-missing'),
      'finding policy-owner-missing',
    );
    holds(finding.source?.toLowerCase() === 'plumbline', `the finding's source is ${String(finding.source)}`);

    await retype(document, 'status: approved\n', 'status: approved\nowner: priya.raman\n');
    await findings(document, 'no policy-owner-missing', (codes) => !codes.includes('policy-owner-missing'));

    await retype(document, 'owner: priya.raman\n', '');
    await findings(document, 'policy-owner-missing again', (codes) => codes.includes('policy-owner-missing'));
  });

  it('hears of a register that is written while a policy is open', async () => {
    const document = await show(policy);
    await findings(document, 'control-unknown', (codes) => codes.includes('control-unknown'));
    const control =
      'controls:\n  - {id: ZZ-92, title: Written during the test, owner: priya.raman, criteria: [CC6.1]}\n';
    await vscode.workspace.fs.writeFile(
      fileInWorkspace('controls/host-test-late.yml'),
      new TextEncoder().encode(control),
    );
    await findings(document, 'no control-unknown', (codes) => !codes.includes('control-unknown'));
  });

  it('shows the evidence of a control on hover', async () => {
    const document = await show(policy);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'ZZ-91'),
    );
    const text = hovers.flatMap((hover) =>
      hover.contents.map((content) => (typeof content === 'string' ? content : content.value)),
    );
    matches(text.join('\n'), /ZZ\\?-91/, 'the hover');
    matches(text.join('\n'), /\[[^\]]*\]\([^)]*host-test\.csv[^)]*\)/, 'the hover');
  });

  it('jumps from a control in a policy to its register', async () => {
    const document = await show(policy);
    const targets = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionOf(document, 'ZZ-91'),
    );
    const target = present(targets[0], 'definition of ZZ-91');
    const [uri, range] = 'uri' in target ? [target.uri, target.range] : [target.targetUri, target.targetRange];
    holds(uri.toString() === fileInWorkspace(register).toString(), `the definition is in ${uri.toString()}`);
    const defining = await vscode.workspace.openTextDocument(uri);
    matches(defining.lineAt(range.start.line).text, /ZZ-91/, 'the line of the definition');
  });
});
