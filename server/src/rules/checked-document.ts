/**
 * What was found in one document, kept record by record: an edit of one of the fifty controls in a register, or of what one
 * of them rests on, costs the check of that one.
 */

import type { DocumentFacts, RecordFacts } from '../facts/document-facts.ts';
import { identitiesOf } from '../facts/record-identity.ts';
import type { Droppable, ReadKeys } from '../workspace/dependencies.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { checkPart, inOrder, movedBy, type PartFindings } from './check-part.ts';
import { outsideRecords, type Part, recordPart, wholeDocument } from './document-parts.ts';
import { judge, type Judged } from './suppressions.ts';

/** A file with more records than this is checked as one: keeping so many apart costs more than it saves. */
const MOST_PARTS = 1000;

/** The name of what stands outside of all records, or of the document as one. No record's identity is empty. */
const WHOLE = '';

/** What is kept of a part. A class, since a closure would keep all that was in sight when it was made: the whole facts. */
class KeptPart implements Droppable {
  readonly found: PartFindings;
  readonly place: Place;
  sources: ReadKeys = [];
  readonly #document: CheckedDocument;
  readonly #identity: string;

  constructor(document: CheckedDocument, identity: string, place: Place, found: PartFindings) {
    this.#document = document;
    this.#identity = identity;
    this.place = place;
    this.found = found;
  }

  drop(): void {
    this.#document.dropPart(this.#identity);
  }
}

/** The findings of a document once its comments have had their say, which can rest on the configuration besides. */
class KeptJudgement implements Droppable {
  readonly judged: Judged;
  sources: ReadKeys = [];
  readonly #document: CheckedDocument;

  constructor(document: CheckedDocument, judged: Judged) {
    this.#document = document;
    this.judged = judged;
  }

  drop(): void {
    this.#document.dropJudgement();
  }
}

export class CheckedDocument {
  readonly #uri: DocumentUri;
  readonly #snapshot: Snapshot;
  readonly #changed: (uri: DocumentUri) => void;
  /** What is kept of the document as one, or of what stands outside of all records. */
  #whole: KeptPart | undefined;
  /** What is kept of its records, by their identity; none where the document is checked as one, as most are. */
  #records: Map<string, KeptPart> | undefined;
  /** Of the text with which all this was found: its revision, and whether its YAML could be read. */
  #revision = -1;
  #isFaulty = false;
  /** The findings together, and what comments say of them, while nothing has changed. */
  #judgement: KeptJudgement | undefined;

  /** `changed` is called when findings may be others, though the document's own text is as it was. */
  constructor(uri: DocumentUri, snapshot: Snapshot, changed: (uri: DocumentUri) => void) {
    this.#uri = uri;
    this.#snapshot = snapshot;
    this.#changed = changed;
  }

  /** What is to be said of the document as it is now, and what comments in it silence. */
  judged(document: IndexedDocument): Judged {
    if (this.#judgement !== undefined && this.#revision === document.revision) return this.#judgement.judged;
    const { facts } = document;
    if (this.#revision !== document.revision) this.#takeText(document);
    const isDivided = this.#snapshot.dependencies.isTracking && canBeDivided(facts);
    const found = isDivided
      ? [this.#part(document, WHOLE, NOWHERE, () => outsideRecords(facts)), ...this.#recordsOf(document)]
      : [this.#part(document, WHOLE, NOWHERE, () => wholeDocument(facts))];
    this.#forgetJudgement();
    const { dependencies } = this.#snapshot;
    const { value: judged, keys } = dependencies.record(() => judge(this.#snapshot, facts, inOrder(found)));
    const judgement = new KeptJudgement(this, judged);
    // Most documents have no such comment, and then this rests on nothing but the findings.
    if (keys.size > 0) judgement.sources = dependencies.watch(judgement, keys);
    this.#judgement = judgement;
    return judged;
  }

  /** The document is gone. */
  forget(): void {
    this.#dropAll();
    this.#forgetJudgement();
  }

  /** Something that the say of its comments rests on has changed. */
  dropJudgement(): void {
    this.#forgetJudgement();
    this.#changed(this.#uri);
  }

  /** Something that a part rests on has changed. */
  dropPart(identity: string): void {
    this.#drop(identity);
    this.#forgetJudgement();
    this.#changed(this.#uri);
  }

  #forgetJudgement(): void {
    const judgement = this.#judgement;
    if (judgement === undefined) return;
    this.#judgement = undefined;
    this.#snapshot.dependencies.unwatch(judgement, judgement.sources);
  }

  /** Another text: what was found in records that are still the same holds for them. */
  #takeText({ facts, revision }: IndexedDocument): void {
    const isFaulty = facts.problems.some(({ code }) => code === 'yaml-syntax');
    // What the text of a record means can depend on a fault elsewhere.
    if (isFaulty || this.#isFaulty || !canBeDivided(facts)) this.#dropAll();
    else this.#drop(WHOLE);
    this.#revision = revision;
    this.#isFaulty = isFaulty;
  }

  #recordsOf(document: IndexedDocument): readonly PartFindings[] {
    const { facts } = document;
    const identities = identitiesOf(facts.records);
    const found = facts.records.map((record, index) =>
      this.#part(document, identities[index] ?? WHOLE, placeOf(record), () => recordPart(facts, index)),
    );
    const kept = this.#records;
    if (kept !== undefined && kept.size > facts.records.length) {
      const present = new Set(identities);
      for (const identity of kept.keys()) if (!present.has(identity)) this.#drop(identity);
    }
    return found;
  }

  /** The findings of a part: those that are kept, where its text and all they rest on is as it was. */
  #part(document: IndexedDocument, identity: string, place: Place, part: () => Part): PartFindings {
    const kept = this.#kept(identity);
    if (kept !== undefined && kept.place.fingerprint === place.fingerprint) {
      return movedBy(kept.found, place.start - kept.place.start);
    }
    this.#drop(identity);
    const { dependencies } = this.#snapshot;
    const { value: found, keys } = dependencies.record(() => checkPart(this.#snapshot, document, part()));
    const fresh = new KeptPart(this, identity, place, found);
    if (identity === WHOLE) this.#whole = fresh;
    else (this.#records ??= new Map<string, KeptPart>()).set(identity, fresh);
    fresh.sources = dependencies.watch(fresh, keys);
    return found;
  }

  #kept(identity: string): KeptPart | undefined {
    return identity === WHOLE ? this.#whole : this.#records?.get(identity);
  }

  #dropAll(): void {
    this.#drop(WHOLE);
    for (const identity of this.#records?.keys() ?? []) this.#drop(identity);
    this.#records = undefined;
  }

  #drop(identity: string): void {
    const kept = this.#kept(identity);
    if (kept === undefined) return;
    if (identity === WHOLE) this.#whole = undefined;
    else this.#records?.delete(identity);
    this.#snapshot.dependencies.unwatch(kept, kept.sources);
  }
}

/** The text of a part by its fingerprint, and where it begins. */
interface Place {
  readonly fingerprint: number;
  readonly start: number;
}

const NOWHERE: Place = { fingerprint: 0, start: 0 };

function placeOf({ fingerprint, range }: RecordFacts): Place {
  return { fingerprint, start: range.start };
}

/** Whether its records are checked one by one: one record is as good as the document. */
function canBeDivided({ records }: DocumentFacts): boolean {
  return records.length > 1 && records.length <= MOST_PARTS;
}
