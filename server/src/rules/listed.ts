/** Names in a list, as a sentence holds one: what stands between them differs from language to language. */

import * as l10n from '@vscode/l10n';

/** `A, B, C`; an empty text for none. */
export function inRow(names: readonly string[]): string {
  const [first = '', ...others] = names;
  return others.reduce((before, name) => l10n.t('{0}, {1}', before, name), first);
}

/** `A, B and C`; an empty text for none. */
export function allOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length <= 1 ? last : l10n.t('{0} and {1}', inRow(names.slice(0, -1)), last);
}

/** `A, B or C`; an empty text for none. */
export function oneOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length <= 1 ? last : l10n.t('{0} or {1}', inRow(names.slice(0, -1)), last);
}
