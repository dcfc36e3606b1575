/** The process of the built language server: it must not stay when the editor is gone, however that goes. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const PROGRAM = resolve(import.meta.dirname, '../../dist/cli/main.cjs');
const SYSTEM_NODE = process.env['PLUMBLINE_TEST_NODE'] ?? process.execPath;

describe('the process of the language server', () => {
  let child: ChildProcess;
  let connection: MessageConnection;

  /** Starts the server as an editor does, and goes through the handshake. */
  async function start(more: readonly string[] = []): Promise<void> {
    const started = spawn(SYSTEM_NODE, [PROGRAM, 'lsp', '--stdio', ...more], { stdio: ['pipe', 'pipe', 'inherit'] });
    child = started;
    connection = createMessageConnection(
      new StreamMessageReader(started.stdout),
      new StreamMessageWriter(started.stdin),
    );
    // What cannot be written when the process is gone.
    connection.onError(() => undefined);
    started.stdin.on('error', () => undefined);
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
  }

  async function exitCode(): Promise<unknown> {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.signalCode ?? child.exitCode;
  }

  afterEach(() => {
    connection.dispose();
    child.kill();
  });

  it('ends with 0 when it is told to shut down and to exit', async () => {
    await start();
    const ended = exitCode();
    assert.equal(await connection.sendRequest('shutdown'), null);
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
  });

  it('ends with 1 when it is told to exit at once', async () => {
    await start();
    const ended = exitCode();
    await connection.sendNotification('exit');
    assert.equal(await ended, 1);
  });

  it('ends when nobody can say anything to it any more', async () => {
    await start();
    child.stdin?.end();
    assert.equal(await exitCode(), 1);
  });

  it('ends when the process is gone that it was told to watch, in either way of writing that', async () => {
    const editor = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(editor, 'exit');
    for (const more of [[`--clientProcessId=${editor.pid}`], ['--clientProcessId', String(editor.pid)]]) {
      // oxlint-disable-next-line no-await-in-loop -- one process at a time
      await start(more);
      // oxlint-disable-next-line no-await-in-loop
      assert.equal(await exitCode(), 1);
    }
  });
});
