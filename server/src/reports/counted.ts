/** So many of something in words: one message for one, and one for several, since languages differ in more than an “s”. */

import * as l10n from '@vscode/l10n';

import type { Totals } from '../engine/engine.ts';

type Findings = Pick<Totals, 'errors' | 'warnings' | 'information' | 'hints'>;

export type Noun =
  | 'policy'
  | 'control'
  | 'evidence'
  | 'criterion'
  | 'error'
  | 'warning'
  | 'information'
  | 'hint'
  | 'occurrence';

/** `1 policy`, `2 policies`. */
export function counted(count: number, noun: Noun): string {
  const isOne = count === 1;
  switch (noun) {
    case 'policy':
      return isOne ? l10n.t('1 policy') : l10n.t('{0} policies', count);
    case 'control':
      return isOne ? l10n.t('1 control') : l10n.t('{0} controls', count);
    case 'evidence':
      return isOne ? l10n.t('1 evidence record') : l10n.t('{0} evidence records', count);
    case 'criterion':
      return isOne ? l10n.t('1 criterion') : l10n.t('{0} criteria', count);
    case 'error':
      return isOne ? l10n.t('1 error') : l10n.t('{0} errors', count);
    case 'warning':
      return isOne ? l10n.t('1 warning') : l10n.t('{0} warnings', count);
    case 'information':
      return isOne ? l10n.t('1 information') : l10n.t('{0} information', count);
    case 'hint':
      return isOne ? l10n.t('1 hint') : l10n.t('{0} hints', count);
    case 'occurrence':
      return isOne ? l10n.t('1 occurrence') : l10n.t('{0} occurrences', count);
    default:
      return noun satisfies never;
  }
}

/** `1 error, 2 warnings`, the gravest first and none of which there are none; a word where nothing is found. */
export function countsText({ errors, warnings, information, hints }: Findings): string {
  const counts: readonly (readonly [number, Noun])[] = [
    [errors, 'error'],
    [warnings, 'warning'],
    [information, 'information'],
    [hints, 'hint'],
  ];
  const said = counts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
  return said.length === 0 ? l10n.t('no findings') : said.join(', ');
}
