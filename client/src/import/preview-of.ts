/** From a plan to what its page shows: the beginning of each list and text, since there may be thousands. */
import type { PlannedFile, PlannedImport, PlannedNote } from '../../../server/src/protocol/import-messages.ts';
import type { ImportPreview, PreviewFile, PreviewNotes } from '../pages/import-preview.ts';
import { textOf } from './planned-bytes.ts';

/** More than these nobody reads; how many there are is said. */
const MOST_LISTED = 300;
/** A choice for each of more of them would take the page seconds. */
const MOST_COLUMNS = 150;
const MOST_LINES = 80;
const LONGEST_EXCERPT = 6000;

/** From where it comes and where it goes. */
interface Shown {
  /** All paths of a folder; undefined for a file. */
  readonly source: { readonly name: string; readonly paths: readonly string[] | undefined };
  readonly folder: { readonly name: string };
}

/** What the page shows of a plan. */
export function previewOf(
  { source, folder }: Shown,
  plan: PlannedImport,
  { isBusy, notice }: { readonly isBusy: boolean; readonly notice: string },
): ImportPreview {
  const { format, formats, files, records, notes, conflicts, unread, refusal, sheet, remember } = plan;
  return {
    source: source.name,
    folder: folder.name,
    isBusy,
    notice,
    ...(format === undefined ? {} : { format }),
    // Of a folder only what one format takes was read.
    formats: source.paths === undefined ? formats : [],
    records,
    files: files.slice(0, MOST_LISTED).map(previewOfFile),
    fileCount: files.length,
    conflicts: firstOf(conflicts),
    notes: firstOf(notes),
    unread: firstOf(unread),
    ...(refusal === undefined ? {} : { refusal }),
    ...(sheet === undefined ? {} : { sheet: { ...sheet, columns: sheet.columns.slice(0, MOST_COLUMNS) } }),
    columnCount: sheet?.columns.length ?? 0,
    ...(remember === undefined ? {} : { remember: remember.path }),
  };
}

function previewOfFile(file: PlannedFile): PreviewFile {
  const text = textOf(file);
  const lines = text.split('\n');
  const excerpt = lines.slice(0, MOST_LINES).join('\n').slice(0, LONGEST_EXCERPT);
  return {
    path: file.path,
    lines: text.endsWith('\n') ? lines.length - 1 : lines.length,
    excerpt,
    isWhole: excerpt.length >= text.trimEnd().length,
  };
}

function firstOf(notes: readonly PlannedNote[]): PreviewNotes {
  return { first: notes.slice(0, MOST_LISTED), count: notes.length };
}
