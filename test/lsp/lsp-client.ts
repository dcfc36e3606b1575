/** A typed LSP client and the server in one process, over a pair of streams and an in-memory workspace. */

import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type Position,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { type CivilDate, isCivilDate } from '../../server/src/domain/civil-date.ts';
import type { Clock } from '../../server/src/host/clock.ts';
import type { Host } from '../../server/src/lsp/host.ts';
import { LanguageServer } from '../../server/src/lsp/server.ts';
import type { SummaryParams } from '../../server/src/protocol/messages.ts';
import type { FileSystem } from '../../server/src/workspace/file-system.ts';
import { type MemoryFileSystem, memoryFileSystem } from '../../server/src/workspace/memory-file-system.ts';

export const ROOT = 'file:///workspace';
export const AS_OF = '2026-09-15';

/** How long a message may take before a test gives up waiting for it. */
const PATIENCE_IN_MILLISECONDS = 8000;

export interface ClientOptions {
  /** Whether the client pulls diagnostics, as VS Code does, or only takes what is pushed. */
  readonly pulls?: boolean;
  readonly folders?: readonly string[];
  /** The folder that paths are relative to, as the client spells it. */
  readonly root?: string;
  /** What the server gets for the disk: slower, or broken. */
  readonly disk?: (files: MemoryFileSystem) => FileSystem;
  readonly capabilities?: { readonly workspace?: object; readonly window?: object; readonly textDocument?: object };
  readonly initializationOptions?: object;
  /** What the client says in its greeting in place of what it would, by name; undefined leaves that out. */
  readonly greeting?: object;
  /** The translations that come with the server, by locale. */
  readonly translations?: NonNullable<Host['translations']>;
  /** Answers to what the server asks of the client, by method; null for what is not here. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
}

/** A message of the server to its log. */
export interface Logged {
  /** 1 error, 2 warning, 3 information. */
  readonly type: number;
  readonly message: string;
}

function civil(text: string): CivilDate {
  if (!isCivilDate(text)) throw new Error(`not a date: ${text}`);
  return text;
}

/** A clock that stands still until a test sets it. */
export class TestClock implements Clock {
  #day = civil(AS_OF);
  readonly #acts = new Set<() => void>();

  today(): CivilDate {
    return this.#day;
  }

  untilTomorrow(): number {
    return 1;
  }

  after(_milliseconds: number, act: () => void): () => void {
    this.#acts.add(act);
    return () => this.#acts.delete(act);
  }

  /** How many wait for the time to pass. */
  get waiting(): number {
    return this.#acts.size;
  }

  /** Lets time pass until it is this day. */
  turn(day: string): void {
    this.#day = civil(day);
    const due = [...this.#acts];
    this.#acts.clear();
    for (const act of due) act();
  }
}

export class LspClient {
  readonly connection: MessageConnection;
  readonly files: MemoryFileSystem;
  readonly clock: TestClock;
  readonly pushed = new Map<string, readonly Diagnostic[]>();
  /** Everything that was pushed, in order: what is taken back too. */
  readonly pushes: PublishDiagnosticsParams[] = [];
  readonly summaries: SummaryParams[] = [];
  readonly logged: Logged[] = [];
  /** The methods of the requests that the server has sent. */
  readonly asked: string[] = [];
  refreshes = 0;
  /** What the server said that it can do. */
  capabilities: ServerCapabilities = {};
  readonly #root: string;
  readonly #versions = new Map<string, number>();
  readonly #waiting = new Set<() => void>();

  private constructor(connection: MessageConnection, clock: TestClock, files: MemoryFileSystem, root: string) {
    this.connection = connection;
    this.clock = clock;
    this.files = files;
    this.#root = root;
  }

  /** Starts a server on some files (by path from the workspace folder) and goes through the handshake. */
  static async start(files: Readonly<Record<string, string>>, options: ClientOptions = {}): Promise<LspClient> {
    const up = new PassThrough();
    const down = new PassThrough();
    const root = options.root ?? ROOT;
    const memory = memoryFileSystem(files, { root });
    const fileSystem = options.disk?.(memory) ?? memory;
    const clock = new TestClock();
    const server = new LanguageServer(
      createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)),
      {
        fileSystem: () => fileSystem,
        clock,
        pause: () => new Promise((resolve) => setImmediate(resolve)),
        rulePages: 'file:///rules',
        ...(options.translations === undefined ? {} : { translations: options.translations }),
      },
    );
    server.connection.listen();
    const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const client = new LspClient(connection, clock, memory, root);
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      client.pushed.set(params.uri, params.diagnostics);
      client.pushes.push(params);
      client.#wake();
    });
    connection.onNotification('plumbline/summary', (summary: SummaryParams) => {
      client.summaries.push(summary);
      client.#wake();
    });
    connection.onNotification('window/logMessage', (message: Logged) => {
      client.logged.push(message);
      client.#wake();
    });
    connection.onRequest((method, params) => {
      client.asked.push(method);
      if (method === 'workspace/diagnostic/refresh') client.refreshes += 1;
      client.#wake();
      return options.answers?.[method]?.(params) ?? null;
    });
    connection.listen();
    const folders = options.folders ?? [root];
    const greeting: InitializeResult = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: folders.length === 0 ? null : folders.map((uri) => ({ uri, name: uri })),
      initializationOptions: options.initializationOptions ?? { asOf: AS_OF },
      capabilities: {
        workspace: {
          workspaceFolders: true,
          diagnostics: { refreshSupport: true },
          ...options.capabilities?.workspace,
        },
        window: options.capabilities?.window ?? {},
        textDocument: { ...(options.pulls === false ? {} : { diagnostic: {} }), ...options.capabilities?.textDocument },
      },
      ...options.greeting,
    });
    client.capabilities = greeting.capabilities;
    await connection.sendNotification('initialized', {});
    return client;
  }

  /** The URI of a path in the workspace folder. */
  uri(path: string): string {
    return `${this.#root}/${path}`;
  }

  async open(path: string, text: string): Promise<void> {
    const uri = this.uri(path);
    this.#versions.set(uri, 1);
    const languageId = path.endsWith('.md') ? 'markdown' : 'yaml';
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the whole text, as a person who pastes. */
  async edit(path: string, text: string): Promise<void> {
    const uri = this.uri(path);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** Tells the server of files that were created (1), changed (2) or deleted (3) on the disk. */
  async watched(...changes: readonly (readonly [path: string, type: 1 | 2 | 3])[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({ uri: this.uri(path), type })),
    });
  }

  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: this.uri(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** The codes pulled for an open document, in order. */
  async codes(path: string): Promise<readonly string[]> {
    const report = await this.pull(path);
    return report.kind === 'full' ? report.items.map((item) => String(item.code)) : [];
  }

  /** A request about a position in a document. */
  at<T>(method: string, path: string, position: Position, more: object = {}): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri: this.uri(path) }, position, ...more });
  }

  /** The codes that stand in the client for a closed document. */
  pushedCodes(path: string): readonly string[] {
    return (this.pushed.get(this.uri(path)) ?? []).map((item) => String(item.code));
  }

  /** Waits until something holds, looked at anew with each message; fails with a description when it never does. */
  async until(what: string, holds: () => boolean): Promise<void> {
    const failed = Symbol('too late');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<typeof failed>((resolve) => {
      timer = setTimeout(() => resolve(failed), PATIENCE_IN_MILLISECONDS);
    });
    try {
      while (!holds()) {
        const next = new Promise<void>((resolve) => this.#waiting.add(resolve));
        if ((await Promise.race([next, late])) === failed) throw new Error(`waited in vain for ${what}`);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Opens and closes workspace folders. */
  async folders(change: { readonly added?: readonly string[]; readonly removed?: readonly string[] }): Promise<void> {
    const named = (uris: readonly string[] = []): object[] => uris.map((uri) => ({ uri, name: uri }));
    await this.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: named(change.added), removed: named(change.removed) },
    });
  }

  /** Waits until the server has said that it has looked at everything once more. */
  async settled(): Promise<SummaryParams> {
    const before = this.summaries.length;
    await this.until('a summary', () => this.summaries.length > before);
    const last = this.summaries.at(-1);
    if (last === undefined) throw new Error('no summary');
    return last;
  }

  stop(): void {
    this.connection.dispose();
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}
