/** Reads what is to be imported through the editor's file systems: a file of a sane size, or what is wanted of a folder. */
import * as vscode from 'vscode';

import { IMPORT_WALK } from '../../../server/src/protocol/import-messages.ts';
import type {
  ImportFormatName,
  ImportReading,
  OpenImportParams,
  OpenImportResult,
} from '../../../server/src/protocol/import-messages.ts';
import { isLinkType } from '../server/workspace-boundary.ts';

/** Why there is nothing to import, in a sentence. */
export class ImportFault extends Error {}

export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ImportSource {
  readonly uri: vscode.Uri;
  /** Its last name. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** All paths of a folder; undefined for a file. */
  readonly paths: readonly string[] | undefined;
  /** Of a folder: what it is. */
  readonly format: ImportFormatName | undefined;
  /** Under which number the server knows it. */
  readonly number: number;
}

export interface SourceReader {
  readonly fs: Pick<vscode.FileSystem, 'stat' | 'readDirectory' | 'readFile'>;
  /** Tells the server of the source; undefined when there is no server to ask. */
  readonly open: (parameters: OpenImportParams) => Promise<OpenImportResult | undefined>;
  /** Which of several formats a folder has; undefined where nobody says. */
  readonly choose: (readings: readonly ImportReading[]) => Promise<ImportReading | undefined>;
  readonly say: (message: string) => void;
  readonly isCancelled: () => boolean;
}

/** The source at an address, within the server's limits; undefined where it was called off. Throws an `ImportFault`. */
export async function readSource(uri: vscode.Uri, reader: SourceReader): Promise<ImportSource | undefined> {
  const name = uri.path.replace(/\/+$/, '').replace(/^.*\//, '') || uri.path;
  const type = await statOf(uri, name, reader);
  if ((type.type & vscode.FileType.Directory) !== 0) return readFolder(uri, name, reader);
  const { most, source } = await opened(reader, {});
  const bytes = await readFile(uri, name, most.bytesOfFile, reader);
  if (reader.isCancelled()) return undefined;
  return { uri, name, files: [{ path: name, bytes }], paths: undefined, format: undefined, number: source };
}

async function readFolder(uri: vscode.Uri, name: string, reader: SourceReader): Promise<ImportSource | undefined> {
  const paths = await pathsIn(uri, name, reader);
  if (paths === undefined) return undefined;
  const { most, readings, source } = await opened(reader, { paths });
  if (readings.length === 0)
    throw new ImportFault(
      vscode.l10n.t('{0} holds nothing that can be imported as a folder. Choose a file in it.', name),
    );
  const reading = readings.length === 1 ? readings[0] : await reader.choose(readings);
  if (reading === undefined) return undefined;
  const files: SourceFile[] = [];
  let bytesLeft = most.bytes;
  for (const [at, path] of reading.paths.entries()) {
    if (reader.isCancelled()) return undefined;
    reader.say(vscode.l10n.t('reading file {0} of {1}', at + 1, reading.paths.length));
    // oxlint-disable-next-line eslint/no-await-in-loop -- no more of them in memory than are taken
    const bytes = await readFile(vscode.Uri.joinPath(uri, path), path, most.bytesOfFile, reader);
    bytesLeft -= bytes.length;
    if (at === most.files || bytesLeft < 0) {
      const megabytes = most.bytes / 1_000_000;
      throw new ImportFault(
        vscode.l10n.t('{0} holds more than {1} files or {2} MB, so it was not imported.', name, most.files, megabytes),
      );
    }
    files.push({ path, bytes });
  }
  return { uri, name, files, paths, format: reading.format, number: source };
}

async function opened({ open }: SourceReader, parameters: OpenImportParams): Promise<OpenImportResult> {
  const result = await open(parameters);
  if (result === undefined) throw new ImportFault(vscode.l10n.t('Plumbline is not running.'));
  return result;
}

async function statOf(uri: vscode.Uri, name: string, { fs }: SourceReader): Promise<vscode.FileStat> {
  try {
    return await fs.stat(uri);
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** The bytes of a file, unless there are too many: known before it is read, where the file system knows it. */
async function readFile(uri: vscode.Uri, name: string, most: number, reader: SourceReader): Promise<Uint8Array> {
  const { size, type } = await statOf(uri, name, reader);
  if ((type & vscode.FileType.File) === 0) throw new ImportFault(vscode.l10n.t('{0} is no file.', name));
  if (size > most) throw tooLarge(name, size, most);
  try {
    const bytes = await reader.fs.readFile(uri);
    if (bytes.length <= most) return bytes;
    throw tooLarge(name, bytes.length, most);
  } catch (error) {
    throw error instanceof ImportFault ? error : unreadable(name, error);
  }
}

function tooLarge(name: string, size: number, most: number): ImportFault {
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
  return new ImportFault(
    vscode.l10n.t(
      '{0} has {1} MB, and at most {2} MB are imported. Split it first.',
      name,
      megabytes(size),
      megabytes(most),
    ),
  );
}

function unreadable(name: string, error: unknown): ImportFault {
  const reason = error instanceof Error ? error.message : String(error);
  return new ImportFault(vscode.l10n.t('{0} cannot be read: {1}', name, reason));
}

/** The files of a folder, with `/`; neither hidden ones nor those of packages, and no links. Undefined where it was called off. */
async function pathsIn(root: vscode.Uri, name: string, reader: SourceReader): Promise<readonly string[] | undefined> {
  const paths: string[] = [];
  const folders: [path: string, depth: number][] = [['', 0]];
  for (const [folder, depth] of folders) {
    if (reader.isCancelled()) return undefined;
    // oxlint-disable-next-line eslint/no-await-in-loop -- the folders are found on the way
    for (const [entry, type] of await entriesOf(
      folder === '' ? root : vscode.Uri.joinPath(root, folder),
      name,
      reader,
    )) {
      if (entry.startsWith('.') || entry === 'node_modules' || isLinkType(type)) continue;
      const path = folder === '' ? entry : `${folder}/${entry}`;
      if (type === vscode.FileType.Directory && depth < IMPORT_WALK.deepest) folders.push([path, depth + 1]);
      else if (type === vscode.FileType.File) paths.push(path);
      if (paths.length > IMPORT_WALK.mostPaths)
        throw new ImportFault(
          vscode.l10n.t('{0} holds more than {1} files. Choose a folder in it.', name, IMPORT_WALK.mostPaths),
        );
    }
  }
  return paths;
}

async function entriesOf(
  folder: vscode.Uri,
  name: string,
  { fs }: SourceReader,
): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await fs.readDirectory(folder);
  } catch (error) {
    throw unreadable(name, error);
  }
}
