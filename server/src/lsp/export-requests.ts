/** The requests of whoever hands something over: of which folders, an export, and whether the files of a manifest are still the same. */

import * as l10n from '@vscode/l10n';
import { type CancellationToken, ProgressType } from 'vscode-languageserver';
import { readManifest } from '../exports/read-manifest.ts';
import { differenceText, verificationText } from '../exports/verification-text.ts';
import { verifyManifest } from '../exports/verify-manifest.ts';
import { writeExport } from '../exports/write-export.ts';
import { toBase64 } from '../protocol/base64.ts';
import {
  EXPORT_FOLDERS_REQUEST,
  EXPORT_REQUEST,
  type ExportContent,
  type ExportFoldersResult,
  type ExportParams,
  type ExportProgress,
  type ExportResult,
  VERIFY_MANIFEST_REQUEST,
  type VerifyManifestParams,
  type VerifyManifestResult,
} from '../protocol/export-messages.ts';
import { configurationFaultText, unreadText, unverifiedText } from '../reports/not-read.ts';
import { verifyingFigures } from '../reports/verifying-text.ts';
import { CONFIGURATION_FILE } from '../workspace/classify.ts';
import type { DigestProgress } from '../workspace/file-digests.ts';
import { basename, canonicalUri } from '../workspace/uri.ts';
import { answered, giveUpIfCancelled, unlessCancelled } from './failures.ts';
import type { FolderSession } from './folder-session.ts';
import { leftOut } from './left-out.ts';
import type { RequestSource } from './request-source.ts';

/** Says to whoever waits what is being done. */
type Say = (message: string) => void;

/** Registers them on the server's connection. */
export function registerExportRequests(server: RequestSource): void {
  const { connection } = server;
  const sayUnder =
    (progress: string): Say =>
    (message) => {
      void connection.sendProgress(new ProgressType<ExportProgress>(), progress, { message });
    };
  connection.onRequest<ExportFoldersResult, void>(EXPORT_FOLDERS_REQUEST, () =>
    answered(connection.console, l10n.t('The folders'), () => exportFolders(server)),
  );
  connection.onRequest<ExportResult, void>(EXPORT_REQUEST, (params: ExportParams, token: CancellationToken) =>
    answered(connection.console, l10n.t('The export'), () =>
      exportFolder(server, params, token, sayUnder(params.progress)),
    ),
  );
  connection.onRequest<VerifyManifestResult, void>(
    VERIFY_MANIFEST_REQUEST,
    (params: VerifyManifestParams, token: CancellationToken) =>
      answered(connection.console, l10n.t('The verification'), () =>
        verify(server, params, token, sayUnder(params.progress)),
      ),
  );
}

async function exportFolders(server: RequestSource): Promise<ExportFoldersResult> {
  const sessions = await server.readySessions();
  const configured = sessions.filter(({ engine }) => engine.snapshot.configurationDocument.exists);
  const ours = configured.length > 0 ? configured : sessions.filter(({ engine }) => engine.documents().length > 0);
  return ours.map(({ folder, spelling, engine: { snapshot } }) => ({
    uri: spelling,
    name: basename(folder),
    organization: snapshot.configuration.organization ?? null,
    asOf: snapshot.asOf,
  }));
}

async function exportFolder(
  server: RequestSource,
  { folder, kind }: ExportParams,
  token: CancellationToken,
  say: Say,
): Promise<ExportResult> {
  const session = sessionFor(server, folder);
  if (session === undefined) return { ok: false, reason: notOpen(folder) };
  await readAnew(session, token, say);
  const { engine, fileSystem } = session;
  const fault = configurationFaultText(engine.snapshot.configurationDocument.facts, CONFIGURATION_FILE);
  if (fault !== undefined) return { ok: false, reason: fault };
  await unlessCancelled(engine.verifyEvidence(evidenceSaid(say)), token);
  say(l10n.t('checking'));
  await check(session, token);
  // Nothing is awaited until the export is made, so that it is of one state; only a manifest reads on.
  const { asOf } = engine.snapshot;
  const written = await unlessCancelled(
    writeExport(engine, kind, { fileSystem, onProgress: evidenceSaid(say) }),
    token,
  );
  const content: ExportContent = typeof written === 'string' ? { text: written } : { base64: toBase64(written) };
  const notes = [
    ...unverifiedText(engine.unverifiedEvidence()),
    ...unreadText(engine.workspace),
    ...leftOut(engine.workspace),
  ];
  return { ok: true, content, asOf, notes };
}

async function verify(
  server: RequestSource,
  { folder, manifest, text }: VerifyManifestParams,
  token: CancellationToken,
  say: Say,
): Promise<VerifyManifestResult> {
  const { entries, fault } = readManifest(text);
  if (entries === undefined) return { ok: false, reason: `${basename(canonicalUri(manifest))} ${fault}` };
  const session = sessionFor(server, folder);
  if (session === undefined) return { ok: false, reason: notOpen(folder) };
  await readAnew(session, token, say);
  const { engine, fileSystem } = session;
  // A size and a time that are the same are not enough here.
  engine.workspace.digests.forgetAll();
  const verifying = { entries, manifest: canonicalUri(manifest), onProgress: evidenceSaid(say) };
  const verification = await unlessCancelled(verifyManifest(engine, fileSystem, verifying), token);
  return {
    ok: true,
    summary: verificationText(verification),
    differences: verification.differences.map(differenceText),
  };
}

function sessionFor({ sessions }: RequestSource, folder: string): FolderSession | undefined {
  const uri = canonicalUri(folder);
  return sessions.folders().find((session) => session.folder === uri);
}

function notOpen(folder: string): string {
  return l10n.t('The folder {0} is not open in this window.', basename(canonicalUri(folder)));
}

/** What is handed over is what is there now, source code included, whoever tells of changes or does not. */
async function readAnew(session: FolderSession, token: CancellationToken, say: Say): Promise<void> {
  say(l10n.t('reading policies and registers'));
  await unlessCancelled(session.reread(), token);
}

function evidenceSaid(say: Say): (progress: DigestProgress) => void {
  return (progress) => say(l10n.t('verifying evidence {0} of {1}, {2} of {3}', ...verifyingFigures(progress)));
}

/** So many documents are checked before others have their turn, and a cancellation is heard. */
const CHECKED_AT_ONCE = 20;

/** The engine keeps what it finds: the export asks for all of it at once then, and it costs little. */
async function check({ engine }: FolderSession, token: CancellationToken): Promise<void> {
  for (const [index, { uri }] of engine.judgedDocuments().entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- that is what it is for
    if (index % CHECKED_AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
    giveUpIfCancelled(token);
    engine.reported(uri);
  }
}
