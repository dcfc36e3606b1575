/** Bounds what an import may come to: a source of a few megabytes can repeat a long text in each of thousands of records. */

import type { ImportedRecord } from './import-plan.ts';
import type { Cell } from './record-yaml.ts';

/** In UTF-16 units, of all records: a hundred thousand rows with thirty columns that nobody knows have as much. */
const MOST_CHARACTERS = 128_000_000;

/** What ends an import that would come to more; only `planImport` sees it. */
export class NoRoom extends Error {}

/** The room of one import. */
export class ImportRoom {
  #left = MOST_CHARACTERS;

  /** Takes so many characters. Throws `NoRoom` where fewer are left. */
  spend(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw new NoRoom();
  }

  /** The record, where there is room for it; else throws `NoRoom`. */
  holding(record: ImportedRecord): ImportedRecord {
    for (const [, value] of record.fields) this.#take(value);
    return record;
  }

  #take(value: Cell): void {
    if (typeof value === 'string') {
      this.spend(value.length);
      return;
    }
    for (const item of value) {
      if (typeof item === 'string') this.spend(item.length + 1);
      else for (const text of Object.values(item)) this.spend(text.length + 1);
    }
  }
}
