// Exports in a real VS Code: made by the server, written by the editor, on the desktop and in a browser, and verified again.
import * as vscode from 'vscode';

import type { Exported } from '../../../client/src/export/run-export.ts';
import type { VerifyManifestResult } from '../../../server/src/protocol/export-messages.ts';
import { until } from './answering.ts';
import { holds, matches, present } from './assertions.ts';
import { plumbline } from './plumbline-api.ts';
import { fileInWorkspace } from './workspace-documents.ts';

const exportCommand = 'plumbline.export';

/** Has something exported into a new file, and gives what is in it. */
async function exported(format: string, name: string): Promise<Uint8Array> {
  const to = fileInWorkspace(name);
  const written = await vscode.commands.executeCommand<Exported | undefined>(exportCommand, {
    format,
    to: to.toString(),
  });
  holds(present(written, `export of ${format}`).uri === to.toString(), JSON.stringify(written));
  matches(present(written, 'export').asOf, /^\d{4}-\d\d-\d\d$/, 'the day');
  return vscode.workspace.fs.readFile(to);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

describe('Exports', function () {
  this.timeout(120_000);
  const names = ['handover.csv', 'handover.xlsx', 'handover.html', 'handover.json'];

  before(() => plumbline());

  after(async () => {
    for (const name of names) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one file after the other
      await vscode.workspace.fs.delete(fileInWorkspace(name)).then(undefined, () => undefined);
    }
  });

  it('are written whole: a list, a workbook and a page', async () => {
    const csv = textOf(await exported('csv', 'handover.csv'));
    matches(csv, /^\ufeffControl,Title,Description,Owner,[^\r\n]*\r\n[^]*\r\nZZ-91,[^]*\r\n$/, 'the CSV');
    const [first, second] = await exported('xlsx', 'handover.xlsx');
    holds(first === 0x50 && second === 0x4b, 'a workbook is a ZIP');
    matches(textOf(await exported('html', 'handover.html')), /^<!doctype html>[^]*<\/html>\s*$/i, 'the report');
  });

  it('take the place of nothing that is there, unless a dialog has asked', async () => {
    const before = await vscode.workspace.fs.readFile(fileInWorkspace('handover.csv'));
    const again = await vscode.commands.executeCommand<Exported | undefined>(exportCommand, {
      format: 'md',
      to: fileInWorkspace('handover.csv').toString(),
    });
    holds(again === undefined, JSON.stringify(again));
    const after = await vscode.workspace.fs.readFile(fileInWorkspace('handover.csv'));
    holds(before.join() === after.join(), 'the file is what it was');
  });

  it('of evidence are a manifest by which the files can be verified later', async () => {
    const manifest = textOf(await exported('manifest', 'handover.json'));
    matches(manifest, /^\{\n {2}"kind": "plumbline-evidence-manifest",[^]*"sha256": "[0-9a-f]{64}"/, 'the manifest');
    const verified = await vscode.commands.executeCommand<VerifyManifestResult | undefined>(
      'plumbline.verifyManifest',
      fileInWorkspace('handover.json').toString(),
    );
    const result = present(verified, 'verification');
    holds(result.ok && result.differences.length === 0, JSON.stringify(result));
    matches(result.summary, /^\d+ files are what the manifest says\.$/, 'what is said');
  });

  it('are not made when the person leaves', async () => {
    const left = await until(
      vscode.commands.executeCommand<Exported | undefined>(exportCommand),
      'workbench.action.closeQuickOpen',
    );
    holds(left === undefined, JSON.stringify(left));
  });
});
