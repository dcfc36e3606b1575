/** The requests that concern everything at once: checking all of it anew, and how much there is. */

import * as l10n from '@vscode/l10n';
import { type CancellationToken, ProgressType } from 'vscode-languageserver';
import { RECORD_KINDS } from '../domain/kinds.ts';
import {
  CHECK_WORKSPACE_REQUEST,
  type CheckProgress,
  type CheckWorkspaceParams,
  type CheckWorkspaceResult,
  TALLY_REQUEST,
  type TallyResult,
} from '../protocol/check-messages.ts';
import { verifyingFigures } from '../reports/verifying-text.ts';
import type { Severity } from '../workspace/severity.ts';
import { answered, giveUpIfCancelled } from './failures.ts';
import type { RequestSource } from './request-source.ts';
import { evidenceCounts, verifyAnew } from './verify-command.ts';

/** Registers them on the server's connection. */
export function registerCheckRequests(server: RequestSource): void {
  const { connection } = server;
  connection.onRequest<CheckWorkspaceResult, void>(
    CHECK_WORKSPACE_REQUEST,
    ({ progress }: CheckWorkspaceParams, token: CancellationToken) =>
      answered(connection.console, l10n.t('The check'), () =>
        checkWorkspace(server, token, (message) => {
          void connection.sendProgress(new ProgressType<CheckProgress>(), progress, { message });
        }),
      ),
  );
  connection.onRequest<TallyResult, void>(TALLY_REQUEST, () =>
    answered(connection.console, l10n.t('The tally'), () => Promise.resolve(tally(server))),
  );
}

/** So many documents are checked before others have their turn, and a cancellation is heard. */
const CHECKED_AT_ONCE = 20;

async function checkWorkspace(
  server: RequestSource,
  token: CancellationToken,
  say: (message: string) => void,
): Promise<CheckWorkspaceResult> {
  const sessions = await server.readySessions();
  say(l10n.t('reading policies and registers'));
  await Promise.all(sessions.map((session) => session.reread()));
  giveUpIfCancelled(token);
  await verifyAnew(sessions, token, (progress) =>
    say(l10n.t('verifying evidence {0} of {1}, {2} of {3}', ...verifyingFigures(progress))),
  );
  giveUpIfCancelled(token);
  say(l10n.t('checking'));
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let documents = 0;
  for (const { engine } of sessions) {
    documents += engine.documents().length;
    for (const [index, { uri }] of engine.judgedDocuments().entries()) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- that is what it is for
      if (index % CHECKED_AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
      giveUpIfCancelled(token);
      // Of folders that lie in each other the innermost speaks for a document, as in the editor.
      const speaker = server.sessions.of(uri);
      if (speaker === undefined || speaker.engine !== engine) continue;
      for (const { severity } of engine.diagnose(uri)) counts[severity] += 1;
    }
  }
  const { error: errors, warning: warnings, information, hint: hints } = counts;
  return { documents, errors, warnings, information, hints, evidence: evidenceCounts(sessions) };
}

function tally({ sessions }: RequestSource): TallyResult {
  const folders = sessions.folders();
  const documents: Record<string, number> = {};
  const records: Record<string, number> = {};
  for (const { engine } of folders) {
    for (const { facts } of engine.documents()) documents[facts.kind] = (documents[facts.kind] ?? 0) + 1;
    for (const kind of RECORD_KINDS) {
      const count = engine.snapshot.count(kind);
      if (count > 0) records[kind] = (records[kind] ?? 0) + count;
    }
  }
  return { folders: folders.length, documents, records };
}
