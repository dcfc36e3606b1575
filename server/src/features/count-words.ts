/** Numbers of things in words, as lenses, hovers and the matrix say them. */

import * as l10n from '@vscode/l10n';

/** What is counted. */
export type Counted = 'policy' | 'control' | 'criterion' | 'evidence' | 'risk' | 'system' | 'vendor';

/** `0 policies`, `1 policy`, `3 policies`. */
export function numberOf(count: number, what: Counted): string {
  const isOne = count === 1;
  switch (what) {
    case 'policy':
      return isOne ? l10n.t('1 policy') : l10n.t('{0} policies', count);
    case 'control':
      return isOne ? l10n.t('1 control') : l10n.t('{0} controls', count);
    case 'criterion':
      return isOne ? l10n.t('1 criterion') : l10n.t('{0} criteria', count);
    case 'evidence':
      return isOne ? l10n.t('1 evidence record') : l10n.t('{0} evidence records', count);
    case 'risk':
      return isOne ? l10n.t('1 risk') : l10n.t('{0} risks', count);
    case 'system':
      return isOne ? l10n.t('1 system') : l10n.t('{0} systems', count);
    case 'vendor':
      return isOne ? l10n.t('1 vendor') : l10n.t('{0} vendors', count);
    default:
      return what satisfies never;
  }
}

const NONE: Readonly<Record<'policy' | 'control' | 'criterion' | 'evidence', () => string>> = {
  policy: () => l10n.t('no policy'),
  control: () => l10n.t('no control'),
  criterion: () => l10n.t('no criterion'),
  evidence: () => l10n.t('no evidence record'),
};

/** `no policy`, `1 policy`, `3 policies`. */
export function countOf(count: number, what: keyof typeof NONE): string {
  return count === 0 ? NONE[what]() : numberOf(count, what);
}
