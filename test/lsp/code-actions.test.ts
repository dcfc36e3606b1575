/** Code actions over the protocol: offered where the finding is, in the form that the client takes, and gone once applied. */

import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ClientOptions, LspClient } from './lsp-client.ts';

const PATH = 'policies/access.md';
const POLICY = `---
id: POL-ACCESS
title: Access Control Policy
version: 1.10 # as printed
status: "aproved"
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
last_reviewed: 2026-01-15
review_cadence: annual
satisfies: [CC6.1-CC6.3]
---

# Purpose
`;

const EDITS: ClientOptions = {
  capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } },
};

describe('code actions', () => {
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  async function opened(options: ClientOptions): Promise<LspClient> {
    client = await LspClient.start({}, options);
    await client.open(PATH, POLICY);
    return client;
  }

  it('are offered at the finding, one of them preferred, for the version of the text that is open', async () => {
    const [version = assert.fail()] = await actions(await opened(EDITS), 3);
    assert.equal(version.title, 'Put the version in quotes: "1.10"');
    assert.equal(version.kind, 'quickfix');
    assert.equal(version.isPreferred, true);
    assert.deepEqual(
      version.diagnostics?.map(({ code }) => code),
      ['version-not-string'],
    );
    const [edit] = documentEdits(version);
    assert.equal(edit?.textDocument.version, 1);
  });

  it('take the finding away', async () => {
    const one = await opened(EDITS);
    const [status = assert.fail()] = await actions(one, 4);
    const text = applied(status);
    assert.equal(text, POLICY.replace('aproved', 'approved'));
    await one.edit(PATH, text);
    assert.ok(!(await one.codes(PATH)).includes('value-invalid'));
  });

  it('are not offered elsewhere, and fix nothing all at once unless asked', async () => {
    const one = await opened(EDITS);
    assert.deepEqual(await actions(one, 1), []);
    assert.deepEqual(await actions(one, 3, ['refactor']), []);
  });

  it('fix all that is safe, and nothing that is a guess', async () => {
    const one = await opened(EDITS);
    for (const kind of ['source.fixAll', 'source.fixAll.plumbline']) {
      const [all = assert.fail(), ...others] = await actions(one, 0, [kind]);
      assert.deepEqual(others, []);
      assert.equal(all.kind, 'source.fixAll.plumbline');
      const text = applied(all);
      assert.equal(text, POLICY.replace('1.10', '"1.10"').replace('[CC6.1-CC6.3]', '[CC6.1, CC6.2, CC6.3]'));
    }
    await one.edit(PATH, POLICY.replace('1.10', '"1.10"').replace('-CC6.3', ''));
    assert.deepEqual(await actions(one, 0, ['source.fixAll']), []);
  });

  it('rename a file once the edits are made, for a client that can', async () => {
    const files = {
      'plumbline.yml': 'evidence_name: "{year}/{control}-{period}-{title}"\n',
      'evidence/2026/review.csv': 'user,kept\n',
    };
    const record =
      'evidence:\n  - {id: EV-1, control: AC-01, title: Review, period: 2026-Q1, path: evidence/2026/review.csv}\n';
    const renames = async (operations: readonly string[]): Promise<readonly CodeAction[]> => {
      const workspaceEdit = { documentChanges: true, resourceOperations: operations };
      client = await LspClient.start(files, { capabilities: { workspace: { workspaceEdit } } });
      await client.open('evidence/2026.yml', record);
      const all = await actions(client, 1, ['quickfix'], 'evidence/2026.yml');
      return all.filter(({ title }) => title.startsWith('Rename'));
    };
    const [rename = assert.fail()] = await renames(['create', 'rename']);
    assert.equal(rename.title, 'Rename it to “evidence/2026/AC-01-2026-Q1-review.csv”');
    const [edit, operation, ...others] = rename.edit?.documentChanges ?? [];
    assert.deepEqual(others, []);
    assert.ok(edit !== undefined && 'edits' in edit);
    assert.equal(edit.textDocument.uri, 'file:///workspace/evidence/2026.yml');
    assert.deepEqual(operation, {
      kind: 'rename',
      oldUri: 'file:///workspace/evidence/2026/review.csv',
      newUri: 'file:///workspace/evidence/2026/AC-01-2026-Q1-review.csv',
    });
    client?.stop();
    assert.deepEqual(await renames(['create']), []);
  });

  it('are plain changes for a client that takes no others', async () => {
    const [version = assert.fail()] = await actions(await opened({}), 3);
    assert.equal(version.edit?.documentChanges, undefined);
    assert.deepEqual(Object.keys(version.edit?.changes ?? {}), ['file:///workspace/policies/access.md']);
  });
});

async function actions(
  client: LspClient,
  line: number,
  only?: readonly string[],
  path = PATH,
): Promise<readonly CodeAction[]> {
  const report = await client.pull(path);
  const diagnostics = report.kind === 'full' ? report.items.filter(({ range }) => range.start.line === line) : [];
  const range = { start: { line, character: 0 }, end: { line, character: 200 } };
  const found: CodeAction[] | null = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: client.uri(path) },
    range,
    context: { diagnostics, ...(only === undefined ? {} : { only }) },
  });
  return found ?? [];
}

function documentEdits({ edit }: CodeAction): readonly TextDocumentEdit[] {
  return (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change] : []));
}

function applied(action: CodeAction): string {
  const edits = documentEdits(action).flatMap(({ edits: all }) => all);
  const plain = edits.filter((edit): edit is TextEdit => 'newText' in edit);
  assert.equal(plain.length, edits.length);
  return TextDocument.applyEdits(TextDocument.create('file:///a', 'markdown', 1, POLICY), plain);
}
