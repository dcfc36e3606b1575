/** The commits that touched a folder, the latest first, with the files that each of them changed. */

import { addDays, type CivilDate } from '../domain/civil-date.ts';
import { complaintOf, faultOf, repositoryFault, startGit, unforeseen } from './git-program.ts';
import { LOG_FORMAT, type LoggedCommit, LogReader } from './listings.ts';

/** Where a history begins. */
export interface HistoryStart {
  /** The ID of a commit: it and what came before it is left out. */
  readonly after?: string;
  /** No commit of an earlier day. */
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
 * somebody wants to know. Throws a `GitFault`.
 */
export async function* history(
  folder: string,
  head: string,
  { after, from }: HistoryStart,
): AsyncGenerator<LoggedCommit> {
  const range = after === undefined ? [head] : [`${after}..${head}`];
  // Git goes by the moment, and a day begins earlier in the east: one day more, and the rest is left out below.
  if (from !== undefined) range.push(`--since=${addDays(from, -1)}T00:00:00Z`);
  const child = startGit([...ARGUMENTS, ...range, '--', '.'], folder);
  const complaint = complaintOf(child);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => reject(faultOf(error)));
    child.on('close', resolve);
  });
  // Awaited below, unless nobody wants to know any more.
  ended.catch(() => undefined);
  let read: LoggedCommit[] = [];
  const reader = new LogReader((commit) => {
    if (from === undefined || commit.day >= from) read.push(commit);
  });
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
