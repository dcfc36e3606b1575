/** Commands that ask and then write, over the protocol: question by question, and then an edit that the client makes. */

import assert from 'node:assert/strict';
import type { ApplyWorkspaceEditParams, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ComposeParams, ComposeResult } from '../../server/src/protocol/authoring-messages.ts';
import { CONTROLS, FILES, POLICY } from './example-files.ts';
import { LspClient, ROOT } from './lsp-client.ts';

const REGISTER = 'controls/access.yml';
const CONTROL: ComposeParams['answers'] = {
  title: 'Alarm',
  criteria: ['CC6.4'],
  owner: 'jane.doe',
  frequency: 'monthly',
  policy: '',
};

describe('commands that ask and then write', () => {
  let client: LspClient | undefined;
  const edits: ApplyWorkspaceEditParams[] = [];
  let takes = true;
  beforeEach(() => {
    edits.length = 0;
    takes = true;
  });
  afterEach(() => client?.stop());

  async function started(options: { readonly folders?: readonly string[] } = {}): Promise<LspClient> {
    client = await LspClient.start(FILES, {
      ...options,
      answers: {
        'workspace/applyEdit': (params) => {
          assert.ok(isEdit(params));
          edits.push(params);
          return { applied: takes };
        },
      },
    });
    return client;
  }

  it('ask one thing after the other, and write nothing before all is answered', async () => {
    const one = await started();
    const first = await composed(one, { command: 'newControl', answers: {} });
    assert.ok(first.kind === 'question');
    assert.deepEqual(first.question, {
      name: 'title',
      title: 'New control',
      step: 1,
      steps: 5,
      prompt: 'What is done? “Quarterly user access review”',
      kind: 'text',
      value: '',
      offers: [],
      isOpen: true,
    });
    const { title = '' } = CONTROL;
    const second = await composed(one, { command: 'newControl', answers: { title } });
    assert.ok(second.kind === 'question' && second.question.name === 'criteria');
    assert.deepEqual(edits, []);
  });

  it('write into what is open and not saved, for the version that is open, and say where to look', async () => {
    const one = await started();
    await one.open(REGISTER, CONTROLS);
    await one.edit(REGISTER, `# ours\n${CONTROLS}`);
    const result = await composed(one, { command: 'newControl', answers: CONTROL });
    const [edit, ...others] = documentEdits(edits);
    assert.deepEqual(others, []);
    assert.deepEqual(edit?.textDocument, { uri: `${ROOT}/${REGISTER}`, version: 2 });
    const text = applied(edit, `# ours\n${CONTROLS}`);
    assert.ok(text.startsWith(`# ours\n${CONTROLS}  - id: AC-02\n    title: Alarm\n    owner: jane.doe\n`), text);
    assert.deepEqual(result, {
      kind: 'written',
      said: 'Wrote AC-02 in controls/access.yml, as planned.',
      location: {
        uri: `${ROOT}/${REGISTER}`,
        range: { start: { line: 12, character: 11 }, end: { line: 12, character: 16 } },
      },
    });
  });

  it('create a file where there is none', async () => {
    const one = await started();
    const answers = { title: 'Backup Policy', owner: 'jane.doe', criteria: [] };
    const result = await composed(one, { command: 'newPolicy', answers });
    assert.equal(result.kind === 'written' ? result.location.uri : '', `${ROOT}/policies/backup.md`);
    const [create, write] = edits[0]?.edit.documentChanges ?? [];
    assert.deepEqual(create, {
      kind: 'create',
      uri: `${ROOT}/policies/backup.md`,
      options: { ignoreIfExists: true },
    });
    assert.ok(write !== undefined && 'edits' in write && write.textDocument.version === null);
  });

  it('speak of the record at a place, also of a file that is closed', async () => {
    const one = await started();
    const at = { uri: `${ROOT}/policies/access.md`, position: { line: 12, character: 0 } };
    const result = await composed(one, { command: 'recordReview', answers: {}, at });
    assert.equal(result.kind === 'written' ? result.said : '', 'Recorded that POL-ACCESS was reviewed on 15 Sep 2026.');
    const text = applied(documentEdits(edits)[0], POLICY);
    assert.equal(text, POLICY.replace('last_reviewed: 2026-01-15', 'last_reviewed: 2026-09-15'));
  });

  it('say so where the client does not make the edit, and where there is no folder', async () => {
    const one = await started();
    takes = false;
    assert.deepEqual(await composed(one, { command: 'newControl', answers: CONTROL }), {
      kind: 'refused',
      reason: 'Nothing was written: the file was being changed. Try again.',
    });
    one.stop();
    const two = await started({ folders: [] });
    assert.deepEqual(await composed(two, { command: 'newControl', answers: {} }), {
      kind: 'refused',
      reason: 'Open the folder with your policies first.',
    });
  });

  it('ask for the folder first where there are several', async () => {
    const one = await started({ folders: [`${ROOT}/policies`, `${ROOT}/controls`] });
    const first = await composed(one, { command: 'newPolicy', answers: {} });
    assert.ok(first.kind === 'question');
    const { name, title, offers } = first.question;
    assert.deepEqual([name, title], ['folder', 'New policy']);
    assert.deepEqual(
      offers.map(({ label }) => label),
      ['policies', 'controls'],
    );
    const second = await composed(one, { command: 'newPolicy', answers: { folder: `${ROOT}/controls` } });
    assert.ok(second.kind === 'question' && second.question.name === 'title');
  });
});

function composed(client: LspClient, params: ComposeParams): Promise<ComposeResult> {
  return client.connection.sendRequest('plumbline/compose', params);
}

function isEdit(value: unknown): value is ApplyWorkspaceEditParams {
  return typeof value === 'object' && value !== null && 'edit' in value;
}

function documentEdits(all: readonly ApplyWorkspaceEditParams[]): readonly TextDocumentEdit[] {
  return all.flatMap(({ edit }) => edit.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change] : []));
}

function applied(edit: TextDocumentEdit | undefined, text: string): string {
  const plain = (edit?.edits ?? []).filter((one): one is TextEdit => 'newText' in one);
  return TextDocument.applyEdits(TextDocument.create('file:///a', 'yaml', 1, text), plain);
}

describe('from an empty folder', () => {
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  it('to a control that is mapped, owned, approved and evidenced, by commands alone', async () => {
    const texts = new Map<string, string>();
    const one = await LspClient.start(
      {},
      {
        answers: {
          'workspace/applyEdit': (params) => {
            assert.ok(isEdit(params));
            for (const edit of documentEdits([params])) {
              const path = edit.textDocument.uri.slice(ROOT.length + 1);
              texts.set(path, applied(edit, texts.get(path) ?? ''));
            }
            return { applied: true };
          },
        },
      },
    );
    client = one;
    const open = new Set<string>();
    const write = async (params: ComposeParams): Promise<string> => {
      const result = await composed(one, params);
      assert.ok(result.kind === 'written', JSON.stringify(result));
      const path = result.location.uri.slice(ROOT.length + 1);
      const text = texts.get(path) ?? '';
      await (open.has(path) ? one.edit(path, text) : one.open(path, text));
      open.add(path);
      return result.said;
    };
    const owner = 'jane.doe';
    assert.equal(
      await write({ command: 'newPolicy', answers: { title: 'Access Control Policy', owner, criteria: ['CC6.1'] } }),
      'Drafted POL-ACCESS-CONTROL in policies/access-control.md.',
    );
    assert.equal(
      await write({ command: 'recordApproval', answers: { record: 'POL-ACCESS-CONTROL', approver: 'chris.lee' } }),
      'Recorded that chris.lee approved POL-ACCESS-CONTROL on 15 Sep 2026.',
    );
    const control = { title: 'Access review', criteria: ['CC6.1'], owner, frequency: 'quarterly' };
    assert.equal(
      await write({ command: 'newControl', answers: { ...control, policy: 'POL-ACCESS-CONTROL' } }),
      'Wrote CC6-1-01 in controls/controls.yml, as planned.',
    );
    assert.equal(
      await write({ command: 'newEvidence', answers: { control: 'CC6-1-01', period: '2026-Q3' } }),
      'Recorded EV-2026-Q3-CC6-1-01 in evidence/evidence.yml. Put the file where its “path:” says.',
    );
    const path = /path: (.*)/.exec(texts.get('evidence/evidence.yml') ?? '')?.[1] ?? '';
    assert.equal(path, 'evidence/2026/CC6-1-01-2026-Q3-access-review.pdf');
    one.files.write(path, '%PDF');
    await one.watched([path, 1]);
    await one.until('a criterion that is ready', () => one.summaries.at(-1)?.criteriaReady === 1);
    const found = await Promise.all([...open].map((file) => one.codes(file)));
    assert.deepEqual(found.flat(), []);
  });
});
