/** The engine of one workspace folder: what the editor, the command line and the commit hook all call. */

import { type PositionRange, positionRange } from '../facts/line-starts.ts';
import { text } from '../facts/record.ts';
import { integrityOf } from '../readiness/evidence-integrity.ts';
import { Readiness } from '../readiness/matrix.ts';
import { Checker } from '../rules/checker.ts';
import type { Finding, RelatedPlace } from '../rules/rule.ts';
import type { RuleCode } from '../rules/rule-codes.ts';
import type { DigestProgress } from '../workspace/file-digests.ts';
import { identitiesOf } from '../rules/finding-identity.ts';
import { severityIn, severityOf, type SeverityTable } from '../rules/severity-of.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { type BaselineEntry, type BaselineFile, readBaseline } from '../workspace/baseline-file.ts';
import type { Severity } from '../workspace/severity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { Workspace, type WorkspaceOptions } from '../workspace/workspace.ts';
import { comparePaths, type IndexedDocument } from '../workspace/workspace-index.ts';

import { Baseline } from './baseline.ts';
import { identityTexts, lookedKey } from './identity-texts.ts';

/** A place in a file, in LSP's terms. `path` is from the workspace folder, with `/`. */
export interface Place {
  readonly uri: DocumentUri;
  readonly path: string;
  readonly range: PositionRange;
}

/** A finding as people see it: with its severity in this folder, and positions instead of offsets. */
export interface Diagnosis extends Place {
  readonly severity: Severity;
  readonly code: RuleCode;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  /** What tells it apart from other findings of its rule at its place; no text for people. */
  readonly about?: string;
}

/** A finding that its author has silenced where it stands. */
export interface SilencedDiagnosis extends Diagnosis {
  /** On one line; undefined where none is given, which is a finding of its own. */
  readonly reason: string | undefined;
}

/** What was read and found. */
export interface Totals {
  readonly files: number;
  readonly policies: number;
  readonly controls: number;
  readonly evidence: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

const NONE: readonly Diagnosis[] = [];

export class Engine {
  readonly workspace: Workspace;
  readonly snapshot: Snapshot;
  readonly readiness: Readiness;
  readonly #checker: Checker;
  /** Given instead of the folder's own; and the one that is in force, with what was read in it. */
  #givenBaseline: BaselineFile | undefined;
  #baselineFile: BaselineFile | undefined;
  #baseline: Baseline | undefined;
  #baselineFault: string | undefined;
  /** What was reported at another time, held against what the baseline leaves. */
  #earlier: Baseline | undefined;
  /** Documents whose own text changed, or that came or went, since `takeChanged` was last called. */
  #changed = new Set<DocumentUri>();
  /** The severities for which was last told what changed. They are looked up when findings are, and kept with none. */
  #severities: string;
  #view: SeverityTable = new Map();
  /** By what the findings of documents are known, by these findings. */
  readonly #identities = new WeakMap<readonly Finding[], ReadonlyMap<string, string>>();

  constructor(options: WorkspaceOptions) {
    this.workspace = new Workspace(options);
    this.snapshot = this.workspace.snapshot;
    this.readiness = new Readiness(this.snapshot);
    this.#checker = new Checker(this.snapshot);
    this.#severities = this.#writtenSeverities();
    this.workspace.onDidChangeText = (uri) => {
      this.#checker.drop(uri);
      this.#changed.add(uri);
    };
  }

  /** The documents that are ours (policies, registers, the configuration), in the order of their paths. */
  documents(): readonly IndexedDocument[] {
    return this.workspace.index.ours;
  }

  /**
   * Has every file of evidence verified whose record gives a SHA-256, and waits for it. `onProgress` is called while files
   * are read. Who does not ask for this hears of each file when it happens to be known.
   */
  async verifyEvidence(onProgress?: (progress: DigestProgress) => void): Promise<void> {
    for (const evidence of this.snapshot.records('evidence')) integrityOf(this.snapshot, evidence);
    await this.workspace.digests.settled(onProgress);
  }

  /** The files of evidence that could not be verified, by their paths in the records. */
  unverifiedEvidence(): readonly string[] {
    return this.snapshot
      .records('evidence')
      .filter((evidence) => integrityOf(this.snapshot, evidence)?.state === 'unread')
      .map(({ record }) => text(record, 'path') ?? '');
  }

  /** What is to be said of one document, in order of place and then of code; nothing of one that is not ours. */
  diagnose(uri: DocumentUri): readonly Diagnosis[] {
    const document = this.#judgedDocument(uri);
    return document === undefined ? NONE : this.#diagnoses(document, this.#reported(document));
  }

  /** What would be said of one document if the baseline did not hold it, likewise. */
  inBaseline(uri: DocumentUri): readonly Diagnosis[] {
    const document = this.#judgedDocument(uri);
    const baseline = this.#currentBaseline();
    if (document === undefined || baseline === undefined) return NONE;
    return this.#diagnoses(document, baseline.sort(document).known);
  }

  /** What would be said of one document if it had not been there earlier (`setEarlier`), likewise. */
  inEarlier(uri: DocumentUri): readonly Diagnosis[] {
    const document = this.#judgedDocument(uri);
    if (document === undefined || this.#earlier === undefined) return NONE;
    return this.#diagnoses(document, this.#earlier.sort(document).known);
  }

  /** What comments in one document silence, likewise. */
  silenced(uri: DocumentUri): readonly SilencedDiagnosis[] {
    const document = this.#judgedDocument(uri);
    if (document === undefined) return [];
    return this.#checker.judged(document).silenced.flatMap(({ finding, reason }) => {
      const diagnosis = this.#diagnosis(document, finding);
      return diagnosis === undefined ? [] : [{ ...diagnosis, reason }];
    });
  }

  /**
   * By what a finding is known from run to run, silenced or not: a text that is the same wherever the finding stands in its
   * document and however it is worded. Findings that are alike have the same one; a finding that is not there has its code.
   */
  identityOf(diagnosis: Diagnosis): string {
    const document = this.#judgedDocument(diagnosis.uri);
    if (document === undefined) return diagnosis.code;
    const { findings, silenced } = this.#checker.judged(document);
    let known = this.#identities.get(findings);
    if (known === undefined) {
      known = identityTexts(document.facts, [...findings, ...silenced.map(({ finding }) => finding)]);
      this.#identities.set(findings, known);
    }
    return known.get(lookedKey(diagnosis)) ?? diagnosis.code;
  }

  /** The same findings as `diagnose` gives, by offsets, with the document in which they stand: what fixes start from. */
  findings(
    uri: DocumentUri,
  ): { readonly document: IndexedDocument; readonly findings: readonly Finding[] } | undefined {
    const judged = this.reported(uri);
    if (judged === undefined) return undefined;
    return { ...judged, findings: judged.findings.filter(({ code }) => this.severityOf(code) !== undefined) };
  }

  /** The same whatever somebody's own severities are, those of rules that are off included: what others are told starts from it. */
  reported(
    uri: DocumentUri,
  ): { readonly document: IndexedDocument; readonly findings: readonly Finding[] } | undefined {
    const document = this.#judgedDocument(uri);
    return document === undefined ? undefined : { document, findings: this.#reported(document) };
  }

  /** Everything, by file, then place, then code: the same from run to run. */
  diagnoseAll(): readonly Diagnosis[] {
    return this.judgedDocuments().flatMap(({ uri }) => this.diagnose(uri));
  }

  /** Everything that comments silence, likewise. */
  silencedAll(): readonly SilencedDiagnosis[] {
    return this.judgedDocuments().flatMap(({ uri }) => this.silenced(uri));
  }

  /** The documents in which findings can stand, in the order of their paths: `plumbline.yml` even where there is none. */
  judgedDocuments(): readonly IndexedDocument[] {
    const configuration = this.snapshot.configurationDocument;
    if (configuration.exists) return this.documents();
    return [...this.documents(), configuration].sort((a, b) => comparePaths(a.path, b.path));
  }

  /**
   * Shows findings with severities of somebody's own, above those of `plumbline.yml`. What others see, what a baseline records
   * and which comments are of use does not change.
   */
  setView(view: SeverityTable): void {
    this.#view = view;
  }

  /** Severities of somebody's own, by rule. */
  get view(): SeverityTable {
    return this.#view;
  }

  /** How grave the findings of a rule are shown; undefined where they are not. */
  severityOf(code: RuleCode): Severity | undefined {
    return severityIn(this.#view, this.snapshot, code);
  }

  /** Puts another baseline in the place of the folder's own; undefined: its own again. */
  setBaseline(file: BaselineFile | undefined): void {
    this.#givenBaseline = file;
  }

  /**
   * From now on only what was not among the findings of an earlier state of the folder is reported (`recordReported` gives
   * them), and known so wherever it stands now. Comments and the baseline have had their say before.
   */
  setEarlier(entries: readonly BaselineEntry[]): void {
    this.#earlier = this.#newBaseline(entries, (document) => this.#beyondBaseline(document));
    this.askAnew();
  }

  /** Whether findings are held against a baseline. */
  get hasBaseline(): boolean {
    return this.#currentBaseline() !== undefined;
  }

  /** Why there is no baseline though there is a file: what comes after its name in a sentence. */
  get baselineFault(): string | undefined {
    this.#currentBaseline();
    return this.#baselineFault;
  }

  /** How many findings of the baseline are not found any more, so that it can be written again. Everything is checked. */
  goneFromBaseline(): number {
    return this.#currentBaseline()?.gone() ?? 0;
  }

  /** What a baseline of today holds: everything that is found and not silenced, whatever the present one says. */
  recordFindings(): readonly BaselineEntry[] {
    return this.#record((document) => this.#checker.judged(document).findings);
  }

  /** What is reported of everything: what `setEarlier` of another engine takes. */
  recordReported(): readonly BaselineEntry[] {
    return this.#record((document) => this.#reported(document));
  }

  #record(findingsOf: (document: IndexedDocument) => readonly Finding[]): readonly BaselineEntry[] {
    return this.judgedDocuments().flatMap((document) => {
      const findings = findingsOf(document);
      const said = findings.filter(({ code }) => severityOf(this.snapshot, code) !== undefined);
      return identitiesOf(document.facts, said).flatMap(({ identities, count }) =>
        identities.map((identity) => ({ path: document.path, ...identity, count })),
      );
    });
  }

  /** Documents of which something else may be to be said since the last call: changed ones, and ones that rest on these. */
  takeChanged(): ReadonlySet<DocumentUri> {
    const severities = this.#writtenSeverities();
    if (severities !== this.#severities) this.askAnew();
    this.#severities = severities;
    const reshared = this.#currentBaseline()?.takeReshared() ?? [];
    const changed = this.#changed;
    this.#changed = new Set();
    for (const uri of this.#checker.takeDropped()) changed.add(uri);
    for (const uri of reshared) changed.add(uri);
    return changed;
  }

  /** From the next call on, `takeChanged` names every document: whoever is told has to be told from the beginning. */
  askAnew(): void {
    for (const uri of this.workspace.index.documents.keys()) this.#changed.add(uri);
    this.#changed.add(this.snapshot.configurationDocument.uri);
  }

  /** Counts records and findings. */
  totals(diagnoses: readonly Diagnosis[]): Totals {
    const count = (severity: Severity): number => diagnoses.filter((one) => one.severity === severity).length;
    return {
      files: this.documents().length,
      policies: this.snapshot.count('policy'),
      controls: this.snapshot.count('control'),
      evidence: this.snapshot.count('evidence'),
      errors: count('error'),
      warnings: count('warning'),
      information: count('information'),
      hints: count('hint'),
    };
  }

  #writtenSeverities(): string {
    return JSON.stringify([[...this.snapshot.configuration.rules], [...this.#view]]);
  }

  #judgedDocument(uri: DocumentUri): IndexedDocument | undefined {
    const configuration = this.snapshot.configurationDocument;
    const document = this.snapshot.document(uri) ?? (configuration.uri === uri ? configuration : undefined);
    return document?.facts.kind === 'other' ? undefined : document;
  }

  /** What is to be said of a document: without what the baseline holds, and what was there earlier. */
  #reported(document: IndexedDocument): readonly Finding[] {
    return this.#earlier?.sort(document).others ?? this.#beyondBaseline(document);
  }

  /** What was found in a document, without what the baseline holds. */
  #beyondBaseline(document: IndexedDocument): readonly Finding[] {
    return this.#currentBaseline()?.sort(document).others ?? this.#checker.judged(document).findings;
  }

  /** The baseline that is in force. The file is looked at when something is asked, and read where it says something else. */
  #currentBaseline(): Baseline | undefined {
    const file = this.#givenBaseline ?? this.workspace.sideFiles.baseline;
    const before = this.#baselineFile;
    if (file === before) return this.#baseline;
    this.#baselineFile = file;
    if (file?.text !== undefined && file.text === before?.text) return this.#baseline;
    const reading = file?.text === undefined ? undefined : readBaseline(file.text);
    this.#baselineFault = file?.fault ?? reading?.fault;
    const hadOne = this.#baseline !== undefined;
    this.#baseline = reading?.entries === undefined ? undefined : this.#newBaseline(reading.entries);
    if (hadOne || this.#baseline !== undefined) this.askAnew();
    return this.#baseline;
  }

  #newBaseline(
    entries: readonly BaselineEntry[],
    findingsOf = (document: IndexedDocument): readonly Finding[] => this.#checker.judged(document).findings,
  ): Baseline {
    const checker = this.#checker;
    return new Baseline(entries, {
      judgedDocuments: () => this.judgedDocuments(),
      findingsOf,
      get version() {
        return checker.version;
      },
    });
  }

  #diagnoses(document: IndexedDocument, findings: readonly Finding[]): readonly Diagnosis[] {
    return findings.flatMap((finding) => this.#diagnosis(document, finding) ?? NONE);
  }

  /** The finding for people; undefined where its rule is off. */
  #diagnosis(document: IndexedDocument, finding: Finding): Diagnosis | undefined {
    const severity = this.severityOf(finding.code);
    if (severity === undefined) return undefined;
    const { uri, path, facts } = document;
    const range = positionRange(facts.lineStarts, finding);
    const related = finding.related.flatMap((place) => this.#place(document, place));
    const { code, message, about } = finding;
    return { uri, path, range, severity, code, message, related, ...(about === undefined ? {} : { about }) };
  }

  #place(document: IndexedDocument, place: RelatedPlace): readonly (Place & { readonly message: string })[] {
    if (place.place === 'here') {
      const range = positionRange(document.facts.lineStarts, place.range);
      return [{ uri: document.uri, path: document.path, range, message: place.message }];
    }
    const ref = this.snapshot.current(place.ref);
    if (ref === undefined) return [];
    const range = positionRange(ref.document.facts.lineStarts, ref.record.anchor);
    return [{ uri: ref.document.uri, path: ref.document.path, range, message: place.message }];
  }
}
