/** The key of a list in a register, such as `controls:`: it is no field of a record, and is explained all the same. */

import * as l10n from '@vscode/l10n';
import { foldKey } from '../domain/field.ts';
import { LIST_KEYS, withArticle } from '../domain/kinds.ts';
import type { Range } from '../syntax/range.ts';
import type { FeatureContext } from './feature.ts';
import { fieldsAsWritten } from '../domain/field-order.ts';
import { code } from './markdown-text.ts';

const TOP_KEY = /^(["']?)([A-Za-z_][\w -]*)\1[ \t]*:/;

/** What the list at an offset holds, as Markdown, and where its key stands; undefined where no such key is. */
export function listKeyCard(
  { document, text }: FeatureContext,
  offset: number,
): { readonly range: Range; readonly value: string } | undefined {
  const { facts } = document;
  if (facts.kind !== 'register' || facts.markdown) return undefined;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [, quote = '', key = ''] = TOP_KEY.exec(text.slice(start, start + 64)) ?? [];
  const kind = LIST_KEYS.get(foldKey(key));
  const end = start + key.length + 2 * quote.length;
  if (kind === undefined || offset > end) return undefined;
  const fields = fieldsAsWritten(kind);
  return {
    range: { start, end },
    value: [
      `**${key}** · ${l10n.t('A list, each item of which is {0}.', withArticle(kind))}`,
      l10n.t('Its fields: {0}.', fields.map(({ name }) => code(name)).join(', ')),
    ].join('\n\n'),
  };
}
