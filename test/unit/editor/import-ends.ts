/** What an import in the editor has at its two ends, in a test: a server that plans as ours does, and a panel that shows nothing. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

import type { ImportServer } from '../../../client/src/import/import-session.ts';
import type { ImportAct, ImportPreview } from '../../../client/src/pages/import-preview.ts';
import { formatOf, planImport } from '../../../server/src/imports/plan-import.ts';
import { messageOf } from '../../../server/src/lsp/import-requests.ts';
import { ImportSources } from '../../../server/src/lsp/import-sources.ts';
import type { PlanImportParams } from '../../../server/src/protocol/import-messages.ts';
import { targetWith } from '../imports/memory-target.ts';
import type { EditorFiles } from './import-disk.ts';

/** A server that keeps sources as ours does and plans into files in memory. */
export class Server implements ImportServer {
  sources = new ImportSources(0);
  readonly planned: Omit<PlanImportParams, 'progress'>[] = [];
  readonly closed: number[] = [];
  /** Awaited before a plan is given. */
  before: () => Promise<void> = async () => undefined;
  readonly #files: EditorFiles;

  constructor(files: EditorFiles) {
    this.#files = files;
  }

  openImport: ImportServer['openImport'] = async ({ paths }) => {
    const source = this.sources.open(paths !== undefined);
    return { source, readings: [], most: { files: 9, bytes: 9_000_000, bytesOfFile: 9_000_000 } };
  };

  sendImport: ImportServer['sendImport'] = async (piece) => this.sources.take(piece);

  planImport: ImportServer['planImport'] = async (params, _say, token) => {
    this.planned.push(params);
    const known = this.sources.files(params.source);
    await this.before();
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    if (known === undefined) return { kind: 'gone' };
    const there = Object.fromEntries(
      [...this.#files.files].map(([path, text]) => [path.replace(/^\/work\//, ''), text]),
    );
    const { files } = known;
    const request = { ...params, files, canChoose: true };
    const plan = await planImport(request, targetWith(there));
    assert.ok(plan !== undefined);
    const format = formatOf(request);
    const formats = ['csv', 'oscal'] as const;
    return { kind: 'plan', ...(format === undefined ? {} : { format }), formats, ...messageOf(plan) };
  };

  closeImport: ImportServer['closeImport'] = async (source) => {
    this.closed.push(source);
    this.sources.close(source);
  };
}

/** A panel without an editor around it: what it is told, and how the page speaks. */
export class Panel {
  readonly shown: ImportPreview[] = [];
  isDisposed = false;
  #hear: (message: unknown) => void = () => undefined;
  #gone: () => void = () => undefined;
  readonly panel: vscode.WebviewPanel;

  constructor() {
    const nothing = { dispose: () => undefined };
    const webview = {
      options: {},
      html: '',
      cspSource: 'x',
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: (hear: (message: unknown) => void) => {
        this.#hear = hear;
        return nothing;
      },
      postMessage: async (message: { readonly preview: ImportPreview }) => {
        this.shown.push(message.preview);
        return true;
      },
    };
    const panel: unknown = {
      title: 'Import',
      webview,
      onDidDispose: (gone: () => void) => {
        this.#gone = gone;
        return nothing;
      },
      dispose: () => {
        this.isDisposed = true;
        this.#gone();
      },
      reveal: () => undefined,
    };
    assert.ok(isPanel(panel));
    this.panel = panel;
  }

  act(act: ImportAct): void {
    this.#hear({ type: 'import', act });
  }

  ready(): void {
    this.#hear({ type: 'ready' });
  }
}

function isPanel(value: unknown): value is vscode.WebviewPanel {
  return typeof value === 'object' && value !== null && 'webview' in value;
}

/** Lets everything that is under way come to rest. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- what comes to rest in one turn may begin something in the next
    await new Promise((resolve) => setImmediate(resolve));
  }
}
