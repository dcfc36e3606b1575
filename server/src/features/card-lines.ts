/** Lines of cards that begin with what they are about. */

import { READINESS_MEANINGS, type ReadinessLevel } from '../readiness/ladder.ts';
import { levelWord } from '../readiness/state-words.ts';

/** A label and what is said under it, as Markdown. */
export function labelled(label: string, said: string): string {
  return `**${label}** ${said}`;
}

/** How far something has come, and what that means: `owned – one known, active owner`. */
export function levelText(level: ReadinessLevel): string {
  return `${levelWord(level)} – ${READINESS_MEANINGS[level]}`;
}
