/** What the client is asked to ask for anew: findings, and what it shows in documents beside their text. */

import * as l10n from '@vscode/l10n';
import { type ClientCapabilities, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import { ShownAnswers } from '../features/shown-answers.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { logFailure } from './failures.ts';
import type { FolderSession } from './folder-session.ts';
import { Refresh } from './refresh.ts';

/** What is shown in a document beside its text and its findings. */
export type Addition = 'codeLens' | 'inlayHint' | 'semanticTokens';

interface Surroundings {
  readonly connection: Connection;
  readonly capabilities: () => ClientCapabilities;
  /** Called when the client is to be asked once more. */
  readonly again: () => void;
}

export class Refreshes {
  readonly diagnostics: Refresh;
  readonly #additions: Readonly<Record<Addition, Refresh>>;
  /** By folder, for those of which something was asked. */
  readonly #shown = new WeakMap<Snapshot, Map<Addition, ShownAnswers>>();

  constructor({ connection, capabilities, again }: Surroundings) {
    const refresh = (ask: () => Promise<unknown>, isSupported: () => boolean | undefined): Refresh =>
      new Refresh({
        ask,
        isSupported: () => isSupported() === true,
        again,
        failed: (error) => logFailure(connection.console, l10n.t('Asking to be asked anew'), error),
      });
    this.diagnostics = refresh(
      () => connection.languages.diagnostics.refresh(),
      () => capabilities().workspace?.diagnostics?.refreshSupport,
    );
    this.#additions = {
      codeLens: refresh(
        () => connection.sendRequest(CodeLensRefreshRequest.type),
        () => capabilities().workspace?.codeLens?.refreshSupport,
      ),
      inlayHint: refresh(
        () => connection.languages.inlayHint.refresh(),
        () => capabilities().workspace?.inlayHint?.refreshSupport,
      ),
      semanticTokens: refresh(
        () => Promise.resolve(connection.languages.semanticTokens.refresh()),
        () => capabilities().workspace?.semanticTokens?.refreshSupport,
      ),
    };
  }

  /** What is shown of one sort in the documents of a folder. */
  shown(addition: Addition, snapshot: Snapshot): ShownAnswers {
    const byAddition = this.#shown.get(snapshot) ?? new Map<Addition, ShownAnswers>();
    this.#shown.set(snapshot, byAddition);
    const shown = byAddition.get(addition) ?? new ShownAnswers(snapshot.dependencies);
    byAddition.set(addition, shown);
    return shown;
  }

  /** A document was closed. */
  forget(snapshot: Snapshot, uri: DocumentUri): void {
    for (const shown of this.#shown.get(snapshot)?.values() ?? []) shown.forget(uri);
  }

  /** Everything that is shown beside the text may be another: who speaks for it, or what is to be shown. */
  outdateAdditions(): void {
    for (const refresh of Object.values(this.#additions)) refresh.outdate();
  }

  /** Asks for whatever has changed in these folders. */
  ask(sessions: Iterable<FolderSession>): void {
    for (const { engine } of sessions) {
      for (const [addition, shown] of this.#shown.get(engine.snapshot) ?? []) {
        if (shown.takeOutdated()) this.#additions[addition].outdate();
      }
    }
    this.diagnostics.ask();
    for (const refresh of Object.values(this.#additions)) refresh.ask();
  }
}
