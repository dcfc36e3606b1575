/** `plumbline log`: readiness over time, a row for each commit that changed a policy, a register or a file of evidence. */

import * as l10n from '@vscode/l10n';

import { isCivilDate } from '../domain/civil-date.ts';
import { Engine } from '../engine/engine.ts';
import { history, type HistoryStart } from '../git/history.ts';
import { commitOf } from '../git/revisions.ts';
import { GitTrees } from '../git/trees.ts';
import { logJson } from '../reports/log-json.ts';
import type { LogReport, LogRow } from '../reports/log-report.ts';
import { logText } from '../reports/log-text.ts';
import { CONFIGURATION_FILE } from '../workspace/classify.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { joinUri } from '../workspace/uri.ts';
import type { Invocation } from './arguments.ts';
import { EXIT_CLEAN, type ExitCode } from './exit-codes.ts';
import { gitFolder } from './git-folders.ts';
import { Turns } from './giving-way.ts';
import { outputStyle, writeError, writeOut } from './host.ts';
import { readNamed } from './loaded-folder.ts';
import { PastStates } from './past-states.ts';
import { Progress } from './progress.ts';
import { configuredAt, folderOf, type Target, uriOf } from './targets.ts';
import { unread } from './unread.ts';

/** As many rows as a screen holds, where nobody says from when on. */
const USUAL_LIMIT = 20;

/** Prints the table once all of it is known. */
export async function log(invocation: Invocation, current: string): Promise<ExitCode> {
  const named = folderOf(invocation.parameters[0], 'log', current);
  const root = configuredAt(named.folder);
  const { report, notes } = await read({ ...named, folder: root, uri: uriOf(root) }, invocation, current);
  writeOut(invocation.format === 'json' ? logJson(report) : logText(report, await outputStyle(invocation.color)));
  for (const sentence of notes) writeError(`${sentence}\n`);
  return EXIT_CLEAN;
}

/** What the commits come to, and what was not read of them: sentences. */
interface Read {
  readonly report: LogReport;
  readonly notes: ReadonlySet<string>;
}

async function read(target: Target, invocation: Invocation, current: string): Promise<Read> {
  const folder = gitFolder(target);
  const trees = new GitTrees(folder);
  const progress = new Progress();
  try {
    const [head, start] = await Promise.all([commitOf('HEAD', folder.path), startOf(invocation.since, folder.path)]);
    const limit = invocation.limit ?? (invocation.since === undefined ? USUAL_LIMIT : Number.POSITIVE_INFINITY);
    const files = await trees.at(head.id);
    const engine = new Engine({ folder: folder.uri, fileSystem: files, asOf: invocation.asOf ?? head.day });
    if (invocation.config !== undefined)
      engine.workspace.setText(joinUri(folder.uri, CONFIGURATION_FILE), readNamed(invocation.config, current));
    const states = new PastStates(engine, files);
    const rows: LogRow[] = [];
    const notes = new Set<string>();
    const submodules = new Set<DocumentUri>();
    const turns = new Turns();
    for await (const commit of history(folder.path, head.id, start)) {
      if (turns.areDue) await turns.take();
      const { id, day, subject, changes } = commit;
      if (!isCivilDate(day) || (start.from !== undefined && day < start.from)) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, back in time
        await states.undo(changes);
        continue;
      }
      const asOf = invocation.asOf ?? day;
      progress.say(() => l10n.t('Judging the commit of {0}, number {1}', day, rows.length + 1));
      const figures = (await states.mayMatter(changes)) ? await states.judge(asOf) : undefined;
      trees.throwFault();
      for (const uri of files.submodules()) submodules.add(uri);
      const matters = await states.undo(changes);
      if (figures === undefined || !matters) continue;
      if (rows.length === limit) return { report: { rows, hasOlder: true }, notes };
      for (const sentence of unread({ engine, submodules })) notes.add(sentence);
      rows.push({ commit: id, day, asOf, subject, figures });
    }
    return { report: { rows, hasOlder: false }, notes };
  } finally {
    progress.clear();
    trees.close();
  }
}

async function startOf(since: string | undefined, folder: string): Promise<HistoryStart> {
  if (since === undefined) return {};
  return isCivilDate(since) ? { from: since } : { after: (await commitOf(since, folder)).id };
}
