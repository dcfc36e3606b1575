/** Where Git looks for the hooks of the repository in which a folder lies. */

import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';

import * as l10n from '@vscode/l10n';

import { gitProgram } from '../git/git-environment.ts';
import { printableError } from './host.ts';
import { isWithin } from './path-inside.ts';
import { UsageError } from './usage-error.ts';

export interface HookPlace {
  /** The folder of the hooks, an absolute path. It need not be there. */
  readonly hooks: string;
  /** Whether it is this repository's own: others may go by hooks that lie elsewhere. */
  readonly isOwn: boolean;
  /** The folder that was asked for, from the root of its work tree, with `/`; `.` is the root. */
  readonly folder: string;
}

/** Asks Git. Throws a `UsageError` where the folder is in no work tree, or there is no Git. */
export function hookPlaceOf(folder: string, written: string): HookPlace {
  const asked = ['--show-toplevel', '--show-prefix', '--git-common-dir', '--git-path', 'hooks'];
  const program = gitProgram();
  const { status, stdout, error } =
    program === undefined
      ? { status: null, stdout: '', error: true }
      : spawnSync(program, ['rev-parse', ...asked], { cwd: folder, encoding: 'utf8', windowsHide: true });
  if (error !== undefined) throw new UsageError(l10n.t('Git cannot be run here: install it, or put it on the PATH.'));
  const [top, prefix, common, hooks] = stdout.split('\n');
  if (status !== 0 || top === undefined || top === '' || common === undefined || hooks === undefined) {
    throw new UsageError(
      l10n.t('{0} is in no work tree of Git, so there is nowhere to put a hook.', printableError(written)),
    );
  }
  const place = resolve(folder, hooks);
  const owns = [top, resolve(folder, common)].map(realOf);
  return {
    hooks: place,
    isOwn: owns.some((own) => isWithin(own, realOf(place))),
    folder: prefix === undefined || prefix === '' ? '.' : prefix.replace(/\/$/, ''),
  };
}

/** Links followed, as far as the path is there. */
function realOf(path: string): string {
  for (let known = path, rest = ''; ;) {
    try {
      return realpathSync.native(known) + rest;
    } catch {
      const above = resolve(known, '..');
      if (above === known) return path;
      rest = known.slice(above.endsWith(sep) ? above.length - 1 : above.length) + rest;
      known = above;
    }
  }
}
