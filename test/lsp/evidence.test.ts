/** Evidence that is verified while the editor goes on: told when it is known, shown while it takes long, and called off. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { FileSystem } from '../../server/src/workspace/file-system.ts';
import type { MemoryFileSystem } from '../../server/src/workspace/memory-file-system.ts';
import { Gate } from './disks.ts';
import { LspClient } from './lsp-client.ts';

const REGISTER = 'evidence/2026.yml';
const FILE = 'evidence/q1.csv';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const FILES = {
  'controls/access.yml': 'controls:\n  - {id: AC-01, status: retired}\n',
  [REGISTER]: `evidence:\n  - {id: EV-1, control: AC-01, path: ${FILE}, sha256: ${sha256('a')}}\n`,
  [FILE]: 'b',
};

/** A disk on which every file is a gigabyte, of which only the first third comes before the gate is opened. */
function vast(gate: Gate): (files: MemoryFileSystem) => FileSystem {
  const GIGABYTE = 1_000_000_000;
  return (files) => ({
    ...files,
    measure: () => ({ size: GIGABYTE, modified: 1 }),
    async digest(uri, { onProgress, isCancelled }) {
      onProgress(GIGABYTE / 3);
      await gate.pass(uri);
      if (isCancelled()) return { ok: false, reason: 'cancelled' };
      onProgress(GIGABYTE / 3);
      return { ok: true, sha256: sha256('a'), version: { size: GIGABYTE, modified: 1 } };
    },
  });
}

interface ProgressMessage {
  readonly token: string | number;
  readonly value: {
    readonly kind: string;
    readonly message?: string;
    readonly percentage?: number;
    readonly cancellable?: boolean;
  };
}

describe('evidence with a SHA-256', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  it('is reported as soon as its file is known to be another, and no more once it is restored', async () => {
    client = await LspClient.start(FILES);
    await client.until('the finding', () => client.pushedCodes(REGISTER).includes('evidence-hash-mismatch'));
    client.files.write(FILE, 'a');
    await client.watched([FILE, 2]);
    await client.until('no finding', () => client.pushedCodes(REGISTER).length === 0);
    const codes = client.pushes.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    assert.deepEqual([...new Set(codes)], ['evidence-hash-mismatch']);
  });

  it('has its file read with progress, and stays unverified when that is called off', async () => {
    const gate = new Gate();
    client = await LspClient.start(FILES, { disk: vast(gate), capabilities: { window: { workDoneProgress: true } } });
    const told: ProgressMessage[] = [];
    let wake = (): void => undefined;
    const begun = new Promise<void>((resolve) => (wake = resolve));
    client.connection.onNotification('$/progress', (message: ProgressMessage) => {
      told.push(message);
      wake();
    });
    await begun;
    const [first] = told;
    assert.deepEqual(first?.value, {
      kind: 'begin',
      title: 'Plumbline',
      percentage: 33,
      message: 'verifying evidence',
      cancellable: true,
    });
    await client.connection.sendNotification('window/workDoneProgress/cancel', { token: first.token });
    // The server answers in order: once it has, it has heard of the cancellation.
    await client.open(REGISTER, FILES[REGISTER]);
    await client.codes(REGISTER);
    gate.open();
    await client.settled();
    const hover = await client.at('textDocument/hover', REGISTER, { line: 1, character: 10 });
    assert.match(JSON.stringify(hover), /\*\*SHA-256\*\* not verified: it was called off/);
    assert.equal(gate.came.length, 1);
    assert.equal(told.at(-1)?.value.kind, 'end');
  });

  it('is read anew, whatever its time, for who asks', async () => {
    client = await LspClient.start(FILES);
    const verify = (): Promise<unknown> =>
      client.connection.sendRequest('workspace/executeCommand', { command: 'plumbline.server.verifyEvidence' });
    assert.deepEqual(await verify(), { verified: 0, differing: 1, unverified: 0 });
    client.files.write(FILE, 'a');
    assert.deepEqual(await verify(), { verified: 1, differing: 0, unverified: 0 });
    client.files.delete(FILE);
    assert.deepEqual(await verify(), { verified: 0, differing: 0, unverified: 1 });
  });

  it('is verified in the end when it is not', async () => {
    const gate = new Gate();
    client = await LspClient.start(FILES, { disk: vast(gate) });
    await gate.reached;
    await client.open(REGISTER, FILES[REGISTER]);
    const hover = (): Promise<unknown> => client.at('textDocument/hover', REGISTER, { line: 1, character: 10 });
    assert.match(JSON.stringify(await hover()), /\*\*SHA-256\*\* not verified yet/);
    gate.open();
    await client.settled();
    assert.match(JSON.stringify(await hover()), /\*\*SHA-256\*\* verified/);
    assert.deepEqual(await client.codes(REGISTER), []);
  });
});
