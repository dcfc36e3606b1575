/** One import from its source to its plan: what is sent to the server, what somebody has said of it, and the plan that came of that. */
import * as vscode from 'vscode';

import { toBase64 } from '../../../server/src/protocol/base64.ts';
import type {
  ImportFormatName,
  ImportProgress,
  PlanImportResult,
  PlannedImport,
} from '../../../server/src/protocol/import-messages.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { ImportFault, type ImportSource } from './read-source.ts';

/** What is asked of the server. */
export type ImportServer = Pick<LanguageServer, 'openImport' | 'sendImport' | 'planImport' | 'closeImport'>;

/** In bytes: small enough for a message not to hold up the others. */
const PIECE = 3_000_000;

interface Listener {
  readonly say: (progress: ImportProgress) => void;
  readonly token: vscode.CancellationToken;
}

export class ImportSession {
  readonly source: ImportSource;
  readonly folder: vscode.WorkspaceFolder;
  readonly #server: ImportServer;
  /** By which the server knows the source; undefined until it has all of it. */
  #number: number | undefined;
  /** The number under which the source was opened, until something is sent: what was sent in part is not taken up again. */
  #untouched: number | undefined;
  #format: ImportFormatName | undefined;
  #sheet: string | undefined;
  /** What was said of columns: fields by headings. */
  readonly #said = new Map<string, string>();

  constructor(server: ImportServer, source: ImportSource, folder: vscode.WorkspaceFolder) {
    this.#server = server;
    this.source = source;
    this.folder = folder;
    this.#format = source.format;
    this.#untouched = source.number;
  }

  /** Says what the source is. What was said of columns was of something else. */
  setFormat(format: ImportFormatName): void {
    if (format === this.#format) return;
    this.#format = format;
    this.#sheet = undefined;
    this.#said.clear();
  }

  /** Chooses another sheet, whose columns are others. */
  setSheet(sheet: string): void {
    this.#sheet = sheet;
    this.#said.clear();
  }

  /** Says what a column holds; undefined takes that back. */
  setColumn(heading: string, field: string | undefined): void {
    if (field === undefined) this.#said.delete(heading);
    else this.#said.set(heading, field);
  }

  /**
   * Plans with what was said, of the folder as it stands; `isFresh`: read anew before. Throws an `ImportFault` where that cannot
   * be, and what the client throws where it is called off.
   */
  async plan(isFresh: boolean, listener: Listener): Promise<PlannedImport> {
    const first = await this.#ask(isFresh, listener);
    // The server was started anew meanwhile, and knows nothing of the source.
    if (first.kind === 'gone') this.#number = undefined;
    const result = first.kind === 'gone' ? await this.#ask(isFresh, listener) : first;
    if (result.kind === 'plan') return result;
    throw new ImportFault(
      result.kind === 'closed'
        ? vscode.l10n.t('The folder {0} is not open any more.', this.folder.name)
        : vscode.l10n.t('The server did not take all of {0}.', this.source.name),
    );
  }

  /** Nobody wants it any more. */
  close(): void {
    const number = this.#number ?? this.#untouched;
    if (number !== undefined) this.#server.closeImport(number).catch(() => undefined);
  }

  async #ask(isFresh: boolean, { say, token }: Listener): Promise<PlanImportResult> {
    const source = this.#number ?? (await this.#send(token));
    const result = await this.#server.planImport(
      {
        source,
        folder: this.folder.uri.toString(),
        map: [...this.#said],
        isInPlace: this.source.uri.toString().replace(/\/$/, '') === this.folder.uri.toString().replace(/\/$/, ''),
        isFresh,
        ...(this.#format === undefined ? {} : { format: this.#format }),
        ...(this.#sheet === undefined ? {} : { sheet: this.#sheet }),
      },
      say,
      token,
    );
    if (result === undefined) throw new ImportFault(vscode.l10n.t('Plumbline is not running.'));
    return result;
  }

  /** Sends the whole source, under the number that it has or, where that is gone, another. */
  async #send(token: vscode.CancellationToken): Promise<number> {
    const untouched = this.#untouched;
    this.#untouched = undefined;
    const source = untouched ?? (await this.#openAgain());
    let number = source;
    let isSent = await this.#sendTo(source, token);
    if (!isSent && untouched !== undefined) {
      number = await this.#openAgain();
      isSent = await this.#sendTo(number, token);
    }
    if (isSent) {
      this.#number = number;
      return number;
    }
    throw new ImportFault(vscode.l10n.t('The server did not take all of {0}.', this.source.name));
  }

  async #openAgain(): Promise<number> {
    const { paths } = this.source;
    const opened = await this.#server.openImport(paths === undefined ? {} : { paths });
    if (opened === undefined) throw new ImportFault(vscode.l10n.t('Plumbline is not running.'));
    return opened.source;
  }

  async #sendTo(source: number, token: vscode.CancellationToken): Promise<boolean> {
    for (const { path, bytes } of this.source.files) {
      for (let start = 0; start === 0 || start < bytes.length; start += PIECE) {
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        const base64 = toBase64(bytes.subarray(start, start + PIECE));
        // oxlint-disable-next-line eslint/no-await-in-loop -- the next piece when this one is there, so that none piles up
        if (!(await this.#server.sendImport({ source, path, base64, isFirst: start === 0 }))) return false;
      }
    }
    return true;
  }
}
