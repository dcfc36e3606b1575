/** `plumbline matrix`: each criterion with the controls that speak to it, and how ready they are. */

import { systemClock } from '../host/clock.ts';
import { matrixJson } from '../reports/matrix-json.ts';
import { matrixText } from '../reports/matrix-text.ts';
import type { Invocation } from './arguments.ts';
import { EXIT_CLEAN, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { outputStyle, writeError, writeOut } from './host.ts';
import { configurationFault, loadFolder } from './loaded-folder.ts';
import { configuredAt, folderOf, uriOf } from './targets.ts';

/** Prints the matrix of a folder, or of the one above that has its `plumbline.yml`: half of a matrix would mislead. */
export async function matrix(invocation: Invocation, current: string): Promise<ExitCode> {
  const named = folderOf(invocation.parameters[0], 'matrix', current);
  const root = configuredAt(named.folder);
  const target = { ...named, folder: root, uri: uriOf(root) };
  const asOf = invocation.asOf ?? systemClock.today();
  const folder = await loadFolder({ target, asOf, config: invocation.config, current });
  const report = { snapshot: folder.engine.snapshot, matrix: folder.engine.readiness.matrix() };
  writeOut(invocation.format === 'json' ? matrixJson(report) : matrixText(report, await outputStyle(invocation.color)));
  const fault = configurationFault(folder);
  if (fault === undefined) return EXIT_CLEAN;
  writeError(`plumbline: ${fault}\n`);
  return EXIT_USAGE;
}
