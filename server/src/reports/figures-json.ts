/** How far a folder has come in a few numbers, as a part of JSON. */

import type { Figures, LadderFigure } from '../engine/figures.ts';

/** `goal`, `criteria` in scope, `controls` and `findings`. */
export function figuresJson({ goal, criteria, controls, findings }: Figures): object {
  return { goal, criteria: ladderJson(criteria), controls: ladderJson(controls), findings };
}

function ladderJson({ all, ready, byLevel }: LadderFigure): object {
  const { unmapped, mapped, owned, approved, evidenced, operating } = byLevel;
  return { all, ready, levels: { unmapped, mapped, owned, approved, evidenced, operating } };
}
