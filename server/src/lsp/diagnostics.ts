/** Diagnostics: pulled for open documents with a result ID, pushed for closed ones; the two never overlap. */

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
  'system-uncontrolled',
]);

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** What the publisher has to know of the client and of what is open. */
export interface DiagnosticsClient {
  /** Whether the client asks for the diagnostics of open documents itself. */
  readonly pulls: boolean;
  /** The client's own spelling of an open document's URI; undefined for a closed one. */
  openUri(uri: DocumentUri): string | undefined;
  readonly rulePages: string | undefined;
}

/** Documents diagnosed between two pauses, so that requests are heard while a large folder is gone through. */
const BATCH = 50;

export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #client: DiagnosticsClient;
  /** What was last pushed for a document, as a result ID; absent when nothing stands there. */
  readonly #pushed = new Map<DocumentUri, string>();
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

  /** The answer to a pull: unchanged where the client has it already. */
  report(
    session: FolderSession,
    uri: DocumentUri,
    previous: string | undefined,
    loose: boolean,
  ): DocumentDiagnosticReport {
    const items = this.#diagnose(session, uri, loose);
    const resultId = idOf(items);
    return resultId === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
  }

  /**
   * Pushes what has changed for closed documents (all documents, where the client does not pull), and counts the rest.
   * True when an open document's findings may have changed, so that the client is to be asked to pull again.
   */
  async publish(
    session: FolderSession,
    uris: ReadonlySet<DocumentUri>,
    loose: boolean,
    pause: () => Promise<void>,
  ): Promise<boolean> {
    let openChanged = false;
    let done = 0;
    for (const uri of uris) {
      const open = this.#client.openUri(uri);
      const items = this.#diagnose(session, uri, loose);
      if (open !== undefined && this.#client.pulls) {
        this.#push(uri, uri, []);
        openChanged = true;
      } else {
        this.#push(uri, open ?? uri, items);
      }
      done += 1;
      if (done % BATCH === 0) await pause();
    }
    return openChanged;
  }

  /** Takes back everything that was said of a folder that is no longer part of the workspace. */
  withdraw(owns: (uri: DocumentUri) => boolean): void {
    for (const uri of this.#pushed.keys()) if (owns(uri)) this.#push(uri, uri, []);
    for (const uri of this.#counts.keys()) if (owns(uri)) this.#count(uri, []);
  }

  #push(uri: DocumentUri, spelling: string, items: readonly Diagnostic[]): void {
    const id = items.length === 0 ? undefined : idOf(items);
    if (this.#pushed.get(uri) === id) return;
    if (id === undefined) this.#pushed.delete(uri);
    else this.#pushed.set(uri, id);
    void this.#connection.sendDiagnostics({ uri: spelling, diagnostics: [...items] });
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
              location: { uri: this.#client.openUri(place.uri) ?? place.uri, range: place.range },
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
