/** Icons of the matrix: a shape for each level and kind, so that colour only says it once more. */
import * as vscode from 'vscode';

import type { MatrixNode } from '../../../server/src/protocol/messages.ts';

type Level = NonNullable<MatrixNode['readiness']>;

const LEVEL_ICONS: Readonly<Record<Level, string>> = {
  unmapped: 'circle-slash',
  mapped: 'circle-large-outline',
  owned: 'account',
  approved: 'law',
  evidenced: 'archive',
  operating: 'pass-filled',
  'out-of-scope': 'dash',
};

const KIND_ICONS: Readonly<Record<MatrixNode['kind'], string>> = {
  folder: 'root-folder',
  category: 'shield',
  criterion: 'circle-large-outline',
  policy: 'book',
  control: 'circle-large-outline',
  evidence: 'file',
  person: 'person',
  group: 'list-tree',
  occurrence: 'calendar',
  note: 'info',
};

/** The icon of a node. */
export function iconOf(node: MatrixNode): vscode.ThemeIcon {
  if (node.kind === 'occurrence') {
    return node.readiness === 'unmapped'
      ? new vscode.ThemeIcon('error', new vscode.ThemeColor('plumbline.readiness.unmapped'))
      : new vscode.ThemeIcon('calendar');
  }
  if (node.kind === 'evidence' && node.target === undefined) {
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('plumbline.readiness.unmapped'));
  }
  if (node.kind === 'evidence' && !node.target?.startsWith('file:') && /^https?:/.test(node.target ?? '')) {
    return new vscode.ThemeIcon('link-external');
  }
  const { readiness } = node;
  if (readiness === undefined) return new vscode.ThemeIcon(KIND_ICONS[node.kind]);
  return new vscode.ThemeIcon(LEVEL_ICONS[readiness], new vscode.ThemeColor(`plumbline.readiness.${readiness === 'out-of-scope' ? 'outOfScope' : readiness}`));
}
