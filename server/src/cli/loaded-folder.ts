/** Reads a folder into an engine: with another configuration where one was named, and a word to whoever waits. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import type { CivilDate } from '../domain/civil-date.ts';
import { Engine } from '../engine/engine.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { decodeText, MAX_SIZE } from '../syntax/guards.ts';
import { CONFIGURATION_FILE } from '../workspace/classify.ts';
import type { DocumentUri, FileSystem } from '../workspace/file-system.ts';
import { isInside, joinUri } from '../workspace/uri.ts';
import { configurationFaultText } from '../reports/not-read.ts';
import { verifyingText } from '../reports/verifying-text.ts';
import { errorCode } from './error-code.ts';
import { givingWay, Turns } from './giving-way.ts';
import { Progress } from './progress.ts';
import { pathFrom, type Target } from './targets.ts';
import { UsageError } from './usage-error.ts';

/** Fewer documents than this are checked in no time. */
const MANY = 300;

export interface LoadedFolder {
  readonly target: Target;
  readonly engine: Engine;
  /** Whether the disk tells `A.md` and `a.md` apart. */
  readonly caseSensitive: boolean;
  /** Where the configuration stands, from the folder. */
  readonly configurationPath: string;
  /** The text of a file as it was checked. */
  textOf(uri: DocumentUri): string | undefined;
  /** Of files in Git: the submodules, which were not read. */
  readonly submodules?: ReadonlySet<DocumentUri>;
  /** What somebody should know of what was read: sentences. */
  readonly notes?: readonly string[];
  /** From which commit on findings are shown. */
  readonly since?: Since;
}

/** An earlier state, the findings of which are not shown. */
export interface Since {
  /** As it was written on the command line. */
  readonly ref: string;
  /** The ID of the commit with which the present state is compared. */
  readonly commit: string;
  /** How many findings were reported then and are not any more, in what is asked about. */
  readonly gone: number;
  /** The folder as it was then. */
  readonly base: Engine;
}

/** Something between the folder and its disk, that may look on. */
export type Through = (fileSystem: FileSystem) => FileSystem;

export interface LoadRequest {
  readonly target: Target;
  readonly asOf: CivilDate;
  /** Read instead of the folder's `plumbline.yml`; as written on the command line. */
  readonly config: string | undefined;
  /** What that file holds, where it was read already. */
  readonly configurationText?: string | undefined;
  /** What paths on the command line are relative to. */
  readonly current: string;
  /** Whether its texts will change after it is read. */
  readonly edits?: boolean;
  /** Looks on at the disk. */
  readonly through?: Through | undefined;
  /** Read in the place of the disk. */
  readonly files?: FileSystem;
}

/** Reads the folder. Throws a `UsageError` where the named configuration cannot be read. */
export async function loadFolder(request: LoadRequest): Promise<LoadedFolder> {
  const { target, asOf, config, configurationText, current, edits = false, through, files } = request;
  const disk = files ?? nodeFileSystem({ mode: 'sync', folder: target.uri });
  const fileSystem = through?.(disk) ?? disk;
  const engine = new Engine({ folder: target.uri, fileSystem: givingWay(fileSystem), asOf, once: !edits });
  const configurationUri = joinUri(target.uri, CONFIGURATION_FILE);
  const named = config === undefined ? undefined : (configurationText ?? readNamed(config, current));
  // As if it were open in an editor and not yet saved: the text wins over the disk's.
  if (named !== undefined) engine.workspace.setText(configurationUri, named);
  const progress = new Progress();
  try {
    await engine.workspace.load({
      onProgress: (read, total) => progress.say(() => l10n.t('Reading {0} of {1} files', read, total)),
    });
  } finally {
    progress.clear();
  }
  await verifyEvidence(engine);
  return {
    target,
    engine,
    caseSensitive: fileSystem.caseSensitive,
    configurationPath: config === undefined ? CONFIGURATION_FILE : pathFrom(target.folder, resolve(current, config)),
    textOf: (uri) => (uri === configurationUri && named !== undefined ? named : readText(fileSystem, target.uri, uri)),
  };
}

/** Verifies the files of evidence of which it is not known whether they are what was recorded. */
export async function verifyEvidence(engine: Engine): Promise<void> {
  const progress = new Progress();
  try {
    await engine.verifyEvidence((read) => progress.say(() => verifyingText(read)));
  } finally {
    progress.clear();
  }
}

/**
 * Checks a large folder document by document, so that Ctrl-C is heard and a person sees how far it is. The engine keeps
 * what it finds: asking for all of it afterwards costs little.
 */
export async function checkPatiently(engine: Engine): Promise<void> {
  const documents = engine.documents();
  if (documents.length < MANY) return;
  const turns = new Turns();
  const progress = new Progress();
  for (const [index, { uri }] of documents.entries()) {
    engine.diagnose(uri);
    progress.say(() => l10n.t('Checking {0} of {1} files', index, documents.length));
    // oxlint-disable-next-line eslint/no-await-in-loop -- that is the point
    if (turns.areDue) await turns.take();
  }
  progress.clear();
}

/** The text of a configuration that was named on the command line. Throws a `UsageError`. */
export function readNamed(config: string, current: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(current, config));
  } catch (error) {
    throw new UsageError(failure(config, error));
  }
  if (bytes.length > MAX_SIZE) throw new UsageError(l10n.t('The configuration {0} is larger than 2 MB.', config));
  const { text, problem } = decodeText(bytes);
  if (problem !== undefined)
    throw new UsageError(l10n.t('The configuration {0} cannot be read: {1}', config, problem.message));
  return text;
}

function failure(config: string, error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return l10n.t('The configuration {0} does not exist.', config);
  if (code === 'EACCES' || code === 'EPERM')
    return l10n.t('The configuration {0} may not be read: permission denied.', config);
  return code === 'EISDIR'
    ? l10n.t('The configuration {0} is a folder.', config)
    : l10n.t('The configuration {0} cannot be read.', config);
}

/** The text of a file in the folder. A link may lead out of it, to what the log of a public build is not to show. */
function readText(fileSystem: FileSystem, folder: DocumentUri, uri: DocumentUri): string | undefined {
  const home = fileSystem.resolve(folder);
  const place = fileSystem.resolve(uri);
  if (home instanceof Promise || place instanceof Promise || home === undefined || place === undefined)
    return undefined;
  if (!isInside(home.real, place.real, fileSystem.caseSensitive)) return undefined;
  const result = fileSystem.readFile(uri, MAX_SIZE);
  return result instanceof Promise || !result.ok ? undefined : decodeText(result.bytes).text;
}

/**
 * Why the folder's configuration cannot be relied on, in a sentence; undefined when it can be read. `prefix` is what the
 * folder is called among several: `one/plumbline.yml`.
 */
export function configurationFault({ engine, configurationPath }: LoadedFolder, prefix = ''): string | undefined {
  const path = prefix === '' ? configurationPath : `${prefix}/${configurationPath}`;
  return configurationFaultText(engine.snapshot.configurationDocument.facts, path);
}
