/** The control matrix: every criterion of the engagement with what speaks to it, every control with how ready it is. */

import type { CategoryId } from '../domain/category.ts';
import { choice } from '../facts/record.ts';
import type { Criterion } from '../frameworks/framework.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { controlReadiness, type ControlReadiness } from './control-readiness.ts';
import { type ReadinessLevel, weaker } from './ladder.ts';

export interface CriterionRow {
  readonly criterion: Criterion;
  /** `TSC.CC6.1`. */
  readonly key: string;
  readonly inScope: boolean;
  readonly readiness: ReadinessLevel;
  readonly policies: readonly RecordRef[];
  readonly controls: readonly RecordRef[];
}

export interface ControlRow {
  readonly control: RecordRef;
  readonly readiness: ControlReadiness;
}

export interface Matrix {
  /** In the catalogue's order, out of scope included. */
  readonly criteria: readonly CriterionRow[];
  /** In the order of their files; retired ones left out. */
  readonly controls: readonly ControlRow[];
}

/** How many criteria or controls stand at each level. */
export type ReadinessCounts = Readonly<Record<ReadinessLevel, number>>;

/** Readiness of controls and criteria, each kept until something it rests on changes. */
export class Readiness {
  readonly #snapshot: Snapshot;
  readonly #controls: Answers<ControlReadiness | undefined>;
  readonly #criteria: Answers<CriterionRow>;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#controls = new Answers(snapshot.dependencies);
    this.#criteria = new Answers(snapshot.dependencies);
  }

  /** The readiness of a control record. One without an ID is reckoned each time. */
  control(ref: RecordRef): ControlReadiness {
    const id = ref.record.id?.text;
    if (id === undefined) return controlReadiness(this.#snapshot, ref);
    const known = this.#controls.get(id, () => {
      const first = this.#snapshot.definition(id, 'control');
      return first === undefined ? undefined : controlReadiness(this.#snapshot, first);
    });
    const first = this.#snapshot.definition(id, 'control');
    // A second control with the same ID is another control, whatever it is called.
    const same = first?.document.uri === ref.document.uri && first.index === ref.index;
    return same && known !== undefined ? known : controlReadiness(this.#snapshot, ref);
  }

  /** The row of a criterion of the built-in framework. */
  criterion(criterion: Criterion): CriterionRow {
    const key = `${TSC_2017.id}.${criterion.id}`;
    return this.#criteria.get(key, () => {
      const isLive = (ref: RecordRef): boolean => choice(ref.record, 'status') !== 'retired';
      const policies = this.#snapshot.mappers(key, 'policy').filter(isLive);
      const controls = this.#snapshot.mappers(key, 'control').filter(isLive);
      let readiness: ReadinessLevel = policies.length > 0 ? 'mapped' : 'unmapped';
      for (const [index, control] of controls.entries()) {
        const { level } = this.control(control);
        readiness = index === 0 ? level : weaker(readiness, level);
      }
      const { categories } = this.#snapshot.configuration.engagement;
      const inScope = criterion.category !== undefined && categories.has(criterion.category);
      return { criterion, key, inScope, readiness, policies, controls };
    });
  }

  /** The whole matrix. */
  matrix(): Matrix {
    const controls = this.#snapshot
      .records('control')
      .filter((control) => choice(control.record, 'status') !== 'retired')
      .map((control) => ({ control, readiness: this.control(control) }));
    return { criteria: TSC_2017.criteria.map((criterion) => this.criterion(criterion)), controls };
  }
}

/** Counts criteria in scope by level, for one category or all. */
export function countCriteria(matrix: Matrix, category?: CategoryId): ReadinessCounts {
  const counts = { unmapped: 0, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 0 };
  for (const row of matrix.criteria) {
    if (row.inScope && (category === undefined || row.criterion.category === category)) counts[row.readiness] += 1;
  }
  return counts;
}
