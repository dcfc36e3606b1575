/** Finds keys that stand twice in one map: for both YAML readers, so that they agree. */

import * as l10n from '@vscode/l10n';

import type { SyntaxProblem } from './problem.ts';
import { MAX_PROBLEMS } from './yaml-limits.ts';
import type { YamlPair, YamlScalar } from './yaml-tree.ts';

/** Up to this many pairs, comparing each with each costs less than a set. */
const SMALL = 12;

function report(first: YamlScalar, again: YamlScalar, problems: SyntaxProblem[]): void {
  if (problems.length >= MAX_PROBLEMS) return;
  problems.push({
    code: 'key-duplicate',
    message: l10n.t('The key “{0}” stands here a second time. Keep one of the two.', again.text),
    start: again.start,
    end: again.end,
    related: {
      range: { start: first.start, end: first.end },
      message: l10n.t('“{0}” is first written here.', again.text),
    },
  });
}

function reportInSmall(pairs: readonly YamlPair[], problems: SyntaxProblem[]): void {
  for (let later = 1; later < pairs.length; later++) {
    const again = pairs[later]?.key;
    for (let earlier = 0; earlier < later; earlier++) {
      const first = pairs[earlier]?.key;
      if (first === undefined || again === undefined || first.text !== again.text) continue;
      report(first, again, problems);
      break;
    }
  }
}

/** Adds a `key-duplicate` problem for each key of a map after the first with the same text. */
export function reportDuplicateKeys(pairs: readonly YamlPair[], problems: SyntaxProblem[]): void {
  if (pairs.length <= SMALL) {
    reportInSmall(pairs, problems);
    return;
  }
  const seen = new Map<string, YamlScalar>();
  for (const { key } of pairs) {
    const first = seen.get(key.text);
    if (first === undefined) seen.set(key.text, key);
    else report(first, key, problems);
  }
}
