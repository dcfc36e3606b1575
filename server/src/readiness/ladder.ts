/** The readiness ladder: how far a control, and a criterion, has come; the weakest link counts. */

import * as l10n from '@vscode/l10n';

export const READINESS = ['unmapped', 'mapped', 'owned', 'approved', 'evidenced', 'operating'] as const;

/** Mapped is never shown as satisfied: only `operating` (Type 2) and `evidenced` (Type 1) are where one wants to be. */
export type ReadinessLevel = (typeof READINESS)[number];

export const READINESS_MEANINGS: Readonly<Record<ReadinessLevel, string>> = {
  get unmapped() {
    return l10n.t('nothing ties a control to a criterion yet');
  },
  get mapped() {
    return l10n.t('named, but nobody answers for it');
  },
  get owned() {
    return l10n.t('one known, active owner');
  },
  get approved() {
    return l10n.t('under a policy that is approved and not overdue');
  },
  get evidenced() {
    return l10n.t('some current evidence exists');
  },
  get operating() {
    return l10n.t('evidence for every occurrence expected so far');
  },
};

/** The lower of two levels. */
export function weaker(a: ReadinessLevel, b: ReadinessLevel): ReadinessLevel {
  return READINESS.indexOf(a) <= READINESS.indexOf(b) ? a : b;
}

/** Whether a level is at least another. */
export function reaches(level: ReadinessLevel, wanted: ReadinessLevel): boolean {
  return READINESS.indexOf(level) >= READINESS.indexOf(wanted);
}

/** Where an engagement needs its controls and criteria to be: Type 1 looks at design, Type 2 at operation as well. */
export function goalOf(engagement: { readonly type: 1 | 2 }): 'evidenced' | 'operating' {
  return engagement.type === 1 ? 'evidenced' : 'operating';
}
