/** What happens to the server while it reads: edits, closing, cancelling, being told to end, and a client that refuses. */

import assert from 'node:assert/strict';
import { CancellationTokenSource, type Hover } from 'vscode-languageserver/node';
import { Gate, slowDisk } from './disks.ts';
import { CONTROLS, FILES, POLICY, position, UNOWNED } from './example-files.ts';
import { LspClient } from './lsp-client.ts';

describe('while the folder is being read', () => {
  let client: LspClient;
  let gate: Gate;
  beforeEach(() => {
    gate = new Gate();
  });
  afterEach(() => client.stop());

  it('a request waits, and is answered with everything known', async () => {
    client = await LspClient.start(FILES, { disk: slowDisk(gate, 'controls/access.yml') });
    await gate.reached;
    await client.open('policies/access.md', POLICY);
    const asked = client.at<Hover | null>('textDocument/hover', 'policies/access.md', position(POLICY, 'under AC|-01'));
    const pulled = client.codes('policies/access.md');
    gate.open();
    const hover = await asked;
    assert.ok(hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents);
    assert.match(hover.contents.value, /^\*\*AC-01\*\* Access review/);
    assert.deepEqual(await pulled, []);
  });

  it('nothing is said of what rests on what has not been read, and that it is being read is', async () => {
    client = await LspClient.start(FILES, { disk: slowDisk(gate, 'policies/access.md') });
    const summary = await client.settled();
    assert.equal(summary.indexing, true);
    gate.open();
    await client.until('a summary of everything', () => client.summaries.at(-1)?.indexing === false);
    assert.deepEqual(client.pushes, []);
  });

  it('a document is what the editor holds, though the disk answers later', async () => {
    client = await LspClient.start(FILES, { disk: slowDisk(gate, 'policies/access.md') });
    await gate.reached;
    await client.open('policies/access.md', POLICY);
    await client.edit('policies/access.md', UNOWNED);
    gate.open();
    assert.deepEqual(await client.codes('policies/access.md'), ['policy-owner-missing']);
  });

  it('a document that is closed again is what the disk holds', async () => {
    client = await LspClient.start({ ...FILES, 'policies/access.md': UNOWNED }, { disk: slowDisk(gate, 'access.yml') });
    await gate.reached;
    await client.open('policies/access.md', POLICY);
    await client.close('policies/access.md');
    gate.open();
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/access.md'), ['policy-owner-missing']);
  });

  it('a plumbline.yml that is edited has the folder read by it', async () => {
    client = await LspClient.start(
      { ...FILES, 'handbook/travel.md': '# Travel\n' },
      { disk: slowDisk(gate, 'controls/access.yml') },
    );
    await gate.reached;
    const globs = 'files: {policies: ["policies/**/*.md", "handbook/**/*.md"]}\n';
    await client.open('plumbline.yml', `${FILES['plumbline.yml']}${globs}`);
    gate.open();
    await client.until('a finding', () => client.pushedCodes('handbook/travel.md').length > 0);
    assert.deepEqual(client.pushedCodes('handbook/travel.md'), ['front-matter-missing']);
  });

  it('files that change are looked at when it has been read', async () => {
    client = await LspClient.start(FILES, { disk: slowDisk(gate, 'controls/access.yml') });
    await gate.reached;
    client.files.write('controls/access.yml', CONTROLS.replace('    owner: jane.doe\n', ''));
    await client.watched(['controls/access.yml', 2]);
    gate.open();
    await client.until('a finding', () => client.pushedCodes('controls/access.yml').length > 0);
    assert.deepEqual(client.pushedCodes('controls/access.yml'), ['control-owner-missing']);
  });

  it('a cancelled request is given up, and the next is answered', async () => {
    client = await LspClient.start(FILES, { disk: slowDisk(gate, 'controls/access.yml') });
    await client.open('policies/access.md', POLICY);
    const source = new CancellationTokenSource();
    const parameters = { textDocument: { uri: client.uri('policies/access.md') }, position: { line: 1, character: 6 } };
    const asked = client.connection.sendRequest('textDocument/hover', parameters, source.token);
    source.cancel();
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: client.uri('policies/access.md'), version: 2 },
      contentChanges: [{ text: UNOWNED }],
    });
    gate.open();
    await assert.rejects(asked, { code: -32800 });
    assert.deepEqual(await client.codes('policies/access.md'), ['policy-owner-missing']);
    assert.deepEqual(
      client.logged.filter(({ type }) => type === 1),
      [],
    );
  });

  it('the server ends when it is told to, and reads no further', async () => {
    const more = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`policies/p${at}.md`, '# Policy\n']));
    client = await LspClient.start({ ...FILES, ...more }, { disk: slowDisk(gate, '.md') });
    await gate.reached;
    const before = gate.came.length;
    assert.equal(await client.connection.sendRequest('shutdown'), null);
    gate.open();
    // Answered by what has been read so far: nobody waits for the rest.
    assert.equal((await client.pull('policies/p99.md')).kind, 'full');
    assert.equal(gate.came.length, before);
    assert.deepEqual(client.pushes, []);
  });
});

describe('a document that is closed', () => {
  let client: LspClient;
  let gate: Gate;
  beforeEach(() => {
    gate = new Gate();
  });
  afterEach(() => client.stop());

  /** A policy that is open with its findings, and whose closing waits at the gate for the disk. */
  async function closing(): Promise<void> {
    let isRead = false;
    const slow = slowDisk(gate, 'policies/access.md');
    client = await LspClient.start(FILES, {
      disk: (files) => {
        const late = slow(files);
        return { ...files, readFile: (uri, limit) => (isRead ? late : files).readFile(uri, limit) };
      },
    });
    await client.open('policies/access.md', UNOWNED);
    assert.deepEqual(await client.codes('policies/access.md'), ['policy-owner-missing']);
    isRead = true;
    await client.close('policies/access.md');
    await gate.reached;
  }

  it('and opened again before the disk has answered stays what the editor holds', async () => {
    await closing();
    const other = POLICY.replace('version: "1.0"\n', '');
    await client.open('policies/access.md', other);
    gate.open();
    assert.deepEqual(await client.codes('policies/access.md'), ['policy-version-missing']);
    await client.watched(['policies/access.md', 2]);
    await client.settled();
    assert.deepEqual(await client.codes('policies/access.md'), ['policy-version-missing']);
    assert.deepEqual(client.pushedCodes('policies/access.md'), []);
  });

  it('and opened again before its turn has come stays what the editor holds', async () => {
    let isSlow = false;
    const slow = slowDisk(gate, 'controls/access.yml');
    client = await LspClient.start(
      { ...FILES, 'policies/access.md': UNOWNED },
      {
        disk: (files) => {
          const late = slow(files);
          return { ...files, readFile: (uri, limit) => (isSlow ? late : files).readFile(uri, limit) };
        },
      },
    );
    await client.open('policies/access.md', POLICY);
    assert.deepEqual(await client.codes('policies/access.md'), []);
    isSlow = true;
    await client.watched(['controls/access.yml', 2]);
    await gate.reached;
    await client.close('policies/access.md');
    await client.open('policies/access.md', POLICY);
    assert.deepEqual(await client.codes('policies/access.md'), []);
    gate.open();
    await client.settled();
    assert.deepEqual(await client.codes('policies/access.md'), []);
  });

  it('and deleted before the disk has answered is gone', async () => {
    await closing();
    client.files.delete('policies/access.md');
    await client.watched(['policies/access.md', 3]);
    gate.open();
    await client.until('the policy to be missed', () =>
      client.pushedCodes('controls/access.yml').includes('control-policy-missing'),
    );
    assert.deepEqual(client.pushedCodes('policies/access.md'), []);
  });
});

const refuse = (): never => {
  throw new Error('no');
};

const CREATE = 'window/workDoneProgress/create';

describe('how far a big folder has been read', () => {
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`notes/n${at}.control.yml`, 'risks: []\n']));
  const files = { ...many, 'policies/access.md': UNOWNED };
  let client: LspClient;
  afterEach(() => client.stop());

  it('is shown, and taken away', async () => {
    const progress: unknown[] = [];
    const gate = new Gate();
    client = await LspClient.start(files, {
      capabilities: { window: { workDoneProgress: true } },
      disk: slowDisk(gate, 'policies/access.md'),
    });
    client.connection.onNotification('$/progress', ({ value }: { value: { kind: string; message?: string } }) => {
      progress.push(value.kind === 'report' ? value.message : value.kind);
    });
    await client.until('progress to be asked for', () => client.asked.includes(CREATE));
    gate.open();
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    assert.deepEqual([progress[0], progress[1]], ['begin', '20 of 601 documents']);
    assert.deepEqual(progress.slice(-2), ['601 of 601 documents', 'end']);
    const before = progress.length;
    client.files.write('.gitignore', 'nothing\n');
    await client.watched(['.gitignore', 1]);
    await client.until('another reading', () => client.asked.filter((method) => method === CREATE).length === 2);
    await client.until('its summary', () => client.summaries.at(-1)?.indexing === false);
    await client.settled();
    assert.equal(progress[before], 'begin');
    assert.equal(progress.at(-1), 'end');
  });

  it('is not shown by a client that refuses, and reading goes on', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown): void => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    client = await LspClient.start(files, {
      capabilities: { window: { workDoneProgress: true } },
      answers: { [CREATE]: refuse },
    });
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    assert.ok(client.asked.includes(CREATE));
    process.off('unhandledRejection', hear);
    // A server that is a process of its own would end at one.
    assert.deepEqual(unheard, []);
  });
});

describe('a client that refuses to watch files', () => {
  it('is served all the same', async () => {
    const client = await LspClient.start(
      { ...FILES, 'policies/access.md': UNOWNED },
      {
        capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, configuration: true } },
        answers: { 'client/registerCapability': refuse, 'workspace/configuration': () => [] },
      },
    );
    await client.until('the settings to be asked for', () => client.asked.includes('workspace/configuration'));
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    const errors = client.logged.filter(({ type }) => type === 1).map(({ message }) => message.split('\n')[0]);
    assert.deepEqual(errors, [
      'Asking for file changes failed: Error: Request client/registerCapability failed with message: no',
    ]);
    client.stop();
  });
});
