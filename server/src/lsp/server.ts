/** Wires a connection to the engine: what is open, what changed, what is to be said; one request, one feature. */

import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { FeatureContext } from '../features/feature.ts';
import {
  CREATE_CONFIGURATION_COMMAND,
  type InitializationOptions,
  SUMMARY_NOTIFICATION,
} from '../protocol/messages.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { DiagnosticsPublisher } from './diagnostics.ts';
import { FolderSession } from './folder-session.ts';
import type { Host } from './host.ts';
import { IndexingProgress } from './indexing-progress.ts';
import { readInitializationOptions, readSettings } from './options.ts';
import { registerRequests } from './requests.ts';
import type { RequestSource } from './request-source.ts';
import { NO_FILES, Sessions } from './sessions.ts';
import { summaryOf } from './summary.ts';

/** Changes that follow each other within this time are answered together. */
const SETTLE_MILLISECONDS = 40;

export class LanguageServer implements RequestSource {
  readonly connection: Connection;
  readonly documents = new TextDocuments(TextDocument);
  readonly sessions: Sessions;
  readonly #host: Host;
  readonly #progress: IndexingProgress;
  /** The client's spelling of what is open, by canonical URI. */
  readonly #open = new Map<DocumentUri, string>();
  #diagnostics: DiagnosticsPublisher;
  #capabilities: ClientCapabilities = {};
  #options: InitializationOptions = {};
  #asOf = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settling = false;

  constructor(connection: Connection, host: Host) {
    this.connection = connection;
    this.#host = host;
    this.#progress = new IndexingProgress(connection);
    this.sessions = new Sessions((folder, loose) => this.#openSession(folder, loose));
    this.#diagnostics = this.#newPublisher();
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    connection.onDidChangeConfiguration(() => this.#readSettings());
    connection.onDidChangeWatchedFiles(({ changes }) => this.#filesChanged(changes));
    this.documents.onDidChangeContent(({ document }) => this.#textChanged(document));
    this.documents.onDidClose(({ document }) => this.#textClosed(document.uri));
    connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
      const uri = canonicalUri(textDocument.uri);
      const session = await this.#readySession(uri);
      return this.#diagnostics.report(session, uri, previousResultId, this.#isLoose(session));
    });
    registerRequests(this);
    this.documents.listen(connection);
  }

  /** What a feature needs for a document, once its folder has been read; undefined for one that is not ours. */
  async contextOf(clientUri: string): Promise<FeatureContext | undefined> {
    const uri = canonicalUri(clientUri);
    const { engine } = await this.#readySession(uri);
    const document = engine.snapshot.document(uri);
    const text = this.documents.get(clientUri)?.getText();
    return document === undefined || text === undefined ? undefined : { engine, document, text };
  }

  /** The sessions of the workspace folders, each read at least once. */
  async readySessions(): Promise<readonly FolderSession[]> {
    const sessions = this.sessions.folders();
    for (const session of sessions) await session.ready;
    return sessions;
  }

  async #readySession(uri: DocumentUri): Promise<FolderSession> {
    const session = this.sessions.of(uri);
    await session.ready;
    return session;
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#capabilities = params.capabilities;
    this.#options = readInitializationOptions(params.initializationOptions);
    this.#asOf = this.#options.asOf ?? '';
    this.#diagnostics = this.#newPublisher();
    this.#progress.supported = params.capabilities.window?.workDoneProgress === true;
    const folders = params.workspaceFolders ?? (params.rootUri === null ? [] : [{ uri: params.rootUri }]);
    for (const folder of folders) this.sessions.add(folder.uri);
    return {
      serverInfo: { name: 'Plumbline' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        diagnosticProvider: { identifier: 'plumbline', interFileDependencies: true, workspaceDiagnostics: false },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        documentLinkProvider: {},
        completionProvider: { triggerCharacters: ['[', ',', ' ', ':', '-', '@'] },
        executeCommandProvider: { commands: [CREATE_CONFIGURATION_COMMAND] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  async #initialized(): Promise<void> {
    if (this.#capabilities.workspace?.workspaceFolders === true) {
      this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) {
          const gone = this.sessions.remove(uri);
          if (gone !== undefined) this.#diagnostics.withdraw((one) => gone.owns(one));
        }
        for (const { uri } of added) this.sessions.add(uri);
        for (const document of this.documents.all()) this.#textChanged(document);
      });
    }
    const watched = this.#capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    if (watched && this.#options.watchesFiles !== true) {
      await this.connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*' }],
      });
    }
    await this.#readSettings();
  }

  async #readSettings(): Promise<void> {
    if (this.#capabilities.workspace?.configuration === true) {
      try {
        const answer: unknown = await this.connection.workspace.getConfiguration('plumbline');
        this.#asOf = readSettings(answer).asOf;
      } catch {
        this.connection.console.warn('The settings could not be read; the defaults count.');
      }
    }
    this.#changed();
  }

  #newPublisher(): DiagnosticsPublisher {
    return new DiagnosticsPublisher(this.connection, {
      pulls: this.#capabilities.textDocument?.diagnostic !== undefined,
      openUri: (uri) => this.#open.get(uri),
      rulePages: this.#options.rulePages ?? this.#host.rulePages,
    });
  }

  get #today(): CivilDate {
    return isCivilDate(this.#asOf) ? this.#asOf : this.#host.today();
  }

  #openSession(folder: DocumentUri, loose: boolean): FolderSession {
    const throughClient = this.#options.filesThroughClient === true;
    const fileSystem = loose ? NO_FILES : this.#host.fileSystem(this.connection, folder, throughClient);
    const session = new FolderSession(folder, fileSystem, this.#today, {
      pause: () => this.#host.pause(),
      changed: () => this.#changed(),
      loading: (one, read, total) => this.#progress.report(one.folder, read, total),
      loaded: (one, milliseconds) => {
        this.#progress.done(one.folder);
        const count = one.engine.documents().length;
        this.connection.console.info(`Read ${count} documents in ${Math.round(milliseconds)} ms: ${one.folder}`);
        if (one.engine.workspace.truncated) {
          this.connection.console.warn(
            'The folder holds more files than are looked at; exclude some in plumbline.yml.',
          );
        }
      },
    });
    for (const document of this.documents.all()) {
      const uri = canonicalUri(document.uri);
      if (session.owns(uri)) session.engine.workspace.setText(uri, document.getText());
    }
    return session;
  }

  #isLoose(session: FolderSession): boolean {
    return !this.sessions.folders().includes(session);
  }

  #textChanged(document: TextDocument): void {
    const uri = canonicalUri(document.uri);
    this.#open.set(uri, document.uri);
    const session = this.sessions.of(uri);
    if (session.engine.workspace.setText(uri, document.getText())) void session.load();
    this.#changed();
  }

  async #textClosed(clientUri: string): Promise<void> {
    const uri = canonicalUri(clientUri);
    this.#open.delete(uri);
    const session = this.sessions.of(uri);
    if (await session.engine.workspace.closeText(uri)) void session.load();
    // Pulled until now, pushed from now on: nothing in it has changed, but who says it has.
    await this.#diagnostics.publish(session, new Set([uri]), this.#isLoose(session), () => this.#host.pause());
    this.#changed();
  }

  async #filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const stale = new Set<FolderSession>();
    for (const change of changes) {
      const uri = canonicalUri(change.uri);
      for (const session of this.sessions.folders()) {
        if (!session.owns(uri)) continue;
        const { workspace } = session.engine;
        const reload =
          change.type === FileChangeType.Deleted ? workspace.fileDeleted(uri) : await workspace.fileChanged(uri);
        if (reload) stale.add(session);
      }
    }
    for (const session of stale) void session.load();
    this.#changed();
  }

  /** Something may have changed: when no more changes come for a moment, everyone who should know is told. */
  #changed(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#settle();
    }, SETTLE_MILLISECONDS);
  }

  async #settle(): Promise<void> {
    if (this.#settling) {
      this.#changed();
      return;
    }
    this.#settling = true;
    try {
      let openChanged = false;
      for (const session of this.sessions.all()) {
        if (session.isLoading) continue;
        session.engine.workspace.setAsOf(this.#today);
        const uris = session.engine.takeChanged();
        const loose = this.#isLoose(session);
        const told = await this.#diagnostics.publish(session, uris, loose, () => this.#host.pause());
        openChanged = openChanged || told;
      }
      if (openChanged && this.#capabilities.workspace?.diagnostics?.refreshSupport === true) {
        void this.connection.languages.diagnostics.refresh();
      }
      const summary = summaryOf(this.sessions.folders(), this.#diagnostics.totals, this.#today);
      await this.connection.sendNotification(SUMMARY_NOTIFICATION, summary);
    } catch (error) {
      this.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      this.#settling = false;
    }
  }
}
