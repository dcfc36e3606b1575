/** How grave a finding is. */

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The severities that are at least as grave as a threshold; none for `never`. */
export function severitiesFrom(threshold: Severity | 'never'): readonly Severity[] {
  return threshold === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(threshold) + 1);
}

const KNOWN: ReadonlySet<string> = new Set(SEVERITIES);

/** Whether a text is one of the four severities. */
export function isSeverity(text: string): text is Severity {
  return KNOWN.has(text);
}

/** The severity that a word names, in any case, or `off`, for which `false` may stand too; undefined where it is none. */
export function severityNamed(word: string): Severity | 'off' | undefined {
  const folded = word.trim().toLowerCase();
  if (folded === 'off' || folded === 'false') return 'off';
  return isSeverity(folded) ? folded : undefined;
}
