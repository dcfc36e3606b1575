/** The formats that can be imported, how each is known by its name and its bytes, and which files of a folder it takes. */

import { decodeSheet } from './decode-sheet.ts';

/** As they are typed on the command line. */
export const IMPORT_FORMATS = ['comply', 'csv', 'xlsx', 'oscal', 'opencontrol', 'ciso-assistant'] as const;

export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Formats whose source is a folder; of OpenControl it may be one component as well. */
export function takesFolder(format: ImportFormat): boolean {
  return format === 'comply' || format === 'opencontrol';
}

/** Formats whose source is a file. */
export function takesFile(format: ImportFormat): boolean {
  return format !== 'comply';
}

/** Formats in which columns have to be told apart. */
export function hasColumns(format: ImportFormat): boolean {
  return format === 'csv' || format === 'xlsx';
}

/** In bytes, of a source with all its files: whoever reads it need not read more than is imported. */
export const MOST_BYTES: Readonly<Record<ImportFormat, number>> = {
  comply: 64_000_000,
  csv: 32_000_000,
  xlsx: 32_000_000,
  oscal: 40_000_000,
  opencontrol: 64_000_000,
  'ciso-assistant': 8_000_000,
};

/** More files than any such folder has. */
export const MOST_FILES = 5000;

/** What is looked at of a file. */
const LOOKED_AT = 65_536;

/** The first bytes of a ZIP, of which an XLSX is one, and of what older Excels and passwords are in. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/** What a file is, by what stands in it and then by its name; undefined where it is nothing that is known. */
export function recogniseFile(path: string, bytes: Uint8Array): ImportFormat | undefined {
  const begins = (magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
  // Also what only looks like a workbook: the import says what else it is.
  if (begins(ZIP) || begins(OLD_EXCEL)) return 'xlsx';
  const { text } = decodeSheet(bytes.subarray(0, LOOKED_AT));
  const content = text.replace(/^\ufeff/, '');
  if (/^\s*[{[]/.test(content) || /\.json$/i.test(path)) return 'oscal';
  if (/\.ya?ml$/i.test(path)) return yamlFormat(content);
  if (/\.(?:csv|tsv|tab|txt)$/i.test(path)) return 'csv';
  if (/\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/i.test(path)) return 'xlsx';
  return /^[^\n]*[,;\t|]/.test(content) && !/^\s*</.test(content) ? 'csv' : undefined;
}

function yamlFormat(content: string): ImportFormat | undefined {
  if (/^["']?(?:catalog|component-definition|profile)["']?\s*:/m.test(content)) return 'oscal';
  if (/^urn\s*:\s*["']?urn:[^:\s]+:risk:library:/m.test(content)) return 'ciso-assistant';
  if (/^satisfies\s*:/m.test(content) || /^components\s*:/m.test(content)) return 'opencontrol';
  return /^objects\s*:/m.test(content) ? 'ciso-assistant' : undefined;
}

/** A source that is a folder. */
export interface FolderReading {
  readonly format: ImportFormat;
  /** The files of it that are imported, in their order. */
  readonly paths: readonly string[];
}

/** What a folder is, by the paths of its files (with `/`, from the folder); undefined where it is nothing that is known. */
export function recogniseFolder(paths: readonly string[]): FolderReading | undefined {
  const isComply = paths.some((path) => /^comply\.yml(?:\.example)?$/i.test(path));
  const formats: readonly ImportFormat[] = isComply ? ['comply'] : ['opencontrol', 'comply'];
  for (const format of formats) {
    const wanted = filesOf(format, paths);
    if (wanted.length > 0) return { format, paths: wanted };
  }
  return undefined;
}

/** Comply's folders, and how the files in them end that count. */
export const COMPLY_FOLDERS = ['standards', 'policies', 'narratives', 'procedures'] as const;
const COMPLY_FILE = /^(?:standards\/[^/]+\.ya?ml|(?:policies|narratives|procedures)\/[^/]+\.md)$/i;
const OPENCONTROL_FILE = /(?:^|\/)(?:opencontrol|component)\.ya?ml$/i;

/** The files that a format takes of a folder, in the order in which they are imported. */
export function filesOf(format: ImportFormat, paths: readonly string[]): readonly string[] {
  if (format === 'opencontrol') return paths.filter((path) => OPENCONTROL_FILE.test(path)).toSorted();
  if (format !== 'comply') return [];
  const those = paths.filter((path) => COMPLY_FILE.test(path) && !/\/readme\.[^/]*$/i.test(path)).toSorted();
  return COMPLY_FOLDERS.flatMap((folder) => those.filter((path) => path.startsWith(`${folder}/`)));
}
