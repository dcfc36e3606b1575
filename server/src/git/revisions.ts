/** Finds the commits that people name, and says why there is none. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, isCivilDate } from '../domain/civil-date.ts';
import { GitFault } from './git-fault.ts';
import { type GitOutput, repositoryFault, runGit, unforeseen } from './git-program.ts';

/** l10n: what is typed. */
const FETCH_MORE = 'git fetch --unshallow';

export interface Commit {
  /** 40 hexadecimal digits, or 64. */
  readonly id: string;
  /** The day on which it was committed, where it was. */
  readonly day: CivilDate;
}

/** The commit that a name means: a branch, a tag, an ID, `HEAD~3`. Throws a `GitFault` where there is none. */
export async function commitOf(name: string, folder: string): Promise<Commit> {
  refuseNoName(name);
  const { code, stdout, stderr } = await runGit(['rev-list', '-1', '--format=%cs', name, '--'], folder);
  const [, id, day = ''] = /^commit ([0-9a-f]{40,64})\n(\S+)/.exec(stdout.toString('latin1')) ?? [];
  if (code === 0 && id !== undefined && isCivilDate(day)) return { id, day };
  throw await whyNot(name, folder, stderr);
}

/** Where the history of a commit and that of the present one part. Throws a `GitFault` where they do not meet. */
export async function mergeBase(name: string, folder: string): Promise<string> {
  refuseNoName(name);
  const output = await runGit(['merge-base', name, 'HEAD'], folder);
  const id = firstLine(output);
  if (output.code === 0 && id !== '') return id;
  // It says nothing where both are there.
  if (output.code !== 1) throw await whyNot(name, folder, output.stderr);
  throw new GitFault(
    (await isShallow(folder))
      ? l10n.t(
          'This clone holds only the latest history (a shallow clone), and not where {0} and HEAD part. Fetch more of it: {1}',
          name,
          FETCH_MORE,
        )
      : l10n.t('The histories of {0} and of HEAD have nothing in common.', name),
  );
}

/** What begins with a dash would be taken for an option, and what names several commits for one of them. */
function refuseNoName(name: string): void {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
  if (name === '' || /^[-^]|[\u0000-\u001f\u007f]|\.\./.test(name)) {
    throw new GitFault(l10n.t('“{0}” names no single commit: name a branch, a tag or the ID of a commit.', name));
  }
}

async function whyNot(name: string, folder: string, complaint: string): Promise<GitFault> {
  const fault = repositoryFault(complaint, folder);
  if (fault !== undefined) return fault;
  const isThere = async (one: string): Promise<boolean> =>
    (await runGit(['rev-parse', '--verify', '--quiet', `${one}^{commit}`], folder)).code === 0;
  if (await isThere(name)) return unforeseen(complaint);
  if (!(await isThere('HEAD'))) return noCommits();
  // A build server fetches one branch, and others are known only as those of the other side.
  if (await isThere(`origin/${name}`)) {
    return new GitFault(l10n.t('There is no commit “{0}”. Did you mean “{1}”?', name, `origin/${name}`));
  }
  if (await isShallow(folder)) {
    return new GitFault(
      l10n.t(
        'There is no commit “{0}” in this clone, which holds only the latest history (a shallow clone). Fetch more of it: {1}',
        name,
        FETCH_MORE,
      ),
    );
  }
  return new GitFault(l10n.t('There is no commit “{0}”.', name));
}

/** Of a repository in which nobody has committed anything. */
function noCommits(): GitFault {
  return new GitFault(l10n.t('There are no commits yet.'));
}

async function isShallow(folder: string): Promise<boolean> {
  return firstLine(await runGit(['rev-parse', '--is-shallow-repository'], folder)) === 'true';
}

function firstLine({ stdout }: GitOutput): string {
  return stdout.toString('utf8').split('\n')[0]?.trim() ?? '';
}
