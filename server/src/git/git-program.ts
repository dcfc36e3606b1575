/** Runs `git` and hands over what it says. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

import * as l10n from '@vscode/l10n';

import { gitEnvironment, gitProgram, SETTINGS } from './git-environment.ts';
import { GitFault } from './git-fault.ts';

/** What a run of it came to. */
export interface GitOutput {
  /** Null where it was ended from outside. */
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Of what it complains, the beginning. In characters. */
const MOST_COMPLAINT = 10_000;

/** Starts it in a folder. `input`: whether it is to be told something. Throws a `GitFault` where it is not installed. */
export function startGit(args: readonly string[], folder: string, input: 'pipe' | 'ignore' = 'ignore'): ChildProcess {
  const program = gitProgram();
  if (program === undefined) throw notInstalled();
  return spawn(program, [...SETTINGS, ...args], {
    cwd: folder,
    env: gitEnvironment(folder),
    stdio: [input, 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** Runs it to its end. `onOutput` is given what it says piece by piece; without it all is kept. */
export function runGit(
  args: readonly string[],
  folder: string,
  onOutput?: (piece: Buffer, child: ChildProcess) => void,
): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    const child = startGit(args, folder);
    const pieces: Buffer[] = [];
    child.stdout?.on('data', (piece: Buffer) => {
      if (onOutput === undefined) pieces.push(piece);
      else onOutput(piece, child);
    });
    const complaint = complaintOf(child);
    child.on('error', (error) => reject(faultOf(error, folder)));
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(pieces), stderr: complaint() }));
  });
}

/** What it complains of, as far as it has done so when asked. */
export function complaintOf({ stderr }: ChildProcess): () => string {
  let text = '';
  stderr?.setEncoding('utf8').on('data', (piece: string) => {
    if (text.length < MOST_COMPLAINT) text += piece;
  });
  return () => text;
}

/** The sentence for a program that could not be started in a folder. */
export function faultOf(error: Error, folder: string): Error {
  if (!('code' in error) || error.code !== 'ENOENT') return error;
  // The system says the same of either.
  return existsSync(folder) ? notInstalled() : new GitFault(l10n.t('The folder {0} is gone.', folder));
}

function notInstalled(): GitFault {
  return new GitFault(l10n.t('The program “git” is not installed, or is not on the PATH.'));
}

/** What is wrong with a folder's repository by what Git says of it; undefined where it says something else. */
export function repositoryFault(complaint: string, folder: string): GitFault | undefined {
  if (/dubious ownership/i.test(complaint)) {
    return new GitFault(
      l10n.t(
        'Git refuses to read {0}, since it belongs to somebody else. If you trust it: {1}',
        folder,
        // l10n: what is typed
        `git config --global --add safe.directory ${/safe\.directory (.+)/.exec(complaint)?.[1] ?? folder}`,
      ),
    );
  }
  if (/not a git repository/i.test(complaint)) {
    return new GitFault(l10n.t('{0} is in no Git repository.', folder));
  }
  if (/could not fetch|promisor/i.test(complaint)) return missingObjects();
  return undefined;
}

/** Of a repository without a work tree. */
export function bareRepository(folder: string): GitFault {
  return new GitFault(l10n.t('{0} is a bare repository: nothing is checked out in it, and nothing staged.', folder));
}

/** Of a clone in which objects are missing. */
export function missingObjects(): GitFault {
  return new GitFault(
    l10n.t(
      'Files of these commits are missing in this clone, and nothing is fetched. It was cloned with --filter: clone it without; or it is damaged: see git fsck.',
    ),
  );
}

/** For what nobody foresaw: Git's own words. */
export function unforeseen(complaint: string): GitFault {
  const line = complaint.split('\n').find((one) => one.trim() !== '') ?? l10n.t('nothing');
  return new GitFault(l10n.t('Git could not do it, and said: {0}', line.trim()));
}
