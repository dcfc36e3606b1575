/** Whose a record is, for pages that list by owner: one person has one ID, under whatever name a file calls them. */

import { titleOf, values } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

export interface PageOwner {
  readonly id: string;
  readonly label: string;
}

export class PageOwners {
  readonly #snapshot: Snapshot;
  /** By the name that is written. */
  readonly #known = new Map<string, PageOwner>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** The IDs of a record's owners, each once; none where nobody is named. */
  of({ record }: RecordRef): readonly string[] {
    return [...new Set(values(record, 'owner').map(({ text }) => this.#owner(text).id))];
  }

  /** Everybody who was asked about so far, in the order of their names. */
  all(): readonly PageOwner[] {
    const byId = new Map([...this.#known.values()].map((owner) => [owner.id, owner]));
    const folded = [...byId.values()].map((owner) => ({ owner, key: owner.label.toLowerCase() }));
    return folded.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ owner }) => owner);
  }

  #owner(name: string): PageOwner {
    let owner = this.#known.get(name);
    if (owner === undefined) {
      const [person] = this.#snapshot.people(name);
      const id = person?.id ?? name;
      const title = person === undefined ? '' : titleOf(person.record);
      this.#known.set(name, (owner = { id, label: title === '' ? id : title }));
    }
    return owner;
  }
}
