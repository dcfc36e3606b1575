/** `plumbline check --write-baseline`: records what is found today, so that from then on only what is new is shown. */

import { resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import { systemClock } from '../host/clock.ts';
import { jsonText } from '../reports/json-text.ts';
import { BASELINE_FILE, baselineText, MAX_BASELINE_SIZE } from '../workspace/baseline-file.ts';
import type { Invocation } from './arguments.ts';
import { refuseSeveral } from './baseline.ts';
import { EXIT_CLEAN, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { printableError, writeError, writeOut } from './host.ts';
import { checkPatiently, configurationFault, loadFolder } from './loaded-folder.ts';
import { pathFrom, type Target, targetsOf } from './targets.ts';
import { unread, unverified } from './unread.ts';
import { UsageError } from './usage-error.ts';
import { writeNamed } from './named-file.ts';

/** Checks the folders and writes a file for each: that of `--baseline`, or `plumbline-baseline.json` in it. */
export async function writeBaseline(invocation: Invocation, current: string): Promise<ExitCode> {
  const asOf = invocation.asOf ?? systemClock.today();
  const targets = targetsOf(invocation.parameters, current);
  if (invocation.baseline !== undefined) refuseSeveral(targets);
  for (const target of targets) refusePart(target, current);
  const written: { readonly file: string; readonly findings: number }[] = [];
  for (const target of targets) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as they are checked
    const folder = await loadFolder({ target, asOf, config: invocation.config, current });
    const fault = configurationFault(folder, pathFrom(current, target.folder));
    if (fault !== undefined) {
      writeError(`plumbline: ${fault} ${l10n.t('No baseline was written.')}\n`);
      return EXIT_USAGE;
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- so with what is found
    await checkPatiently(folder.engine);
    const found = folder.engine.recordFindings();
    const path = resolve(
      target.folder,
      invocation.baseline === undefined ? BASELINE_FILE : resolve(current, invocation.baseline),
    );
    const name = pathFrom(current, path);
    const text = baselineText(found);
    refuseLarge(text);
    writeNamed(path, name, text);
    written.push({ file: name, findings: found.length });
    for (const sentence of [...unverified(folder), ...unread(folder)]) writeError(`${sentence}\n`);
  }
  if (invocation.format === 'json') {
    writeOut(jsonText({ version: 1, asOf, baselines: written }));
  } else {
    for (const { file, findings } of written) writeOut(`${sentenceOn(file, findings)}\n`);
  }
  return EXIT_CLEAN;
}

function sentenceOn(file: string, findings: number): string {
  const name = printableError(file);
  if (findings === 0) return l10n.t('Wrote {0}. Nothing is found, so it holds nothing.', name);
  return findings === 1
    ? l10n.t('Wrote {0} with 1 finding. From now on, only what is new is shown.', name)
    : l10n.t('Wrote {0} with {1} findings. From now on, only what is new is shown.', name, findings);
}

/** A baseline of a part would make all that is found elsewhere look new. */
function refusePart({ folder, limits }: Target, current: string): void {
  if (limits === undefined) return;
  const written = limits.map((one) => one.written).join(', ');
  const whole = pathFrom(current, folder);
  const part = l10n.t('A baseline is of a whole folder, and {0} is a part of one.', written);
  const remedy =
    whole === ''
      ? l10n.t('Name no path; to write to another file, add --baseline FILE.')
      : l10n.t('Name {0}; to write to another file, add --baseline FILE.', whole);
  throw new UsageError(`${part} ${remedy}`);
}

/** Throws a `UsageError` for a baseline that nobody would read. */
function refuseLarge(text: string): void {
  if (Buffer.byteLength(text) <= MAX_BASELINE_SIZE) return;
  throw new UsageError(
    l10n.t(
      'The baseline would be larger than 8 MB, and is not written. Turn rules off under “rules:” in plumbline.yml, or correct some of what is found.',
    ),
  );
}
