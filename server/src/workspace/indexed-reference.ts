/** A reference as the index holds it: who refers and by what, without the text around it. */

import type { RecordKind } from '../domain/kinds.ts';
import type { CriteriaReference, Reference, ReferenceSource } from '../facts/document-facts.ts';
import type { IndexedDocument, RecordRef } from './indexed-document.ts';

/** How a record is referred to. There are few ways and very many references, so each way is one object. */
export interface ReferenceUse {
  readonly to: RecordKind | undefined;
  readonly source: ReferenceSource;
  readonly field: string | undefined;
}

const uses = new Map<string, ReferenceUse>();

/** The one object for a way of referring: its parts come from the table of fields, so that they are few. */
function useOf({ to, source, field }: Reference): ReferenceUse {
  const name = `${to ?? ''} ${source} ${field ?? ''}`;
  let use = uses.get(name);
  if (use === undefined) uses.set(name, (use = { to, source, field }));
  return use;
}

/** Where a reference stands, and whose it is. */
abstract class Referring {
  readonly document: IndexedDocument;
  /** The record that refers; undefined for a mention outside of any. */
  readonly record: RecordRef | undefined;
  /** Its place among the document's references of its sort. */
  protected readonly index: number;

  constructor(document: IndexedDocument, index: number, { record }: { readonly record: number | undefined }) {
    this.document = document;
    this.index = index;
    this.record = record === undefined ? undefined : document.records[record];
  }
}

export class ReferenceRef extends Referring {
  readonly use: ReferenceUse;

  constructor(document: IndexedDocument, index: number, reference: Reference) {
    super(document, index, reference);
    this.use = useOf(reference);
  }

  /** The reference with its place in the text; undefined when it is gone. */
  get reference(): Reference | undefined {
    return this.document.facts.references[this.index];
  }
}

/** A policy or control (or, with source `mention`, a piece of prose) that names a criterion. */
export class CriterionUse extends Referring {
  readonly source: ReferenceSource;

  constructor(document: IndexedDocument, index: number, reference: CriteriaReference) {
    super(document, index, reference);
    this.source = reference.source;
  }

  /** The reference with its place in the text; undefined when it is gone. */
  get reference(): CriteriaReference | undefined {
    return this.document.facts.criteria[this.index];
  }
}
