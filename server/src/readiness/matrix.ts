/** The control matrix: every criterion of the engagement with what speaks to it, every control with how ready it is. */

import type { CategoryId } from '../domain/category.ts';
import { compareIds } from '../domain/id-order.ts';
import type { Criterion } from '../frameworks/framework.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import { Answers, type Key } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { controlReadiness, type ControlReadiness } from './control-readiness.ts';
import { goalOf, type ReadinessLevel, reaches, weaker } from './ladder.ts';

export interface CriterionRow {
  readonly criterion: Criterion;
  /** `TSC.CC6.1`. */
  readonly key: string;
  readonly inScope: boolean;
  readonly readiness: ReadinessLevel;
  readonly policies: readonly RecordRef[];
  /** In the order of their IDs. */
  readonly controls: readonly RecordRef[];
}

export interface ControlRow {
  readonly control: RecordRef;
  readonly readiness: ControlReadiness;
}

export interface Matrix {
  /** In the catalogue's order, out of scope included. */
  readonly criteria: readonly CriterionRow[];
  /** In the order of their IDs, `AC-9` before `AC-10`; retired ones left out. */
  readonly controls: readonly ControlRow[];
}

/** How many criteria or controls stand at each level. */
export type ReadinessCounts = Readonly<Record<ReadinessLevel, number>>;

/** How far the whole engagement has come. */
export interface Standing {
  readonly criteriaInScope: number;
  /** Criteria in scope that are where this engagement needs them. */
  readonly criteriaReady: number;
  /** Criteria without a control, and controls that are not yet where this engagement needs them. */
  readonly attention: number;
}

const levelKey = (id: string): Key => `level:${id}`;
const rowKey = (criterion: string): Key => `row:${criterion}`;
/** Whether any control at all has come to another level. */
const ANY_LEVEL: Key = 'level';

/**
 * Readiness of controls and criteria, each kept until something it rests on changes. A criterion rests on its controls'
 * levels alone, so that the many edits that change no level cost it nothing.
 */
export class Readiness {
  readonly #snapshot: Snapshot;
  readonly #controls: Answers<ControlReadiness | undefined>;
  readonly #criteria: Answers<CriterionRow>;
  readonly #standing: Answers<Standing>;
  /** By goal: how many controls are not there yet. */
  readonly #unready: Answers<number>;
  /** The levels by control ID from which criteria were reckoned. */
  readonly #levels = new Map<string, ReadinessLevel | undefined>();
  /** Controls whose level may be another one now. */
  readonly #doubtful = new Set<string>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    const { dependencies } = snapshot;
    this.#controls = new Answers(dependencies, { keyOf: levelKey, dropped: (id) => this.#doubtful.add(id) });
    this.#criteria = new Answers(dependencies, {
      keyOf: rowKey,
      dropped: (criterion) => dependencies.change([rowKey(criterion)]),
    });
    this.#standing = new Answers(dependencies);
    this.#unready = new Answers(dependencies);
  }

  /** The readiness of a control record. One without an ID is reckoned each time. */
  control(ref: RecordRef): ControlReadiness {
    const { id } = ref;
    if (id === undefined) return controlReadiness(this.#snapshot, ref);
    return (this.#isFirst(ref, id) ? this.#byId(id) : undefined) ?? controlReadiness(this.#snapshot, ref);
  }

  /** The row of a criterion of the built-in framework. */
  criterion(criterion: Criterion): CriterionRow {
    this.#settleLevels();
    return this.#row(criterion);
  }

  /** The rows of all criteria, in the catalogue's order. */
  criteria(): readonly CriterionRow[] {
    this.#settleLevels();
    return TSC_2017.criteria.map((criterion) => this.#row(criterion));
  }

  /** The whole matrix. */
  matrix(): Matrix {
    return {
      criteria: this.criteria(),
      controls: inOrderOfId(this.#liveControls()).map((control) => ({ control, readiness: this.control(control) })),
    };
  }

  /** How far the whole engagement has come; kept while no row and no level changes. */
  standing(): Standing {
    this.#settleLevels();
    return this.#standing.get('', () => {
      const goal = goalOf(this.#snapshot.configuration.engagement);
      const inScope = TSC_2017.criteria.map((criterion) => this.#row(criterion)).filter((row) => row.inScope);
      const uncovered = inScope.filter((row) => row.controls.length === 0);
      return {
        criteriaInScope: inScope.length,
        criteriaReady: inScope.filter((row) => reaches(row.readiness, goal)).length,
        attention: uncovered.length + this.#unready.get(goal, () => this.#countUnready(goal)),
      };
    });
  }

  #countUnready(goal: ReadinessLevel): number {
    const { dependencies } = this.#snapshot;
    let unready = 0;
    const others: RecordRef[] = [];
    const live = this.#liveControls();
    // Of controls by ID only the levels count, and `ANY_LEVEL` stands for all of them.
    dependencies.read(ANY_LEVEL);
    dependencies.record(() => {
      for (const control of live) {
        const { id } = control;
        const known = id !== undefined && this.#isFirst(control, id) ? this.#byId(id) : undefined;
        if (known === undefined) others.push(control);
        else if (!reaches(known.level, goal)) unready += 1;
      }
    }, true);
    return unready + others.filter((control) => !reaches(this.control(control).level, goal)).length;
  }

  /** A second control with the same ID is another control, whatever it is called. */
  #isFirst(ref: RecordRef, id: string): boolean {
    return this.#snapshot.bearer(id, 'control') === ref.current;
  }

  #byId(id: string): ControlReadiness | undefined {
    const known = this.#controls.get(id, () => {
      const first = this.#snapshot.definition(id, 'control');
      return first === undefined ? undefined : controlReadiness(this.#snapshot, first);
    });
    if (!this.#levels.has(id)) this.#levels.set(id, known?.level);
    return known;
  }

  /** Reckons anew the controls that were touched, and tells whoever rests on a level that is another one now. */
  #settleLevels(): void {
    const changed: Key[] = [];
    for (const id of this.#doubtful) {
      this.#doubtful.delete(id);
      const before = this.#levels.get(id);
      this.#levels.delete(id);
      const { value: now } = this.#snapshot.dependencies.record(() => this.#byId(id), true);
      if (now === undefined) this.#levels.delete(id);
      if (now?.level !== before) changed.push(levelKey(id));
    }
    if (changed.length > 0) this.#snapshot.dependencies.change([ANY_LEVEL, ...changed]);
  }

  #liveControls(): readonly RecordRef[] {
    return this.#snapshot.records('control').filter(isLive);
  }

  #row(criterion: Criterion): CriterionRow {
    const key = `${TSC_2017.id}.${criterion.id}`;
    return this.#criteria.get(key, () => {
      const policies = this.#snapshot.mappers(key, 'policy').filter(isLive);
      const controls = inOrderOfId(this.#snapshot.mappers(key, 'control').filter(isLive));
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
}

/** One without an ID comes last, and equals stay as they were. */
function inOrderOfId(records: readonly RecordRef[]): readonly RecordRef[] {
  const named = records.map((record) => ({ record, id: record.id ?? '\u{ffff}' }));
  return named.sort((a, b) => compareIds(a.id, b.id)).map(({ record }) => record);
}

function isLive(record: RecordRef): boolean {
  return !record.isRetired;
}

/** Counts criteria in scope by level, for one category or all. */
export function countCriteria(matrix: Matrix, category?: CategoryId): ReadinessCounts {
  const counts = { unmapped: 0, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 0 };
  for (const row of matrix.criteria) {
    if (row.inScope && (category === undefined || row.criterion.category === category)) counts[row.readiness] += 1;
  }
  return counts;
}
