// Runs the tests in the web worker extension host of VS Code for the web, over a workspace that no Node can reach.
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

import { runAutomated } from './automated-run.ts';
import { languageOf } from './host-outcome.ts';
import type { HostOutcome, HostRequest } from './host-outcome.ts';
import { codeForTheWeb } from './places.ts';
import { serve } from './static-server.ts';
import type { Teardown } from './teardown.ts';

/** VS Code runs tests in the host of the extension whose address theirs begins with, so they seem to lie inside it. */
const testsPrefix = '/extension/.host-tests/';

/** What the web host needs beside what every host is asked. */
export interface WebHostRequest extends HostRequest {
  /** The folder of the extension that serves the workspace. */
  readonly mount: string;
}

/** Serves VS Code for the web with the extension under development, and runs the tests in it. */
export async function runInWebHost(request: WebHostRequest, teardown: Teardown): Promise<HostOutcome> {
  const origin = await serve(
    {
      folders: {
        '/code/': codeForTheWeb,
        '/extension/': request.extension,
        [testsPrefix]: dirname(request.tests),
        '/mount/': request.mount,
        '/workspace/': dirname(request.workspace),
      },
      pages: {
        '/': (at) => ({ type: 'text/html; charset=utf-8', body: workbench(at, request) }),
        '/workspace.json': async () => ({
          type: 'application/json',
          body: JSON.stringify(await listFiles(dirname(request.workspace))),
        }),
      },
    },
    teardown,
  );
  return runAutomated(
    { host: 'web', address: origin, limit: request.limit, verbose: request.verbose, ...languageOf(request) },
    teardown,
  );
}

/** The files below a folder, each with its size, as the mount reads them. */
async function listFiles(folder: string): Promise<[path: string, size: number][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file): Promise<[string, number]> => {
      const { size } = await stat(file);
      return [relative(folder, file).split(sep).join('/'), size];
    }),
  );
}

/** The page which starts VS Code, as a host of VS Code for the web writes it. */
function workbench(origin: string, request: HostRequest): string {
  const { host } = new URL(origin);
  const served = (path: string): object => ({ scheme: 'http', authority: host, path });
  const options = {
    productConfiguration: {
      nameShort: 'Code - OSS',
      nameLong: 'Code - OSS',
      applicationName: 'code-oss',
      dataFolderName: '.vscode-oss',
      telemetryLevel: 'off',
      enableTelemetry: false,
      extensionEnabledApiProposals: { 'plumbline-tests.mount': ['fileSearchProvider'] },
    },
    // Each webview has an origin of its own, as it has on vscode.dev; a browser finds every *.localhost here.
    webviewEndpoint: `http://{{uuid}}.${host}/code/out/vs/workbench/contrib/webview/browser/pre/`,
    configurationDefaults: { 'workbench.startupEditor': 'none', 'chat.disableAIFeatures': true },
    enableWorkspaceTrust: request.restricted,
    additionalBuiltinExtensions: [served('/mount')],
    developmentOptions: {
      enableSmokeTestDriver: true,
      extensions: [served('/extension')],
      extensionTestsPath: served(testsPrefix + basename(request.tests)),
    },
  };
  const opened = { scheme: 'vscode-vfs', authority: 'github', path: `/${basename(request.workspace)}` };
  const workspace = request.workspace.endsWith('.code-workspace') ? { workspaceUri: opened } : { folderUri: opened };
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <link rel="stylesheet" href="/code/out/vs/workbench/workbench.web.main.internal.css">
  </head>
  <body aria-label=""></body>
  <script type="module">
    globalThis._VSCODE_FILE_ROOT = '${origin}/code/out/';
    await import('/code/out/nls.messages.js');
    const { create, URI } = await import('/code/out/vs/workbench/workbench.web.main.internal.js');
    const options = ${JSON.stringify(options)};
    const development = options.developmentOptions;
    options.additionalBuiltinExtensions = options.additionalBuiltinExtensions.map((uri) => URI.from(uri));
    development.extensions = development.extensions.map((uri) => URI.from(uri));
    development.extensionTestsPath = URI.from(development.extensionTestsPath);
    options.workspaceProvider = {
      workspace: Object.fromEntries(Object.entries(${JSON.stringify(workspace)}).map(([kind, uri]) => [kind, URI.from(uri)])),
      trusted: ${String(!request.restricted)},
      open: async () => false,
    };
    create(document.body, options);
  </script>
</html>
`;
}
