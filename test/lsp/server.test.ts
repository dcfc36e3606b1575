/** The server over its protocol: what an editor asks, what it is told, and what happens while both go on. */

import assert from 'node:assert/strict';
import type {
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  Hover,
  Location,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import type { MatrixNode } from '../../server/src/protocol/messages.ts';
import { CONTROLS, FILES, POLICY, position, UNOWNED } from './example-files.ts';
import { AS_OF, LspClient, ROOT } from './lsp-client.ts';

describe('the language server', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  it('has nothing to say of a folder in which all is well', async () => {
    client = await LspClient.start(FILES);
    const summary = await client.settled();
    assert.deepEqual([...client.pushed.values()].flat(), []);
    assert.deepEqual(summary.days, [{ day: AS_OF, isToday: true, folders: ['workspace'] }]);
    assert.deepEqual(
      [summary.policies, summary.controls, summary.evidence, summary.errors, summary.warnings],
      [1, 1, 1, 0, 0],
    );
    assert.equal(summary.goal, 'operating');
  });

  it('pulls with a result ID that stays while the findings do', async () => {
    client = await LspClient.start(FILES);
    await client.open('policies/access.md', UNOWNED);
    const first = await client.pull('policies/access.md');
    assert.ok(first.kind === 'full');
    assert.deepEqual(
      first.items.map((item) => item.code),
      ['policy-owner-missing'],
    );
    assert.deepEqual(first.items[0]?.codeDescription, { href: 'file:///rules/policy-owner-missing.md' });
    assert.equal(first.items[0]?.source, 'plumbline');
    const again = await client.pull('policies/access.md', first.resultId);
    assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });
    await client.edit('policies/access.md', POLICY);
    const mended = await client.pull('policies/access.md', first.resultId);
    assert.ok(mended.kind === 'full');
    assert.deepEqual(mended.items, []);
    assert.notEqual(mended.resultId, first.resultId);
  });

  it('pushes for closed documents, and never for open ones of a client that pulls', async () => {
    client = await LspClient.start({ ...FILES, 'policies/access.md': UNOWNED });
    await client.until('a push', () => client.pushedCodes('policies/access.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/access.md'), ['policy-owner-missing']);
    await client.open('policies/access.md', UNOWNED);
    await client.until('the push to be taken back', () => client.pushedCodes('policies/access.md').length === 0);
    assert.deepEqual(await client.codes('policies/access.md'), ['policy-owner-missing']);
    await client.close('policies/access.md');
    await client.until('a push again', () => client.pushedCodes('policies/access.md').length > 0);
  });

  it('pushes everything to a client that cannot pull', async () => {
    client = await LspClient.start(FILES, { pulls: false });
    await client.open('policies/access.md', POLICY.replace('version: "1.0"\n', ''));
    await client.until('a push', () => client.pushedCodes('policies/access.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/access.md'), ['policy-version-missing']);
  });

  it('tells other documents of an edit: closed ones by a push, open ones by asking for a pull', async () => {
    client = await LspClient.start(FILES);
    await client.open('controls/access.yml', CONTROLS);
    await client.open('policies/access.md', POLICY);
    assert.deepEqual(await client.codes('policies/access.md'), []);
    await client.settled();
    const before = client.refreshes;
    await client.edit('controls/access.yml', CONTROLS.replace('id: AC-01', 'id: AC-09'));
    await client.until('a refresh', () => client.refreshes > before);
    assert.deepEqual(await client.codes('policies/access.md'), ['control-unknown', 'control-unknown']);
    await client.until('a push', () => client.pushedCodes('evidence/2026.yml').length > 0);
    assert.deepEqual(client.pushedCodes('evidence/2026.yml'), ['evidence-control-unknown']);
  });

  it('lets an open, unsaved document win over the disk, until it is closed', async () => {
    client = await LspClient.start(FILES);
    await client.open('policies/access.md', UNOWNED);
    client.files.write('policies/access.md', POLICY);
    await client.watched(['policies/access.md', 2]);
    assert.deepEqual(await client.codes('policies/access.md'), ['policy-owner-missing']);
    await client.close('policies/access.md');
    const summary = await client.settled();
    assert.equal(summary.warnings, 0);
  });

  it('hears of files that are created, deleted and renamed outside the editor', async () => {
    client = await LspClient.start(FILES);
    await client.settled();
    client.files.delete('evidence/2026/review.csv');
    await client.watched(['evidence/2026/review.csv', 3]);
    await client.until('evidence-file-missing', () =>
      client.pushedCodes('evidence/2026.yml').includes('evidence-file-missing'),
    );
    client.files.write('evidence/2026/review.csv', 'account\n');
    await client.watched(['evidence/2026/review.csv', 1]);
    await client.until('no finding', () => client.pushedCodes('evidence/2026.yml').length === 0);
    client.files.delete('controls/access.yml');
    client.files.write('controls/renamed.yml', CONTROLS.replace('    owner: jane.doe\n', ''));
    await client.watched(['controls/access.yml', 3], ['controls/renamed.yml', 1]);
    await client.until('a finding under the new name', () => client.pushedCodes('controls/renamed.yml').length > 0);
    assert.deepEqual(client.pushedCodes('controls/renamed.yml'), ['control-owner-missing']);
    assert.deepEqual(client.pushedCodes('controls/access.yml'), []);
  });

  it('reads the folder anew when plumbline.yml says that other files are policies', async () => {
    client = await LspClient.start({ ...FILES, 'handbook/travel.md': '# Travel\n' });
    await client.settled();
    const configuration = FILES['plumbline.yml'];
    await client.open('plumbline.yml', configuration);
    await client.edit('plumbline.yml', `${configuration}files: {policies: ["policies/**/*.md", "handbook/**/*.md"]}\n`);
    await client.until('a finding in the handbook', () => client.pushedCodes('handbook/travel.md').length > 0);
    assert.deepEqual(client.pushedCodes('handbook/travel.md'), ['front-matter-missing']);
  });

  it('answers hover, definition, references, completion, symbols and links', async () => {
    client = await LspClient.start(FILES);
    await client.open('policies/access.md', POLICY);
    const mention = position(POLICY, 'under AC|-01');
    const hover = await client.at<Hover>('textDocument/hover', 'policies/access.md', mention);
    assert.ok(typeof hover.contents === 'object' && 'value' in hover.contents);
    assert.match(hover.contents.value, /Jane Doe/);
    assert.match(hover.contents.value, /\(<file:\/\/\/workspace\/evidence\/2026\/review\.csv>\)/);

    const definitions = await client.at<Location[]>('textDocument/definition', 'policies/access.md', mention);
    assert.deepEqual(definitions, [
      {
        uri: `${ROOT}/controls/access.yml`,
        range: { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } },
      },
    ]);

    const references = await client.at<Location[]>('textDocument/references', 'policies/access.md', mention, {
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      references.map(({ uri, range }) => `${uri.slice(ROOT.length + 1)}:${range.start.line}`).toSorted(),
      ['controls/access.yml:1', 'evidence/2026.yml:1', 'policies/access.md:11', 'policies/access.md:16'],
    );

    const unfinished = POLICY.replace('controls: [AC-01]', 'controls: [AC-01, ]');
    await client.edit('policies/access.md', unfinished.replace('owner: jane.doe', 'owner: '));
    const owners = await client.at<CompletionList>('textDocument/completion', 'policies/access.md', {
      line: 5,
      character: 7,
    });
    assert.deepEqual(
      owners.items.map((item) => item.label),
      ['chris.lee', 'jane.doe'],
    );
    await client.edit('policies/access.md', POLICY);

    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: client.uri('policies/access.md') },
    });
    assert.deepEqual(
      symbols.map((symbol) => symbol.name),
      ['POL-ACCESS', 'Access'],
    );
    const found = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'ac01' });
    assert.deepEqual(
      found.map((symbol) => symbol.name),
      ['AC-01 Access review', 'EV-1'].slice(0, 1),
    );
    const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: client.uri('policies/access.md') },
    });
    assert.ok(links.some((link) => link.target?.startsWith(`${ROOT}/controls/access.yml#`)));
  });

  it('names no heading in the outline for an editor that lists headings itself', async () => {
    client = await LspClient.start(FILES, { initializationOptions: { asOf: AS_OF, listsHeadings: true } });
    await client.open('policies/access.md', POLICY);
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: client.uri('policies/access.md') },
    });
    assert.deepEqual(
      symbols.map((symbol) => symbol.name),
      ['POL-ACCESS'],
    );
  });

  it('gives the control matrix as a tree, and its numbers as a summary', async () => {
    client = await LspClient.start(FILES);
    const roots = await client.connection.sendRequest<MatrixNode[]>('plumbline/matrix', { grouping: 'criteria' });
    assert.deepEqual(
      roots.map(({ label, description }) => `${label}: ${description}`),
      ['Security: 1 of 33 operating'],
    );
    const children = await client.connection.sendRequest<MatrixNode[]>('plumbline/matrix', {
      grouping: 'criteria',
      parent: 'criteria/security',
      filter: 'cc6.1',
    });
    assert.deepEqual(
      children.map(({ label, readiness }) => `${label}: ${readiness}`),
      ['CC6.1 Logical access protection: operating'],
    );
  });

  it('works with several folders, each with its own plumbline.yml, and with folders that come and go', async () => {
    const second = 'file:///workspace/second';
    client = await LspClient.start(
      {
        ...FILES,
        'second/policies/other.md': '# Other\n',
        'second/plumbline.yml': 'rules: {front-matter-missing: error}\n',
      },
      { folders: [] },
    );
    await client.folders({ added: [second] });
    await client.until('a finding', () => client.pushedCodes('second/policies/other.md').length > 0);
    assert.equal(client.pushed.get(client.uri('second/policies/other.md'))?.[0]?.severity, 1);
    await client.folders({ removed: [second] });
    await client.until('no finding', () => client.pushedCodes('second/policies/other.md').length === 0);
  });

  it('reads a policy that is opened without any folder, and says only what it can know', async () => {
    client = await LspClient.start({}, { folders: [] });
    await client.open('access.md', POLICY.replace('version: "1.0"', 'version: 1.0'));
    assert.deepEqual(await client.codes('access.md'), ['version-not-string']);
  });

  it('gives up a request that is cancelled, and goes on', async () => {
    client = await LspClient.start(FILES);
    await client.open('policies/access.md', POLICY);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri: client.uri('policies/access.md') }, position: { line: 1, character: 6 } },
      source.token,
    );
    source.cancel();
    // Cancelled in time it is an error with the code of the protocol; answered before that, it is an answer.
    await asked.then(undefined, (error: { code?: number }) => assert.equal(error.code, -32800));
    assert.deepEqual(await client.codes('policies/access.md'), []);
  });

  it('answers for the text as it is when the answer is made, however fast one types', async () => {
    client = await LspClient.start(FILES);
    await client.open('policies/access.md', POLICY);
    const pulls: Promise<unknown>[] = [];
    for (let index = 0; index < 20; index++) {
      await client.edit('policies/access.md', index % 2 === 0 ? UNOWNED : POLICY);
      pulls.push(client.pull('policies/access.md'));
    }
    await Promise.all(pulls);
    assert.deepEqual(await client.codes('policies/access.md'), []);
  });

  it('shrugs at documents that are none of ours', async () => {
    client = await LspClient.start(FILES);
    for (const uri of ['untitled:Untitled-1', 'git:/workspace/policies/access.md?ref', 'file:///c%3A/else/where.md']) {
      await client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text: '# Nothing\n' },
      });
      const report = await client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
      assert.deepEqual(report && typeof report === 'object' && 'items' in report ? report.items : undefined, []);
    }
  });
});
