/** The status bar item: how many criteria are where they should be, and how much is to be done; a click shows the matrix. */
import * as vscode from 'vscode';

import type { SummaryParams } from '../../../server/src/protocol/messages.ts';
import type { ShownDay } from '../as-of/shown-day.ts';
import type { LanguageServer, ServerState } from '../server/language-server.ts';
import { otherDayText } from './judged-days.ts';
import { readinessTexts } from './readiness-texts.ts';

export class ReadinessStatus implements vscode.Disposable {
  readonly #shown: ShownDay;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];

  constructor(server: LanguageServer, shown: ShownDay) {
    this.#shown = shown;
    this.#item = vscode.window.createStatusBarItem('plumbline.readiness', vscode.StatusBarAlignment.Left, 10);
    this.#item.name = 'Plumbline';
    this.#subscriptions = [
      this.#item,
      server.onDidUpdate((summary) => this.#show(summary)),
      server.onDidChangeState((state) => this.#showState(state)),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #show(summary: SummaryParams): void {
    if (summary.documents === 0) {
      this.#item.hide();
      return;
    }
    // A day that somebody looks at has an item of its own.
    const otherDay = this.#shown.current === undefined ? otherDayText(summary.days) : '';
    const { statusBar, tooltip, accessibilityLabel } = readinessTexts(summary, otherDay);
    this.#item.command = 'plumbline.showMatrix';
    this.#item.text = `$(checklist) ${statusBar}`;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: accessibilityLabel, role: 'button' };
    this.#item.backgroundColor = undefined;
    this.#item.show();
  }

  #showState(state: ServerState): void {
    if (state !== 'stopped') return;
    this.#item.text = `$(debug-disconnect) ${vscode.l10n.t('Plumbline stopped')}`;
    this.#item.tooltip = vscode.l10n.t('The language server is not running. Click to start it.');
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t('Plumbline stopped: the language server is not running; start it'),
      role: 'button',
    };
    this.#item.command = 'plumbline.restartServer';
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  }
}
