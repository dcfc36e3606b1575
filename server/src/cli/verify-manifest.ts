/** `plumbline export --verify`: holds the files in a folder against a manifest of evidence, and says what differs. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import { readManifest } from '../exports/read-manifest.ts';
import { type Difference, verifyManifest } from '../exports/verify-manifest.ts';
import { systemClock } from '../host/clock.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { verifyingText } from '../reports/verifying-text.ts';
import type { Invocation } from './arguments.ts';
import { EXIT_CLEAN, EXIT_FINDINGS, type ExitCode } from './exit-codes.ts';
import { printableError, writeOut } from './host.ts';
import { loadFolder } from './loaded-folder.ts';
import { Progress } from './progress.ts';
import { type Target, uriOf } from './targets.ts';
import { UsageError } from './usage-error.ts';

interface Verifying {
  /** As it was written on the command line. */
  readonly manifest: string;
  readonly target: Target;
  readonly current: string;
}

/** Prints a line for each file that differs, and one on all. */
export async function verifyFiles(invocation: Invocation, { manifest, target, current }: Verifying): Promise<ExitCode> {
  const path = resolve(current, manifest);
  const { entries, fault } = readManifest(readText(path, manifest));
  if (entries === undefined) throw new UsageError(`${manifest} ${fault}`);
  const asOf = invocation.asOf ?? systemClock.today();
  const { engine } = await loadFolder({ target, asOf, config: invocation.config, current });
  const progress = new Progress();
  const fileSystem = nodeFileSystem({ mode: 'sync', folder: target.uri });
  const { verified, differences } = await verifyManifest(engine, fileSystem, {
    entries,
    manifest: uriOf(path),
    onProgress: (read) => progress.say(() => verifyingText(read)),
  });
  progress.clear();
  for (const difference of differences) writeOut(`${printableError(sentenceOn(difference))}\n`);
  writeOut(`${summary(verified, differences.length)}\n`);
  return differences.length === 0 ? EXIT_CLEAN : EXIT_FINDINGS;
}

function sentenceOn({ path, state, evidence }: Difference): string {
  const ids = evidence.join(', ');
  switch (state) {
    case 'missing':
      return ids === '' ? l10n.t('{0}: missing.', path) : l10n.t('{0}: missing. It was evidence for {1}.', path, ids);
    case 'changed':
      return ids === ''
        ? l10n.t('{0}: changed since the manifest was written.', path)
        : l10n.t('{0}: changed since the manifest was written. It was evidence for {1}.', path, ids);
    case 'unread':
      return l10n.t('{0}: could not be read, so it is not verified.', path);
    case 'extra':
      return ids === ''
        ? l10n.t('{0}: extra. The manifest does not name it.', path)
        : l10n.t('{0}: extra. {1} names it now, and the manifest does not.', path, ids);
    default:
      return state satisfies never;
  }
}

function summary(verified: number, different: number): string {
  const good =
    verified === 1
      ? l10n.t('1 file is what the manifest says.')
      : l10n.t('{0} files are what the manifest says.', verified);
  if (different === 0) return good;
  return `${good} ${different === 1 ? l10n.t('1 differs.') : l10n.t('{0} differ.', different)}`;
}

function readText(path: string, written: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(
      code === 'ENOENT'
        ? l10n.t('The manifest {0} does not exist.', written)
        : l10n.t('The manifest {0} cannot be read ({1}).', written, code),
    );
  }
}
