/** What a field is: the shape of a row in the one table of fields. */

import type { FieldOwner, NestedKind, RecordKind } from './kinds.ts';

/** One of the values a field may take. */
export interface Choice {
  readonly value: string;
  readonly meaning: string;
  /** Other spellings that are understood silently (compared without case, spaces, `-` and `_`). */
  readonly synonyms?: readonly string[];
}

/** What may stand as a field's value; `many` in the row says whether a list of them may. */
export type FieldType =
  | { readonly type: 'id' }
  | { readonly type: 'text' }
  | { readonly type: 'version' }
  | { readonly type: 'date' }
  | { readonly type: 'cadence' }
  | { readonly type: 'frequency' }
  | { readonly type: 'duration' }
  | { readonly type: 'period' }
  | { readonly type: 'boolean' }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number }
  /** An amount, with or without its unit: `12`, `99.97 %`, `1,200`. */
  | { readonly type: 'quantity' }
  /** What an amount should be: `<= 30`. */
  | { readonly type: 'target' }
  | { readonly type: 'digest' }
  | { readonly type: 'path' }
  | { readonly type: 'url' }
  | { readonly type: 'glob' }
  | { readonly type: 'choice'; readonly choices: readonly Choice[] }
  /** The accountable person, or a team: an ID of either, a name, an e-mail address or a CODEOWNERS handle. */
  | { readonly type: 'owner' }
  | { readonly type: 'reference'; readonly to: RecordKind }
  /** Criteria of a framework: a list, or a map from framework to list. */
  | { readonly type: 'criteria' }
  | { readonly type: 'record'; readonly of: NestedKind }
  /** Read by other means or not at all: any value is right. */
  | { readonly type: 'any' };

/** One row of the table. */
export interface Field {
  /** The canonical key, in snake case. */
  readonly name: string;
  /** Other keys that mean the same, in snake case; kebab and camel case are understood of each. */
  readonly aliases: readonly string[];
  readonly owners: readonly FieldOwner[];
  readonly type: FieldType;
  /** Whether a list may stand there. Where false, a list is a finding; where true, a single value is a list of one. */
  readonly many: boolean;
  /** What the field means, in a sentence a GRC author understands. */
  readonly meaning: string;
  /** A value as it would be written after the colon. */
  readonly example: string;
}

/** Folds a key to the table's spelling: `nextReview`, `next-review` and `Next Review` become `next_review`. */
export function foldKey(key: string): string {
  return key
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}

/** Folds a value so that case, spaces, hyphens and underscores do not matter when it is compared with a choice. */
export function foldValue(value: string): string {
  return value.toLowerCase().replace(/[\s_-]/g, '');
}

/** The choice a text means, or undefined. */
export function findChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const folded = foldValue(text);
  return choices.find(
    (choice) =>
      foldValue(choice.value) === folded || (choice.synonyms ?? []).some((synonym) => foldValue(synonym) === folded),
  );
}
