/** `plumbline check --fix`: corrects in the files what can safely be corrected, or shows what that would be. */

import * as l10n from '@vscode/l10n';

import type { CivilDate } from '../domain/civil-date.ts';
import { systemClock } from '../host/clock.ts';
import { fixAll, type FixedDocument } from '../fixes/fix-all.ts';
import { unifiedDiff } from '../reports/unified-diff.ts';
import type { Invocation } from './arguments.ts';
import { checkedFolders, reaches, reportOn } from './check-command.ts';
import { EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { FixedFiles } from './fixed-files.ts';
import { Turns } from './giving-way.ts';
import { isOutputTerminal, outputStyle, printableError, writeError, writeOut } from './host.ts';
import { judgedDocuments } from './judged-documents.ts';
import { configurationFault, type LoadedFolder } from './loaded-folder.ts';
import { commonFolder, pathFrom } from './targets.ts';
import { unread } from './unread.ts';

/** What was fixed in a folder, in memory, and the files it came from. */
interface FixedFolder {
  /** What stands before the paths of its files in messages. */
  readonly prefix: string;
  readonly files: FixedFiles;
  readonly documents: readonly FixedDocument[];
}

/** Fixes the folders or files, and prints the report of what is left; `--dry-run`: prints the diff. */
export async function fix(invocation: Invocation, current: string): Promise<ExitCode> {
  const asOf = invocation.asOf ?? systemClock.today();
  const folders = await checkedFolders(invocation, { asOf, current, edits: true });
  const base = commonFolder(folders.map(({ target }) => target.folder));
  const fault = folders
    .map((folder) => configurationFault(folder, pathFrom(base, folder.target.folder)))
    .find((one) => one !== undefined);
  if (fault !== undefined) {
    writeError(`plumbline: ${fault} ${l10n.t('Nothing was fixed.')}\n`);
    return EXIT_USAGE;
  }
  const fixed: FixedFolder[] = [];
  // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as they were read
  for (const folder of folders) fixed.push(await fixFolder(folder, invocation, base));
  const isDry = invocation.fixes === 'diff';
  const code = isDry
    ? await show(invocation, folders, fixed)
    : await write(invocation, folders, { fixed, current, asOf });
  const refusals = fixed.flatMap(({ files }) => files.refusals);
  for (const sentence of refusals) writeError(`plumbline: ${printableError(sentence)}\n`);
  return refusals.length > 0 ? EXIT_USAGE : code;
}

async function fixFolder(folder: LoadedFolder, { config }: Invocation, base: string): Promise<FixedFolder> {
  const { engine, target } = folder;
  const files = new FixedFiles(target.folder);
  const prefix = pathFrom(base, target.folder);
  const { configurationDocument } = engine.snapshot;
  // The text of a configuration that was named is not the folder's file.
  const documents = judgedDocuments(folder).filter(
    ({ uri }) => config === undefined || uri !== configurationDocument.uri,
  );
  const paths = new Map(documents.map(({ uri, path }) => [uri, path]));
  const textOf = (uri: string): string | undefined => files.read(uri, nameIn(prefix, paths.get(uri) ?? uri));
  return { prefix, files, documents: await fixAll({ engine, documents, textOf }) };
}

function nameIn(prefix: string, path: string): string {
  return prefix === '' ? path : `${prefix}/${path}`;
}

/** Prints what would change. Nothing else is on standard output, so that it can be given to `git apply`. */
async function show(
  invocation: Invocation,
  folders: readonly LoadedFolder[],
  fixed: readonly FixedFolder[],
): Promise<ExitCode> {
  const style = await outputStyle(invocation.color);
  const terminal = isOutputTerminal();
  for (const { prefix, files, documents } of fixed) {
    for (const { uri, path, before, after } of documents) {
      const mark = files.mark(uri);
      const changed = { path: nameIn(prefix, path), before: mark + before, after: mark + after };
      if (!writeOut(unifiedDiff(changed, style, terminal))) return EXIT_CLEAN;
    }
  }
  const documents = fixed.flatMap((one) => one.documents);
  writeError(`${wouldBeFixed(countOf(documents), documents.length)}\n`);
  for (const sentence of folders.flatMap(unread)) writeError(`${sentence}\n`);
  // The engine knows the texts as they would be.
  const left = folders.flatMap((folder) => judgedDocuments(folder).flatMap(({ uri }) => folder.engine.diagnose(uri)));
  return reaches(left, invocation.failOn) ? EXIT_FINDINGS : EXIT_CLEAN;
}

/** Writes what changed, and prints the report of the files as they are then. */
async function write(
  invocation: Invocation,
  folders: readonly LoadedFolder[],
  {
    fixed,
    current,
    asOf,
  }: { readonly fixed: readonly FixedFolder[]; readonly current: string; readonly asOf: CivilDate },
): Promise<ExitCode> {
  const written: FixedDocument[] = [];
  const turns = new Turns();
  for (const { prefix, files, documents } of fixed) {
    for (const document of documents) {
      const { uri, path, after } = document;
      if (files.write(uri, nameIn(prefix, path), after)) written.push(document);
      // oxlint-disable-next-line eslint/no-await-in-loop -- so that Ctrl-C is heard, between two files
      if (turns.areDue) await turns.take();
    }
  }
  const hasChanged = fixed.some(({ documents }) => documents.length > 0);
  const left = hasChanged ? await checkedFolders(invocation, { asOf, current }) : folders;
  const code = await reportOn(invocation, left, asOf);
  const isRefused = fixed.some(({ files }) => files.refusals.length > 0);
  const said = `${haveBeenFixed(countOf(written), written.length, isRefused)}\n`;
  if (invocation.format === 'text') writeOut(said);
  else if (written.length > 0) writeError(said);
  return code;
}

function countOf(documents: readonly FixedDocument[]): number {
  return documents.reduce((sum, { count }) => sum + count, 0);
}

function haveBeenFixed(findings: number, files: number, isRefused: boolean): string {
  if (findings === 0)
    return isRefused ? l10n.t('Nothing was fixed.') : l10n.t('Nothing that is found can safely be fixed.');
  if (findings === 1) return l10n.t('Fixed 1 finding in 1 file.');
  return files === 1
    ? l10n.t('Fixed {0} findings in 1 file.', findings)
    : l10n.t('Fixed {0} findings in {1} files.', findings, files);
}

function wouldBeFixed(findings: number, files: number): string {
  if (findings === 0) return l10n.t('Nothing that is found can safely be fixed.');
  if (findings === 1) return l10n.t('1 finding would be fixed in 1 file.');
  return files === 1
    ? l10n.t('{0} findings would be fixed in 1 file.', findings)
    : l10n.t('{0} findings would be fixed in {1} files.', findings, files);
}
