/** The requests of an import: a source comes in pieces, and its plan goes out. The client shows it, and writes it if it is accepted. */

import * as l10n from '@vscode/l10n';
import { type CancellationToken, ProgressType } from 'vscode-languageserver';

import { COLUMN_FIELDS } from '../imports/control-headings.ts';
import {
  filesOf,
  IMPORT_FORMATS,
  MOST_FILES,
  recogniseFolder,
  takesFile,
  takesFolder,
} from '../imports/import-formats.ts';
import type { ImportPlan } from '../imports/import-plan.ts';
import { importTarget } from '../imports/import-target.ts';
import { formatOf, planImport } from '../imports/plan-import.ts';
import { toBase64 } from '../protocol/base64.ts';
import {
  CLOSE_IMPORT_REQUEST,
  type CloseImportParams,
  type ImportProgress,
  type ImportReading,
  OPEN_IMPORT_REQUEST,
  type OpenImportParams,
  type OpenImportResult,
  PLAN_IMPORT_REQUEST,
  type PlanImportParams,
  type PlanImportResult,
  type PlannedFile,
  type PlannedImport,
  type PlannedSheet,
  SEND_IMPORT_REQUEST,
  type SendImportParams,
} from '../protocol/import-messages.ts';
import { MAX_SIZE } from '../syntax/guards.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { answered, giveUpIfCancelled } from './failures.ts';
import { ImportSources, MOST_OF_ALL } from './import-sources.ts';
import type { RequestSource } from './request-source.ts';

/** Others have their turn after so long, and a cancellation is heard. */
const TURN_IN_MILLISECONDS = 25;

/** Registers them on the server's connection. */
export function registerImportRequests(server: RequestSource): void {
  const { connection } = server;
  const sources = new ImportSources();
  const answer = <T>(what: () => Promise<T>): Promise<T> => answered(connection.console, l10n.t('The import'), what);
  connection.onRequest<OpenImportResult, void>(OPEN_IMPORT_REQUEST, ({ paths }: OpenImportParams) =>
    answer(async () => ({
      source: sources.open(paths !== undefined),
      readings: paths === undefined ? [] : readingsOf(paths),
      most: { files: MOST_FILES, bytes: MOST_OF_ALL, bytesOfFile: paths === undefined ? MOST_OF_ALL : MAX_SIZE },
    })),
  );
  connection.onRequest<boolean, void>(SEND_IMPORT_REQUEST, (piece: SendImportParams) =>
    answer(async () => sources.take(piece)),
  );
  connection.onRequest<PlanImportResult, void>(
    PLAN_IMPORT_REQUEST,
    (params: PlanImportParams, token: CancellationToken) =>
      answer(() =>
        plan(server, sources, params, token, (progress) => {
          void connection.sendProgress(new ProgressType<ImportProgress>(), params.progress, progress);
        }),
      ),
  );
  connection.onRequest<null, void>(CLOSE_IMPORT_REQUEST, ({ source }: CloseImportParams) =>
    answer(async () => {
      sources.close(source);
      return null;
    }),
  );
}

/** What a folder can be: what it is for sure, or each of the formats of which it has files. */
function readingsOf(paths: readonly string[]): readonly ImportReading[] {
  const likeliest = recogniseFolder(paths);
  if (likeliest === undefined) return [];
  const others = IMPORT_FORMATS.filter((format) => takesFolder(format) && format !== likeliest.format)
    .map((format) => ({ format, paths: filesOf(format, paths) }))
    .filter((reading) => reading.paths.length > 0);
  const isCertain = likeliest.format === 'comply';
  return isCertain ? [likeliest] : [likeliest, ...others];
}

async function plan(
  server: RequestSource,
  sources: ImportSources,
  params: PlanImportParams,
  token: CancellationToken,
  say: (progress: ImportProgress) => void,
): Promise<PlanImportResult> {
  const { folder, format, map, sheet, isInPlace } = params;
  const wanted = canonicalUri(folder);
  const sessions = await server.readySessions();
  const session = sessions.find((one) => one.folder === wanted);
  if (session === undefined) return { kind: 'closed' };
  if (params.isFresh) await session.reread();
  giveUpIfCancelled(token);
  const source = sources.files(params.source);
  if (source === undefined) return { kind: 'gone' };
  const request = { files: source.files, format, map, sheet, isInPlace, canChoose: true };
  let since = performance.now();
  const planned = await planImport(request, await importTarget(session.engine, session.fileSystem), {
    isCancelled: () => token.isCancellationRequested,
    onProgress: (done, total) => say({ done, total }),
    pause: async () => {
      if (performance.now() - since < TURN_IN_MILLISECONDS) return;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    },
  });
  giveUpIfCancelled(token);
  if (planned === undefined) return { kind: 'gone' };
  const known = formatOf(request);
  return {
    kind: 'plan',
    ...(known === undefined ? {} : { format: known }),
    formats: IMPORT_FORMATS.filter(source.isFolder ? takesFolder : takesFile),
    ...messageOf(planned),
  };
}

/** The plan as it is sent: bytes in base64, and with what a column can be. */
export function messageOf({ sheet, files, ...plan }: ImportPlan): Omit<PlannedImport, 'kind' | 'format' | 'formats'> {
  return {
    ...plan,
    files: files.map(({ path, content }): PlannedFile =>
      typeof content === 'string' ? { path, text: content } : { path, base64: toBase64(content) },
    ),
    ...(sheet === undefined ? {} : { sheet: sheetOf(sheet) }),
  };
}

function sheetOf({ line, columns, ...sheet }: NonNullable<ImportPlan['sheet']>): PlannedSheet {
  return {
    ...sheet,
    ...(line === undefined ? {} : { line }),
    columns: columns.map(({ field, by, ...column }) => ({
      ...column,
      ...(field === undefined ? {} : { field }),
      ...(by === undefined ? {} : { by }),
    })),
    fields: COLUMN_FIELDS,
  };
}
