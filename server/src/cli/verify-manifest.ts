/** `plumbline export --verify`: holds the files in a folder against a manifest of evidence, and says what differs. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import { readManifest } from '../exports/read-manifest.ts';
import { differenceText, verificationText } from '../exports/verification-text.ts';
import { verifyManifest } from '../exports/verify-manifest.ts';
import { systemClock } from '../host/clock.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { verifyingText } from '../reports/verifying-text.ts';
import type { Invocation } from './arguments.ts';
import { errorCode } from './error-code.ts';
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
  const verification = await verifyManifest(engine, fileSystem, {
    entries,
    manifest: uriOf(path),
    onProgress: (read) => progress.say(() => verifyingText(read)),
  });
  progress.clear();
  const { differences } = verification;
  for (const difference of differences) writeOut(`${printableError(differenceText(difference))}\n`);
  writeOut(`${verificationText(verification)}\n`);
  return differences.length === 0 ? EXIT_CLEAN : EXIT_FINDINGS;
}

function readText(path: string, written: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = errorCode(error) ?? '';
    throw new UsageError(
      code === 'ENOENT'
        ? l10n.t('The manifest {0} does not exist.', written)
        : l10n.t('The manifest {0} cannot be read ({1}).', written, code),
    );
  }
}
