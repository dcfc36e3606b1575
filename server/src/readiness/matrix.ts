/** The control matrix: every criterion of the engagement with what speaks to it, every control with how ready it is. */

import type { CategoryId } from '../domain/category.ts';
import { compareIds } from '../domain/id-order.ts';
import type { CatalogueEntry } from '../frameworks/catalogue.ts';
import { type Criterion, criterionKey, type Framework } from '../frameworks/framework.ts';
import { mappedKeys } from '../frameworks/mapping.ts';
import { Answers, type Key } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { type Aspects, aspectsOf, type ControlAspects } from './aspects.ts';
import { controlReadiness, type ControlReadiness } from './control-readiness.ts';
import { isInScope } from './criteria-scope.ts';
import { goalOf, type ReadinessLevel, reaches, weaker } from './ladder.ts';

/** How ready a control is, and its design and its operation by themselves. */
export type AssessedControl = ControlReadiness & ControlAspects;

/** A policy or control that speaks for a criterion by naming another one, which that is mapped to. */
export interface Route {
  readonly record: RecordRef;
  /** The criterion that it names: `TSC.CC6.1`. */
  readonly via: string;
}

export interface CriterionRow extends Aspects {
  readonly framework: Framework;
  readonly criterion: Criterion;
  /** `TSC.CC6.1`. */
  readonly key: string;
  readonly inScope: boolean;
  readonly readiness: ReadinessLevel;
  readonly policies: readonly RecordRef[];
  /** In the order of their IDs. */
  readonly controls: readonly RecordRef[];
  /** Those among the policies and controls that do not name the criterion itself. */
  readonly routes: readonly Route[];
}

export interface ControlRow {
  readonly control: RecordRef;
  readonly readiness: AssessedControl;
}

export interface Matrix {
  /** In the catalogue's order, the built-in framework first, out of scope included. */
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
  readonly controls: number;
  /** Controls of which the design is ready. */
  readonly designReady: number;
  /** Controls of which the operation is ready; undefined for Type 1, which does not look at it. */
  readonly operationReady: number | undefined;
}

/** What others rest on of a control: where it stands, by itself and by its two sides. */
interface Stand extends Aspects {
  readonly level: ReadinessLevel;
}

function isSameStand(a: Stand | undefined, b: Stand | undefined): boolean {
  return a?.level === b?.level && a?.isDesignReady === b?.isDesignReady && a?.isOperationReady === b?.isOperationReady;
}

/** How many controls have come how far. */
interface ControlCounts {
  readonly all: number;
  readonly unready: number;
  readonly designReady: number;
  readonly operationReady: number;
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
  readonly #controls: Answers<AssessedControl | undefined>;
  readonly #criteria: Answers<CriterionRow>;
  readonly #standing: Answers<Standing>;
  /** By goal: how far the controls have come. */
  readonly #counts: Answers<ControlCounts>;
  /** Where controls stood, by ID, when criteria were reckoned from that. */
  readonly #levels = new Map<string, Stand | undefined>();
  /** Controls that may stand elsewhere now. */
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
    this.#counts = new Answers(dependencies);
  }

  /** The readiness of a control record. One without an ID is reckoned each time. */
  control(ref: RecordRef): AssessedControl {
    const { id } = ref;
    if (id === undefined) return this.#assess(ref);
    return (this.#isFirst(ref, id) ? this.#byId(id) : undefined) ?? this.#assess(ref);
  }

  /** The row of a criterion by its key, `TSC.CC6.1`; undefined for one that no framework has. */
  criterion(key: string): CriterionRow | undefined {
    this.#settleLevels();
    const entry = this.#snapshot.catalogue.entry(key);
    return entry === undefined ? undefined : this.#row(entry);
  }

  /** The rows of all criteria, in the catalogue's order. */
  criteria(): readonly CriterionRow[] {
    this.#settleLevels();
    return this.#rows();
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
      const inScope = this.#rows().filter((row) => row.inScope);
      const uncovered = inScope.filter((row) => row.controls.length === 0);
      const counts = this.#counts.get(goal, () => this.#countControls(goal));
      return {
        criteriaInScope: inScope.length,
        criteriaReady: inScope.filter((row) => reaches(row.readiness, goal)).length,
        attention: uncovered.length + counts.unready,
        controls: counts.all,
        designReady: counts.designReady,
        operationReady: goal === 'operating' ? counts.operationReady : undefined,
      };
    });
  }

  #countControls(goal: ReadinessLevel): ControlCounts {
    const { dependencies } = this.#snapshot;
    const stands: Stand[] = [];
    const others: RecordRef[] = [];
    const live = this.#liveControls();
    // Of controls by ID only where they stand counts, and `ANY_LEVEL` stands for all of them.
    dependencies.read(ANY_LEVEL);
    dependencies.record(() => {
      for (const control of live) {
        const { id } = control;
        const known = id !== undefined && this.#isFirst(control, id) ? this.#byId(id) : undefined;
        if (known === undefined) others.push(control);
        else stands.push(known);
      }
    }, true);
    for (const control of others) stands.push(this.control(control));
    return {
      all: stands.length,
      unready: stands.filter(({ level }) => !reaches(level, goal)).length,
      designReady: stands.filter(({ isDesignReady }) => isDesignReady).length,
      operationReady: stands.filter(({ isOperationReady }) => isOperationReady === true).length,
    };
  }

  #assess(ref: RecordRef): AssessedControl {
    const readiness = controlReadiness(this.#snapshot, ref);
    return { ...readiness, ...aspectsOf(this.#snapshot, ref, readiness) };
  }

  /** A second control with the same ID is another control, whatever it is called. */
  #isFirst(ref: RecordRef, id: string): boolean {
    return this.#snapshot.bearer(id, 'control') === ref.current;
  }

  #byId(id: string): AssessedControl | undefined {
    const known = this.#controls.get(id, () => {
      const first = this.#snapshot.definition(id, 'control');
      return first === undefined ? undefined : this.#assess(first);
    });
    if (!this.#levels.has(id)) this.#levels.set(id, known === undefined ? undefined : standOf(known));
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
      if (!isSameStand(now, before)) changed.push(levelKey(id));
    }
    if (changed.length > 0) this.#snapshot.dependencies.change([ANY_LEVEL, ...changed]);
  }

  #liveControls(): readonly RecordRef[] {
    return this.#snapshot.records('control').filter(isLive);
  }

  #rows(): readonly CriterionRow[] {
    return this.#snapshot.catalogue.frameworks.flatMap((framework) =>
      framework.criteria.map((criterion) => this.#row({ framework, criterion })),
    );
  }

  #row({ framework, criterion }: CatalogueEntry): CriterionRow {
    const key = criterionKey(framework, criterion);
    return this.#criteria.get(key, () => {
      const inScope = isInScope(this.#snapshot, { framework, criterion });
      const routes: Route[] = [];
      const policies = this.#speakers(key, 'policy', routes);
      const controls = inOrderOfId(this.#speakers(key, 'control', routes));
      let readiness: ReadinessLevel = policies.length > 0 ? 'mapped' : 'unmapped';
      const { engagement } = this.#snapshot.configuration;
      let isDesignReady = controls.length > 0;
      let isOperationReady = engagement.type === 1 ? undefined : controls.length > 0;
      for (const [index, control] of controls.entries()) {
        const known = this.control(control);
        readiness = index === 0 ? known.level : weaker(readiness, known.level);
        isDesignReady &&= known.isDesignReady;
        isOperationReady &&= known.isOperationReady;
      }
      const aspects = { readiness, isDesignReady, isOperationReady };
      return { framework, criterion, key, inScope, ...aspects, policies, controls, routes };
    });
  }

  /** Those that name a criterion, and then those that name one it is mapped to, which go to the routes as well. */
  #speakers(key: string, kind: 'policy' | 'control', routes: Route[]): readonly RecordRef[] {
    const found = new Set(this.#snapshot.mappers(key, kind).filter(isLive));
    for (const via of mappedKeys(this.#snapshot.catalogue, key)) {
      for (const record of this.#snapshot.mappers(via, kind)) {
        if (!isLive(record) || found.has(record)) continue;
        found.add(record);
        routes.push({ record, via });
      }
    }
    return [...found];
  }
}

/** Only that: the rest of what is known of a control changes more often. */
function standOf({ level, isDesignReady, isOperationReady }: AssessedControl): Stand {
  return { level, isDesignReady, isOperationReady };
}

/** One without an ID comes last, and equals stay as they were. */
function inOrderOfId(records: readonly RecordRef[]): readonly RecordRef[] {
  const named = records.map((record) => ({ record, id: record.id ?? '\u{ffff}' }));
  return named.sort((a, b) => compareIds(a.id, b.id)).map(({ record }) => record);
}

function isLive(record: RecordRef): boolean {
  return !record.isRetired;
}

/** Counts criteria in scope by level, for one category or all of all frameworks. */
export function countCriteria(matrix: Matrix, category?: CategoryId): ReadinessCounts {
  return countRows(
    matrix.criteria.filter(({ criterion }) => category === undefined || criterion.category === category),
  );
}

/** Counts those of some criteria that are in scope, by level. */
export function countRows(rows: readonly CriterionRow[]): ReadinessCounts {
  const counts = { unmapped: 0, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 0 };
  for (const row of rows) if (row.inScope) counts[row.readiness] += 1;
  return counts;
}

/** The criterion by naming which a record speaks for another one; undefined where it names that one itself. */
export function viaOf({ routes }: CriterionRow, record: RecordRef): string | undefined {
  return routes.find((route) => route.record === record)?.via;
}

/** Rows by the families of their criteria, in the order in which these come first; undefined: those of none. */
export function byFamily(rows: readonly CriterionRow[]): ReadonlyMap<string | undefined, readonly CriterionRow[]> {
  const families = new Map<string | undefined, CriterionRow[]>();
  for (const row of rows) {
    const family = families.get(row.criterion.family);
    if (family === undefined) families.set(row.criterion.family, [row]);
    else family.push(row);
  }
  return families;
}
