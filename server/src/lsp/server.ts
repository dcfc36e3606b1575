/** Wires a connection to the engine: what is open, what changed, what is to be said; one request, one feature. */

import * as l10n from '@vscode/l10n';
import {
  type ClientCapabilities,
  type Connection,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeActionOptions } from '../features/code-actions.ts';
import type { FeatureContext } from '../features/feature.ts';
import { type InitializationOptions, SUMMARY_NOTIFICATION } from '../protocol/messages.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { registerAdditionRequests } from './addition-requests.ts';
import { registerAsOfRequests } from './as-of-requests.ts';
import { registerAuthoringRequests } from './authoring-requests.ts';
import { capabilitiesFor } from './capabilities.ts';
import { registerCheckRequests } from './check-requests.ts';
import { CodeRegistration } from './code-registration.ts';
import { DayWatch } from './day-watch.ts';
import { DiagnosticsPublisher, type OpenDocument } from './diagnostics.ts';
import { registerExportRequests } from './export-requests.ts';
import { answered, giveUpIfCancelled, guarded, logFailure } from './failures.ts';
import { lookAtChanged } from './file-changes.ts';
import { FolderSession } from './folder-session.ts';
import { registerHierarchyRequests } from './hierarchy-requests.ts';
import type { Host } from './host.ts';
import { registerImportRequests } from './import-requests.ts';
import { IndexingProgress } from './indexing-progress.ts';
import { JudgedDays } from './judged-days.ts';
import { RuleViews } from './rule-views.ts';
import { asOfSetting, editSupport, openedFolders, readInitializationOptions, sentSettings } from './options.ts';
import { registerPageRequests } from './page-requests.ts';
import { registerRenameRequests } from './rename-requests.ts';
import { chooseLanguage } from './language.ts';
import { leftOut } from './left-out.ts';
import { NOTICES } from './notices.ts';
import { registerRequests } from './requests.ts';
import { Refreshes } from './refreshes.ts';
import { registerStructureRequests } from './structure-requests.ts';
import type { RequestSource } from './request-source.ts';
import { NO_FILES, Sessions } from './sessions.ts';
import { type ShownAdditions, ShownSettings } from './shown-settings.ts';
import { summaryOf } from './summary.ts';
import { registerTokenRequests } from './token-requests.ts';
import { VerifyingProgress } from './verifying-progress.ts';
import { askForFileChanges } from './watch-registration.ts';

/** Changes that follow each other within this time are answered together. */
const SETTLE_MILLISECONDS = 40;

export class LanguageServer implements RequestSource {
  readonly connection: Connection;
  readonly documents = new TextDocuments(TextDocument);
  readonly sessions: Sessions;
  readonly refreshes: Refreshes;
  readonly #host: Host;
  readonly #progress: IndexingProgress;
  readonly #verifying: VerifyingProgress;
  readonly #days: JudgedDays;
  readonly #dayWatch: DayWatch;
  readonly #code: CodeRegistration;
  readonly #shown = new ShownSettings();
  readonly #views: RuleViews;
  /** What is open, by canonical URI. */
  readonly #open = new Map<DocumentUri, OpenDocument>();
  #diagnostics: DiagnosticsPublisher;
  #capabilities: ClientCapabilities = {};
  #options: InitializationOptions = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSettling = false;
  #isStopped = false;

  constructor(connection: Connection, host: Host) {
    this.connection = connection;
    this.#host = host;
    this.#progress = new IndexingProgress(connection);
    this.#verifying = new VerifyingProgress(connection);
    this.#days = new JudgedDays(connection, () => host.clock.today());
    this.#code = new CodeRegistration(connection, () => this.#capabilities);
    this.#dayWatch = new DayWatch(host.clock, () => this.#changed());
    this.#views = new RuleViews((complaint) => connection.console.warn(complaint));
    this.sessions = new Sessions((folder, spelling, loose) => this.#openSession(folder, spelling, loose));
    this.refreshes = new Refreshes({
      connection,
      capabilities: () => this.#capabilities,
      again: () => this.#changed(),
    });
    this.#diagnostics = this.#newPublisher();
    const log = connection.console;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(guarded(log, NOTICES.starting, () => this.#initialized()));
    connection.onShutdown(() => this.#stop());
    connection.onDidChangeConfiguration(
      guarded(log, NOTICES.settings, ({ settings }) => this.#settingsChanged(settings)),
    );
    connection.onDidChangeWatchedFiles(
      guarded(log, NOTICES.fileChange, ({ changes }) => lookAtChanged(this.sessions.folders(), changes)),
    );
    this.documents.onDidChangeContent(guarded(log, NOTICES.textChange, ({ document }) => this.#textChanged(document)));
    this.documents.onDidSave(({ document }) => this.#textSaved(document.uri));
    this.documents.onDidClose(guarded(log, NOTICES.closing, ({ document }) => this.#textClosed(document.uri)));
    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      answered(log, l10n.t('Diagnostics'), async () => {
        const uri = canonicalUri(textDocument.uri);
        const session = await this.sessionOf(uri);
        giveUpIfCancelled(token);
        if (session === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
        return this.#diagnostics.report(session, uri, previousResultId, this.sessions.isLoose(session));
      }),
    );
    registerRequests(this);
    registerStructureRequests(this);
    registerAdditionRequests(this);
    registerTokenRequests(this);
    registerHierarchyRequests(this);
    registerRenameRequests(this);
    registerAuthoringRequests(this);
    registerCheckRequests(this);
    registerPageRequests(this);
    registerExportRequests(this);
    registerImportRequests(this);
    registerAsOfRequests(this, {
      days: this.#days,
      today: () => host.clock.today(),
      changed: () => this.#dayChanged(),
    });
    this.documents.listen(connection);
  }

  get capabilities(): ClientCapabilities {
    return this.#capabilities;
  }

  get listsHeadings(): boolean {
    return this.#options.listsHeadings === true;
  }

  get editing(): CodeActionOptions {
    return { support: editSupport(this.#capabilities), clientDocument: (uri) => this.#open.get(uri) };
  }

  get showsLocations(): boolean {
    return this.#options.showsLocations === true;
  }

  additionsIn(clientUri: string): ShownAdditions {
    const session = this.sessions.of(canonicalUri(clientUri));
    return this.#shown.of(session === undefined || this.sessions.isLoose(session) ? undefined : session.folder);
  }

  /** What a feature needs for a document, once its folder has been read; undefined for one that is not ours. */
  async contextOf(clientUri: string): Promise<FeatureContext | undefined> {
    const uri = canonicalUri(clientUri);
    const session = await this.sessionOf(uri);
    const document = session?.engine.snapshot.document(uri);
    const text = this.documents.get(clientUri)?.getText();
    if (session === undefined || document === undefined || text === undefined) return undefined;
    return { engine: session.engine, document, text };
  }

  /** The sessions of the workspace folders, each read at least once. */
  async readySessions(): Promise<readonly FolderSession[]> {
    const sessions = this.sessions.folders();
    await Promise.all(sessions.map((session) => session.ready));
    return sessions.filter((session) => !session.isClosed);
  }

  async sessionOf(clientUri: string): Promise<FolderSession | undefined> {
    const uri = canonicalUri(clientUri);
    let session = this.sessions.of(uri);
    for (let seen; session !== seen; session = this.sessions.of(uri)) {
      seen = session;
      // oxlint-disable-next-line eslint/no-await-in-loop -- folders come and go meanwhile, and another may speak then
      await session?.ready;
    }
    return session;
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#capabilities = params.capabilities;
    this.#options = readInitializationOptions(params.initializationOptions);
    chooseLanguage(this.#options, params.locale, this.#host);
    this.#days.setCommon(this.#options.asOf);
    this.#days.show(this.#options.shownAsOf);
    this.#views.take(this.#options, new Map());
    this.#diagnostics = this.#newPublisher();
    this.#progress.supported = params.capabilities.window?.workDoneProgress === true;
    this.#verifying.supported = this.#progress.supported;
    for (const folder of openedFolders(params)) this.sessions.add(folder);
    return {
      serverInfo: { name: 'Plumbline' },
      capabilities: capabilitiesFor(params.capabilities),
    };
  }

  async #initialized(): Promise<void> {
    if (this.#capabilities.workspace?.workspaceFolders === true) {
      const change = guarded(this.connection.console, NOTICES.folders, (event: WorkspaceFoldersChangeEvent) =>
        this.#foldersChanged(event),
      );
      this.connection.workspace.onDidChangeWorkspaceFolders(change);
    }
    askForFileChanges(this.connection, this.#capabilities, this.#options);
    this.#dayWatch.start();
    await this.#readSettings();
  }

  #stop(): void {
    this.#isStopped = true;
    this.#dayWatch.stop();
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    for (const session of this.sessions.all()) session.close();
  }

  async #readSettings(): Promise<void> {
    const canBeAsked = this.#capabilities.workspace?.configuration === true;
    if (canBeAsked && !(await this.#days.ask(this.sessions.folders(), (...said) => this.#settingsTold(...said))))
      return;
    this.#days.complain();
    this.#views.complain();
    this.#changed();
  }

  /** Settings have changed. A client that cannot be asked for them sends them along. */
  async #settingsChanged(settings: unknown): Promise<void> {
    const sent = sentSettings(settings);
    if (this.#capabilities.workspace?.configuration !== true && sent !== undefined) {
      this.#days.setCommon(asOfSetting(sent));
      this.#settingsTold(sent, new Map());
    }
    await this.#readSettings();
  }

  #settingsTold(common: unknown, byFolder: ReadonlyMap<DocumentUri, unknown>): void {
    this.#views.take(common, byFolder);
    if (this.#shown.take(common, byFolder)) this.refreshes.outdateAdditions();
  }

  #newPublisher(): DiagnosticsPublisher {
    return new DiagnosticsPublisher(this.connection, {
      pulls: this.#capabilities.textDocument?.diagnostic !== undefined,
      openDocument: (uri) => this.#open.get(uri),
      rulePages: this.#options.rulePages ?? this.#host.rulePages,
    });
  }

  #openSession(folder: DocumentUri, spelling: string, loose: boolean): FolderSession {
    const throughClient = this.#options.filesThroughClient === true;
    const fileSystem = loose ? NO_FILES : this.#host.fileSystem(this.connection, folder, throughClient);
    const asOf = this.#days.of(loose ? undefined : folder);
    const session = new FolderSession(
      { folder, spelling, fileSystem, asOf, today: this.#host.clock.today() },
      {
        pause: () => this.#host.pause(),
        changed: () => this.#changed(),
        loading: (one, read, total) => this.#progress.report(one.folder, read, total),
        verifying: (one, progress) =>
          this.#verifying.report(one.folder, progress, () => one.engine.workspace.digests.cancel()),
        verified: (one) => this.#verifying.done(one.folder),
        loaded: (one, milliseconds) => this.#loaded(one, milliseconds),
        warned: (sentence) => this.connection.console.warn(`${sentence} (${folder})`),
        failed: (error) => logFailure(this.connection.console, l10n.t('Reading {0}', folder), error),
      },
    );
    session.engine.setView(this.#views.of(loose ? undefined : folder));
    return session;
  }

  #loaded(session: FolderSession, milliseconds: number): void {
    const { folder, engine } = session;
    this.#progress.done(folder);
    // Of a folder that is gone, or is none at all, nobody wants to know.
    if (session.isClosed || this.sessions.isLoose(session)) return;
    const count = engine.documents().length;
    this.connection.console.info(l10n.t('Read {0} documents in {1} ms: {2}', count, Math.round(milliseconds), folder));
    for (const sentence of leftOut(engine.workspace)) this.connection.console.warn(sentence);
  }

  async #foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    const gone = removed.flatMap(({ uri }) => this.sessions.remove(uri) ?? []);
    for (const { folder } of gone) this.#progress.done(folder);
    const taken = added.flatMap(({ uri }) => this.sessions.add(uri));
    const changed = [...gone, ...taken, ...added.flatMap(({ uri }) => this.sessions.of(canonicalUri(uri)) ?? [])];
    // Whoever speaks for these documents now says so anew.
    this.#diagnostics.withdraw((uri) => changed.some((session) => session.owns(uri)));
    for (const session of this.sessions.folders()) session.engine.askAnew();
    for (const document of this.documents.all()) this.#textChanged(document);
    this.refreshes.diagnostics.outdate();
    this.refreshes.outdateAdditions();
    await this.#readSettings();
  }

  #textChanged(document: TextDocument): void {
    const uri = canonicalUri(document.uri);
    this.#open.set(uri, { uri: document.uri, version: document.version });
    this.#diagnostics.opened(uri);
    const innermost = this.sessions.opened(uri);
    for (const session of new Set([...this.sessions.holding(uri), ...(innermost === undefined ? [] : [innermost])])) {
      const { workspace, snapshot } = session.engine;
      const wasOurs = snapshot.document(uri) !== undefined;
      if (workspace.setText(uri, document.getText())) session.load();
      // Most source code that somebody types in is nothing to us.
      if (wasOurs || snapshot.document(uri) !== undefined) this.#changed();
    }
  }

  /** Not every client tells of files that others change, and some say they would: who saves wants to know how things stand. */
  #textSaved(clientUri: string): void {
    if (this.#options.watchesFiles === true) return;
    for (const session of this.sessions.holding(canonicalUri(clientUri))) session.load();
  }

  #textClosed(clientUri: string): void {
    const uri = canonicalUri(clientUri);
    this.#open.delete(uri);
    const speaker = this.sessions.of(uri);
    for (const { engine } of this.sessions.all()) this.refreshes.forget(engine.snapshot, uri);
    for (const session of new Set([...this.sessions.holding(uri), ...(speaker === undefined ? [] : [speaker])])) {
      session.enqueue(async () => {
        // Opened again before this had its turn.
        if (this.#open.has(uri)) return false;
        const reload = await session.engine.workspace.closeText(uri);
        // Pulled until now, it is pushed from now on, as every document that the disk was asked for anew.
        const isLast = this.sessions.release(session, (one) => this.#open.has(one));
        if (isLast) this.#diagnostics.withdraw((one) => one === uri);
        return reload;
      });
    }
    this.#changed();
  }

  #judge(session: FolderSession): void {
    const { workspace } = session.engine;
    workspace.today = this.#host.clock.today();
    const folder = this.sessions.isLoose(session) ? undefined : session.folder;
    workspace.setAsOf(this.#days.of(folder));
    session.engine.setView(this.#views.of(folder));
  }

  /** Everything is judged for another day: whoever asks next gets that, and whoever should know is told. */
  #dayChanged(): void {
    for (const session of this.sessions.all()) if (!session.isLoading) this.#judge(session);
    this.#changed();
  }

  /** Something may have changed: when no more changes come for a moment, everyone who should know is told. */
  #changed(): void {
    if (this.#isStopped) return;
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#settle();
    }, SETTLE_MILLISECONDS);
  }

  /** Tells of documents for which the session speaks: of several folders that hold one, the innermost. */
  #publish(session: FolderSession, uris: Iterable<DocumentUri>): Promise<boolean> {
    return this.#diagnostics.publish({
      session,
      uris,
      speaks: (uri) => this.sessions.of(uri) === session,
      loose: this.sessions.isLoose(session),
      pause: () => this.#host.pause(),
    });
  }

  async #settle(): Promise<void> {
    if (this.#isSettling) {
      this.#changed();
      return;
    }
    this.#isSettling = true;
    try {
      for (const session of this.sessions.all()) {
        if (session.isLoading) continue;
        this.#judge(session);
        const told = await this.#publish(session, session.engine.takeChanged());
        if (told) this.refreshes.diagnostics.outdate();
      }
      if (this.#isStopped) return;
      this.#code.update(this.sessions.folders());
      // Reckoning the summary finds out which controls have come to another level: what is shown may rest on that.
      const summary = summaryOf(this.sessions.folders(), this.#diagnostics.totals, this.#host.clock.today());
      this.refreshes.ask(this.sessions.all());
      await this.connection.sendNotification(SUMMARY_NOTIFICATION, summary);
    } catch (error) {
      logFailure(this.connection.console, l10n.t('Telling what changed'), error);
    } finally {
      this.#isSettling = false;
    }
  }
}
