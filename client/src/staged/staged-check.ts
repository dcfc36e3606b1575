/** Runs the command line on what is staged in a folder, as the hook does, which heeds what is found in other files too. */
import { execFile } from 'node:child_process';

import * as vscode from 'vscode';

import { readFindings } from './staged-report.ts';
import type { StagedFinding } from './staged-report.ts';

const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** What a check of a folder gave: its findings, or the sentence that says why there are none. */
export type StagedVerdict = { readonly findings: readonly StagedFinding[] } | { readonly fault: string };

/** Checks what is staged; rejects only when it is called off. `program`: the path of the built command line. */
export function checkStaged(
  program: string,
  folder: vscode.Uri,
  asOf: readonly string[],
  signal?: AbortSignal,
): Promise<StagedVerdict> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, 'check', '--staged', '--format=json', '--fail-on=never', ...asOf],
      {
        cwd: folder.fsPath,
        // The desktop's extension host runs on its own binary, which is a Node when it is told so.
        env: {
          ...process.env,
          ELECTRON_RUN_AS_NODE: '1',
          LC_ALL: `${vscode.env.language.replace('-', '_')}.UTF-8`,
          LANGUAGE: '',
        },
        maxBuffer: LARGEST_OUTPUT,
        ...(signal === undefined ? {} : { signal }),
        windowsHide: true,
      },
      (error, output, complaints) => {
        if (signal?.aborted === true) {
          reject(error ?? new Error('called off')); // l10n: nobody reads it
          return;
        }
        const findings = error === null ? readFindings(output) : undefined;
        resolve(findings === undefined ? { fault: complaints.trim() || (error?.message ?? '') } : { findings });
      },
    );
  });
}
