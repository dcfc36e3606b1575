/** The language server as the rest of the client knows it: started, watched over, started again, asked. */
import * as vscode from 'vscode';
import { DidChangeWatchedFilesNotification, ExecuteCommandRequest, ProgressType } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';

import type { ComposeParams, ComposeResult } from '../../../server/src/protocol/authoring-messages.ts';
import type { CheckProgress, CheckWorkspaceResult, TallyResult } from '../../../server/src/protocol/check-messages.ts';
import type {
  ExportFoldersResult,
  ExportParams,
  ExportProgress,
  ExportResult,
  VerifyManifestParams,
  VerifyManifestResult,
} from '../../../server/src/protocol/export-messages.ts';
import type {
  ImportProgress,
  OpenImportParams,
  OpenImportResult,
  PlanImportParams,
  PlanImportResult,
  SendImportParams,
} from '../../../server/src/protocol/import-messages.ts';
import type {
  MatrixParams,
  MatrixResult,
  OfferedDaysResult,
  ReadDayResult,
  SummaryParams,
} from '../../../server/src/protocol/messages.ts';
import type { PageAnswer, PageQuestion } from '../../../server/src/protocol/page-messages.ts';
import { clientOptions, noWatchingOnDemand } from './client-options.ts';
import { CrashRecord } from './crash-record.ts';
import { answerFileRequests } from './file-requests.ts';
import { FileWatching } from './file-watching.ts';
import {
  checkRequest,
  closeImportRequest,
  composeRequest,
  exportFoldersRequest,
  exportRequest,
  matrixRequest,
  offeredDaysRequest,
  openImportRequest,
  pageRequest,
  planImportRequest,
  readDayRequest,
  sendImportRequest,
  showAsOfRequest,
  summaryNotification,
  tallyRequest,
  verifyManifestRequest,
} from './requests.ts';
import type { HostedClient, ServerHost } from './server-host.ts';

/** Requests that take long are numbered, so that each hears of its own progress. */
let longRequests = 0;

/** What is asked for without the token of the progress, which is nobody's business but this module's. */
type Asked<Params> = Omit<Params, 'progress'>;

/** `stopped` is for good: until a person asks for a restart. */
export type ServerState = 'starting' | 'running' | 'stopped';

/** How long a server that was told to end may take. */
const PATIENCE_IN_MILLISECONDS = 2000;

/** One client and whether it has come to anything. */
interface Session {
  readonly hosted: HostedClient;
  readonly watching: FileWatching;
  /** Resolves to whether the server is there to be asked. */
  readonly started: Promise<boolean>;
}

export class LanguageServer {
  readonly #host: ServerHost;
  readonly #output: vscode.LogOutputChannel;
  readonly #rulePages: string;
  readonly #crashes = new CrashRecord(Date.now);
  readonly #summary = new vscode.EventEmitter<SummaryParams>();
  readonly #state = new vscode.EventEmitter<ServerState>();
  #session: Session | undefined;
  /** The day as of which everything is shown, for a server that starts anew. */
  #shownAsOf: string | undefined;
  #currentState: ServerState = 'stopped';
  #notice: Thenable<unknown> | undefined;
  #restarting: Promise<void> | undefined;

  /** Fires each time the server has looked at the workspace anew. */
  readonly onDidUpdate = this.#summary.event;
  readonly onDidChangeState = this.#state.event;

  /** Starts nothing yet. `rulePages` is the folder with the pages that findings link to, without a slash at its end. */
  constructor(host: ServerHost, output: vscode.LogOutputChannel, rulePages: string) {
    this.#host = host;
    this.#rulePages = rulePages;
    this.#output = output;
  }

  get state(): ServerState {
    return this.#currentState;
  }

  /** Starts the server; what is asked of it meanwhile waits. */
  start(): void {
    this.#begin();
  }

  /**
   * Ends the server and starts another, because a person or a change of the workspace asks for it. Asked while it does
   * so, it does so once: two servers at a time would both register the same commands.
   */
  restart(): Promise<void> {
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = undefined;
    });
    return this.#restarting;
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#enter('stopped');
    if (session === undefined) return;
    session.watching.dispose();
    await endQuietly(session);
  }

  /** The children of a node of the control matrix; undefined when there is no server to ask. */
  async matrix(parameters: MatrixParams): Promise<MatrixResult | undefined> {
    const client = await this.#client();
    return client?.sendRequest(matrixRequest, parameters);
  }

  /** The days as of which somebody may want to see everything; undefined when there is no server to ask. */
  async offeredDays(): Promise<OfferedDaysResult | undefined> {
    const client = await this.#client();
    return client?.sendRequest(offeredDaysRequest);
  }

  /** Which day a person means, or why it is none; undefined when there is no server to ask. */
  async readDay(text: string): Promise<ReadDayResult | undefined> {
    const client = await this.#client();
    return client?.sendRequest(readDayRequest, { text });
  }

  /** Has everything judged as of a day (`YYYY-MM-DD`), by this server and by those after it; undefined for the usual days. */
  async showAsOf(day: string | undefined): Promise<void> {
    this.#shownAsOf = day;
    const client = await this.#client();
    await client?.sendRequest(showAsOfRequest, { asOf: day ?? null });
  }

  /** The next question of a command that asks and then writes, or what was written; undefined when there is no server to ask. */
  async compose(parameters: ComposeParams): Promise<ComposeResult | undefined> {
    const client = await this.#client();
    return client?.sendRequest(composeRequest, parameters);
  }

  /** What a page shows, or what becomes of an edit in it; undefined when there is no server to ask. */
  async page(question: PageQuestion, token?: vscode.CancellationToken): Promise<PageAnswer | undefined> {
    const client = await this.#client();
    return client?.sendRequest(pageRequest, question, token);
  }

  /** Has everything read and checked anew; rejected when it is called off, undefined when there is no server to ask. */
  async checkWorkspace(
    say: (message: string) => void,
    token: vscode.CancellationToken,
  ): Promise<CheckWorkspaceResult | undefined> {
    return this.#hearing(say, (client, progress) => client.sendRequest(checkRequest, { progress }, token));
  }

  /** Of which folders something can be handed over; undefined when there is no server to ask. */
  async exportFolders(): Promise<ExportFoldersResult | undefined> {
    const client = await this.#client();
    return client?.sendRequest(exportFoldersRequest);
  }

  /** The export of a folder; rejected when it is called off, undefined when there is no server to ask. */
  async exportFolder(
    asked: Asked<ExportParams>,
    say: (message: string) => void,
    token: vscode.CancellationToken,
  ): Promise<ExportResult | undefined> {
    return this.#hearing(say, (client, progress) => client.sendRequest(exportRequest, { ...asked, progress }, token));
  }

  /** Whether the files of a manifest are what they were; rejected and undefined likewise. */
  async verifyManifest(
    asked: Asked<VerifyManifestParams>,
    say: (message: string) => void,
    token: vscode.CancellationToken,
  ): Promise<VerifyManifestResult | undefined> {
    return this.#hearing(say, (client, progress) =>
      client.sendRequest(verifyManifestRequest, { ...asked, progress }, token),
    );
  }

  /** Sends a request with the token of its progress, which is heard until it is answered. */
  async #hearing<Result>(
    say: (message: string) => void,
    send: (client: BaseLanguageClient, progress: string) => Promise<Result>,
  ): Promise<Result | undefined> {
    const client = await this.#client();
    if (client === undefined) return undefined;
    const progress = `plumbline.progress.${++longRequests}`; // l10n: an ID
    const type = new ProgressType<CheckProgress | ExportProgress>();
    const listening = client.onProgress(type, progress, ({ message }) => say(message));
    try {
      return await send(client, progress);
    } finally {
      listening.dispose();
    }
  }

  /** Tells of a source that is to be imported; undefined when there is no server to ask. */
  async openImport(parameters: OpenImportParams): Promise<OpenImportResult | undefined> {
    const client = await this.#client();
    return client?.sendRequest(openImportRequest, parameters);
  }

  /** Sends a piece of a source; false where nobody took it. */
  async sendImport(parameters: SendImportParams): Promise<boolean> {
    const client = await this.#client();
    return (await client?.sendRequest(sendImportRequest, parameters)) ?? false;
  }

  /** What would be written of a source; rejected when it is called off, undefined when there is no server to ask. */
  async planImport(
    parameters: Asked<PlanImportParams>,
    say: (progress: ImportProgress) => void,
    token: vscode.CancellationToken,
  ): Promise<PlanImportResult | undefined> {
    const client = await this.#client();
    const progress = `plumbline.progress.${++longRequests}`; // l10n: an ID
    const listening = client?.onProgress(new ProgressType<ImportProgress>(), progress, say);
    try {
      return await client?.sendRequest(planImportRequest, { ...parameters, progress }, token);
    } finally {
      listening?.dispose();
    }
  }

  /** A source is not needed any more. */
  async closeImport(source: number): Promise<void> {
    const client = await this.#client();
    await client?.sendRequest(closeImportRequest, { source });
  }

  /** How much there is of what; undefined when there is no server to ask. */
  async tally(): Promise<TallyResult | undefined> {
    const client = await this.#client();
    return client?.sendRequest(tallyRequest);
  }

  /** Has the server run one of its commands; its result is whatever that command gives. */
  async executeCommand(command: string, parameters: readonly string[]): Promise<unknown> {
    const client = await this.#client();
    const result: unknown = await client?.sendRequest(ExecuteCommandRequest.type, {
      command,
      arguments: [...parameters],
    });
    return result;
  }

  async #restart(): Promise<void> {
    this.#crashes.clear();
    await this.stop();
    this.#begin();
  }

  async #client(): Promise<BaseLanguageClient | undefined> {
    const session = this.#session;
    return session !== undefined && (await session.started) ? session.hosted.client : undefined;
  }

  #begin(): void {
    this.#enter('starting');
    const hosted: HostedClient = this.#host.createClient(
      clientOptions({
        output: this.#output,
        hasDisk: this.#host.hasDisk,
        rulePages: this.#rulePages,
        shownAsOf: this.#shownAsOf,
        pushed: () => hosted.client.diagnostics,
        closed: () => this.#closed(hosted),
      }),
    );
    const { client } = hosted;
    client.registerFeature(noWatchingOnDemand);
    client.onNotification(summaryNotification, (summary) => {
      if (this.#session?.hosted === hosted) this.#summary.fire(summary);
    });
    answerFileRequests(client);
    const watching = new FileWatching((changes) => {
      if (!client.isRunning()) return;
      client
        .sendNotification(DidChangeWatchedFilesNotification.type, { changes: [...changes] })
        .catch((error: unknown) =>
          this.#output.warn(vscode.l10n.t('Files have changed, and the server was not told: {0}', String(error))),
        );
    });
    this.#session = { hosted, watching, started: this.#started(hosted) };
  }

  async #started(hosted: HostedClient): Promise<boolean> {
    try {
      await hosted.client.start();
      if (this.#session?.hosted !== hosted) return false;
      this.#enter('running');
      return true;
    } catch {
      // The library has written why.
      this.#closed(hosted);
      return false;
    }
  }

  /** The server has ended by itself, or could not be started. */
  #closed(hosted: HostedClient): void {
    if (this.#session?.hosted !== hosted) return;
    this.#session.watching.dispose();
    this.#session = undefined;
    hosted.kill();
    const again = this.#crashes.allowsRestart();
    this.#enter(again ? 'starting' : 'stopped');
    this.#tell(again);
    // The library first takes away what this client has registered; commands cannot be registered twice.
    if (again) {
      setTimeout(() => {
        if (this.#session === undefined && this.#currentState === 'starting') this.#begin();
      });
    }
  }

  /** Says so once: while a message is open, another crash adds none. */
  #tell(again: boolean): void {
    if (again && this.#notice !== undefined) return;
    const showOutput = vscode.l10n.t('Show output');
    const restart = vscode.l10n.t('Restart');
    const notice = again
      ? vscode.window.showWarningMessage(
          vscode.l10n.t('Plumbline stopped unexpectedly, and is starting again. Nothing you wrote is lost.'),
          showOutput,
        )
      : vscode.window.showErrorMessage(
          vscode.l10n.t(
            'Plumbline stopped too often within three minutes, and is not started again. Nothing you wrote is lost.',
          ),
          restart,
          showOutput,
        );
    this.#notice = notice;
    void notice.then((choice) => {
      if (this.#notice === notice) this.#notice = undefined;
      if (choice === showOutput) this.#output.show();
      if (choice === restart) void this.restart();
    });
  }

  #enter(state: ServerState): void {
    if (state === this.#currentState) return;
    this.#currentState = state;
    this.#state.fire(state);
  }
}

/**
 * One that is just starting is let start: until then there may be no process to end, and it would come up all the same.
 */
async function endQuietly({ hosted, started }: Session): Promise<void> {
  try {
    await Promise.race([started, new Promise((resolve) => setTimeout(resolve, PATIENCE_IN_MILLISECONDS))]);
    if (hosted.client.isRunning()) await hosted.client.dispose(PATIENCE_IN_MILLISECONDS);
  } catch {
    // It did not end when it was asked; it ends now.
  } finally {
    hosted.kill();
  }
}
