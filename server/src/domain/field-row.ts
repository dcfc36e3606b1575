/** Shorthand for the rows of the table of fields that registers need. */

import * as l10n from '@vscode/l10n';

import type { Field, FieldType } from './field.ts';
import type { FieldOwner } from './kinds.ts';

/** How grave or important something is, in four steps. */
export const SEVERITIES: FieldType = {
  type: 'choice',
  choices: [
    {
      value: 'low',
      get meaning() {
        return l10n.t('little harm, few affected');
      },
    },
    {
      value: 'medium',
      get meaning() {
        return l10n.t('some harm or some customers affected');
      },
      synonyms: ['moderate'],
    },
    {
      value: 'high',
      get meaning() {
        return l10n.t('much harm or many customers affected');
      },
    },
    {
      value: 'critical',
      get meaning() {
        return l10n.t('the service or its data at stake');
      },
      synonyms: ['severe'],
    },
  ],
};

/** A row with the commonest answers: no alias, one value. `meaning` is asked each time, since no language is known yet. */
export function row(
  name: string,
  owners: readonly FieldOwner[],
  type: FieldType,
  meaning: () => string,
  example: string,
  more: { readonly aliases?: readonly string[]; readonly many?: boolean } = {},
): Field {
  return {
    name,
    aliases: more.aliases ?? [],
    owners,
    type,
    many: more.many ?? false,
    get meaning() {
      return meaning();
    },
    example,
  };
}
