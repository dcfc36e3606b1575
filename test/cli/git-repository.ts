/** Repositories for tests of what is read from Git: real ones, the same on every machine and every day. */

import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { folderWith } from './run-plumbline.ts';

/** What somebody has set for himself counts for nothing; nor does the repository of a hook that runs these tests. */
export const GIT_ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_SYSTEM: devNull,
  GIT_AUTHOR_NAME: 'Jane Doe',
  GIT_AUTHOR_EMAIL: 'jane@acme.example',
  GIT_COMMITTER_NAME: 'Jane Doe',
  GIT_COMMITTER_EMAIL: 'jane@acme.example',
};

/** Whether the program is there at all: without it, nothing of this can be tried. */
export const hasGit = spawnSync('git', ['--version'], { stdio: 'ignore' }).status === 0;

if (!hasGit) console.log('The program “git” is not there: what is read from it is not tested.');

export class Repository {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>> = {}, name = 'work') {
    this.folder = folderWith(files, name);
    this.git('init', '--quiet', '--initial-branch=main');
  }

  /** Runs `git` there. Throws where it fails, unless that may be. */
  git(...args: readonly string[]): string {
    const { status, stdout, stderr } = this.tryGit(...args);
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  tryGit(...args: readonly string[]): SpawnSyncReturns<string> {
    return this.#run(args, '2026-01-01T12:00:00Z');
  }

  #run(args: readonly string[], time: string): SpawnSyncReturns<string> {
    const { PATH, HOME, SystemRoot } = process.env;
    const env = { PATH, HOME, SystemRoot, ...GIT_ENVIRONMENT, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
    return spawnSync('git', ['-c', 'protocol.file.allow=always', ...args], { cwd: this.folder, env, encoding: 'utf8' });
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Commits everything that is there, on a day at noon, or at another time. Gives the ID. */
  commit(day: string, subject = 'Change'): string {
    this.git('add', '--all');
    const time = day.includes('T') ? day : `${day}T12:00:00Z`;
    const { status, stderr } = this.#run(['commit', '--quiet', '--allow-empty', '--message', subject], time);
    if (status !== 0) throw new Error(stderr);
    return this.git('rev-parse', 'HEAD').trim();
  }
}
