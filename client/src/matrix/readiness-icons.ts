/** Icons of the matrix: a shape for each level and kind, so that colour only says it once more. */
import * as vscode from 'vscode';

import type { MatrixNode } from '../../../server/src/protocol/messages.ts';

type Level = NonNullable<MatrixNode['readiness']>;

interface LevelIcon {
  readonly icon: string;
  /** One of the colours that `package.json` contributes; their IDs hold no hyphen. */
  readonly color: string;
}

const LEVEL_ICONS: Readonly<Record<Level, LevelIcon>> = {
  unmapped: { icon: 'circle-slash', color: 'plumbline.readiness.unmapped' },
  mapped: { icon: 'circle-large-outline', color: 'plumbline.readiness.mapped' },
  owned: { icon: 'account', color: 'plumbline.readiness.owned' },
  approved: { icon: 'law', color: 'plumbline.readiness.approved' },
  evidenced: { icon: 'archive', color: 'plumbline.readiness.evidenced' },
  operating: { icon: 'pass-filled', color: 'plumbline.readiness.operating' },
  'out-of-scope': { icon: 'dash', color: 'plumbline.readiness.outOfScope' },
};

const KIND_ICONS: Readonly<Record<MatrixNode['kind'], string>> = {
  folder: 'root-folder',
  category: 'shield',
  criterion: 'symbol-ruler',
  policy: 'book',
  control: 'settings',
  evidence: 'file',
  person: 'person',
  group: 'list-tree',
  occurrence: 'calendar',
  code: 'file-code',
  note: 'info',
};

const MISSING = new vscode.ThemeColor('plumbline.readiness.unmapped');

/** The icon of a node. */
export function iconOf(node: MatrixNode): vscode.ThemeIcon {
  if (node.kind === 'occurrence') {
    return node.readiness === 'unmapped' ? new vscode.ThemeIcon('error', MISSING) : new vscode.ThemeIcon('calendar');
  }
  if (node.kind === 'evidence') {
    if (node.target === undefined) return new vscode.ThemeIcon('warning', MISSING);
    return new vscode.ThemeIcon(/^https?:/.test(node.target) ? 'link-external' : 'file');
  }
  if (node.readiness === undefined) return new vscode.ThemeIcon(KIND_ICONS[node.kind]);
  const { icon, color } = LEVEL_ICONS[node.readiness];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}
