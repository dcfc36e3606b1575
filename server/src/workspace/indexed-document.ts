/** A document of the workspace as the index holds it: one object for as long as the file is there, whatever its text. */

import type { RecordKind } from '../domain/kinds.ts';
import type { DocumentFacts, RecordFacts } from '../facts/document-facts.ts';
import { type PositionRange, positionRange } from '../facts/line-starts.ts';
import { NO_FACTS } from '../facts/no-facts.ts';
import { isRetired, titleOf } from '../facts/record.ts';
import { alikeBefore } from '../facts/record-identity.ts';
import { type PackedFacts, packFacts, unpackFacts } from '../facts/packed-facts.ts';
import { detach } from '../syntax/detach.ts';
import type { DocumentUri } from './file-system.ts';
import type { Unpacked, UnpackedDocuments } from './unpacked-documents.ts';

/** Where a document is. */
export interface DocumentPlace {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
  readonly exists?: boolean;
}

let revisions = 0;

export class IndexedDocument implements Unpacked {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
  /** False for the stand-in of a `plumbline.yml` that does not exist. */
  readonly exists: boolean;
  /** Undefined while they are packed. */
  #facts: DocumentFacts | undefined;
  #packed: PackedFacts | undefined;
  readonly #unpacked: UnpackedDocuments;
  #records: readonly RecordRef[];
  #paths: readonly string[];
  #revision = ++revisions;

  constructor({ uri, path, exists = true }: DocumentPlace, facts: DocumentFacts, unpacked: UnpackedDocuments) {
    this.uri = uri;
    this.path = path;
    this.exists = exists;
    this.#unpacked = unpacked;
    this.#facts = facts;
    this.#records = recordsOf(this, facts);
    this.#paths = pathsOf(facts);
  }

  get facts(): DocumentFacts {
    if (this.#facts !== undefined) return this.#facts;
    const facts = this.#packed === undefined ? NO_FACTS : unpackFacts(this.#packed);
    this.#facts = facts;
    this.#unpacked.add(this);
    return facts;
  }

  /** Keeps the facts in less room, until somebody looks into the document. Facts that cannot be packed stay as they are. */
  pack(): void {
    if (this.#facts !== undefined) this.#packed ??= packFacts(this.#facts);
    if (this.#packed !== undefined) this.#facts = undefined;
  }

  /** The records in it, in their order: the same objects until one of them comes, goes or is retired. */
  get records(): readonly RecordRef[] {
    return this.#records;
  }

  /** What fields of its records name as paths, as written: for searches through very many documents. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** Another number whenever the facts are others, and for every document. */
  get revision(): number {
    return this.#revision;
  }

  /** Puts other facts in the place of the present ones: for the index alone, which has to enter what they hold. */
  accept(facts: DocumentFacts): void {
    this.#facts = facts;
    this.#packed = undefined;
    this.#revision = ++revisions;
    this.#paths = pathsOf(facts);
    const next = recordsOf(this, facts);
    const present = this.#records;
    const isSame = next.length === present.length && next.every((ref, index) => isSameRecord(ref, present[index]));
    if (!isSame) this.#records = next;
    else for (const [index, ref] of next.entries()) present[index]?.take(ref);
  }
}

/** What a record's name needs to know of the document. */
interface Surroundings {
  readonly before: number;
  readonly lineStarts: Uint32Array;
}

/**
 * A record and where it stands. It names the record and does not hold it, so that whoever keeps it for long neither keeps
 * an old text nor has to be told of each edit.
 */
export class RecordRef {
  readonly document: IndexedDocument;
  /** Its place among the document's records when it was seen; `current` says where it is now. */
  readonly index: number;
  readonly kind: RecordKind;
  readonly id: string | undefined;
  /** How many records of its kind with the same ID, or likewise none, come before it in the document. */
  readonly before: number;
  readonly isRetired: boolean;
  #title: string;
  /** Lines and characters of its anchor, one after the other: an object would take four times the room. */
  #startLine = 0;
  #startCharacter = 0;
  #endLine = 0;
  #endCharacter = 0;

  constructor(document: IndexedDocument, index: number, record: RecordFacts, { before, lineStarts }: Surroundings) {
    this.document = document;
    this.index = index;
    this.kind = record.kind;
    // It outlives the text from which these are cut.
    this.id = record.id === undefined ? undefined : detach(record.id.text);
    this.before = before;
    this.isRetired = isRetired(record);
    this.#title = detach(titleOf(record));
    const { start, end } = positionRange(lineStarts, record.anchor);
    this.#startLine = start.line;
    this.#startCharacter = start.character;
    this.#endLine = end.line;
    this.#endCharacter = end.character;
  }

  /** Its title or name as it is now, for lists of very many: nobody who asks is told when it changes. */
  get title(): string {
    return this.#title;
  }

  /** Where its name stands, likewise, in LSP's terms. */
  get place(): PositionRange {
    return {
      start: { line: this.#startLine, character: this.#startCharacter },
      end: { line: this.#endLine, character: this.#endCharacter },
    };
  }

  /** Takes over what is said of the same record in another version of the text. */
  take(other: RecordRef): void {
    this.#title = other.#title;
    this.#startLine = other.#startLine;
    this.#startCharacter = other.#startCharacter;
    this.#endLine = other.#endLine;
    this.#endCharacter = other.#endCharacter;
  }

  /** The record itself, as it is now; one in which nothing is written when it is gone. */
  get record(): RecordFacts {
    const { current } = this;
    return (current === undefined ? undefined : this.document.facts.records[current.index]) ?? nothing(this.kind);
  }

  /** The same record where it stands now, if the text around it has changed; undefined when it is gone. */
  get current(): RecordRef | undefined {
    const { records } = this.document;
    if (records[this.index] === this) return this;
    return records.find((ref) => ref.kind === this.kind && ref.id === this.id && ref.before === this.before);
  }
}

function nothing(kind: RecordKind): RecordFacts {
  const range = { start: 0, end: 0 };
  return { kind, owner: kind, id: undefined, range, anchor: range, fields: new Map(), fingerprint: 0 };
}

function recordsOf(document: IndexedDocument, { records, lineStarts }: DocumentFacts): readonly RecordRef[] {
  const before = alikeBefore(records);
  return records.map(
    (record, index) => new RecordRef(document, index, record, { before: before[index] ?? 0, lineStarts }),
  );
}

const NO_PATHS: readonly string[] = [];

function pathsOf({ files }: DocumentFacts): readonly string[] {
  let paths: string[] | undefined;
  for (const { source, destination } of files) if (source === 'field') (paths ??= []).push(detach(destination));
  return paths ?? NO_PATHS;
}

function isSameRecord(a: RecordRef, b: RecordRef | undefined): boolean {
  return a.kind === b?.kind && a.id === b.id && a.before === b.before && a.isRetired === b.isRetired;
}
