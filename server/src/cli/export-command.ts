/** `plumbline export`: writes what is known of a folder for others, or verifies files that were handed over. */

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import { isSuchExport, RECOGNIZED_BY, writeExport } from '../exports/write-export.ts';
import { systemClock } from '../host/clock.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import type { ExportKind } from '../protocol/export-messages.ts';
import { verifyingText } from '../reports/verifying-text.ts';
import type { Invocation } from './arguments.ts';
import { errorCode } from './error-code.ts';
import { EXIT_CLEAN, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { type ExportRequest, kindOf, type OscalModel } from './export-request.ts';
import { isOutputTerminal, printableError, writeError, writeOut, writeOutBytes } from './host.ts';
import { inEnglish } from './language.ts';
import { checkPatiently, configurationFault, loadFolder, type LoadedFolder, readNamed } from './loaded-folder.ts';
import { Progress } from './progress.ts';
import { configuredAt, folderOf, type Target, uriOf } from './targets.ts';
import { unread, unverified } from './unread.ts';
import { UsageError } from './usage-error.ts';
import { writeNamed } from './named-file.ts';

type Writing = Extract<ExportRequest, { format: unknown }>;

/** One file to be written. */
interface Job {
  readonly kind: ExportKind;
  /** Undefined: standard output. */
  readonly file: { readonly path: string; readonly name: string } | undefined;
}

/** Runs the command: of a folder, or of the one above that has its `plumbline.yml`. */
export async function exportCommand(invocation: Invocation, current: string): Promise<ExitCode> {
  const named = folderOf(invocation.parameters[0], invocation.command, current);
  const root = configuredAt(named.folder);
  const target = { ...named, folder: root, uri: uriOf(root) };
  const { exporting } = invocation;
  if (exporting === undefined) throw new Error('export was asked for nothing'); // l10n: a mistake of ours
  if (exporting.verify !== undefined) {
    return (await import('./verify-manifest.ts')).verifyFiles(invocation, {
      manifest: exporting.verify,
      target,
      current,
    });
  }
  return write(invocation, exporting, { target, current });
}

interface Place {
  readonly target: Target;
  readonly current: string;
}

async function write(invocation: Invocation, request: Writing, { target, current }: Place): Promise<ExitCode> {
  const jobs = jobsOf(request, current);
  for (const { kind, file } of jobs) {
    if (file === undefined) {
      refuseTerminal(kind);
      continue;
    }
    refuseDevice(file.path, file.name);
    if (!request.force) refuseOther(file.path, file.name, kind);
  }
  const asOf = invocation.asOf ?? systemClock.today();
  // What is wrong with it is said in the language of whoever called.
  const configurationText = invocation.config === undefined ? undefined : readNamed(invocation.config, current);
  const { folder, contents } = await inEnglish(async () => {
    const loaded = await loadFolder({ target, asOf, config: invocation.config, configurationText, current });
    await checkPatiently(loaded.engine);
    return { folder: loaded, contents: await contentsOf(jobs, loaded) };
  });
  const fault = configurationFault(folder);
  if (fault !== undefined) {
    writeError(`plumbline: ${fault} ${l10n.t('Nothing was written.')}\n`);
    return EXIT_USAGE;
  }
  for (const [index, content] of contents.entries()) put(jobs[index]?.file, content);
  for (const sentence of [...unverified(folder), ...unread(folder)]) writeError(`${sentence}\n`);
  return EXIT_CLEAN;
}

/** What is written, job by job; nothing where the configuration cannot be read. */
async function contentsOf(jobs: readonly Job[], folder: LoadedFolder): Promise<readonly (string | Uint8Array)[]> {
  const contents: (string | Uint8Array)[] = [];
  if (configurationFault(folder) !== undefined) return contents;
  const progress = new Progress();
  const host = {
    fileSystem: nodeFileSystem({ mode: 'sync', folder: folder.target.uri }),
    onProgress: (read: Parameters<typeof verifyingText>[0]) => progress.say(() => verifyingText(read)),
  };
  try {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, each as large as it is
    for (const { kind } of jobs) contents.push(await writeExport(folder.engine, kind, host));
  } finally {
    progress.clear();
  }
  return contents;
}

function put(file: Job['file'], content: string | Uint8Array): void {
  if (file !== undefined) {
    writeNamed(file.path, file.name, content);
    writeOut(`${l10n.t('Wrote {0}.', printableError(file.name))}\n`);
  } else if (typeof content === 'string') writeOut(content);
  else writeOutBytes(content);
}

/** The files to write. OSCAL goes into a folder as two files, else as the one that was asked for. */
function jobsOf({ format, output, oscalModel }: Writing, current: string): readonly Job[] {
  const path = output === undefined ? undefined : resolve(current, output);
  const isFolder = path !== undefined && output !== undefined && (isDirectory(path) || /[\\/]$/.test(output));
  if (format !== 'oscal') {
    const kind = kindOf(format, output);
    if (path === undefined || output === undefined) return [{ kind, file: undefined }];
    if (isFolder) throw new UsageError(l10n.t('{0} is a folder: name a file in it.', output));
    return [{ kind, file: { path, name: output } }];
  }
  const kindFor = (model: OscalModel): ExportKind => `oscal-${model}`;
  if (path === undefined || output === undefined)
    return [{ kind: kindFor(oscalModel ?? 'component-definition'), file: undefined }];
  if (!isFolder) return [{ kind: kindFor(oscalModel ?? 'component-definition'), file: { path, name: output } }];
  const models = oscalModel === undefined ? (['component-definition', 'assessment-results'] as const) : [oscalModel];
  return models.map((model) => {
    const file = `${model}.json`;
    return { kind: kindFor(model), file: { path: join(path, file), name: join(output, file) } };
  });
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function refuseTerminal(kind: ExportKind): void {
  if (!kind.endsWith('xlsx') || !isOutputTerminal()) return;
  throw new UsageError(l10n.t('A workbook is nothing for a terminal: add --output FILE.'));
}

/** A file takes the place of what is there, and of a device or a pipe it must not, by a link neither. */
function refuseDevice(path: string, name: string): void {
  if (isFileOrNothing(path) && !path.startsWith('/dev/')) return;
  throw new UsageError(l10n.t('{0} is no file. Without --output the export goes to standard output.', name));
}

function isFileOrNothing(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // What is not there, or may not be looked at, is told of when it is to be written.
    return true;
  }
}

/** A file that is no such export is somebody's: it stays. */
function refuseOther(path: string, name: string, kind: ExportKind): void {
  const start = startOf(path, name);
  if (start === undefined || start === '' || isSuchExport(start, kind)) return;
  throw new UsageError(
    l10n.t('{0} exists and is no such export, so it stays as it is. Name another file, or add --force.', name),
  );
}

/** The beginning of a file, a character for each byte; undefined where there is none. */
function startOf(path: string, name: string): string | undefined {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(RECOGNIZED_BY);
      const length = readSync(descriptor, bytes, 0, bytes.length, 0);
      return bytes.toString('latin1', 0, length);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'ENOENT') return undefined;
    throw new UsageError(l10n.t('{0} cannot be written ({1}).', name, code));
  }
}
