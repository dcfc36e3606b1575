/** The status bar item that is there while everything is shown as of another day than usual; a click goes back. */
import * as vscode from 'vscode';

import type { ShownDay } from '../as-of/shown-day.ts';
import { shownDayTexts } from './judged-days.ts';

export class ShownDayStatus implements vscode.Disposable {
  readonly #shown: ShownDay;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];

  constructor(shown: ShownDay) {
    this.#shown = shown;
    // Beside the readiness, of which it speaks.
    this.#item = vscode.window.createStatusBarItem('plumbline.shownDay', vscode.StatusBarAlignment.Left, 9);
    this.#item.name = vscode.l10n.t('Plumbline: day shown');
    this.#item.command = 'plumbline.showToday';
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#subscriptions = [this.#item, shown.onDidChange(() => this.#show())];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #show(): void {
    const { current } = this.#shown;
    if (current === undefined) {
      this.#item.hide();
      return;
    }
    const { statusBar, tooltip, accessibilityLabel } = shownDayTexts(current);
    this.#item.text = `$(calendar) ${statusBar}`;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: accessibilityLabel, role: 'button' };
    this.#item.show();
  }
}
