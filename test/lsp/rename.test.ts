/** Rename over the protocol: offered where an ID is, refused with a reason, and in the form of edits that the client takes. */

import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, type WorkspaceEdit } from 'vscode-languageserver/node';
import { policyDigest } from '../../server/src/facts/policy-digest.ts';
import { readDocument } from '../../server/src/facts/read-document.ts';
import { type ClientOptions, LspClient } from './lsp-client.ts';

const REGISTER = 'controls/access.yml';
const POLICY = 'policies/access.md';
const FILES = {
  [REGISTER]: 'controls:\n  - id: AC-01\n    owner: jane.doe\n',
  [POLICY]: '---\nid: POL-ACCESS\ncontrols: [AC-01]\n---\n\nAs AC-01 says.\n',
};
const ANNOTATED: ClientOptions = {
  capabilities: { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } },
};

describe('rename', () => {
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  async function opened(options: ClientOptions = ANNOTATED): Promise<LspClient> {
    client = await LspClient.start(FILES, options);
    await client.open(REGISTER, FILES[REGISTER]);
    return client;
  }

  function renamed(one: LspClient, line: number, character: number, newName: string): Promise<WorkspaceEdit | null> {
    return one.at('textDocument/rename', REGISTER, { line, character }, { newName });
  }

  it('says what would be renamed', async () => {
    const one = await opened();
    assert.deepEqual(await one.at('textDocument/prepareRename', REGISTER, { line: 1, character: 9 }), {
      range: { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } },
      placeholder: 'AC-01',
    });
  });

  it('changes the file one stands in, for the version that is open, and asks whether others are to be changed', async () => {
    const one = await opened();
    const edit = await renamed(one, 1, 9, 'AC-07');
    assert.deepEqual(edit?.documentChanges, [
      {
        textDocument: { uri: 'file:///workspace/controls/access.yml', version: 1 },
        edits: [
          {
            range: { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } },
            newText: 'AC-07',
            annotationId: 'here',
          },
        ],
      },
      {
        textDocument: { uri: 'file:///workspace/policies/access.md', version: null },
        edits: [
          {
            range: { start: { line: 2, character: 11 }, end: { line: 2, character: 16 } },
            newText: 'AC-07',
            annotationId: 'elsewhere',
          },
          {
            range: { start: { line: 5, character: 3 }, end: { line: 5, character: 8 } },
            newText: 'AC-07',
            annotationId: 'elsewhere',
          },
        ],
      },
    ]);
    assert.deepEqual(edit.changeAnnotations, {
      here: { label: 'Rename control AC-01 to AC-07', needsConfirmation: false },
      elsewhere: { label: 'Rename control AC-01 to AC-07', needsConfirmation: false, description: 'In another file' },
    });
  });

  it('goes by what stands in the editor, and not on the disk', async () => {
    const one = await opened();
    await one.open(POLICY, '---\nid: POL-ACCESS\ncontrols: []\n---\n');
    await one.edit(REGISTER, 'controls:\n\n  - id: AC-01\n');
    const edit = await renamed(one, 2, 9, 'AC-07');
    const [only = assert.fail(), ...others] = edit?.documentChanges ?? [];
    assert.deepEqual(others, []);
    assert.ok('textDocument' in only);
    assert.equal(only.textDocument.version, 2);
  });

  it('says that an approved text is to be approved again', async () => {
    const body = '\nAs AC-01 says.\n';
    const [policy = assert.fail()] = readDocument(FILES[POLICY], true, { role: 'policy' }).records;
    const approved = FILES[POLICY].replace(
      `---\n${body}`,
      `approved_digest: ${policyDigest(policy, body)}\n---\n${body}`,
    );
    const one = await opened();
    await one.open(POLICY, approved);
    const edit = await renamed(one, 1, 9, 'AC-07');
    assert.deepEqual(Object.keys(edit?.changeAnnotations ?? {}), ['here', 'approved']);
    assert.deepEqual(edit?.changeAnnotations?.['approved'], {
      label: 'Rename control AC-01 to AC-07',
      needsConfirmation: true,
      description: 'This changes an approved text, which has to be approved again',
    });
  });

  it('gives plain edits to a client that takes no others', async () => {
    const versioned = await renamed(
      await opened({ capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } }),
      1,
      9,
      'AC-07',
    );
    assert.equal(versioned?.changeAnnotations, undefined);
    assert.equal(versioned?.documentChanges?.length, 2);
    for (const change of versioned.documentChanges) {
      assert.ok('edits' in change && change.edits.every((edit) => !('annotationId' in edit)));
    }
    client?.stop();
    const plain = await renamed(await opened({}), 1, 9, 'AC-07');
    assert.deepEqual(Object.keys(plain?.changes ?? {}), [
      'file:///workspace/controls/access.yml',
      'file:///workspace/policies/access.md',
    ]);
  });

  it('is refused with the reason', async () => {
    const one = await opened();
    await assert.rejects(one.at('textDocument/prepareRename', REGISTER, { line: 1, character: 5 }), {
      code: LSPErrorCodes.RequestFailed,
      message:
        'Here stands no ID that can be renamed. Point at the ID of a record, or of a criterion or framework of your own.',
    });
    await assert.rejects(renamed(one, 1, 9, 'AC 07'), {
      code: LSPErrorCodes.RequestFailed,
      message: 'An ID is one word. Write it without spaces.',
    });
    assert.deepEqual(
      one.logged.filter(({ type }) => type === 1),
      [],
    );
  });

  it('is given up when it is cancelled', async () => {
    const one = await opened();
    const source = new CancellationTokenSource();
    const request = one.connection.sendRequest(
      'textDocument/rename',
      { textDocument: { uri: one.uri(REGISTER) }, position: { line: 1, character: 9 }, newName: 'AC-07' },
      source.token,
    );
    source.cancel();
    await assert.rejects(request, { code: LSPErrorCodes.RequestCancelled });
  });
});

describe('renaming files', () => {
  const LINKED = {
    'policies/access.md': '---\nid: POL-ACCESS\n---\n',
    'policies/other.md': '---\nid: POL-OTHER\n---\nSee [access](access.md#scope).\n',
    'evidence/q1.csv': '',
    'evidence/e.yml': 'evidence:\n  - {id: EV-1, path: evidence/q1.csv}\n',
  };
  const ASKED: ClientOptions = {
    capabilities: { workspace: { workspaceEdit: { documentChanges: true }, fileOperations: { willRename: true } } },
  };
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  function willRename(one: LspClient, ...files: readonly (readonly [string, string])[]): Promise<WorkspaceEdit | null> {
    return one.connection.sendRequest('workspace/willRenameFiles', {
      files: files.map(([from, to]) => ({ oldUri: one.uri(from), newUri: one.uri(to) })),
    });
  }

  it('is asked for by clients that tell of it, for all files', async () => {
    client = await LspClient.start(LINKED, ASKED);
    assert.deepEqual(client.capabilities.workspace?.fileOperations, {
      willRename: { filters: [{ pattern: { glob: '**/*' } }] },
    });
    client.stop();
    client = await LspClient.start(LINKED);
    assert.equal(client.capabilities.workspace?.fileOperations, undefined);
  });

  it('changes links in what is open and on the disk', async () => {
    client = await LspClient.start(LINKED, ASKED);
    await client.open('policies/other.md', `${LINKED['policies/other.md']}\n[x](./access.md)\n`);
    const edit = await willRename(client, ['policies/access.md', 'policies/a.md'], ['evidence', 'proof']);
    assert.deepEqual(edit?.documentChanges, [
      {
        textDocument: { uri: client.uri('evidence/e.yml'), version: null },
        edits: [
          {
            range: { start: { line: 1, character: 21 }, end: { line: 1, character: 36 } },
            newText: 'proof/q1.csv',
          },
        ],
      },
      {
        textDocument: { uri: client.uri('policies/other.md'), version: 1 },
        edits: [
          { range: { start: { line: 3, character: 13 }, end: { line: 3, character: 22 } }, newText: 'a.md' },
          { range: { start: { line: 5, character: 4 }, end: { line: 5, character: 15 } }, newText: './a.md' },
        ],
      },
    ]);
  });

  it('says nothing where nothing leads there, or to files of no folder', async () => {
    client = await LspClient.start(LINKED, ASKED);
    assert.equal(await willRename(client, ['policies/other.md', 'policies/o.md']), null);
    assert.equal(await willRename(client, ['../elsewhere/access.md', 'policies/o.md']), null);
  });

  it('is given up when it is cancelled', async () => {
    client = await LspClient.start(LINKED, ASKED);
    const source = new CancellationTokenSource();
    const files = [{ oldUri: client.uri('policies/access.md'), newUri: client.uri('policies/a.md') }];
    const request = client.connection.sendRequest('workspace/willRenameFiles', { files }, source.token);
    source.cancel();
    await assert.rejects(request, { code: LSPErrorCodes.RequestCancelled });
  });
});
