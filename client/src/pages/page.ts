/** One page in its webview: given its document, told what changes, and answered. */
import * as vscode from 'vscode';

import type { PageAnswer, PageName, PageQuestion } from '../../../server/src/protocol/page-messages.ts';
import type { ShownDay } from '../as-of/shown-day.ts';
import { openLocation } from '../matrix/open-target.ts';
import { Pace } from '../pace.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { followTarget } from './follow-target.ts';
import type { PageEdits } from './page-edits.ts';
import { showDocument, showFailure } from './page-document.ts';
import {
  type FromPage,
  isFromPage,
  PAGE_COMMANDS,
  type ToPage,
  type MatrixPageParameter,
  readPageParameter,
} from './webview-messages.ts';

/** As often as the tree is told. */
const REFRESH_INTERVAL_IN_MILLISECONDS = 200;

interface Surroundings {
  readonly server: LanguageServer;
  readonly shown: ShownDay;
  readonly extensionUri: vscode.Uri;
  readonly memory: vscode.Memento;
  /** The edits of all pages. */
  readonly edits: PageEdits;
}

export class Page implements vscode.Disposable {
  readonly name: PageName;
  readonly panel: vscode.WebviewPanel;
  readonly #surroundings: Surroundings;
  readonly #subscriptions: vscode.Disposable[];
  readonly #pace = new Pace(REFRESH_INTERVAL_IN_MILLISECONDS, () => this.#send({ type: 'changed' }));
  /** The page was hidden while something changed. */
  #isStale = false;
  /** What it is to show, until it has been told. */
  #wanted: MatrixPageParameter | undefined;
  #isListening = false;

  constructor(name: PageName, panel: vscode.WebviewPanel, surroundings: Surroundings) {
    this.name = name;
    this.panel = panel;
    this.#surroundings = surroundings;
    const { server, extensionUri, memory, edits } = surroundings;
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (isFromPage(message)) void this.#hear(message).catch(showFailure);
      }),
      server.onDidUpdate(() => this.#changed()),
      server.onDidChangeState((state) => {
        this.#send({ type: 'server', state });
        if (state !== 'starting') this.#changed();
      }),
      edits.onDidChange(() => this.#sendCounts()),
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.#isStale) this.#changed();
      }),
    ];
    showDocument(panel, extensionUri, { page: name, layout: memory.get(layoutKey(name)) });
  }

  /** Has the page show what is asked for: at once where it listens, else as soon as it does. */
  show(parameter: MatrixPageParameter | undefined): void {
    this.#wanted = parameter;
    if (this.#isListening && this.panel.visible) this.#showWanted();
  }

  dispose(): void {
    this.#pace.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #changed(): void {
    this.#isStale = !this.panel.visible;
    if (!this.#isStale) this.#pace.request();
  }

  #send(message: ToPage): void {
    // A page that is hidden or gone hears nothing, and asks when it is shown again.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's: it takes no origin
    void this.panel.webview.postMessage(message);
  }

  #showWanted(): void {
    const parameter = this.#wanted;
    this.#wanted = undefined;
    if (parameter !== undefined) this.#send({ type: 'show', parameter });
  }

  #sendCounts(): void {
    this.#send({ type: 'edits', ...this.#surroundings.edits.counts });
  }

  async #hear(message: FromPage): Promise<void> {
    const { server, shown, memory, edits } = this.#surroundings;
    switch (message.type) {
      case 'ready':
        this.#send({ type: 'server', state: server.state });
        this.#sendCounts();
        this.#isListening = true;
        this.#showWanted();
        return;
      case 'ask':
        await this.#answer(message.id, message.question);
        return;
      case 'open':
        // A page shows records of the workspace, and has nothing else to open.
        if (vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(message.location.uri)) !== undefined)
          await openLocation(message.location, message.beside);
        return;
      case 'follow':
        await followTarget(message.target);
        return;
      case 'run':
        if (PAGE_COMMANDS.includes(message.command))
          await vscode.commands.executeCommand(message.command, parameterOf(message));
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'asOf': {
        const reading = message.day === null ? undefined : await server.readDay(message.day);
        if (message.day === null) await shown.show(undefined);
        else if (reading !== undefined && 'day' in reading) await shown.show(reading.day);
        return;
      }
      case 'undo':
      case 'redo':
      case 'save':
        this.#send({ type: 'said', text: await edits[message.type]() });
        return;
      case 'remember':
        await memory.update(layoutKey(this.name), message.layout);
        return;
      default:
    }
  }

  async #answer(id: number, question: PageQuestion): Promise<void> {
    try {
      const { server, edits } = this.#surroundings;
      const ask = (asked: PageQuestion): Promise<PageAnswer | undefined> => server.page(asked);
      const answer = question.kind === 'edit' ? await edits.make(question, ask) : await ask(question);
      if (answer === undefined) this.#send({ type: 'failed', id, reason: vscode.l10n.t('Plumbline is not running.') });
      else this.#send({ type: 'answer', id, answer });
    } catch (error) {
      this.#send({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
    }
  }
}

function layoutKey(name: PageName): string {
  return `plumbline.page.${name}`; // l10n: a key
}

/** What a command is given. Of an export a page says the folder: where it goes, the person does. */
function parameterOf({ command, parameter }: Extract<FromPage, { readonly type: 'run' }>): unknown {
  if (command !== 'plumbline.export') return parameter;
  return { folder: readPageParameter(parameter)?.folder };
}
