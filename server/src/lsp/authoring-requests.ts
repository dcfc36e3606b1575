/** The request with which commands ask and then write: in which folder, the next question, and the edit through the client. */

import * as l10n from '@vscode/l10n';
import type { CreateFile, TextDocumentEdit } from 'vscode-languageserver';
import type { AuthoringContext } from '../authoring/asking.ts';
import { compose, titleOfCommand } from '../authoring/compose.ts';
import { cursorIn, plainEdits } from '../features/text-edits.ts';
import { offsetAt } from '../facts/line-starts.ts';
import type { FileChange } from '../fixes/fix.ts';
import {
  AUTHORING_COMMANDS,
  COMPOSE_REQUEST,
  type ComposeParams,
  type ComposeResult,
  type Question,
} from '../protocol/authoring-messages.ts';
import { basename, canonicalUri } from '../workspace/uri.ts';
import { answered } from './failures.ts';
import type { FolderSession } from './folder-session.ts';
import type { RequestSource } from './request-source.ts';

/** Registers it on the server's connection. */
export function registerAuthoringRequests(server: RequestSource): void {
  const { connection } = server;
  connection.onRequest<ComposeResult, void>(COMPOSE_REQUEST, (params: ComposeParams) =>
    answered(connection.console, params.command, () => answer(server, params)),
  );
}

async function answer(server: RequestSource, params: ComposeParams): Promise<ComposeResult> {
  const sessions = await server.readySessions();
  const session = sessionFor(server, sessions, params);
  if (session === undefined) {
    return sessions.length === 0 || !AUTHORING_COMMANDS.includes(params.command)
      ? { kind: 'refused', reason: l10n.t('Open the folder with your policies first.') }
      : { kind: 'question', question: whichFolder(sessions, params) };
  }
  const outcome = await compose(params, { engine: session.engine, at: placeOf(session, params) });
  if (outcome.kind !== 'change') return outcome;
  return write(server, session, outcome.file, outcome.said);
}

/** The folder that is meant: the one in which the command was called, the one that was chosen, or the only one. */
function sessionFor(
  { sessions: all }: RequestSource,
  sessions: readonly FolderSession[],
  { at, answers }: ComposeParams,
): FolderSession | undefined {
  const here = at === undefined ? undefined : all.holding(canonicalUri(at.uri))[0];
  if (here !== undefined && sessions.includes(here)) return here;
  const chosen = answers['folder'];
  return sessions.length === 1 ? sessions[0] : sessions.find(({ folder }) => folder === chosen);
}

function whichFolder(sessions: readonly FolderSession[], { command }: ComposeParams): Question {
  return {
    name: 'folder',
    title: titleOfCommand(command),
    step: 1,
    steps: 1,
    prompt: l10n.t('In which folder?'),
    kind: 'one',
    isOpen: false,
    offers: sessions.map(({ folder }) => ({ value: folder, label: basename(folder) })),
  };
}

function placeOf({ engine }: FolderSession, { at }: ComposeParams): AuthoringContext['at'] {
  const document = at === undefined ? undefined : engine.snapshot.document(canonicalUri(at.uri));
  if (at === undefined || document === undefined) return undefined;
  // Whoever asks of a closed file has its text no more than we have: what is behind its end is as good as its end.
  const offset = offsetAt(document.facts.lineStarts, Number.MAX_SAFE_INTEGER, at.position);
  return { document, offset };
}

/** Has the client make the edit, so that undo works, no disk is needed, and what is not saved is kept. */
async function write(
  { connection, editing }: RequestSource,
  { engine }: FolderSession,
  { uri, creates, edits }: FileChange,
  said: string,
): Promise<ComposeResult> {
  const known = editing.clientDocument(uri);
  const spelling = known?.uri ?? uri;
  const before = creates ? '' : await engine.workspace.textOf(uri);
  if (before === undefined) return { kind: 'refused', reason: l10n.t('Nothing was written: the file is gone.') };
  const create: CreateFile = { kind: 'create', uri: spelling, options: { ignoreIfExists: true } };
  const change: TextDocumentEdit = {
    textDocument: { uri: spelling, version: known?.version ?? null },
    edits: plainEdits(before, edits),
  };
  const documentChanges = creates ? [create, change] : [change];
  const { applied } = await connection.workspace.applyEdit({ label: 'Plumbline', edit: { documentChanges } });
  if (!applied)
    return { kind: 'refused', reason: l10n.t('Nothing was written: the file was being changed. Try again.') };
  return { kind: 'written', said, location: { uri: spelling, range: cursorIn(before, edits) } };
}
