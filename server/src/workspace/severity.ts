/** How grave a finding is. */

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof SEVERITIES)[number];

const KNOWN: ReadonlySet<string> = new Set(SEVERITIES);

/** Whether a text is one of the four severities. */
export function isSeverity(text: string): text is Severity {
  return KNOWN.has(text);
}
