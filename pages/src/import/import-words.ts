/** The words of the preview of an import: counts, formats, and what a column can be. */
import * as l10n from '@vscode/l10n';

import type { ImportFormatName, PlannedColumn, PlannedNote } from '../../../server/src/protocol/import-messages.ts';

/** A heading that fits into the table. */
export function shortText(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

export function recordsText(count: number): string {
  return count === 1 ? l10n.t('1 record') : l10n.t('{0} records', count);
}

export function filesText(count: number): string {
  return count === 1 ? l10n.t('1 new file') : l10n.t('{0} new files', count);
}

export function conflictsText(count: number): string {
  return count === 1 ? l10n.t('1 already there') : l10n.t('{0} already there', count);
}

export function notesText(count: number): string {
  return count === 1 ? l10n.t('1 to look at') : l10n.t('{0} to look at', count);
}

export function linesText(count: number): string {
  return count === 1 ? l10n.t('1 line') : l10n.t('{0} lines', count);
}

export function moreText(count: number): string {
  return count === 1 ? l10n.t('… and 1 more') : l10n.t('… and {0} more', count);
}

export function importText(count: number): string {
  return count === 1 ? l10n.t('Import 1 file') : l10n.t('Import {0} files', count);
}

/** Where something stands in the source: `procedures/restore.md, line 3`; empty for all of it. */
export function placeText({ file, line }: PlannedNote): string {
  if (file === undefined) return line === undefined ? '' : l10n.t('line {0}', line);
  return line === undefined
    ? file
    : l10n.t({ message: '{0}, line {1}', args: [file, line], comment: ['{0}: a file, {1}: a number'] });
}

export function formatText(format: ImportFormatName): string {
  switch (format) {
    case 'comply':
      return l10n.t('a repository of Comply');
    case 'csv':
      return l10n.t('a spreadsheet, as CSV');
    case 'xlsx':
      return l10n.t('a workbook of Excel');
    case 'oscal':
      return 'OSCAL';
    case 'opencontrol':
      return 'OpenControl';
    case 'ciso-assistant':
      return l10n.t('a library of CISO Assistant');
    default:
      return format satisfies never;
  }
}

/** What a field is called; its own name where it is one that this page does not know. */
export function fieldText(field: string): string {
  switch (field) {
    case 'id':
      return l10n.t('ID');
    case 'title':
      return l10n.t('Title');
    case 'description':
      return l10n.t('Description');
    case 'owner':
      return l10n.t('Owner');
    case 'type':
      return l10n.t('Type: preventive, detective or corrective');
    case 'nature':
      return l10n.t('Nature: manual or automated');
    case 'layer':
      return l10n.t('Layer');
    case 'frequency':
      return l10n.t('Frequency');
    case 'criteria':
      return l10n.t('Criteria');
    case 'policies':
      return l10n.t('Policies');
    case 'systems':
      return l10n.t('Systems');
    case 'risks':
      return l10n.t('Risks');
    case 'status':
      return l10n.t('Status');
    case 'evidence':
      return l10n.t('Evidence');
    case 'tests':
      return l10n.t('Test procedure');
    case 'started':
      return l10n.t('Operating since');
    case 'last_reviewed':
      return l10n.t('Last reviewed');
    case 'review_cadence':
      return l10n.t('Review cadence');
    case 'next_review':
      return l10n.t('Next review');
    case 'notes':
      return l10n.t('Notes');
    default:
      return field;
  }
}

/** How it is known what a column holds. */
export function sourceText({ heading, by }: PlannedColumn): string {
  if (heading === '') return l10n.t('It has no heading, so its cells are kept in the notes.');
  switch (by) {
    case 'heading':
      return l10n.t('Known by its heading');
    case 'said':
      return l10n.t('As you chose');
    case 'remembered':
      return l10n.t('Remembered from an earlier import');
    case 'own':
      return l10n.t('Reckoned by Plumbline, so it is not imported');
    case undefined:
      return l10n.t('Not known: kept in the notes, with its heading');
    default:
      return by satisfies never;
  }
}
