/** The language status item: busy while the workspace is read, then how much was. */
import * as vscode from 'vscode';

import { documentSelector } from '../server/document-selector.ts';
import type { LanguageServer, ServerState } from '../server/language-server.ts';
import { asOfText } from './judged-days.ts';

export class IndexingStatus implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem;
  readonly #subscriptions: vscode.Disposable[];

  constructor(server: LanguageServer) {
    this.#item = vscode.languages.createLanguageStatusItem('plumbline.indexing', documentSelector());
    this.#item.name = 'Plumbline';
    this.#showState(server.state);
    this.#subscriptions = [
      this.#item,
      server.onDidChangeState((state) => this.#showState(state)),
      server.onDidUpdate(({ documents, indexing, days }) => {
        this.#item.busy = indexing;
        this.#item.text = indexing ? 'Reading policies and registers' : `${documents} policies and registers read`;
        this.#item.detail = asOfText(days);
        this.#item.severity = vscode.LanguageStatusSeverity.Information;
        this.#item.command = { command: 'plumbline.showMatrix', title: 'Show control matrix' };
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #showState(state: ServerState): void {
    this.#item.busy = state === 'starting';
    if (state === 'starting') this.#item.text = 'Starting Plumbline';
    if (state !== 'stopped') return;
    this.#item.text = 'Plumbline has stopped';
    this.#item.severity = vscode.LanguageStatusSeverity.Error;
    this.#item.command = { command: 'plumbline.restartServer', title: 'Restart' };
  }
}
