/** A node of the matrix as VS Code shows it: text that stays text, and an icon whose shape says how ready it is. */
import * as vscode from 'vscode';

import type { MatrixGrouping, MatrixNode } from '../../../server/src/protocol/messages.ts';
import { iconOf } from './readiness-icons.ts';

/** The row of a node. What the filter found is marked in its label. */
export function treeItem(node: MatrixNode, grouping: MatrixGrouping, filter: string): vscode.TreeItem {
  const highlights = occurrencesOf(filter, node.label);
  const item = new vscode.TreeItem({ label: node.label, highlights }, collapsibleState(node));
  // VS Code remembers by this what was opened. A filtered tree opens what it found, which the whole one must not keep.
  item.id = `${filter === '' ? 'all' : 'found'}:${grouping}:${node.id}`;
  item.description = node.description;
  item.tooltip = plainTooltip(node.tooltip);
  item.iconPath = iconOf(node);
  item.contextValue = contextOf(node);
  item.accessibilityInformation = { label: spoken(node.accessibilityLabel) };
  if (node.location !== undefined) {
    item.command = {
      command: 'plumbline.openNode',
      title: vscode.l10n.t({ message: 'Open', comment: ['What pressing Enter on a row does'] }),
      arguments: [node],
    };
  }
  return item;
}

function collapsibleState(node: MatrixNode): vscode.TreeItemCollapsibleState {
  if (!node.hasChildren) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Where a text stands in another, letter case aside. */
function occurrencesOf(wanted: string, text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  const needle = wanted.toLowerCase();
  const haystack = text.toLowerCase();
  // A letter that changes its length with its case would shift what comes after it.
  if (needle === '' || haystack.length !== text.length) return found;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
    found.push([at, at + needle.length]);
  }
  return found;
}

/** The dots between the parts of a description would be read out, or left out without a pause. */
function spoken(text: string): string {
  return text.replaceAll(' · ', ', ');
}

/** A tooltip in which nothing that a workspace says is markup. */
function plainTooltip(text: string): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('', false);
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
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
