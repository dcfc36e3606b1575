/** What `plumbline import` was asked for: which format, where from and where to, and whether to ask first. */

import * as l10n from '@vscode/l10n';

import { nearest } from '../domain/nearest.ts';
import { hasColumns, IMPORT_FORMATS, type ImportFormat } from '../imports/import-formats.ts';
import type { HeadingMap } from '../imports/sheet-reading.ts';
import type { OptionName } from './options.ts';
import { UsageError } from './usage-error.ts';

export interface ImportCommand {
  /** Undefined: recognised by what the source is. */
  readonly format: ImportFormat | undefined;
  /** A file or a folder, as it was written. */
  readonly source: string;
  /** The folder into which it goes, as it was written. */
  readonly output: string;
  /** Headings and the fields for which they stand. */
  readonly map: HeadingMap;
  /** The sheet of a workbook. */
  readonly sheet: string | undefined;
  /** Whether only to show what would be written; whether to write without a question. */
  readonly isDry: boolean;
  readonly isAgreed: boolean;
}

/** Reads the words and options of `import`. Throws a `UsageError` where something is missing or does not go together. */
export function readImportRequest(
  [first, second]: readonly string[],
  values: ReadonlyMap<OptionName, string>,
): ImportCommand {
  const format = IMPORT_FORMATS.find((one) => one === first);
  if (first === undefined || (format !== undefined && second === undefined)) {
    // l10n: what is typed
    const usage = `plumbline import [${IMPORT_FORMATS.join('|')}] SOURCE`;
    throw new UsageError(l10n.t('Say what to import and from where: {0}.', usage));
  }
  if (format === undefined && second !== undefined) {
    const near = nearest(first, IMPORT_FORMATS);
    const hint =
      near === undefined ? l10n.t('It takes {0}.', IMPORT_FORMATS.join('|')) : l10n.t('Did you mean “{0}”?', near);
    throw new UsageError(`${l10n.t('{0} does not know “{1}”.', 'import', first)} ${hint}`); // l10n: as it is typed
  }
  const [isDry, isAgreed] = [values.has('dry-run'), values.has('yes')];
  if (isDry && isAgreed)
    throw new UsageError(l10n.t('{0} and {1} do not go together: give one of them.', '--dry-run', '--yes'));
  const output = values.get('output') ?? '.';
  if (output === '-')
    throw new UsageError(
      // l10n: as it is typed
      l10n.t('{0} writes files, and none to standard output: name a folder after --output.', 'import'),
    );
  const map = readMap(values.get('map'));
  const sheet = values.get('sheet');
  if (format !== undefined && !hasColumns(format) && map.length > 0)
    throw new UsageError(l10n.t('{0} goes with a spreadsheet.', '--map'));
  if (format !== undefined && format !== 'xlsx' && sheet !== undefined)
    throw new UsageError(l10n.t('{0} goes with a workbook.', '--sheet'));
  return { format, source: second ?? first, map, sheet, output, isDry, isAgreed };
}

/** `Their heading=field`, a line for each. */
function readMap(written: string | undefined): HeadingMap {
  if (written === undefined) return [];
  return written.split('\n').map((line) => {
    const at = line.lastIndexOf('=');
    if (at < 1 || at === line.length - 1)
      throw new UsageError(l10n.t('--map takes a heading and a field, HEADING=FIELD, and “{0}” is not that.', line));
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
}
