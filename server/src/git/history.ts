/** The commits that touched a folder, the latest first, with the files that each of them changed. */

import type { CivilDate } from '../domain/civil-date.ts';
import { complaintOf, faultOf, repositoryFault, runGit, startGit, unforeseen } from './git-program.ts';
import { LOG_FORMAT, type LoggedCommit, LogReader } from './listings.ts';

/** Where a history begins. */
export interface HistoryStart {
  /** The ID of a commit: it and what came before it is left out. */
  readonly after?: string;
  /** The day of the committer from which on commits are wanted. */
  readonly from?: CivilDate;
}

/** Only what Git itself says: neither its settings nor those of the repository change the shape of it. */
const ARGUMENTS: readonly string[] = [
  ...['log.diffMerges=separate', 'log.showRoot=true', 'log.follow=false'].flatMap((setting) => ['-c', setting]),
  ...'log --first-parent -m --raw -z --no-renames --no-abbrev --relative --no-color --no-decorate --no-notes'.split(
    ' ',
  ),
  ...'--no-show-signature --no-ext-diff --no-textconv --encoding=UTF-8 --ignore-submodules=none'.split(' '),
  `--format=${LOG_FORMAT}`,
];

/**
 * The first parents of a commit, as far as they changed something in the folder, as they are asked for: Git goes no further than
 * somebody wants to know. Days may go back and forth, since clocks differ and commits are moved: of an earlier day than `from`
 * there are those that lie between others, for whoever goes back by what each of them changed. Throws a `GitFault`.
 */
export async function* history(
  folder: string,
  head: string,
  { after, from }: HistoryStart,
): AsyncGenerator<LoggedCommit> {
  const end = from === undefined ? after : await lastBefore(from, head, folder);
  if (end === head) return;
  const range = end === undefined ? [head] : [`${end}..${head}`];
  const child = startGit([...ARGUMENTS, ...range, '--', '.'], folder);
  const complaint = complaintOf(child);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => reject(faultOf(error, folder)));
    child.on('close', resolve);
  });
  // Awaited below, unless nobody wants to know any more.
  ended.catch(() => undefined);
  let read: LoggedCommit[] = [];
  const reader = new LogReader((commit) => read.push(commit));
  const take = (): readonly LoggedCommit[] => {
    const taken = read;
    read = [];
    return taken;
  };
  try {
    for await (const piece of child.stdout ?? []) {
      if (piece instanceof Buffer) reader.read(piece);
      yield* take();
    }
    const code = await ended;
    if (code !== 0) throw repositoryFault(complaint(), folder) ?? unforeseen(complaint());
    reader.end();
    yield* take();
  } finally {
    child.kill();
  }
}

/**
 * The commit before which, along first parents, all are of an earlier day: its ID. Undefined where the first of all is not. Git's
 * own `--since` would end at the first that is earlier, and goes by the moment instead of the committer's day.
 */
async function lastBefore(from: CivilDate, head: string, folder: string): Promise<string | undefined> {
  const { code, stdout, stderr } = await runGit(['log', '--first-parent', '--format=%H %cs', head, '--'], folder);
  if (code !== 0) throw repositoryFault(stderr, folder) ?? unforeseen(stderr);
  const commits = stdout.toString('latin1').trim().split('\n');
  const last = commits.findLastIndex((line) => (line.split(' ')[1] ?? '') >= from);
  return commits[last + 1]?.split(' ')[0];
}
