// Severities of somebody's own in a real VS Code: the setting changes what is shown at once, and back.
import * as vscode from 'vscode';

import { plumbline } from './plumbline-api.ts';
import { eventually } from './waiting.ts';
import { codeOf, show } from './workspace-documents.ts';

const policy = 'policies/host-test.md';
const code = 'policy-owner-missing';

/** Waits until the findings of the rule stand with a severity; undefined: until there are none. */
async function shownAs(document: vscode.TextDocument, severity: vscode.DiagnosticSeverity | undefined): Promise<void> {
  const shown = (): readonly vscode.DiagnosticSeverity[] =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter((finding) => codeOf(finding) === code)
      .map((finding) => finding.severity);
  await eventually({
    what: `${code} with severity ${String(severity)}`,
    after: [vscode.languages.onDidChangeDiagnostics],
    probe: () => (shown().join() === (severity === undefined ? '' : String(severity)) ? true : undefined),
    otherwise: () => `severities ${shown().join()}`,
  });
}

describe('The setting plumbline.rules', () => {
  afterEach(() =>
    vscode.workspace.getConfiguration('plumbline').update('rules', undefined, vscode.ConfigurationTarget.Global),
  );

  it('changes the severity of a finding that is shown, without a restart', async () => {
    await plumbline();
    const document = await show(policy);
    await shownAs(document, vscode.DiagnosticSeverity.Warning);
    const set = (severity: string | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration('plumbline')
        .update('rules', severity === undefined ? undefined : { [code]: severity }, vscode.ConfigurationTarget.Global);
    await set('error');
    await shownAs(document, vscode.DiagnosticSeverity.Error);
    await set('off');
    await shownAs(document, undefined);
    await set(undefined);
    await shownAs(document, vscode.DiagnosticSeverity.Warning);
  });
});
