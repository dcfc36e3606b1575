/** `plumbline diff REF1 [REF2]`: the readiness of two commits side by side, or of one and the files as they are now. */

import { compare } from '../engine/comparison.ts';
import { figuresOf } from '../engine/figures.ts';
import { commitOf } from '../git/revisions.ts';
import { GitTrees } from '../git/trees.ts';
import { systemClock } from '../host/clock.ts';
import { diffJson } from '../reports/diff-json.ts';
import type { DiffReport } from '../reports/diff-report.ts';
import { diffText } from '../reports/diff-text.ts';
import type { Invocation } from './arguments.ts';
import { EXIT_CLEAN, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { gitFolder, loadBeside, loadTree } from './git-folders.ts';
import { outputStyle, writeError, writeOut } from './host.ts';
import { checkPatiently, configurationFault } from './loaded-folder.ts';
import { configuredAt, uriOf } from './targets.ts';
import { unread } from './unread.ts';

/** Prints what is different, both judged for the same day. */
export async function diff(invocation: Invocation, current: string): Promise<ExitCode> {
  const [from = '', to] = invocation.parameters;
  const root = configuredAt(current);
  const target = { folder: root, uri: uriOf(root), limits: undefined };
  const asOf = invocation.asOf ?? systemClock.today();
  const request = { target, asOf, config: invocation.config, current };
  const folder = gitFolder(target);
  const trees = new GitTrees(folder);
  try {
    const [earlier, later] = await Promise.all([
      commitOf(from, folder.path),
      to === undefined ? undefined : commitOf(to, folder.path),
    ]);
    if (later === undefined) await trees.refuseBare();
    const before = await loadTree(request, await trees.at(earlier.id));
    const after = await (later === undefined
      ? loadBeside(request, before)
      : loadTree(request, await trees.at(later.id)));
    await checkPatiently(before.engine);
    await checkPatiently(after.engine);
    trees.throwFault();
    // What both of them say is left out from here on.
    const figures = { before: figuresOf(before.engine), after: figuresOf(after.engine) };
    const report: DiffReport = {
      asOf,
      from: { ref: from, commit: earlier.id, figures: figures.before },
      to: { ref: to, commit: later?.id, figures: figures.after },
      ...compare(before.engine, after.engine),
    };
    writeOut(invocation.format === 'json' ? diffJson(report) : diffText(report, await outputStyle(invocation.color)));
    for (const sentence of new Set([before, after].flatMap(unread))) writeError(`${sentence}\n`);
    const fault = configurationFault(after);
    if (fault === undefined) return EXIT_CLEAN;
    writeError(`plumbline: ${fault}\n`);
    return EXIT_USAGE;
  } finally {
    trees.close();
  }
}
