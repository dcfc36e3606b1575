/** The preview of one import in its webview: what would be written, planned anew as somebody chooses, and written once it is accepted. */
import * as vscode from 'vscode';

import type { PlannedImport } from '../../../server/src/protocol/import-messages.ts';
import type { ImportAct } from '../pages/import-preview.ts';
import { showDocument, showFailure } from '../pages/page-document.ts';
import { isFromPage, type ToPage } from '../pages/webview-messages.ts';
import type { ImportSession } from './import-session.ts';
import type { PlannedDocuments } from './planned-documents.ts';
import { textOf } from './planned-bytes.ts';
import { previewOf } from './preview-of.ts';
import { type EditorDisk, writeImport, writesTheSame } from './write-import.ts';

interface Surroundings {
  readonly documents: Pick<PlannedDocuments, 'show' | 'refresh'>;
  readonly disk: EditorDisk;
  /** All is written: what the plan was, and where its files are. */
  readonly written: (plan: PlannedImport, files: readonly vscode.Uri[]) => Promise<void>;
}

export class ImportPage implements vscode.Disposable {
  readonly #session: ImportSession;
  readonly #panel: vscode.WebviewPanel;
  readonly #surroundings: Surroundings;
  readonly #subscriptions: vscode.Disposable[] = [];
  #plan: PlannedImport;
  #notice = '';
  /** What is under way: the plan that is asked for, which a newer one calls off. */
  #planning: vscode.CancellationTokenSource | undefined;
  #isWriting = false;
  #isGone = false;

  constructor(
    panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    session: ImportSession,
    plan: PlannedImport,
    surroundings: Surroundings,
  ) {
    this.#panel = panel;
    this.#session = session;
    this.#plan = plan;
    this.#surroundings = surroundings;
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (!isFromPage(message)) return;
        if (message.type === 'ready') this.#show();
        else if (message.type === 'import') void this.#act(message.act).catch(showFailure);
      }),
      panel.onDidDispose(() => this.#closed()),
    );
    showDocument(panel, extensionUri, { page: 'import', layout: undefined });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #closed(): void {
    this.#isGone = true;
    this.#planning?.cancel();
    this.#session.close();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #show(): void {
    if (this.#isGone) return;
    const isBusy = this.#isWriting || this.#planning !== undefined;
    const preview = previewOf(this.#session, this.#plan, { isBusy, notice: this.#notice });
    const message: ToPage = { type: 'import', preview };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's: it takes no origin
    void this.#panel.webview.postMessage(message);
  }

  async #act(act: ImportAct): Promise<void> {
    // What is written is what was shown when it was accepted; until it is being written it can be called off.
    const isStillPlanned = this.#planning !== undefined;
    if (this.#isWriting && !(act.kind === 'cancel' && isStillPlanned)) return;
    switch (act.kind) {
      case 'column':
        this.#session.setColumn(act.heading, act.field ?? undefined);
        await this.#replan('');
        return;
      case 'sheet':
        this.#session.setSheet(act.sheet);
        await this.#replan('');
        return;
      case 'format':
        this.#session.setFormat(act.format);
        await this.#replan('');
        return;
      case 'document': {
        const file = this.#plan.files.find(({ path }) => path === act.path);
        if (file !== undefined) await this.#surroundings.documents.show(file.path, textOf(file));
        return;
      }
      case 'accept':
        await this.#accept();
        return;
      case 'cancel':
        this.dispose();
        return;
      default:
    }
  }

  /** Plans anew and shows what comes of it; the notice is shown with it. */
  async #replan(notice: string): Promise<void> {
    const plan = await this.#planned(false);
    if (plan === undefined) return;
    this.#take(plan);
    this.#notice = notice;
    this.#show();
  }

  /** Goes on with another plan, in the documents too that were opened of the one before. */
  #take(plan: PlannedImport): void {
    this.#plan = plan;
    this.#surroundings.documents.refresh((path) => {
      const file = plan.files.find((one) => one.path === path);
      return file === undefined ? undefined : textOf(file);
    });
  }

  /** A plan; undefined where a newer one is asked for, the page is closed, or there is none, which is said. */
  async #planned(isFresh: boolean): Promise<PlannedImport | undefined> {
    this.#planning?.cancel();
    const planning = new vscode.CancellationTokenSource();
    this.#planning = planning;
    this.#notice = '';
    this.#show();
    try {
      const plan = await this.#session.plan(isFresh, { say: () => undefined, token: planning.token });
      if (this.#planning !== planning || this.#isGone) return undefined;
      this.#planning = undefined;
      return plan;
    } catch (error) {
      if (this.#planning !== planning || this.#isGone) return undefined;
      this.#planning = undefined;
      this.#notice = error instanceof Error ? error.message : String(error);
      this.#show();
      return undefined;
    }
  }

  /** Writes what is shown, if it is still what would be planned. */
  async #accept(): Promise<void> {
    if (this.#planning !== undefined || this.#plan.files.length === 0) return;
    this.#isWriting = true;
    try {
      await this.#write();
    } finally {
      this.#isWriting = false;
      this.#show();
    }
  }

  async #write(): Promise<void> {
    const shown = this.#plan;
    const plan = await this.#planned(true);
    if (plan === undefined) return;
    const changed = vscode.l10n.t(
      'The folder has changed meanwhile, so nothing was written. Look at what is new here.',
    );
    if (!writesTheSame(shown, plan)) {
      this.#take(plan);
      this.#notice = changed;
      return;
    }
    const { disk, written } = this.#surroundings;
    const outcome = await writeImport(this.#session.folder.uri, plan.files, disk);
    if (outcome.kind === 'written') {
      this.dispose();
      await written(plan, outcome.files);
    } else if (outcome.kind === 'refused') this.#notice = vscode.l10n.t('{0} Nothing was written.', outcome.reason);
    else {
      const again = await this.#planned(true);
      if (again !== undefined) this.#take(again);
      this.#notice = changed;
    }
  }
}
