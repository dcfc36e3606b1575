/** The readiness ladder: how far a control, and a criterion, has come; the weakest link counts. */

export const READINESS = ['unmapped', 'mapped', 'owned', 'approved', 'evidenced', 'operating'] as const;

/** Mapped is never shown as satisfied: only `operating` (Type 2) and `evidenced` (Type 1) are where one wants to be. */
export type ReadinessLevel = (typeof READINESS)[number];

export const READINESS_MEANINGS: Readonly<Record<ReadinessLevel, string>> = {
  unmapped: 'nothing ties a control to a criterion yet',
  mapped: 'named, but nobody answers for it',
  owned: 'one known, active owner',
  approved: 'under a policy that is approved and not overdue',
  evidenced: 'some current evidence exists',
  operating: 'evidence for every occurrence expected so far',
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
