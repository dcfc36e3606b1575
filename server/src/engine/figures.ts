/** How far a folder has come, in a few numbers: for a row in a list of many states. */

import { goalOf, READINESS, type ReadinessLevel, reaches } from '../readiness/ladder.ts';
import { countCriteria, type ReadinessCounts } from '../readiness/matrix.ts';
import type { Engine, Totals } from './engine.ts';

/** Criteria in scope, or controls. */
export interface LadderFigure {
  readonly all: number;
  /** Those that are where the engagement needs them. */
  readonly ready: number;
  readonly byLevel: ReadinessCounts;
}

export interface Figures {
  /** The top of the ladder for the type of engagement. */
  readonly goal: 'evidenced' | 'operating';
  readonly criteria: LadderFigure;
  readonly controls: LadderFigure;
  readonly findings: Pick<Totals, 'errors' | 'warnings' | 'information' | 'hints'>;
}

/** The figures of what is read now, for the judged day. Everything is checked for them. */
export function figuresOf(engine: Engine): Figures {
  const matrix = engine.readiness.matrix();
  const goal = goalOf(engine.snapshot.configuration.engagement);
  const controls = { unmapped: 0, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 0 };
  for (const { readiness } of matrix.controls) controls[readiness.level] += 1;
  const { errors, warnings, information, hints } = engine.totals(engine.diagnoseAll());
  return {
    goal,
    criteria: ladderFigure(countCriteria(matrix), goal),
    controls: ladderFigure(controls, goal),
    findings: { errors, warnings, information, hints },
  };
}

function ladderFigure(byLevel: ReadinessCounts, goal: ReadinessLevel): LadderFigure {
  let all = 0;
  let ready = 0;
  for (const level of READINESS) {
    all += byLevel[level];
    if (reaches(level, goal)) ready += byLevel[level];
  }
  return { all, ready, byLevel };
}
