/** What `plumbline export` was asked for: which format, where to, and whether to verify instead. */

import { extname } from 'node:path';

import * as l10n from '@vscode/l10n';

import type { ExportKind } from '../protocol/export-messages.ts';
import { EXPORT_FORMATS, OSCAL_MODELS, type OptionName } from './options.ts';
import { UsageError } from './usage-error.ts';

type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type OscalModel = (typeof OSCAL_MODELS)[number];

export type ExportRequest =
  | {
      readonly format: ExportFormat;
      /** As it was written; undefined: standard output. */
      readonly output: string | undefined;
      readonly force: boolean;
      /** Undefined where none was named: the usual one, or into a folder both. */
      readonly oscalModel: OscalModel | undefined;
      readonly verify?: undefined;
    }
  /** The manifest to verify, as it was written. */
  | { readonly verify: string };

/** What goes only with writing. */
const WRITING = ['format', 'output', 'force', 'oscal-model'] as const;

/** Reads the options of `export`. Throws a `UsageError` where they do not go together. */
export function readExportRequest(values: ReadonlyMap<OptionName, string>): ExportRequest {
  const verify = values.get('verify');
  if (verify !== undefined) {
    const other = WRITING.find((name) => values.has(name));
    if (other !== undefined) {
      throw new UsageError(l10n.t('--verify writes nothing: leave out {0}.', `--${other}`));
    }
    return { verify };
  }
  const written = values.get('output');
  const output = written === '-' ? undefined : written;
  const format = formatOf(values.get('format'), output);
  const model = values.get('oscal-model');
  if (model !== undefined && format !== 'oscal') {
    throw new UsageError(l10n.t('--oscal-model goes with {0}.', '--format oscal')); // l10n: as it is typed
  }
  const oscalModel = OSCAL_MODELS.find((one) => one === model);
  return { format, output, force: values.has('force'), oscalModel };
}

/** The format that was named, else the one that the file's ending stands for. */
function formatOf(named: string | undefined, output: string | undefined): ExportFormat {
  const format = EXPORT_FORMATS.find((one) => one === (named ?? shapeOf(output)));
  if (format !== undefined) return format;
  throw new UsageError(l10n.t('Say what to write: --format {0}.', EXPORT_FORMATS.join('|')));
}

type Shape = 'csv' | 'xlsx' | 'html' | 'md';

/** The shape for which the ending of a file stands. */
function shapeOf(output: string | undefined): Shape | undefined {
  switch (extname(output ?? '').toLowerCase()) {
    case '.csv':
      return 'csv';
    case '.xlsx':
      return 'xlsx';
    case '.html':
    case '.htm':
      return 'html';
    case '.md':
    case '.markdown':
      return 'md';
    default:
      return undefined;
  }
}

/** What is written for a format other than OSCAL: of the request list the shape is that of the file's ending, else CSV. */
export function kindOf(format: Exclude<ExportFormat, 'oscal'>, output: string | undefined): ExportKind {
  return format === 'pbc' ? `pbc-${shapeOf(output) ?? 'csv'}` : format;
}
