// A language server that ends by itself, in the Node host, where it is a process that a test can end.
import * as vscode from 'vscode';

import { expectationLine } from '../line-protocol.ts';
import { holds } from './assertions.ts';
import { say } from './line-reporter.ts';
import { plumbline } from './plumbline-api.ts';
import { eventually } from './waiting.ts';
import { codeOf, findings, retype, show } from './workspace-documents.ts';

const policy = 'policies/host-test.md';

/** The processes of this host's language servers: Linux tells of every process under /proc. */
async function serverProcesses(): Promise<readonly number[]> {
  const found: number[] = [];
  const read = async (path: string): Promise<string> => {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(path)));
    } catch {
      // It has ended meanwhile.
      return '';
    }
  };
  for (const [name] of await vscode.workspace.fs.readDirectory(vscode.Uri.file('/proc'))) {
    if (!/^\d+$/.test(name)) continue;
    // oxlint-disable eslint/no-await-in-loop -- a few dozen small files
    const command = await read(`/proc/${name}/cmdline`);
    const parent = /\) \w (?<parent>\d+) /.exec(await read(`/proc/${name}/stat`))?.groups?.['parent'];
    // oxlint-enable eslint/no-await-in-loop
    if (command.includes('node.cjs') && parent === String(process.pid)) found.push(Number(name));
  }
  return found;
}

const isLinuxProcess =
  typeof process !== 'undefined' && process.platform === 'linux' && !('importScripts' in globalThis);

if (isLinuxProcess) {
  describe('A language server that ends by itself', () => {
    it('is started again, which a message says, and everything is found as before', async () => {
      const api = await plumbline();
      const document = await show(policy);
      const before = await findings(document, 'findings', (codes) => codes.includes('policy-owner-missing'));
      const [server, ...others] = await serverProcesses();
      holds(server !== undefined && others.length === 0, `one server, and not ${others.length + 1}`);
      let hasStarted = false;
      const listening = api.onDidChangeServerState((state) => {
        hasStarted ||= state === 'starting';
      });
      process.kill(server, 'SIGKILL');
      await eventually({
        what: 'the server to run again',
        after: [api.onDidChangeServerState],
        probe: () => (hasStarted && api.serverState() === 'running' ? true : undefined),
        otherwise: () => api.serverState(),
      });
      listening.dispose();
      // While tests run, VS Code shows messages only in their list.
      await vscode.commands.executeCommand('notifications.showList');
      say(expectationLine('Plumbline stopped unexpectedly, and is starting again.'));
      const [next, ...more] = await serverProcesses();
      holds(next !== undefined && next !== server && more.length === 0, 'another process, and one of them');

      await retype(document, 'status: approved\n', 'status: approved\nowner: priya.raman\n');
      await findings(document, 'no policy-owner-missing', (codes) => !codes.includes('policy-owner-missing'));
      await retype(document, 'owner: priya.raman\n', '');
      const after = await findings(document, 'findings', (codes) => codes.includes('policy-owner-missing'));
      holds(after.map(codeOf).join() === before.map(codeOf).join(), after.map(codeOf).join());
      holds((await api.matrix('criteria')).length === 3, 'the matrix is there');
    });
  });
}
