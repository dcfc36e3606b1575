/** `plumbline matrix`: each criterion with the controls that speak to it, and how ready they are. */

import { systemClock } from '../host/clock.ts';
import { matrixJson, matrixWithSamplesJson } from '../reports/matrix-json.ts';
import type { MatrixReport } from '../reports/matrix-report.ts';
import { matrixText } from '../reports/matrix-text.ts';
import { samplesText } from '../reports/samples-text.ts';
import type { TextStyle } from '../reports/text-style.ts';
import type { Invocation } from './arguments.ts';
import { EXIT_CLEAN, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { outputStyle, writeError, writeOut } from './host.ts';
import { configurationFault, loadFolder } from './loaded-folder.ts';
import { configuredAt, folderOf, uriOf } from './targets.ts';
import { unread } from './unread.ts';

/** How a report on the matrix is written, in each format. */
export interface MatrixFormats {
  json(report: MatrixReport): string;
  text(report: MatrixReport, style: TextStyle): string;
}

/** Prints the matrix; with `--samples` the samples, to a program beside the matrix. */
export function matrix(invocation: Invocation, current: string): Promise<ExitCode> {
  const formats = invocation.samples
    ? { json: matrixWithSamplesJson, text: samplesText }
    : { json: matrixJson, text: matrixText };
  return printMatrixReport(invocation, current, formats);
}

/**
 * Prints a report on the matrix of a folder, or of the one above that has its `plumbline.yml`: half of a matrix would
 * mislead.
 */
export async function printMatrixReport(
  invocation: Invocation,
  current: string,
  formats: MatrixFormats,
): Promise<ExitCode> {
  const named = folderOf(invocation.parameters[0], invocation.command, current);
  const root = configuredAt(named.folder);
  const target = { ...named, folder: root, uri: uriOf(root) };
  const { at, config } = invocation;
  const folder = await (at === undefined
    ? loadFolder({ target, asOf: invocation.asOf ?? systemClock.today(), config, current })
    : (await import('./git-folders.ts')).loadCommit({ target, asOf: invocation.asOf, config, current }, at));
  const report = { snapshot: folder.engine.snapshot, matrix: folder.engine.readiness.matrix() };
  writeOut(
    invocation.format === 'json' ? formats.json(report) : formats.text(report, await outputStyle(invocation.color)),
  );
  for (const sentence of unread(folder)) writeError(`${sentence}\n`);
  const fault = configurationFault(folder);
  if (fault === undefined) return EXIT_CLEAN;
  writeError(`plumbline: ${fault}\n`);
  return EXIT_USAGE;
}
