// Runs the tests in a desktop VS Code, where there is one or where one may be downloaded.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runTests } from '@vscode/test-electron';

import type { HostOutcome, HostRequest } from './host-outcome.ts';
import { readSummary, summaryFileVariable } from './line-protocol.ts';
import { within } from './teardown.ts';
import type { Teardown } from './teardown.ts';

/**
 * Runs the tests in the VS Code which `VSCODE_PATH` names, or, when `PLUMBLINE_VSCODE_DOWNLOAD` is `1`, in one which
 * `@vscode/test-electron` downloads. With neither, the host is skipped, and the outcome says so.
 */
export async function runInElectronHost(request: HostRequest, teardown: Teardown): Promise<HostOutcome> {
  const executable = process.env['VSCODE_PATH'] ?? '';
  if (executable === '' && process.env['PLUMBLINE_VSCODE_DOWNLOAD'] !== '1') {
    return {
      host: 'electron',
      passed: 0,
      failed: 0,
      skipped: 'set VSCODE_PATH to a VS Code executable, or PLUMBLINE_VSCODE_DOWNLOAD=1 to download one',
    };
  }
  const data = await teardown.temporaryFolder('electron');
  const summary = join(data, 'summary.txt');
  let problem: string | undefined;
  try {
    await within(
      request.limit,
      runTests({
        ...(executable === '' ? {} : { vscodeExecutablePath: executable }),
        extensionDevelopmentPath: request.extension,
        extensionTestsPath: request.tests,
        extensionTestsEnv: { [summaryFileVariable]: summary },
        launchArgs: [
          request.workspace,
          '--disable-extensions',
          `--user-data-dir=${join(data, 'user')}`,
          `--extensions-dir=${join(data, 'extensions')}`,
        ],
      }),
      `VS Code has not ended within ${request.limit / 1000} s`,
    );
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const counts = readSummary(await readFile(summary, 'utf8').catch(() => ''));
  if (counts === undefined) problem ??= 'the tests have reported no counts';
  else if (counts.failed > 0) problem = undefined;
  return { host: 'electron', ...(counts ?? { passed: 0, failed: 0 }), ...(problem === undefined ? {} : { problem }) };
}
