/**
 * What was found in one document, kept record by record: an edit of one of the fifty controls in a register, or of what one
 * of them rests on, costs the check of that one.
 */

import type { DocumentFacts, RecordFacts } from '../facts/document-facts.ts';
import { identitiesOf } from '../facts/record-identity.ts';
import type { Droppable, ReadKeys } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { checkPart, inOrder, movedBy, type PartFindings } from './check-part.ts';
import { outsideRecords, type Part, recordPart, wholeDocument } from './document-parts.ts';
import type { Finding } from './rule.ts';

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

export class CheckedDocument {
  readonly #snapshot: Snapshot;
  readonly #changed: () => void;
  /** By the identity of their records. */
  readonly #parts = new Map<string, KeptPart>();
  /** What of the text the parts were checked with. */
  #checked: Checked | undefined;
  /** The findings together, while nothing has changed. */
  #findings: readonly Finding[] | undefined;

  /** `changed` is called when findings may be others, though the document's own text is as it was. */
  constructor(snapshot: Snapshot, changed: () => void) {
    this.#snapshot = snapshot;
    this.#changed = changed;
  }

  /** The findings in the document as it is now, in order of place and then of code. */
  findings(document: IndexedDocument): readonly Finding[] {
    if (this.#findings !== undefined && this.#checked?.revision === document.revision) return this.#findings;
    const before = this.#checked;
    this.#checked = {
      revision: document.revision,
      isDivided: this.#snapshot.dependencies.isTracking && isDivided(document.facts),
      isFaulty: isFaulty(document.facts),
    };
    return (this.#findings = inOrder(this.#partsOf(document, before, this.#checked)));
  }

  /** The document is gone. */
  forget(): void {
    for (const identity of this.#parts.keys()) this.#drop(identity);
    this.#checked = undefined;
    this.#findings = undefined;
  }

  #partsOf(document: IndexedDocument, before: Checked | undefined, now: Checked): readonly PartFindings[] {
    const { facts } = document;
    if (before?.revision !== now.revision) {
      // What the text of a record means can depend on a fault elsewhere.
      const hasRecords = before?.isDivided === true && now.isDivided && !before.isFaulty && !now.isFaulty;
      if (hasRecords) this.#drop(WHOLE);
      else this.#dropAll();
    }
    if (!now.isDivided) return [this.#part(document, WHOLE, NOWHERE, () => wholeDocument(facts))];
    const found = [this.#part(document, WHOLE, NOWHERE, () => outsideRecords(facts))];
    const identities = identitiesOf(facts.records);
    for (const [index, record] of facts.records.entries()) {
      found.push(this.#part(document, identities[index] ?? WHOLE, placeOf(record), () => recordPart(facts, index)));
    }
    if (this.#parts.size > facts.records.length + 1) {
      const present = new Set(identities).add(WHOLE);
      for (const identity of this.#parts.keys()) if (!present.has(identity)) this.#drop(identity);
    }
    return found;
  }

  /** Something that a part rests on has changed. */
  dropPart(identity: string): void {
    this.#drop(identity);
    this.#findings = undefined;
    this.#changed();
  }

  /** The findings of a part: those that are kept, where its text and all they rest on is as it was. */
  #part(document: IndexedDocument, identity: string, place: Place, part: () => Part): PartFindings {
    const kept = this.#parts.get(identity);
    if (kept !== undefined && kept.place.fingerprint === place.fingerprint) {
      return movedBy(kept.found, place.start - kept.place.start);
    }
    this.#drop(identity);
    const { dependencies } = this.#snapshot;
    const { value: found, keys } = dependencies.record(() => checkPart(this.#snapshot, document, part()));
    const fresh = new KeptPart(this, identity, place, found);
    this.#parts.set(identity, fresh);
    fresh.sources = dependencies.watch(fresh, keys);
    return found;
  }

  #dropAll(): void {
    for (const identity of this.#parts.keys()) this.#drop(identity);
  }

  #drop(identity: string): void {
    const kept = this.#parts.get(identity);
    if (kept === undefined) return;
    this.#parts.delete(identity);
    this.#snapshot.dependencies.unwatch(kept, kept.sources);
  }
}

/** What counts, of the text that was checked, when another takes its place. */
interface Checked {
  readonly revision: number;
  /** Whether its records were checked one by one. */
  readonly isDivided: boolean;
  readonly isFaulty: boolean;
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

function isDivided({ records }: DocumentFacts): boolean {
  return records.length > 1 && records.length <= MOST_PARTS;
}

function isFaulty({ problems }: DocumentFacts): boolean {
  return problems.some(({ code }) => code === 'yaml-syntax');
}
