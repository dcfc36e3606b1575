/** `plumbline check`: what is malformed, missing, unknown or overdue, as of a day. */

import * as l10n from '@vscode/l10n';

import type { CivilDate } from '../domain/civil-date.ts';
import { systemClock } from '../host/clock.ts';
import type { Diagnosis, Engine, Place, Totals } from '../engine/engine.ts';
import { goalOf } from '../readiness/ladder.ts';
import { countCriteria } from '../readiness/matrix.ts';
import type { CheckReport, ReadinessFigure, SinceFigure } from '../reports/check-report.ts';
import type { TextOf } from '../reports/check-text.ts';
import { CONFIGURATION_FILE } from '../workspace/classify.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { severitiesFrom } from '../workspace/severity.ts';
import { isInside } from '../workspace/uri.ts';
import { comparePaths } from '../workspace/workspace-index.ts';
import type { Invocation, Threshold } from './arguments.ts';
import { baselineFigure, namedBaseline, takeBaseline } from './baseline.ts';
import { detailsOf } from './check-details.ts';
import { isOfRepository, WRITERS } from './check-formats.ts';
import { noteExercise } from './exercise.ts';
import { EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { writeError, writeOut } from './host.ts';
import { judgedDocuments, namedDocuments } from './judged-documents.ts';
import { checkPatiently, configurationFault, loadFolder, type LoadedFolder, type Through } from './loaded-folder.ts';
import { commonFolder, pathFrom, repositoryAbove, type Target, targetsOf } from './targets.ts';
import { unread, unverified } from './unread.ts';

/** Checks the folders or files and prints the report. Everything but the named files is read `through` what is given. */
export async function check(invocation: Invocation, current: string, through?: Through): Promise<ExitCode> {
  const asOf = invocation.asOf ?? systemClock.today();
  return reportOn(invocation, await checkedFolders(invocation, { asOf, current, through }), asOf);
}

/** How folders are read. */
export interface FolderRequest {
  readonly asOf: CivilDate;
  /** What paths on the command line are relative to. */
  readonly current: string;
  /** Whether their texts are to change afterwards. */
  readonly edits?: boolean;
  readonly through?: Through | undefined;
}

/** Reads and checks the folders. */
export async function checkedFolders(
  invocation: Invocation,
  { asOf, current, edits = false, through }: FolderRequest,
): Promise<readonly LoadedFolder[]> {
  const isOfGit = invocation.staged || invocation.changedSince !== undefined;
  const targets = targetsOf(invocation.parameters, current, isOfGit);
  const file = namedBaseline(invocation, targets, current);
  const folders: LoadedFolder[] = [];
  for (const target of targets) {
    const request = { target, asOf, config: invocation.config, current };
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each reads as fast as the disk gives
    const folder = await (isOfGit
      ? (await import('./git-folders.ts')).loadForCheck(request, invocation, file)
      : loadFolder({ ...request, edits, through }));
    takeBaseline(folder, { file, written: invocation.baseline }, current);
    // oxlint-disable-next-line eslint/no-await-in-loop -- so with what is found in it
    if (target.limits === undefined) await checkPatiently(folder.engine);
    folders.push(folder);
  }
  return folders;
}

/** Prints what is found in folders, and gives the exit code for that. */
export async function reportOn(
  invocation: Invocation,
  folders: readonly LoadedFolder[],
  asOf: CivilDate,
): Promise<ExitCode> {
  const silenced = folders.reduce((count, folder) => count + silencedIn(folder), 0);
  const base = baseOf(
    folders.map(({ target }) => target),
    invocation,
  );
  const diagnoses = folders.flatMap((folder) => saidOf(folder, base, (engine, uri) => engine.diagnose(uri)));
  diagnoses.sort((a, b) => comparePaths(a.path, b.path));
  const totals = sum(folders.map(({ engine }, index) => engine.totals(index === 0 ? diagnoses : [])));
  const baseline = baselineFigure(folders, judgedDocuments, invocation.baseline);
  const nameOf = (folder: LoadedFolder): string | undefined =>
    (folders.length > 1 && pathFrom(base, folder.target.folder)) || undefined;
  const report: CheckReport = {
    asOf,
    totals,
    diagnoses,
    silenced,
    baseline,
    since: sinceFigure(folders),
    // Reckoned for the formats that tell of it.
    get readiness() {
      return folders.map((folder) => figureOf(folder, nameOf(folder)));
    },
  };
  const details = detailsOf(report, {
    folders,
    failOn: invocation.failOn,
    nameOf,
    ofAll: (say) => folders.flatMap((folder) => saidOf(folder, base, say)),
  });
  const write = WRITERS[invocation.format];
  writeOut(await write({ report, details, textOf: textOf(folders), color: invocation.color }));
  if (invocation.format === 'text') for (const note of folders.flatMap(notesOn)) writeError(`${note}\n`);
  for (const note of folders.flatMap(({ notes = [] }) => notes)) writeError(`${note}\n`);
  for (const sentence of folders.flatMap(unverified)) writeError(`${sentence}\n`);
  for (const sentence of folders.flatMap(unread)) writeError(`${sentence}\n`);
  noteExercise(totals);
  const faults = folders
    .map((one) => configurationFault(one, pathFrom(base, one.target.folder)))
    .filter((fault) => fault !== undefined);
  for (const fault of faults) writeError(`plumbline: ${fault}\n`);
  if (faults.length > 0) return EXIT_USAGE;
  return reaches(diagnoses, invocation.failOn) ? EXIT_FINDINGS : EXIT_CLEAN;
}

/** The folder from which paths are counted: an absolute path. */
function baseOf(targets: readonly Target[], { format }: Invocation): string {
  const common = commonFolder(targets.map(({ folder }) => folder));
  return isOfRepository(format) ? (repositoryAbove(common) ?? common) : common;
}

/** What an engine says of every document of a folder that is checked, with paths from `base`. */
function saidOf<D extends Diagnosis>(
  folder: LoadedFolder,
  base: string,
  say: (engine: Engine, uri: DocumentUri) => readonly D[],
): readonly D[] {
  return movedTo(
    base,
    folder,
    judgedDocuments(folder).flatMap(({ uri }) => say(folder.engine, uri)),
  );
}

/** Findings of a folder with their paths from `base`. */
function movedTo<D extends Diagnosis>(base: string, folder: LoadedFolder, all: readonly D[]): readonly D[] {
  const { target, configurationPath } = folder;
  const prefix = pathFrom(base, target.folder);
  const moved = <T extends Place>(place: T): T => {
    const path = place.path === CONFIGURATION_FILE ? configurationPath : place.path;
    return { ...place, path: prefix === '' ? path : `${prefix}/${path}` };
  };
  // The usual case: nothing stands elsewhere than the engine says.
  if (prefix === '' && configurationPath === CONFIGURATION_FILE) return all;
  return all.map((diagnosis) => ({ ...moved(diagnosis), related: diagnosis.related.map(moved) }));
}

/** What was found already where changes began; undefined where everything is shown. */
function sinceFigure(folders: readonly LoadedFolder[]): SinceFigure | undefined {
  const [since] = folders.flatMap((folder) => folder.since ?? []);
  if (since === undefined) return undefined;
  const sumOf = (count: (folder: LoadedFolder) => number): number =>
    folders.reduce((all, folder) => all + count(folder), 0);
  return {
    ref: since.ref,
    // Several folders may be in several repositories.
    commit: folders.every((folder) => folder.since?.commit === since.commit) ? since.commit : undefined,
    known: sumOf((folder) =>
      judgedDocuments(folder).reduce((count, { uri }) => count + folder.engine.inEarlier(uri).length, 0),
    ),
    gone: sumOf((folder) => folder.since?.gone ?? 0),
  };
}

/** How many findings comments silence in what is checked. */
function silencedIn(folder: LoadedFolder): number {
  return judgedDocuments(folder).reduce((count, { uri }) => count + folder.engine.silenced(uri).length, 0);
}

function figureOf({ engine }: LoadedFolder, folder: string | undefined): ReadinessFigure {
  const { engagement } = engine.snapshot.configuration;
  const matrix = engine.readiness.matrix();
  const goal = goalOf(engagement);
  return {
    folder,
    ready: countCriteria(matrix)[goal],
    inScope: matrix.criteria.filter(({ inScope }) => inScope).length,
    goal,
  };
}

/** What a person should know who may have meant something else. */
function notesOn(folder: LoadedFolder): readonly string[] {
  const { engine, target, caseSensitive } = folder;
  const notes: string[] = [];
  if (target.limits !== undefined) {
    const read = namedDocuments(folder);
    for (const { uri, written } of target.limits) {
      if (read.some((document) => isInside(uri, document.uri, caseSensitive))) continue;
      notes.push(
        engine.workspace.roleOf(uri)?.role === 'code'
          ? l10n.t('{0} names no control.', written)
          : l10n.t('{0} is no policy and no register, holds none, or is excluded.', written),
      );
    }
  } else if (engine.documents().length === 0 && (folder.notes ?? []).length === 0) {
    // Where nothing is under version control, or in conflict, that is what is to be done first.
    notes.push(l10n.t('Where are they? “plumbline init” looks, and writes it down in plumbline.yml.'));
  }
  if (engine.workspace.truncated)
    notes.push(l10n.t('The folder holds more files than are read: exclude some in plumbline.yml.'));
  if (engine.workspace.leavesOutCode)
    notes.push(
      l10n.t(
        'The folder holds more source code than is looked through: name in plumbline.yml, under files.code, what matters.',
      ),
    );
  return notes;
}

function textOf(folders: readonly LoadedFolder[]): TextOf {
  return (uri) => folders.find(({ target }) => isInside(target.uri, uri))?.textOf(uri);
}

export function reaches(diagnoses: readonly Diagnosis[], threshold: Threshold): boolean {
  const grave = severitiesFrom(threshold);
  return diagnoses.some(({ severity }) => grave.includes(severity));
}

function sum(totals: readonly Totals[]): Totals {
  const add = (of: (one: Totals) => number): number => totals.reduce((total, one) => total + of(one), 0);
  return {
    files: add(({ files }) => files),
    policies: add(({ policies }) => policies),
    controls: add(({ controls }) => controls),
    evidence: add(({ evidence }) => evidence),
    errors: add(({ errors }) => errors),
    warnings: add(({ warnings }) => warnings),
    information: add(({ information }) => information),
    hints: add(({ hints }) => hints),
  };
}
