/** The one way in for imports: from the files of a source to the plan of what would be written. */

import * as l10n from '@vscode/l10n';

import { fieldOfHeading, foldHeading } from './control-headings.ts';
import { importCiso } from './import-ciso.ts';
import { importComply } from './import-comply.ts';
import { importCsv } from './import-csv.ts';
import {
  hasColumns,
  IMPORT_FORMATS,
  type ImportFormat,
  MOST_BYTES,
  recogniseFile,
  recogniseFolder,
} from './import-formats.ts';
import { importOpenControl } from './import-opencontrol.ts';
import { importOscal } from './import-oscal.ts';
import {
  type ImportNote,
  type ImportOutcome,
  type ImportPace,
  type ImportPlan,
  type ImportTarget,
  refused,
} from './import-plan.ts';
import type { ImportRequest } from './import-request.ts';
import { NoRoom } from './import-room.ts';
import { wrongField } from './import-sheet.ts';
import { importXlsx } from './import-xlsx.ts';
import { CalledOff, ImportSteps } from './import-steps.ts';
import { readRemembered, REMEMBERED_FILE, type RememberedColumns, withRemembered } from './remembered-columns.ts';
import type { HeadingMap, SheetReading } from './sheet-reading.ts';

/**
 * The plan for a source: nothing is written, and nothing is read but what is given and what the target answers. Bad input is a
 * refusal or a note. Undefined where it was called off.
 */
export async function planImport(
  request: ImportRequest,
  target: ImportTarget,
  pace: ImportPace = {},
): Promise<ImportPlan | undefined> {
  const remembered = readRemembered(target.remembered);
  try {
    const outcome = await outcomeOf(request, target, remembered, new ImportSteps(pace));
    return planOf(outcome, target, remembered);
  } catch (error) {
    if (error instanceof CalledOff) return undefined;
    if (error instanceof NoRoom) return { ...refused(withoutRoom()), unread: [] };
    throw error;
  }
}

/** What the files of a source are: undefined where that is not known. */
export function formatOf({ files, format }: Pick<ImportRequest, 'files' | 'format'>): ImportFormat | undefined {
  if (format !== undefined) return format;
  const [only, ...others] = files;
  return only !== undefined && others.length === 0 && !only.path.includes('/')
    ? recogniseFile(only.path, only.bytes)
    : recogniseFolder(files.map(({ path }) => path))?.format;
}

async function outcomeOf(
  request: ImportRequest,
  target: ImportTarget,
  remembered: RememberedColumns,
  steps: ImportSteps,
): Promise<ImportOutcome> {
  const { files, map = [], isInPlace = false, canChoose = false } = request;
  const format = formatOf(request);
  if (format === undefined) {
    const formats = IMPORT_FORMATS.join(', ');
    return refused(l10n.t('It is not known what this is. Say its format: {0}.', formats));
  }
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MOST_BYTES[format]) return refused(tooLarge(size, MOST_BYTES[format]));
  await steps.at(0, files.length);
  const columns = { said: map, remembered: remembered.map, canChoose };
  const wrong = hasColumns(format) ? wrongField(columns) : undefined;
  if (wrong !== undefined) return refused(wrong);
  const bytes = files[0]?.bytes ?? new Uint8Array();
  switch (format) {
    case 'comply':
      return importComply(files, isInPlace, target, steps);
    case 'csv':
      return importCsv(bytes, columns, target, steps);
    case 'oscal':
      return importOscal(bytes, target, steps);
    case 'xlsx':
      return importXlsx(bytes, request.sheet, columns, target, steps);
    case 'opencontrol':
      return importOpenControl(files, target, steps);
    case 'ciso-assistant':
      return importCiso(bytes, target, steps);
    default:
      return format satisfies never;
  }
}

function tooLarge(size: number, most: number): string {
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
  return l10n.t('It has {0} MB, and at most {1} MB are imported. Split it first.', megabytes(size), megabytes(most));
}

function withoutRoom(): string {
  return l10n.t('What would come of it is longer than anything that can be imported. Split it first.');
}

function planOf(outcome: ImportOutcome, target: ImportTarget, remembered: RememberedColumns): ImportPlan {
  const unread = outcome.files
    .filter(({ path }) => !target.isRead(path))
    .map(({ path }): ImportNote => ({ message: unreadSentence(path) }));
  if (outcome.sheet === undefined) return { ...outcome, unread };
  const notes = [...remembered.notes.map((message) => ({ message })), ...outcome.notes];
  const fresh = freshColumns(outcome.sheet, remembered);
  if (outcome.refusal !== undefined || fresh.length === 0 || !remembered.isWhole || target.isRememberedUnread === true)
    return { ...outcome, notes, unread };
  const content = withRemembered(target.remembered, fresh);
  return { ...outcome, notes, unread, remember: { path: REMEMBERED_FILE, content } };
}

/** What was said of columns and is not remembered yet. */
function freshColumns({ columns }: SheetReading, { map }: RememberedColumns): HeadingMap {
  const known = new Map(map.map(([heading, field]) => [foldHeading(heading), field]));
  return columns.flatMap(({ heading, field, by }): HeadingMap => {
    if (by !== 'said' || field === undefined) return [];
    const name = field === 'none' ? '-' : field;
    const before = known.get(foldHeading(heading)) ?? fieldOfHeading(heading);
    return before === name ? [] : [[heading, name]];
  });
}

/** What to do about a file that the folder's own settings leave out. */
function unreadSentence(path: string): string {
  const folder = path.slice(0, Math.max(0, path.indexOf('/')));
  const [key, glob] =
    folder === 'controls'
      ? ['files.registers', 'controls/**/*.yml']
      : folder === 'frameworks' || folder === 'standards'
        ? ['frameworks', `${folder}/*.yml`]
        : ['files.policies', `${folder}/**/*.md`];
  return l10n.t('{0} would not be read: “{1}” in plumbline.yml names no such file. Add “{2}” to it.', path, key, glob);
}
