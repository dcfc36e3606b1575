/** In which circumstances `git` is run: it only reads, runs nothing of the repository, fetches nothing and asks nobody. */

import { existsSync } from 'node:fs';
import { dirname, join, resolve, win32 } from 'node:path';

/** Before every command: what would run a program that somebody else has named, or write. */
export const SETTINGS: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.quotePath=false', 'log.showSignature=false'].flatMap(
    (setting) => ['-c', setting],
  ),
];

/** What says to a hook which repository and which index are meant. */
const OF_REPOSITORY = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR'] as const;

/** The environment for `git` in a folder, from that of this process, which runs in `current`. */
export function gitEnvironment(
  folder: string,
  given: NodeJS.ProcessEnv = process.env,
  current: string = process.cwd(),
): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...given,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // Of a partial clone nothing is fetched: newer versions heed the first of these, and older ones find no way.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    // Its messages are looked at.
    LC_ALL: 'C',
    LANGUAGE: 'C',
  };
  const { GIT_DIR: directory, GIT_WORK_TREE: tree } = given;
  const root = rootAbove(folder);
  // A hook of one repository may have another one checked.
  if (root !== rootAbove(current)) {
    for (const name of OF_REPOSITORY) delete environment[name];
  } else if (directory !== undefined && tree === undefined && root !== undefined) {
    // Git would take the folder in which it runs for the top of the work tree.
    environment['GIT_DIR'] = resolve(current, directory);
    environment['GIT_WORK_TREE'] = root;
  }
  return environment;
}

/** The nearest folder that holds a `.git`: a folder, or in a worktree and a submodule a file. */
function rootAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * What is started as `git`. On Windows a program of that name in the folder in which it runs would be taken first, which is
 * the repository's: there it is looked for on the path. Undefined where it is not there.
 */
export function gitProgram(
  platform: NodeJS.Platform = process.platform,
  path: string = process.env['PATH'] ?? process.env['Path'] ?? '',
  isThere: (file: string) => boolean = existsSync,
): string | undefined {
  if (platform !== 'win32') return 'git';
  return path
    .split(win32.delimiter)
    .filter((folder) => win32.isAbsolute(folder))
    .map((folder) => win32.join(folder, 'git.exe'))
    .find((file) => isThere(file));
}
