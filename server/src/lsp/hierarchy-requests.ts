/** The requests about what rests on what: the call hierarchy. Its items may stand in documents that nobody has open. */

import * as l10n from '@vscode/l10n';
import type { CallHierarchyItem, CancellationToken } from 'vscode-languageserver';
import type { Engine } from '../engine/engine.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../features/call-hierarchy.ts';
import { type CallData, readCallData } from '../features/call-items.ts';
import { answerFor } from './answer-for.ts';
import { answered, giveUpIfCancelled } from './failures.ts';
import type { RequestSource } from './request-source.ts';

/** Registers them on the server's connection. */
export function registerHierarchyRequests(server: RequestSource): void {
  const { connection } = server;
  const { callHierarchy } = connection.languages;

  /** Answers for an item by the folder from which somebody looks; with null for what is no item of ours. */
  function answerOf<T>(
    what: string,
    item: CallHierarchyItem,
    token: CancellationToken,
    feature: (engine: Engine, data: CallData) => T,
  ): Promise<T | null> {
    return answered(connection.console, what, async () => {
      const data = readCallData(item.data);
      const session = data === undefined ? undefined : await server.sessionOf(data.from);
      giveUpIfCancelled(token);
      return data === undefined || session === undefined ? null : feature(session.engine, data);
    });
  }

  callHierarchy.onPrepare(({ textDocument: { uri }, position }, token) =>
    answerFor(server, { what: l10n.t('The call hierarchy'), uri, token }, (context) => {
      const items = prepareCallHierarchy(context, position, uri);
      return items === undefined ? null : [...items];
    }),
  );
  callHierarchy.onOutgoingCalls(({ item }, token) =>
    answerOf(l10n.t('What it rests on'), item, token, (engine, data) => [...outgoingCalls(engine, item, data)]),
  );
  callHierarchy.onIncomingCalls(({ item }, token) =>
    answerOf(l10n.t('What rests on it'), item, token, (engine, data) => [...incomingCalls(engine, data)]),
  );
}
