/** Readiness in words and shapes: never in a colour alone, and mapped never as if it were enough. */

import type { Aspects } from '../readiness/aspects.ts';
import { READINESS, type ReadinessLevel } from '../readiness/ladder.ts';
import type { TextStyle } from './text-style.ts';

/** `●●●○○`: a step for each level above `unmapped`, up to the goal. */
export function ladder(level: ReadinessLevel, goal: ReadinessLevel, style: TextStyle): string {
  const steps = READINESS.indexOf(goal);
  const reached = Math.min(READINESS.indexOf(level), steps);
  const [full, empty] = style.unicode ? ['●', '○'] : ['#', '.'];
  return paintLevel(full.repeat(reached), level, goal, style) + style.colors.dim(empty.repeat(steps - reached));
}

/** Colours a text as the level deserves: green only at the goal. */
export function paintLevel(text: string, level: ReadinessLevel, goal: ReadinessLevel, style: TextStyle): string {
  const { colors } = style;
  if (READINESS.indexOf(level) >= READINESS.indexOf(goal)) return colors.green(text);
  return level === 'unmapped' ? colors.red(text) : colors.yellow(text);
}

/** The levels up to the goal, the lowest first. */
export function levelsUp(goal: ReadinessLevel): readonly ReadinessLevel[] {
  return READINESS.slice(0, READINESS.indexOf(goal) + 1);
}

/** The levels up to the goal, the best first. */
export function levelsDown(goal: ReadinessLevel): readonly ReadinessLevel[] {
  return levelsUp(goal).toReversed();
}

/** `DO `: the letters of design and operation where they are ready, a dash where they are not; nothing for a Type 1. */
export function aspectMarks({ isDesignReady, isOperationReady }: Aspects, { colors }: TextStyle): string {
  if (isOperationReady === undefined) return '';
  const mark = (letter: string, isReady: boolean): string => (isReady ? colors.green(letter) : colors.dim('-'));
  return `${mark('D', isDesignReady)}${mark('O', isOperationReady)} `;
}
