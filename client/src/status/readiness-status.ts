/** The status bar item: how many criteria are where they should be, and how much is to be done; a click shows the matrix. */
import * as vscode from 'vscode';

import type { SummaryParams } from '../../../server/src/protocol/messages.ts';
import type { ShownDay } from '../as-of/shown-day.ts';
import type { LanguageServer, ServerState } from '../server/language-server.ts';
import { asOfText, otherDayText } from './judged-days.ts';

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
    const { criteriaReady, criteriaInScope, goal, errors, warnings } = summary;
    const readiness = `${criteriaReady} of ${criteriaInScope} criteria ${goal}`;
    const findings = [
      ...(errors === 0 ? [] : [count(errors, 'error')]),
      ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
    ].join(', ');
    // A day that somebody looks at has an item of its own.
    const otherDay = this.#shown.current === undefined ? otherDayText(summary.days) : '';
    this.#item.command = 'plumbline.showMatrix';
    this.#item.text = `$(checklist) ${[readiness, findings, otherDay].filter((part) => part !== '').join(' · ')}`;
    this.#item.tooltip = [
      `${criteriaReady} of ${criteriaInScope} criteria in scope ${criteriaReady === 1 ? 'is' : 'are'} ${goal}, ${asOfText(summary.days)}.`,
      `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${summary.information} for information, ${count(summary.hints, 'hint')}.`,
      `${count(summary.policies, 'policy', 'policies')}, ${count(summary.controls, 'control')}, ${count(summary.evidence, 'evidence record')}.`,
      'Click to show the control matrix.',
    ].join('\n');
    this.#item.accessibilityInformation = {
      label: `Plumbline: ${criteriaReady} of ${criteriaInScope} criteria ${goal}, ${findings === '' ? 'no errors or warnings' : findings}${otherDay === '' ? '' : `, ${otherDay}`}`,
    };
    this.#item.backgroundColor = undefined;
    this.#item.show();
  }

  #showState(state: ServerState): void {
    if (state !== 'stopped') return;
    this.#item.text = '$(debug-disconnect) Plumbline stopped';
    this.#item.tooltip = 'The language server is not running. Click to start it.';
    this.#item.command = 'plumbline.restartServer';
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  }
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
