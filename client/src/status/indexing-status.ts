/** The language status item: busy while the workspace is read, then how much was. */
import * as vscode from 'vscode';

import { documentSelector } from '../server/document-selector.ts';
import type { LanguageServer, ServerState } from '../server/language-server.ts';
import { listText } from '../counts.ts';
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
        const text = indexing ? vscode.l10n.t('Reading policies and registers') : readText(documents);
        const day = asOfText(days);
        this.#item.text = text;
        this.#item.detail = day;
        const label = vscode.l10n.t('Plumbline: {0}', listText(day === '' ? [text] : [text, day]));
        this.#item.accessibilityInformation = { label };
        this.#item.severity = vscode.LanguageStatusSeverity.Information;
        this.#item.command = { command: 'plumbline.showMatrix', title: vscode.l10n.t('Show control matrix') };
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #showState(state: ServerState): void {
    this.#item.busy = state === 'starting';
    if (state === 'starting') this.#say(vscode.l10n.t('Starting Plumbline'));
    if (state !== 'stopped') return;
    this.#say(vscode.l10n.t('Plumbline has stopped'));
    this.#item.severity = vscode.LanguageStatusSeverity.Error;
    this.#item.command = { command: 'plumbline.restartServer', title: vscode.l10n.t('Restart') };
  }

  /** A sentence that says all there is. */
  #say(text: string): void {
    this.#item.text = text;
    this.#item.detail = '';
    this.#item.accessibilityInformation = { label: text };
  }
}

function readText(documents: number): string {
  return documents === 1
    ? vscode.l10n.t('1 policy or register read')
    : vscode.l10n.t('{0} policies and registers read', documents);
}
