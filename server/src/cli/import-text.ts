/** What `plumbline import` says before it writes: the files, what is there already, and what was not understood. */

import * as l10n from '@vscode/l10n';

import type { ImportFormat } from '../imports/import-formats.ts';
import type { ImportNote, ImportPlan } from '../imports/import-plan.ts';
import { printableError } from './host.ts';

/** More than these nobody reads; the count of the others is said. */
const MOST_LINES = 200;

/**
 * The report, each line ended. `nameOf` is what a path of the plan is called to its reader; `recognised` is the format, where
 * nobody has said it.
 */
export function importText(
  plan: ImportPlan,
  nameOf: (path: string) => string,
  recognised: ImportFormat | undefined,
): string {
  const { files, records, notes, conflicts, unread, sheet, remember } = plan;
  const lines: string[] = [];
  if (recognised !== undefined) lines.push(l10n.t('This was taken for {0}.', recognised));
  if (sheet?.sheet !== undefined && (sheet.sheets?.length ?? 0) > 1)
    lines.push(sheetLine(sheet.sheet, sheet.sheets ?? []));
  if (files.length === 0) lines.push(l10n.t('There is nothing to write.'));
  else {
    lines.push(
      records === 1 ? l10n.t('To be written, with 1 record:') : l10n.t('To be written, with {0} records:', records),
    );
    lines.push(...limited(files.map(({ path }) => `  ${nameOf(path)}`)));
  }
  if (conflicts.length > 0)
    lines.push('', l10n.t('There already, and left as it is:'), ...limited(conflicts.map(noteLine)));
  if (notes.length > 0) lines.push('', l10n.t('Not understood, or not all of it:'), ...limited(notes.map(noteLine)));
  if (unread.length > 0) lines.push('', l10n.t('Not read by Plumbline:'), ...limited(unread.map(noteLine)));
  if (remember !== undefined && files.length > 0)
    lines.push('', l10n.t('What you said of columns is kept in {0}.', nameOf(remember.path)));
  return `${lines.map(printableError).join('\n')}\n\n`;
}

function sheetLine(sheet: string, sheets: readonly string[]): string {
  const others = sheets.filter((one) => one !== sheet).map((one) => `“${one}”`);
  return l10n.t(
    'Of the sheets “{0}” is read, and not {1}. For another: {2}.',
    sheet,
    others.join(', '),
    '--sheet NAME', // l10n: what is typed
  );
}

function noteLine({ file, line, message }: ImportNote): string {
  const at = line === undefined ? undefined : l10n.t('line {0}', line);
  const place = [file, at].filter((one) => one !== undefined).join(', ');
  return place === '' ? `  ${message}` : `  ${place}: ${message}`;
}

function limited(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  const more = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), `  ${more === 1 ? l10n.t('… and 1 more') : l10n.t('… and {0} more', more)}`];
}
