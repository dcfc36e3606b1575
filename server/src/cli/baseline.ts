/** The baseline by which a check on the command line goes, and what the report says of it. */

import { resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import { nodeFileSystem } from '../host/node-file-system.ts';
import { baselineSentence } from '../reports/baseline-sentence.ts';
import type { BaselineFigure } from '../reports/check-report.ts';
import { BASELINE_FILE, type BaselineFile, baselineFileOf, MAX_BASELINE_SIZE } from '../workspace/baseline-file.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import type { Invocation } from './arguments.ts';
import type { LoadedFolder } from './loaded-folder.ts';
import { pathFrom, type Target, uriOf } from './targets.ts';
import { UsageError } from './usage-error.ts';

/** The baseline that was named, for the one folder that is checked; undefined where none was. Throws a `UsageError` where it cannot be read. */
export function namedBaseline(
  { baseline }: Invocation,
  targets: readonly Target[],
  current: string,
): BaselineFile | undefined {
  if (baseline === undefined) return undefined;
  refuseSeveral(targets);
  const result = nodeFileSystem({ mode: 'sync' }).readFile(uriOf(resolve(current, baseline)), MAX_BASELINE_SIZE);
  const file = result instanceof Promise ? undefined : baselineFileOf(result);
  if (file === undefined) throw new UsageError(l10n.t('The baseline {0} does not exist.', baseline));
  if (file.fault !== undefined) throw new UsageError(namedFault(baseline, file.fault));
  return file;
}

/** The paths in a baseline are from its folder, so that one file cannot speak of several. Throws a `UsageError`. */
export function refuseSeveral(targets: readonly Target[]): void {
  if (targets.length > 1) throw new UsageError(l10n.t('--baseline is the file of one folder: check them one by one.'));
}

/** Puts a baseline in force: the one that was named, else the folder's own. Throws a `UsageError` where it is malformed. */
export function takeBaseline(
  { engine, target }: LoadedFolder,
  named: { readonly file: BaselineFile | undefined; readonly written: string | undefined },
  current: string,
): void {
  engine.setBaseline(named.file);
  const { baselineFault } = engine;
  if (baselineFault === undefined) return;
  const own = pathFrom(current, resolve(target.folder, BASELINE_FILE));
  throw new UsageError(
    named.written === undefined ? baselineSentence(own, baselineFault) : namedFault(named.written, baselineFault),
  );
}

function namedFault(baseline: string, fault: string): string {
  return l10n.t({
    message: 'The baseline {0} {1}',
    args: [baseline, fault],
    comment: ['{0} is a file, and {1} the rest of the sentence: “could not be read.”'],
  });
}

/** What the baselines of folders come to; undefined where none of them has one. `documentsOf` gives what was asked for. */
export function baselineFigure(
  folders: readonly LoadedFolder[],
  documentsOf: (folder: LoadedFolder) => readonly IndexedDocument[],
  name = BASELINE_FILE,
): BaselineFigure | undefined {
  const held = folders.filter(({ engine }) => engine.hasBaseline);
  if (held.length === 0) return undefined;
  let known = 0;
  // Of a part of a folder it is not known, and to check all of it would take too long for a commit.
  let gone: number | undefined = 0;
  for (const folder of held) {
    for (const { uri } of documentsOf(folder)) known += folder.engine.inBaseline(uri).length;
    gone =
      folder.target.limits === undefined && gone !== undefined ? gone + folder.engine.goneFromBaseline() : undefined;
  }
  return { file: name, known, gone };
}
