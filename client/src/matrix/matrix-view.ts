/** The control matrix as a tree in a view of its own: asks the server for rows when they are opened, and again when they change. */
import * as vscode from 'vscode';

import type { MatrixGrouping, MatrixNode, SummaryParams } from '../../../server/src/protocol/messages.ts';
import { Pace } from '../pace.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { iconOf } from './readiness-icons.ts';

export const MATRIX_VIEW = 'plumbline.matrix';

/** Often enough for someone who types, and seldom enough for the tree. */
const REFRESH_INTERVAL_IN_MILLISECONDS = 250;

export class MatrixView implements vscode.TreeDataProvider<MatrixNode>, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #view: vscode.TreeView<MatrixNode>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pace = new Pace(REFRESH_INTERVAL_IN_MILLISECONDS, () => this.#changed.fire());
  readonly #subscriptions: vscode.Disposable[];
  /** By node ID: what VS Code asks of a row's parent, when it is to be revealed. */
  readonly #parents = new Map<string, MatrixNode | undefined>();
  #grouping: MatrixGrouping = 'criteria';
  #filter = '';
  #stale = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#view = vscode.window.createTreeView(MATRIX_VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      this.#view,
      this.#changed,
      server.onDidUpdate((summary) => this.#update(summary)),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#stale) this.refresh();
      }),
    ];
    this.#showState();
  }

  get grouping(): MatrixGrouping {
    return this.#grouping;
  }

  get filter(): string {
    return this.#filter;
  }

  /** Groups the matrix another way. */
  group(grouping: MatrixGrouping): void {
    this.#grouping = grouping;
    this.#showState();
    this.refresh();
  }

  /** Shows only what contains a text; an empty one shows everything. */
  filterBy(text: string): void {
    this.#filter = text.trim();
    this.#showState();
    this.refresh();
  }

  /** Asks the server for everything that is shown. */
  refresh(): void {
    this.#stale = false;
    this.#pace.request();
  }

  /** The row that is selected, for a command that was not called on one. */
  get selected(): MatrixNode | undefined {
    return this.#view.selection[0];
  }

  async getChildren(parent?: MatrixNode): Promise<MatrixNode[]> {
    const nodes = await this.#server.matrix({
      grouping: this.#grouping,
      ...(parent === undefined ? {} : { parent: parent.id }),
      ...(this.#filter === '' ? {} : { filter: this.#filter }),
    });
    if (parent === undefined) this.#parents.clear();
    for (const node of nodes ?? []) this.#parents.set(node.id, parent);
    return [...(nodes ?? [])];
  }

  getParent(node: MatrixNode): MatrixNode | undefined {
    return this.#parents.get(node.id);
  }

  getTreeItem(node: MatrixNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleState(node));
    item.id = `${this.#grouping}:${node.id}`;
    item.description = node.description;
    item.tooltip = plainTooltip(node.tooltip);
    item.iconPath = iconOf(node);
    item.contextValue = contextOf(node);
    item.accessibilityInformation = { label: node.accessibilityLabel };
    if (node.location !== undefined) {
      item.command = { command: 'plumbline.openNode', title: 'Open', arguments: [node] };
    }
    return item;
  }

  dispose(): void {
    this.#pace.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #update(summary: SummaryParams): void {
    const { attention, documents, goal } = summary;
    void vscode.commands.executeCommand('setContext', 'plumbline.hasDocuments', documents > 0);
    void vscode.commands.executeCommand('setContext', 'plumbline.indexing', summary.indexing);
    const noun = attention === 1 ? 'criterion or control is' : 'criteria and controls are';
    this.#view.badge =
      documents === 0 || attention === 0
        ? undefined
        : { value: attention, tooltip: `${attention} ${noun} not ${goal} yet` };
    if (this.#view.visible) this.refresh();
    else this.#stale = true;
  }

  /** What menus depend on, and what stands above the rows. */
  #showState(): void {
    void vscode.commands.executeCommand('setContext', 'plumbline.grouping', this.#grouping);
    void vscode.commands.executeCommand('setContext', 'plumbline.filtered', this.#filter !== '');
    this.#view.message = this.#filter === '' ? '' : `Only what contains “${this.#filter}”`;
    this.#view.description = this.#grouping === 'criteria' ? 'by criteria' : `by ${GROUPING_LABELS[this.#grouping]}`;
  }
}

export const GROUPING_LABELS: Readonly<Record<MatrixGrouping, string>> = {
  criteria: 'criteria',
  policy: 'policy',
  owner: 'owner',
  layer: 'layer',
  readiness: 'readiness',
  due: 'due date',
};

function collapsibleState(node: MatrixNode): vscode.TreeItemCollapsibleState {
  if (!node.hasChildren) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** A tooltip in which nothing that a workspace says is markup. */
function plainTooltip(text: string): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('', false);
  tooltip.isTrusted = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) tooltip.appendMarkdown('  \n');
    tooltip.appendText(line);
  }
  return tooltip;
}

/** What context menus go by: `control id location`, `evidence id location target`. */
function contextOf(node: MatrixNode): string {
  const words: string[] = [node.kind];
  if (node.recordId !== undefined) words.push('id');
  if (node.location !== undefined) words.push('location');
  if (node.target !== undefined) words.push('target');
  return words.join(' ');
}
