/** Two states of one folder side by side: what moved on the ladder, and which findings came and went. */

import { compareIds } from '../domain/id-order.ts';
import { type ReadinessLevel, READINESS } from '../readiness/ladder.ts';
import type { Matrix } from '../readiness/matrix.ts';
import { titleOf } from '../facts/record.ts';
import type { Diagnosis, Engine } from './engine.ts';

/** Something that stands on the ladder in one of the states, or in both. */
export interface Move {
  /** `CC6.1`, `AC-01`; of a control without an ID, the path of its file. */
  readonly id: string;
  /** The framework of a criterion. */
  readonly framework: string | undefined;
  /** Undefined for a criterion. */
  readonly title: string | undefined;
  /** Undefined: it is not there, or not in scope. */
  readonly before: ReadinessLevel | undefined;
  readonly after: ReadinessLevel | undefined;
}

/** What stands elsewhere on the ladder. */
export interface Moves {
  /** In the catalogue's order; only those that stand elsewhere. */
  readonly criteria: readonly Move[];
  /** In the order of their IDs; only those that stand elsewhere. */
  readonly controls: readonly Move[];
}

export interface Comparison extends Moves {
  /** What is reported in the later state and was not in the earlier one, wherever it stood. By file, place and code. */
  readonly came: readonly Diagnosis[];
  /** What was reported in the earlier state alone, by its places there. */
  readonly went: readonly Diagnosis[];
}

/** Compares two loaded engines. From then on each of them reports only what the other does not. */
export function compare(before: Engine, after: Engine): Comparison {
  const moved = movesBetween(before, after);
  const was = before.recordReported();
  const is = after.recordReported();
  before.setEarlier(is);
  after.setEarlier(was);
  return { ...moved, came: after.diagnoseAll(), went: before.diagnoseAll() };
}

/** What stands elsewhere on the ladder in the second of two loaded engines, each for the day for which it judges. */
export function movesBetween(before: Engine, after: Engine): Moves {
  const earlier = before.readiness.matrix();
  const later = after.readiness.matrix();
  return {
    criteria: moves(criteriaIn(earlier), criteriaIn(later)),
    controls: moves(controlsIn(earlier), controlsIn(later)).toSorted((a, b) => compareIds(a.id, b.id)),
  };
}

/** Whether something has come further: from nothing to something is further too. */
export function isBetter({ before, after }: Pick<Move, 'before' | 'after'>): boolean {
  return stepOf(after) > stepOf(before);
}

function stepOf(level: ReadinessLevel | undefined): number {
  return level === undefined ? -1 : READINESS.indexOf(level);
}

type Standing = ReadonlyMap<string, Pick<Move, 'id' | 'framework' | 'title'> & { readonly level: ReadinessLevel }>;

function criteriaIn({ criteria }: Matrix): Standing {
  return new Map(
    criteria
      .filter(({ inScope }) => inScope)
      .map(({ key, framework, criterion, readiness }) => [
        key,
        { id: criterion.id, framework: framework.id, title: undefined, level: readiness },
      ]),
  );
}

function controlsIn({ controls }: Matrix): Standing {
  return new Map(
    controls.map(({ control, readiness: { level } }) => {
      const id = control.id ?? control.document.path;
      return [id, { id, framework: undefined, title: titleOf(control.record), level }];
    }),
  );
}

function moves(before: Standing, after: Standing): readonly Move[] {
  const moved: Move[] = [];
  for (const [key, { level, ...name }] of after) {
    const known = before.get(key)?.level;
    if (known !== level) moved.push({ ...name, before: known, after: level });
  }
  for (const [key, { level, ...name }] of before) {
    if (!after.has(key)) moved.push({ ...name, before: level, after: undefined });
  }
  return moved;
}
