// Files that come, change their name and go while nobody has them open in the editor.
import * as vscode from 'vscode';

import { fileInWorkspace, findings, show } from './workspace-documents.ts';

const policy = 'policies/host-test.md';

/** A register that defines the control which the policy names and nobody else does. */
function register(id: string): Uint8Array {
  return new TextEncoder().encode(`controls:\n  - {id: ${id}, title: Comes and goes, owner: priya.raman}\n`);
}

describe('Files outside the editor', () => {
  it('are heard of when they are created, changed, renamed and deleted', async () => {
    const document = await show(policy);
    const [first, second] = [fileInWorkspace('controls/host-test-a.yml'), fileInWorkspace('controls/host-test-b.yml')];
    const known = (codes: readonly string[]): boolean => !codes.includes('control-unknown');
    const unknown = (codes: readonly string[]): boolean => codes.includes('control-unknown');
    // Another test may have left its own register behind.
    await vscode.workspace.fs.delete(fileInWorkspace('controls/host-test-late.yml')).then(undefined, () => undefined);
    await findings(document, 'control-unknown', unknown);

    await vscode.workspace.fs.writeFile(first, register('ZZ-92'));
    await findings(document, 'the created register to be read', known);
    await vscode.workspace.fs.writeFile(first, register('ZZ-93'));
    await findings(document, 'the changed register to be read', unknown);
    await vscode.workspace.fs.writeFile(first, register('ZZ-92'));
    await findings(document, 'the register changed back to be read', known);
    await vscode.workspace.fs.rename(first, second);
    await findings(document, 'the renamed register to be read', known);
    await vscode.workspace.fs.delete(second);
    await findings(document, 'the deleted register to be missed', unknown);
  });
});
