/** Diagnostics: pulled for open documents with a result ID, pushed for closed ones; the two never overlap. */

import * as l10n from '@vscode/l10n';
import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Diagnosis } from '../engine/engine.ts';
import { fingerprint } from '../facts/fingerprint.ts';
import type { RuleCode } from '../rules/rule-codes.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Severity } from '../workspace/severity.ts';
import { logFailure } from './failures.ts';
import type { FolderSession } from './folder-session.ts';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Rules that need the other files of a folder: not to be judged for a document opened without its folder. */
const NEEDS_FOLDER: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'control-unknown',
  'control-policy-missing',
  'control-evidence-missing',
  'criterion-unmapped',
  'evidence-control-unknown',
  'evidence-file-missing',
  'link-broken',
  'policy-retired-referenced',
  'scope-missing',
  'suppression-unused',
  'system-uncontrolled',
]);

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** A document that is open in the client. */
export interface OpenDocument {
  /** As the client itself spells it. */
  readonly uri: string;
  readonly version: number;
}

/** What the publisher has to know of the client and of what is open. */
export interface DiagnosticsClient {
  /** Whether the client asks for the diagnostics of open documents itself. */
  readonly pulls: boolean;
  /** Undefined for a closed document. */
  openDocument(uri: DocumentUri): OpenDocument | undefined;
  readonly rulePages: string | undefined;
}

/** What is to be told: of which folder, which documents, and how to let others have their turn meanwhile. */
export interface Publication {
  readonly session: FolderSession;
  readonly uris: Iterable<DocumentUri>;
  /** Whether the folder is the one to speak for a document, asked when its turn comes: folders come and go meanwhile. */
  readonly speaks: (uri: DocumentUri) => boolean;
  /** Whether the folder is only that of some documents opened without one. */
  readonly loose: boolean;
  readonly pause: () => Promise<void>;
}

/** How long documents are gone through without a pause, so that requests are heard meanwhile. */
const TURN_IN_MILLISECONDS = 10;

export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #client: DiagnosticsClient;
  /** What was last pushed for a document, under which spelling; absent where nothing stands. */
  readonly #pushed = new Map<DocumentUri, { readonly id: string; readonly spelling: string }>();
  /** The result ID that was last given for an open document, since its own text changed. */
  readonly #pulled = new Map<DocumentUri, string>();
  readonly #counts = new Map<DocumentUri, SeverityCounts>();
  readonly #totals: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };

  constructor(connection: Connection, client: DiagnosticsClient) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Findings over all documents, as far as they have been diagnosed. */
  get totals(): SeverityCounts {
    return this.#totals;
  }

  /** The answer to a pull: unchanged where the client has it already; nothing of a closed document, for which is pushed. */
  report(
    session: FolderSession,
    uri: DocumentUri,
    previous: string | undefined,
    loose: boolean,
  ): DocumentDiagnosticReport {
    if (this.#client.openDocument(uri) === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const items = this.#diagnose(session, uri, loose);
    const resultId = idOf(items);
    this.#pulled.set(uri, resultId);
    return resultId === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
  }

  /** A document was opened or edited: a client that pulls does so now by itself, and what was pushed is taken back. */
  opened(uri: DocumentUri): void {
    if (!this.#client.pulls) return;
    this.#pulled.delete(uri);
    this.#push(uri, []);
  }

  /**
   * Pushes what has changed for closed documents (all documents, where the client does not pull), and counts the rest.
   * True when an open document has other findings now than the client was given, so that it is to be asked to pull again.
   */
  async publish({ session, uris, speaks, loose, pause }: Publication): Promise<boolean> {
    let isOutdated = false;
    let turn = performance.now();
    for (const uri of uris) {
      if (!speaks(uri)) continue;
      try {
        if (this.#tell(session, uri, loose)) isOutdated = true;
      } catch (error) {
        // The other documents are to be heard of all the same.
        logFailure(this.#connection.console, `Checking ${uri}`, error);
      }
      if (performance.now() - turn > TURN_IN_MILLISECONDS) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- the point is to wait
        await pause();
        if (session.isClosed) return isOutdated;
        turn = performance.now();
      }
    }
    return isOutdated;
  }

  /** Pushes what is to be said of a closed document. True when it is an open one and the client has other findings of it. */
  #tell(session: FolderSession, uri: DocumentUri, loose: boolean): boolean {
    const items = this.#diagnose(session, uri, loose);
    if (this.#client.pulls && this.#client.openDocument(uri) !== undefined) {
      const pulled = this.#pulled.get(uri);
      return pulled !== undefined && pulled !== idOf(items);
    }
    this.#push(uri, items);
    return false;
  }

  /** Takes back everything that was said of documents that are not part of the workspace any more. */
  withdraw(isGone: (uri: DocumentUri) => boolean): void {
    for (const uri of [...this.#pushed.keys()].filter(isGone)) this.#push(uri, []);
    for (const uri of [...this.#counts.keys()].filter(isGone)) this.#count(uri, []);
  }

  #push(uri: DocumentUri, items: readonly Diagnostic[]): void {
    const open = this.#client.openDocument(uri);
    const before = this.#pushed.get(uri);
    const spelling = open?.uri ?? uri;
    // What was said under another spelling would stay there.
    if (before !== undefined && before.spelling !== spelling) this.#send(before.spelling, []);
    const isKnown = before?.spelling === spelling;
    if (items.length === 0) {
      this.#pushed.delete(uri);
      if (isKnown) this.#send(spelling, [], open?.version);
      return;
    }
    const id = idOf(items);
    if (isKnown && before.id === id) return;
    this.#pushed.set(uri, { id, spelling });
    this.#send(spelling, items, open?.version);
  }

  #send(uri: string, items: readonly Diagnostic[], version?: number): void {
    const params = { uri, diagnostics: [...items], ...(version === undefined ? {} : { version }) };
    this.#connection.sendDiagnostics(params).catch((error: unknown) => {
      logFailure(this.#connection.console, l10n.t('Pushing diagnostics'), error);
    });
  }

  #diagnose(session: FolderSession, uri: DocumentUri, loose: boolean): readonly Diagnostic[] {
    const all = session.engine.diagnose(uri);
    const said = loose ? all.filter((one) => !NEEDS_FOLDER.has(one.code)) : all;
    this.#count(uri, said);
    return said.map((one) => this.#diagnostic(one));
  }

  #count(uri: DocumentUri, diagnoses: readonly Diagnosis[]): void {
    const next = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { severity } of diagnoses) next[severity] += 1;
    const before = this.#counts.get(uri);
    this.#totals.error += next.error - (before?.error ?? 0);
    this.#totals.warning += next.warning - (before?.warning ?? 0);
    this.#totals.information += next.information - (before?.information ?? 0);
    this.#totals.hint += next.hint - (before?.hint ?? 0);
    if (diagnoses.length === 0) this.#counts.delete(uri);
    else this.#counts.set(uri, next);
  }

  #diagnostic(one: Diagnosis): Diagnostic {
    const { rulePages } = this.#client;
    return {
      range: one.range,
      severity: SEVERITY[one.severity],
      code: one.code,
      source: 'plumbline',
      message: one.message,
      ...(rulePages === undefined ? {} : { codeDescription: { href: `${rulePages}/${one.code}.md` } }),
      ...(one.related.length === 0
        ? {}
        : {
            relatedInformation: one.related.map((place) => ({
              location: { uri: this.#client.openDocument(place.uri)?.uri ?? place.uri, range: place.range },
              message: place.message,
            })),
          }),
    };
  }
}

/** The same for the same findings, and for no others. */
function idOf(items: readonly Diagnostic[]): string {
  const text = JSON.stringify(items);
  return `${text.length.toString(36)}-${fingerprint(text, 0, text.length).toString(36)}`;
}
