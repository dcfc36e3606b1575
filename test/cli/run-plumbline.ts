/** Runs the built command line as people do: another process, the system's Node, a folder on the disk. */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

export const program = join(repository, 'dist', 'cli', 'main.cjs');
export const acme = join(repository, 'examples', 'acme');

/** The tests run on the packages' Node; the program has to get along with the system's, which npm itself runs on. */
export const systemNode = process.env['PLUMBLINE_TEST_NODE'] ?? process.env['npm_node_execpath'] ?? process.execPath;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment without what would change the output from one machine to the next. */
function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, SystemRoot } = process.env;
  return { PATH, HOME, SystemRoot, LC_ALL: 'C.UTF-8', ...more };
}

/** Runs `plumbline` to its end. */
export function plumbline(args: readonly string[], { cwd = acme, env }: Circumstances = {}): Ended {
  if (!existsSync(program)) throw new Error(`${program} is not there: run npm run build first.`);
  const { status, stdout, stderr } = spawnSync(systemNode, [program, ...args], {
    cwd,
    env: environment(env),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** Starts `plumbline` with pipes, for a test that does something to it meanwhile. */
export function startPlumbline(
  args: readonly string[],
  { cwd = acme, env }: Circumstances = {},
): ReturnType<typeof spawn> {
  return spawn(systemNode, [program, ...args], { cwd, env: environment(env), stdio: ['pipe', 'pipe', 'pipe'] });
}

const folders: string[] = [];

/** A new folder with these files; removed at the end of the tests. */
export function folderWith(files: Readonly<Record<string, string>>, name = 'work'): string {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  folders.push(scratch);
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Removes what `folderWith` made. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A folder in which nothing is wrong. */
export const CLEAN: Readonly<Record<string, string>> = {
  'plumbline.yml': 'engagement: {type: 1, categories: [security]}\nrules: {criterion-unmapped: off}\n',
};

/** A folder with one error, one warning and one piece of information, as of 2026-09-15. */
export const MIXED: Readonly<Record<string, string>> = {
  ...CLEAN,
  'controls/access.yml': `controls:
  - id: AC-01
    title: Single sign-on
    status: planned
    owner: jane.doe
    frequency: annual
    next_review: 2027-10-01
    policies: [POL-ACCESS]
    criteria: [CC6.1]
    sytems: [okta]
  - id: AC-02
    title: Access review
    status: planned
    frequency: annual
    next_review: 2027-10-01
    policies: [POL-ACCESS]
    criteria: [CC6.1]
`,
  'policies/access.md': `---
id: POL-ACCESS
title: Access
version: "1"
status: approved
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
next_review: 2026-10-01
review_cadence: annual
satisfies: [CC6.1]
---
# Access
`,
};
