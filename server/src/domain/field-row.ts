/** Shorthand for the rows of the table of fields that registers need. */

import type { Field, FieldType } from './field.ts';
import type { FieldOwner } from './kinds.ts';

/** How grave or important something is, in four steps. */
export const SEVERITIES: FieldType = {
  type: 'choice',
  choices: [
    { value: 'low', meaning: 'little harm, few affected' },
    { value: 'medium', meaning: 'some harm or some customers affected', synonyms: ['moderate'] },
    { value: 'high', meaning: 'much harm or many customers affected' },
    { value: 'critical', meaning: 'the service or its data at stake', synonyms: ['severe'] },
  ],
};

/** A row with the commonest answers: no alias, one value. */
export function row(
  name: string,
  owners: readonly FieldOwner[],
  type: FieldType,
  meaning: string,
  example: string,
  more: { readonly aliases?: readonly string[]; readonly many?: boolean } = {},
): Field {
  return { name, aliases: more.aliases ?? [], owners, type, many: more.many ?? false, meaning, example };
}
