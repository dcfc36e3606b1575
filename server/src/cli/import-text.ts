/** What `plumbline import` says before it writes: the files, what is there already, and what was not understood. */

import * as l10n from '@vscode/l10n';

import type { ImportNote, ImportPlan } from '../imports/import-plan.ts';
import { printableError } from './host.ts';

/** More than these nobody reads; the count of the others is said. */
const MOST_LINES = 200;

/** The report, each line ended. `nameOf` is what a path of the plan is called to its reader. */
export function importText(plan: ImportPlan, nameOf: (path: string) => string): string {
  const { files, records, notes, conflicts } = plan;
  const lines: string[] = [];
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
  return `${lines.map(printableError).join('\n')}\n\n`;
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
