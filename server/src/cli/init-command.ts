/** `plumbline init`: writes a `plumbline.yml` that fits the folder as it is, and says what was recognized. */

import * as l10n from '@vscode/l10n';

import { systemClock } from '../host/clock.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Engine } from '../engine/engine.ts';
import { type Proposal, proposeConfiguration } from '../engine/propose-configuration.ts';
import { readRepositoryFiles } from '../engine/repository-files.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { proposalText } from '../reports/proposal-text.ts';
import { CONFIGURATION_FILE } from '../workspace/classify.ts';
import { joinUri } from '../workspace/uri.ts';
import type { Invocation } from './arguments.ts';
import { errorCode } from './error-code.ts';
import { EXIT_CLEAN, type ExitCode } from './exit-codes.ts';
import { outputStyle, writeOut } from './host.ts';
import { folderOf, pathFrom, type Target } from './targets.ts';
import { UsageError } from './usage-error.ts';

/** Looks at the folder and writes the file. A configuration that is there stays as it is. */
export async function init(invocation: Invocation, current: string): Promise<ExitCode> {
  const target = folderOf(invocation.parameters[0], 'init', current);
  const asOf = invocation.asOf ?? systemClock.today();
  const fileSystem = nodeFileSystem({ mode: 'sync', folder: target.uri });
  const path = pathFrom(current, join(target.folder, CONFIGURATION_FILE));
  refuseIfThere(fileSystem.readFile(joinUri(target.uri, CONFIGURATION_FILE), 0), path);
  const engine = new Engine({ folder: target.uri, fileSystem, asOf });
  await engine.workspace.load();
  const proposal = proposeConfiguration(engine, await readRepositoryFiles(target.uri, fileSystem));
  write(target, path, proposal);
  // What it finds with the new file is what the author gets: read once more.
  engine.workspace.setText(joinUri(target.uri, CONFIGURATION_FILE), proposal.text);
  await engine.workspace.load();
  const report = { path, proposal, totals: engine.totals(engine.diagnoseAll()) };
  writeOut(proposalText(report, await outputStyle(invocation.color)));
  return EXIT_CLEAN;
}

function refuseIfThere(result: unknown, path: string): void {
  const missing = typeof result === 'object' && result !== null && Reflect.get(result, 'reason') === 'not-found';
  if (!missing)
    throw new UsageError(l10n.t('{0} exists already and stays as it is. Edit it, or remove it first.', path));
}

function write({ folder }: Target, path: string, { text }: Proposal): void {
  try {
    // `wx`: whoever writes one at this very moment wins.
    writeFileSync(join(folder, CONFIGURATION_FILE), text, { flag: 'wx' });
  } catch (error) {
    const code = errorCode(error) ?? l10n.t('unknown error');
    throw new UsageError(l10n.t('{0} cannot be written ({1}).', path, code));
  }
}
