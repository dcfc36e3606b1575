// Runs the tests in VS Code's Node extension host, which code-server's build of VS Code brings.
import { runAutomated } from './automated-run.ts';
import { languageOf } from './host-outcome.ts';
import type { HostOutcome, HostRequest } from './host-outcome.ts';
import type { Teardown } from './teardown.ts';
import { startVsCodeServer } from './vscode-server.ts';

/** Starts VS Code's server with the extension under development, and runs the tests in it. */
export async function runInNodeHost(request: HostRequest, teardown: Teardown): Promise<HostOutcome> {
  const server = await startVsCodeServer({ underTest: true, restricted: request.restricted }, teardown);
  const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
  const address = server.address(request.workspace, [
    ['extensionDevelopmentPath', remote(request.extension)],
    ['extensionTestsPath', remote(request.tests)],
    ['skipWelcome', 'true'],
  ]);
  return runAutomated(
    { host: 'node', address, limit: request.limit, verbose: request.verbose, ...languageOf(request) },
    teardown,
  );
}
