/** The pages as editors of their own: opened by commands, one of each, and there again after the window was reloaded. */
import * as vscode from 'vscode';

import { PAGE_NAMES, type PageName } from '../../../server/src/protocol/page-messages.ts';
import type { ShownDay } from '../as-of/shown-day.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { PageEdits } from './page-edits.ts';
import { pageTitle } from './page-title.ts';
import { Page } from './page.ts';
import type { MatrixPageParameter } from './webview-messages.ts';

interface Surroundings {
  readonly server: LanguageServer;
  readonly shown: ShownDay;
  /** Where the extension is, with the files of the pages in `dist/pages`. */
  readonly extensionUri: vscode.Uri;
  /** Where the layout of each page is kept from one time to the next. */
  readonly memory: vscode.Memento;
}

export class PagePanels implements vscode.Disposable {
  readonly #surroundings: Surroundings;
  readonly #edits = new PageEdits();
  readonly #open = new Map<PageName, Page>();
  readonly #subscriptions: vscode.Disposable[] = [];

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    for (const name of PAGE_NAMES) {
      const revive = async (panel: vscode.WebviewPanel): Promise<void> => {
        this.#take(name, panel);
      };
      this.#subscriptions.push(
        vscode.window.registerWebviewPanelSerializer(viewType(name), { deserializeWebviewPanel: revive }),
      );
    }
  }

  /** Shows a page: the one that is open, or a new one; of the matrix only what is asked for. */
  show(name: PageName, parameter?: MatrixPageParameter): void {
    const known = this.#open.get(name);
    if (known !== undefined) {
      known.show(parameter);
      known.panel.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(viewType(name), pageTitle(name), vscode.ViewColumn.Active);
    this.#take(name, panel).show(parameter);
  }

  dispose(): void {
    for (const page of this.#open.values()) page.panel.dispose();
    vscode.Disposable.from(this.#edits, ...this.#subscriptions).dispose();
  }

  #take(name: PageName, panel: vscode.WebviewPanel): Page {
    panel.title = pageTitle(name);
    const page = new Page(name, panel, { ...this.#surroundings, edits: this.#edits });
    this.#open.set(name, page);
    panel.onDidDispose(() => {
      if (this.#open.get(name) === page) this.#open.delete(name);
      page.dispose();
    });
    return page;
  }
}

function viewType(name: PageName): string {
  return `plumbline.page.${name}`; // l10n: an ID
}
