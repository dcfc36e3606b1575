/**
 * As much of the module `vscode` as the client's texts, rows and edits need, so that they can be tested without an editor. Messages
 * are those of the server's library, so that a test sets the language of both at once. Addresses are those of the library that
 * the editor's own were made into.
 */

import { CancellationTokenSource } from 'vscode-languageserver';

export * as l10n from '@vscode/l10n';
export { Disposable, EventEmitter, Position, Range, Uri, workspace, WorkspaceEdit } from './documents-stand-in.ts';

export { CancellationTokenSource };

export const env = { language: 'en' } as const;

/** What a test puts into them is there: the editor's own are objects with functions too. */
export const window: Record<string, unknown> = {};
export const commands: Record<string, unknown> = {};

export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const;
export const ViewColumn = { Active: -1 } as const;

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;

export class TreeItem {
  readonly label: unknown;
  readonly collapsibleState: unknown;

  constructor(label: unknown, collapsibleState: unknown) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;

  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

/** Keeps the text as it was written, without the escapes that the editor adds. */
export class MarkdownString {
  value: string;

  constructor(value = '') {
    this.value = value;
  }

  appendText(text: string): this {
    this.value += text;
    return this;
  }

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const;

export class CancellationError extends Error {}
