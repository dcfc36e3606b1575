/** Requests about one document: each is answered, given up when it is cancelled, made for the text as it is, and null elsewhere. */

import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { CONTROLS, FILES, position } from './example-files.ts';
import { LspClient, ROOT } from './lsp-client.ts';

const PATH = 'controls/access.yml';

interface Request {
  readonly method: string;
  readonly more: object;
  /** What is looked at in an answer: that it speaks of the text at hand. */
  readonly lines: (answer: unknown) => readonly number[];
  /** What is answered where there is nothing to say; null unless the protocol has no such answer. */
  readonly nothing?: object;
}

interface Ranged {
  readonly startLine?: number;
  readonly position?: { readonly line: number };
  readonly range?: { readonly start: { readonly line: number } };
}

/** The lines of what an answer lists. */
function lines(answer: unknown): readonly number[] {
  if (answer === null) return [];
  assert.ok(Array.isArray(answer));
  const listed: readonly Ranged[] = answer;
  return listed.map(({ startLine, position, range }) => startLine ?? position?.line ?? range?.start.line ?? -1);
}

/** The lines of semantic tokens, each once: five numbers a token, the first a distance in lines. */
function tokenLines(answer: unknown): readonly number[] {
  assert.ok(typeof answer === 'object' && answer !== null && 'data' in answer && Array.isArray(answer.data));
  const data: readonly number[] = answer.data;
  let line = 0;
  return [...new Set(data.flatMap((number, index) => (index % 5 === 0 ? [(line += number)] : [])))];
}

const TOKENS = { lines: tokenLines, before: [1, 3, 6, 8, 9], after: [2, 4, 7, 9, 10], nothing: { data: [] } };

const REQUESTS: readonly (Request & { readonly before: readonly number[]; readonly after: readonly number[] })[] = [
  { method: 'textDocument/foldingRange', more: {}, lines, before: [0, 1], after: [1, 2] },
  {
    method: 'textDocument/selectionRange',
    more: { positions: [position(CONTROLS, 'id: AC|-01')] },
    lines,
    before: [1],
    // A line was added above: at the position now stands the list.
    after: [1],
  },
  {
    method: 'textDocument/prepareCallHierarchy',
    more: { position: position(CONTROLS, 'title: Access| review') },
    lines,
    before: [1],
    after: [2],
  },
  { method: 'textDocument/codeLens', more: {}, lines, before: [1, 1, 1], after: [2, 2, 2] },
  { method: 'textDocument/semanticTokens/full', more: {}, ...TOKENS },
  { method: 'textDocument/semanticTokens/full/delta', more: { previousResultId: '' }, ...TOKENS },
  {
    method: 'textDocument/semanticTokens/range',
    more: { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } },
    ...TOKENS,
  },
  {
    method: 'textDocument/inlayHint',
    more: { range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } } },
    lines,
    before: [5, 8],
    after: [6, 9],
  },
  {
    method: 'textDocument/documentHighlight',
    more: { position: position(CONTROLS, 'id: AC|-01') },
    lines,
    before: [1],
    after: [],
  },
];

for (const { method, more, lines, before, after, nothing = null } of REQUESTS) {
  describe(method, () => {
    let client: LspClient;
    afterEach(() => client.stop());
    const ask = (uri: string, token?: CancellationTokenSource): Promise<unknown> =>
      token === undefined
        ? client.connection.sendRequest(method, { textDocument: { uri }, ...more })
        : client.connection.sendRequest(method, { textDocument: { uri }, ...more }, token.token);

    it('is answered', async () => {
      client = await LspClient.start(FILES);
      await client.open(PATH, CONTROLS);
      assert.deepEqual(lines(await ask(client.uri(PATH))), before);
    });

    it('is answered for the text as it is, also when that was changed after it was asked', async () => {
      client = await LspClient.start(FILES);
      await client.open(PATH, CONTROLS);
      const asked = ask(client.uri(PATH));
      await client.edit(PATH, `# New\n${CONTROLS}`);
      const answer = lines(await asked);
      assert.ok([String(before), String(after)].includes(String(answer)), String(answer));
      assert.deepEqual(lines(await ask(client.uri(PATH))), after);
    });

    it('is given up when it is cancelled, and asked again is answered', async () => {
      client = await LspClient.start(FILES);
      await client.open(PATH, CONTROLS);
      const source = new CancellationTokenSource();
      const asked = ask(client.uri(PATH), source);
      source.cancel();
      // Cancelled in time it is an error with the code of the protocol; answered before that, it is an answer.
      await asked.then(undefined, (error: { code?: number }) => assert.equal(error.code, -32800));
      assert.deepEqual(lines(await ask(client.uri(PATH))), before);
    });

    it('is answered in an untitled document and in one outside of every folder', async () => {
      client = await LspClient.start({}, { folders: [] });
      for (const uri of ['untitled:/work/access.control.yml', 'file:///elsewhere/access.control.yml']) {
        await client.connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'yaml', version: 1, text: CONTROLS },
        });
        assert.deepEqual(lines(await ask(uri)), before);
      }
    });

    it('is answered by the innermost of folders that lie in each other', async () => {
      client = await LspClient.start(
        { 'plumbline.yml': 'files: {exclude: ["inner/**"]}\n', 'inner/controls/access.yml': CONTROLS },
        { folders: [ROOT, `${ROOT}/inner`] },
      );
      await client.open('inner/controls/access.yml', CONTROLS);
      assert.deepEqual(lines(await ask(client.uri('inner/controls/access.yml'))), before);
    });

    it('is null for documents that are none of ours, and for those that nobody has open', async () => {
      client = await LspClient.start(FILES);
      await client.open('notes/readme.md', '# Notes\n\nNothing of ours.\n');
      assert.deepEqual(await ask(client.uri('notes/readme.md')), nothing);
      assert.deepEqual(await ask(client.uri(PATH)), nothing);
      assert.deepEqual(await ask('git:/workspace/controls/access.yml'), nothing);
    });
  });
}
