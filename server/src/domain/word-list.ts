/** Lists of names in a sentence. */

import * as l10n from '@vscode/l10n';

/** `AC-01`, `AC-01 and AC-02`, `AC-01, AC-02 and AC-03`; empty for none. */
export function wordList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : l10n.t('{0} and {1}', words.slice(0, -1).join(', '), last);
}
