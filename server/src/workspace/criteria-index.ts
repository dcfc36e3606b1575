/** Which documents name which criteria. What a written reference means is the catalogue's to say, and the catalogue may change. */

import type { CriteriaReference, DocumentFacts } from '../facts/document-facts.ts';
import type { Catalogue } from '../frameworks/catalogue.ts';
import { criterionKey } from '../frameworks/framework.ts';
import { type CriteriaReading, readCriteria } from '../frameworks/reference.ts';
import type { Key } from './dependencies.ts';
import type { IndexedDocument } from './indexed-document.ts';
import { CriterionUse } from './indexed-reference.ts';
import { keys } from './keys.ts';
import { OrderedTable } from './ordered-table.ts';

/** What a text means in the present catalogue. */
interface Meaning {
  readonly text: string;
  readonly framework: string | undefined;
  readonly reading: CriteriaReading;
  /** `TSC.CC6.1`, for each of the criteria that it means. */
  readonly keys: readonly string[];
}

/** So many different texts are remembered. There are a few hundred in a large workspace. */
const MOST_MEANINGS = 10_000;

const NO_KEYS: readonly string[] = [];

/** One text for a reference as it is written, with the framework under whose key it stands. */
export function writtenAs({ text, framework }: CriteriaReference): string {
  return framework === undefined ? text : `${framework.text}\n${text}`;
}

export class CriteriaIndex {
  readonly #uses = new OrderedTable<CriterionUse>(({ document }) => document);
  /** What written references mean: the same few texts come again and again. */
  #meanings = new Map<string, Meaning>();
  /** Whether there were more texts than are remembered, so that nobody knows all that are in use. */
  #hasForgotten = false;
  #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Who names a criterion, by `TSC.CC6.1`. */
  uses(key: string): readonly CriterionUse[] {
    return this.#uses.all(key);
  }

  enter(document: IndexedDocument): void {
    for (const [index, reference] of document.facts.criteria.entries()) {
      const { keys: keysOfIt } = this.#meaning(reference);
      if (keysOfIt.length === 0) continue;
      const use = new CriterionUse(document, index, reference);
      for (const key of keysOfIt) this.#uses.add(key, use);
    }
  }

  /** Takes out what was entered of a document when it held these facts. */
  withdraw(document: IndexedDocument, { criteria }: DocumentFacts): void {
    for (const reference of criteria) for (const key of this.expand(reference)) this.#uses.remove(key, document);
  }

  /** What a written reference means. */
  read(reference: CriteriaReference): CriteriaReading {
    return this.#meaning(reference).reading;
  }

  /** The keys (`TSC.CC6.1`) of the criteria that a written reference means; none for an unknown one. */
  expand(reference: CriteriaReference): readonly string[] {
    return this.#meaning(reference).keys;
  }

  #meaning(reference: CriteriaReference): Meaning {
    const written = writtenAs(reference);
    const known = this.#meanings.get(written);
    if (known !== undefined) return known;
    if (this.#meanings.size >= MOST_MEANINGS) {
      this.#meanings.clear();
      this.#hasForgotten = true;
    }
    const meaning = meaningOf(this.#catalogue, reference.text, reference.framework?.text);
    this.#meanings.set(written, meaning);
    return meaning;
  }

  /**
   * Puts another catalogue in force. Gives the keys of what is changed by that, or undefined where it cannot be told, so
   * that all may be. Only documents that name something which means something else now are entered anew.
   */
  setCatalogue(catalogue: Catalogue, documents: Iterable<IndexedDocument>): readonly Key[] | undefined {
    const changed = new Set<Key>([keys.catalogue]);
    const moved = new Set<string>();
    const next = new Map<string, Meaning>();
    for (const [written, before] of this.#meanings) {
      const after = meaningOf(catalogue, before.text, before.framework);
      next.set(written, after);
      const isSame = isSameList(before.keys, after.keys);
      // What is said of an unknown one speaks of what there is, and of both kinds a finding may count the members.
      if (!isSame || before.keys.length !== 1) changed.add(keys.written(written));
      if (isSame) continue;
      moved.add(written);
      for (const key of [...before.keys, ...after.keys]) changed.add(keys.criterion(key));
    }
    const isLost = this.#hasForgotten;
    const affected: IndexedDocument[] = [];
    if (isLost || moved.size > 0) {
      for (const document of documents) {
        const { criteria } = document.facts;
        if (isLost ? criteria.length > 0 : criteria.some((one) => moved.has(writtenAs(one)))) affected.push(document);
      }
    }
    for (const document of affected) this.withdraw(document, document.facts);
    this.#catalogue = catalogue;
    this.#meanings = isLost ? new Map<string, Meaning>() : next;
    this.#hasForgotten = false;
    for (const document of affected) this.enter(document);
    return isLost ? undefined : [...changed];
  }
}

function meaningOf(catalogue: Catalogue, text: string, framework: string | undefined): Meaning {
  const reading = readCriteria(catalogue, text, framework);
  const isKnown = reading.kind === 'one' || reading.kind === 'several';
  const keysOfIt = isKnown ? reading.criteria.map((one) => criterionKey(reading.framework, one)) : NO_KEYS;
  return { text, framework, reading, keys: keysOfIt };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
