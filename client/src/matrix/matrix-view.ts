/** The control matrix as a tree in a view of its own: asks the server for rows when they are opened, and again when they change. */
import * as vscode from 'vscode';

import { MATRIX_GROUPINGS } from '../../../server/src/protocol/messages.ts';
import type { MatrixGrouping, MatrixNode, SummaryParams } from '../../../server/src/protocol/messages.ts';
import type { ShownDay } from '../as-of/shown-day.ts';
import { Pace } from '../pace.ts';
import type { LanguageServer, ServerState } from '../server/language-server.ts';
import { shownDayHeading } from '../status/judged-days.ts';
import { groupingNote } from './grouping-texts.ts';
import { attentionText, filterMessage } from './matrix-texts.ts';
import { treeItem } from './tree-item.ts';

const MATRIX_VIEW = 'plumbline.matrix';

/** Often enough for someone who types, and seldom enough for the tree. */
const REFRESH_INTERVAL_IN_MILLISECONDS = 200;

/** Where the grouping is kept from one window to the next. */
const GROUPING_KEY = 'plumbline.matrix.grouping';

export class MatrixView implements vscode.TreeDataProvider<MatrixNode>, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #shown: ShownDay;
  readonly #memory: vscode.Memento;
  readonly #view: vscode.TreeView<MatrixNode>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #filtered = new vscode.EventEmitter<boolean>();
  readonly #pace = new Pace(REFRESH_INTERVAL_IN_MILLISECONDS, () => this.#changed.fire());
  readonly #subscriptions: vscode.Disposable[];
  #grouping: MatrixGrouping;
  #filter = '';
  /** The server has news that the view, hidden, has not shown. */
  #isStale = false;
  /** By the key of the context: which steps of the walkthrough are done. */
  #steps: Readonly<Record<string, boolean>> = {};

  readonly onDidChangeTreeData = this.#changed.event;
  /** Fires when the rows at the top are known: whether the filter leaves none. */
  readonly onDidFilter = this.#filtered.event;

  /** Shows what the server says as soon as it does; the grouping is what it was in this workspace before. */
  constructor(server: LanguageServer, shown: ShownDay, memory: vscode.Memento) {
    this.#server = server;
    this.#shown = shown;
    this.#memory = memory;
    const remembered = memory.get<string>(GROUPING_KEY);
    this.#grouping = MATRIX_GROUPINGS.find((grouping) => grouping === remembered) ?? 'criteria';
    this.#view = vscode.window.createTreeView(MATRIX_VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      this.#view,
      this.#changed,
      this.#filtered,
      server.onDidUpdate((summary) => this.#showSummary(summary)),
      server.onDidChangeState((state) => this.#showState(state)),
      shown.onDidChange(() => this.#showMessage(false)),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#isStale) this.refresh();
      }),
    ];
    this.#showState(server.state);
    this.#showGroupingAndFilter();
  }

  get grouping(): MatrixGrouping {
    return this.#grouping;
  }

  get filter(): string {
    return this.#filter;
  }

  /** What stands above the rows; empty as a rule. */
  get message(): string {
    return this.#view.message ?? '';
  }

  /** The row that is selected, for a command that was not called on one. */
  get selected(): MatrixNode | undefined {
    return this.#view.selection[0];
  }

  /** Brings the view to the front, and the keyboard into it. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${MATRIX_VIEW}.focus`);
  }

  /** Groups the matrix another way. */
  group(grouping: MatrixGrouping): void {
    this.#grouping = grouping;
    void this.#memory.update(GROUPING_KEY, grouping);
    this.#showGroupingAndFilter();
    this.refresh();
  }

  /** Shows only what contains a text; an empty one shows everything. */
  filterBy(text: string): void {
    const filter = text.trim();
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#showGroupingAndFilter();
    this.refresh();
  }

  /** Asks the server for everything that is shown. */
  refresh(): void {
    this.#isStale = false;
    this.#pace.request();
  }

  /**
   * Opens the walkthrough. VS Code reads it only then, and checks off no step whose condition held already: the conditions
   * are taken back until it is open.
   */
  async openWalkthrough(id: string): Promise<void> {
    const steps = this.#steps;
    this.#steps = {};
    for (const key of Object.keys(steps)) setContext(key, false);
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', id, false);
    this.#steps = { ...steps, ...this.#steps };
    this.#showSteps();
  }

  /** The steps of the walkthrough are done when there is one of each. */
  #showSteps(): void {
    for (const [key, isDone] of Object.entries(this.#steps)) setContext(key, isDone);
  }

  async getChildren(parent?: MatrixNode): Promise<MatrixNode[]> {
    const filter = this.#filter;
    const nodes = await this.#server.matrix({
      grouping: this.#grouping,
      ...(parent === undefined ? {} : { parent: parent.id }),
      ...(filter === '' ? {} : { filter }),
    });
    if (parent === undefined && filter === this.#filter) {
      const isNothing = filter !== '' && nodes?.length === 0;
      this.#showMessage(isNothing);
      this.#filtered.fire(isNothing);
    }
    return [...(nodes ?? [])];
  }

  getTreeItem(node: MatrixNode): vscode.TreeItem {
    return treeItem(node, this.#grouping, this.#filter);
  }

  dispose(): void {
    this.#pace.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #showSummary(summary: SummaryParams): void {
    const { attention, documents, configurations, policies, controls, evidence, indexing } = summary;
    setContext('hasDocuments', documents > 0);
    this.#steps = {
      hasConfiguration: configurations > 0,
      hasPolicies: policies > 0,
      hasControls: controls > 0,
      hasEvidence: evidence > 0,
    };
    this.#showSteps();
    setContext('indexing', indexing);
    this.#view.badge =
      documents === 0 || attention === 0 ? undefined : { value: attention, tooltip: attentionText(attention) };
    if (this.#view.visible) this.refresh();
    else this.#isStale = true;
  }

  #showState(state: ServerState): void {
    setContext('server', state);
    if (state !== 'stopped') return;
    this.#view.badge = undefined;
    this.refresh();
  }

  /** What menus depend on, and what stands above the rows. */
  #showGroupingAndFilter(): void {
    setContext('grouping', this.#grouping);
    setContext('filtered', this.#filter !== '');
    this.#showMessage(false);
    this.#view.description = groupingNote(this.#grouping);
  }

  #showMessage(isNothing: boolean): void {
    const parts = [shownDayHeading(this.#shown.current), filterMessage(this.#filter, isNothing)];
    this.#view.message = parts.filter((part) => part !== '').join(' · ');
  }
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', `plumbline.${key}`, value); // l10n: a key
}
