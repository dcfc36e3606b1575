/** What can be exported from the editor: how each is called, what its file is called, and what the server is asked for. */
import { l10n } from 'vscode';

import type { ExportKind } from '../../../server/src/protocol/export-messages.ts';

/** As the command takes them for its `format`, and as the command line calls them. */
export const EXPORT_FORMATS = [
  'xlsx',
  'csv',
  'html',
  'md',
  'pbc',
  'manifest',
  'oscal-component-definition',
  'oscal-assessment-results',
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Ending = 'xlsx' | 'csv' | 'html' | 'md' | 'json';

/** What a person is shown of a format. */
export interface FormatTexts {
  readonly label: string;
  readonly detail: string;
}

/** Its name, and what is in it. */
export function formatTexts(format: ExportFormat): FormatTexts {
  switch (format) {
    case 'xlsx':
      return {
        label: l10n.t('Control matrix as a workbook'),
        detail: l10n.t('For Excel: a sheet for each kind of record, with filters'),
      };
    case 'csv':
      return {
        label: l10n.t('Control matrix as CSV'),
        detail: l10n.t('A row for each control, for any spreadsheet or tool'),
      };
    case 'html':
      return {
        label: l10n.t('Report'),
        detail: l10n.t('To read and to print, in one HTML file that needs no network'),
      };
    case 'md':
      return { label: l10n.t('Control matrix for a wiki'), detail: l10n.t('Tables in GitHub Markdown') };
    case 'pbc':
      return {
        label: l10n.t('Request list'),
        detail: l10n.t('“Provided by client”: what an auditor will ask for, and where it lies'),
      };
    case 'manifest':
      return {
        label: l10n.t('Evidence manifest'),
        detail: l10n.t('Every file of evidence with its SHA-256, to be verified later'),
      };
    case 'oscal-component-definition':
      return {
        label: l10n.t('OSCAL component definition'),
        detail: l10n.t('Controls and policies, for tools that read OSCAL'),
      };
    case 'oscal-assessment-results':
      return {
        label: l10n.t('OSCAL assessment results'),
        detail: l10n.t('Readiness and evidence, for tools that read OSCAL'),
      };
    default:
      return format satisfies never;
  }
}

/** The endings that its file may have, the usual one first. */
export function endingsOf(format: ExportFormat): readonly Ending[] {
  switch (format) {
    case 'xlsx':
    case 'csv':
    case 'html':
    case 'md':
      return [format];
    case 'pbc':
      return ['xlsx', 'csv', 'html', 'md'];
    case 'manifest':
    case 'oscal-component-definition':
    case 'oscal-assessment-results':
      return ['json'];
    default:
      return format satisfies never;
  }
}

/** The endings by what a file with each is called, as a save dialog takes them. */
export function fileFilters(format: ExportFormat): Record<string, string[]> {
  return Object.fromEntries(endingsOf(format).map((ending) => [endingText(ending), [ending]]));
}

function endingText(ending: Ending): string {
  switch (ending) {
    case 'xlsx':
      return l10n.t('Excel workbook');
    case 'csv':
      return l10n.t('CSV file');
    case 'html':
      return l10n.t('HTML page');
    case 'md':
      return l10n.t('Markdown file');
    case 'json':
      return l10n.t('JSON file');
    default:
      return ending satisfies never;
  }
}

/** `acme-control-matrix-2026-09-15.xlsx`: whose it is, what it is and for which day. Names of files are in English. */
export function fileName(format: ExportFormat, folder: string, asOf: string): string {
  // What file systems do not like in a name, or a shell.
  const owner = folder.replace(/[\s\p{Cc}\p{Surrogate}\\/:*?"<>|]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  const [ending = ''] = endingsOf(format);
  return `${[owner, STEMS[format], asOf].filter((part) => part !== '').join('-')}.${ending}`;
}

const STEMS: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'control-matrix',
  csv: 'control-matrix',
  html: 'readiness-report',
  md: 'control-matrix',
  pbc: 'request-list',
  manifest: 'evidence-manifest',
  'oscal-component-definition': 'oscal-component-definition',
  'oscal-assessment-results': 'oscal-assessment-results',
};

/** What the server is asked for: the shape of a request list is that for which the ending of its file stands, else CSV. */
export function kindOf(format: ExportFormat, path: string): ExportKind {
  if (format !== 'pbc') return format;
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  switch (ending) {
    case 'xlsx':
      return 'pbc-xlsx';
    case 'html':
    case 'htm':
      return 'pbc-html';
    case 'md':
    case 'markdown':
      return 'pbc-md';
    default:
      return 'pbc-csv';
  }
}

/** The format that an argument of the command means; undefined for any other value. */
export function formatIn(value: unknown): ExportFormat | undefined {
  return EXPORT_FORMATS.find((one) => one === value);
}
