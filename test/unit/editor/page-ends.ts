/** What a page in the editor has at its ends, in a test: a panel that shows nothing, a server that stands still, and an editor that notes what it is told. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { URI } from 'vscode-uri';

import type { ShownDay } from '../../../client/src/as-of/shown-day.ts';
import type { LanguageServer } from '../../../client/src/server/language-server.ts';

const WORKSPACE = 'file:///work/';
const nothing = { dispose: () => undefined };

/** A panel without an editor around it: what it is told, and how the page speaks. */
export class PagePanel {
  readonly told: unknown[] = [];
  readonly webview = {
    options: {},
    html: '',
    cspSource: 'https://own.example',
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: (hear: (message: unknown) => void) => {
      this.#hear = hear;
      return nothing;
    },
    postMessage: async (message: unknown) => {
      this.told.push(message);
      return true;
    },
  };
  readonly panel: vscode.WebviewPanel;
  revealed = 0;
  #isVisible = true;
  #hear: (message: unknown) => void = () => undefined;
  #turned: () => void = () => undefined;
  #gone: () => void = () => undefined;

  /** `title`: what the editor writes on its tab. */
  constructor(title: string) {
    const isVisible = (): boolean => this.#isVisible;
    const panel: unknown = {
      title,
      webview: this.webview,
      get visible() {
        return isVisible();
      },
      onDidChangeViewState: (turned: () => void) => {
        this.#turned = turned;
        return nothing;
      },
      onDidDispose: (gone: () => void) => {
        this.#gone = gone;
        return nothing;
      },
      dispose: () => this.#gone(),
      reveal: () => void (this.revealed += 1),
    };
    assert.ok(isPanel(panel));
    this.panel = panel;
  }

  /** As if the page said it: anything may come. */
  say(message: unknown): void {
    this.#hear(message);
  }

  /** As if the person went to another tab, or came back. */
  turn(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#turned();
  }

  /** As if the person closed it. */
  close(): void {
    this.#gone();
  }

  /** What the page is started with. */
  get start(): unknown {
    const [, json = ''] = /<script type="application\/json" id="start">(.*?)<\/script>/s.exec(this.webview.html) ?? [];
    const start: unknown = JSON.parse(json);
    return start;
  }
}

/** What the pages get of the extension, over a memory that a test looks into and a server that it has speak. */
export function pageSurroundings(remembered: Readonly<Record<string, unknown>> = {}) {
  const memory = new Map(Object.entries(remembered));
  const updated = new vscode.EventEmitter<void>();
  const changed = new vscode.EventEmitter<string>();
  const days: unknown[] = [];
  /** What the server gives for a question; a test may have it give something else. */
  const answers = { of: async (question: unknown): Promise<unknown> => ({ kind: 'nothing', question }) };
  const server: unknown = {
    state: 'running',
    onDidUpdate: updated.event,
    onDidChangeState: changed.event,
    page: (question: unknown) => answers.of(question),
    readDay: async (text: string) =>
      text === '2026-09-15' ? { ok: true, day: { day: text } } : { ok: false, reason: `${text} is no day.` },
  };
  const shown: unknown = { show: async (day: unknown) => void days.push(day) };
  assert.ok(isServer(server) && isShownDay(shown));
  return {
    given: {
      server,
      shown,
      extensionUri: vscode.Uri.parse('file:///extension'),
      memory: {
        keys: () => [...memory.keys()],
        get: (key: string) => memory.get(key),
        update: async (key: string, value: unknown) => void memory.set(key, value),
      },
    },
    kept: memory,
    answers,
    /** The days that were to be shown. */
    days,
    update: () => updated.fire(),
    become: (state: 'starting' | 'running' | 'stopped') => changed.fire(state),
  };
}

/** Makes the editor note what it is told; a command that is called `failing` is rejected with that reason. */
export function notingEditor(failing: Readonly<Record<string, string>> = {}) {
  const happened: unknown[] = [];
  const serializers = new Map<string, vscode.WebviewPanelSerializer>();
  const panels: PagePanel[] = [];
  const made: string[] = [];
  const note =
    (kind: string) =>
    async (...given: readonly unknown[]): Promise<undefined> => {
      happened.push([kind, ...given.map((one) => (URI.isUri(one) ? one.toString() : one))]);
      return undefined;
    };
  Object.assign(vscode.workspace, {
    getWorkspaceFolder: (uri: vscode.Uri) =>
      uri.toString().startsWith(WORKSPACE) ? { uri: vscode.Uri.parse(WORKSPACE), name: 'work', index: 0 } : undefined,
    fs: {
      stat: async ({ path }: vscode.Uri) => {
        if (path.endsWith('/gone.yml')) throw new Error('there is no gone.yml');
        return { type: path.endsWith('/evidence') ? vscode.FileType.Directory : vscode.FileType.File };
      },
    },
  });
  Object.assign(vscode.window, {
    showErrorMessage: note('error'),
    showWarningMessage: note('warning'),
    registerWebviewPanelSerializer: (viewType: string, serializer: vscode.WebviewPanelSerializer) => {
      serializers.set(viewType, serializer);
      return { dispose: () => serializers.delete(viewType) };
    },
    createWebviewPanel: (viewType: string, title: string) => {
      const panel = new PagePanel(title);
      panels.push(panel);
      made.push(viewType);
      return panel.panel;
    },
  });
  Object.assign(vscode.commands, {
    executeCommand: async (command: string, ...given: readonly unknown[]) => {
      const reason = failing[command];
      if (reason !== undefined) throw new Error(reason);
      return note(command)(...given);
    },
  });
  Object.assign(vscode.env, { openExternal: note('external'), clipboard: { writeText: note('copy') } });
  return { happened, serializers, panels, made };
}

function isPanel(value: unknown): value is vscode.WebviewPanel {
  return typeof value === 'object' && value !== null && 'webview' in value;
}

function isServer(value: unknown): value is LanguageServer {
  return typeof value === 'object' && value !== null && 'page' in value;
}

function isShownDay(value: unknown): value is ShownDay {
  return typeof value === 'object' && value !== null && 'show' in value;
}
