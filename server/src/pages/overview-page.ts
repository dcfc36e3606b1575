/** What the readiness overview shows of a folder: how far each category has come, what it comes to, and what to do next. */

import * as l10n from '@vscode/l10n';

import { CATEGORIES } from '../domain/category.ts';
import { addDays } from '../domain/civil-date.ts';
import type { Engine } from '../engine/engine.ts';
import { criterionLocation } from '../features/criterion-place.ts';
import { recordLocation } from '../features/feature.ts';
import { recordKey } from '../features/matrix-nodes.ts';
import { nameOf } from '../features/symbols.ts';
import { criterionName, isBuiltIn } from '../frameworks/catalogue.ts';
import type {
  OverviewAnswer,
  OverviewCategory,
  OverviewEvidence,
  OverviewExceptions,
  OverviewItem,
  OverviewStand,
  OverviewStep,
} from '../protocol/overview-page.ts';
import type { Aspects } from '../readiness/aspects.ts';
import { integrityOf } from '../readiness/evidence-integrity.ts';
import { exposedFirst, exposureOf, exposureText } from '../readiness/exposure.ts';
import { goalOf, READINESS, READINESS_MEANINGS, type ReadinessLevel, reaches } from '../readiness/ladder.ts';
import type { ControlRow, CriterionRow, Matrix } from '../readiness/matrix.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { exceptionDuties, reviewDuties } from './dated-duties.ts';
import { occurrenceCounts } from './occurrence-counts.ts';
import { PageOwners } from './page-owners.ts';

/** From then on an exception is worth a glance. */
const SOON_IN_DAYS = 30;

/** Everything the page needs but the folder. Changes nothing, and is made anew each time. */
export function overviewPage(engine: Engine): Omit<OverviewAnswer, 'folder' | 'folders' | 'kind'> {
  const { snapshot } = engine;
  const matrix = engine.readiness.matrix();
  const goal = goalOf(snapshot.configuration.engagement);
  const inScope = matrix.criteria.filter((row) => row.inScope);
  const controls = matrix.controls.map(({ readiness }) => ({ ...aspects(readiness), level: readiness.level }));
  const owners = new PageOwners(snapshot);
  const steps = stepsOf(engine, matrix, owners);
  const { errors, warnings, information, hints } = engine.totals(engine.diagnoseAll());
  return {
    hasConfiguration: snapshot.configurationDocument.exists,
    categories: categoriesOf(snapshot, inScope, goal),
    meanings: { ...READINESS_MEANINGS },
    criteria: standOf(inScope.map(standingOf), goal),
    controls: standOf(controls, goal),
    occurrences: occurrenceCounts(matrix.controls.flatMap(({ readiness }) => readiness.occurrences)),
    findings: { errors, warnings, information, hints },
    reviewsOverdue: reviewDuties(snapshot).filter(({ due }) => due < snapshot.asOf).length,
    exceptions: exceptionsOf(snapshot),
    evidence: evidenceOf(snapshot),
    steps,
    owners: owners.all(),
  };
}

interface Standing extends Aspects {
  readonly level: ReadinessLevel;
}

function aspects({ isDesignReady, isOperationReady }: Aspects): Aspects {
  return { isDesignReady, isOperationReady };
}

function standingOf(row: CriterionRow): Standing {
  return { ...aspects(row), level: row.readiness };
}

function standOf(rows: readonly Standing[], goal: ReadinessLevel): OverviewStand {
  const byLevel = { unmapped: 0, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 0 };
  for (const { level } of rows) byLevel[level] += 1;
  const ready = READINESS.filter((level) => reaches(level, goal)).reduce((sum, level) => sum + byLevel[level], 0);
  const designReady = rows.filter(({ isDesignReady }) => isDesignReady).length;
  const operationReady =
    goal === 'operating' ? rows.filter(({ isOperationReady }) => isOperationReady === true).length : undefined;
  return { all: rows.length, ready, byLevel, designReady, operationReady };
}

/** The categories in scope, and the organization's own frameworks after them, that have a criterion in scope. */
function categoriesOf(
  { catalogue }: Snapshot,
  inScope: readonly CriterionRow[],
  goal: ReadinessLevel,
): readonly OverviewCategory[] {
  const groups: readonly { readonly id: string; readonly label: string; readonly rows: readonly CriterionRow[] }[] = [
    ...CATEGORIES.map(({ id, name }) => ({
      id,
      label: name,
      rows: inScope.filter(({ criterion, framework }) => isBuiltIn(framework) && criterion.category === id),
    })),
    ...catalogue.own.map((framework) => ({
      id: `=${framework.id}`,
      label: framework.name,
      rows: inScope.filter((row) => row.framework === framework),
    })),
  ];
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ id, label, rows }) => ({ id, label, ...standOf(rows.map(standingOf), goal) }));
}

function exceptionsOf(snapshot: Snapshot): OverviewExceptions {
  const { asOf } = snapshot;
  const soon = addDays(asOf, SOON_IN_DAYS);
  const days = exceptionDuties(snapshot).map(({ due }) => due);
  return {
    expired: days.filter((due) => due < asOf).length,
    expiringSoon: days.filter((due) => due >= asOf && due <= soon).length,
  };
}

function evidenceOf(snapshot: Snapshot): OverviewEvidence {
  const counts = { verified: 0, differing: 0, pending: 0, unread: 0 };
  for (const evidence of snapshot.records('evidence')) {
    const state = integrityOf(snapshot, evidence)?.state;
    if (state === 'differs') counts.differing += 1;
    else if (state !== undefined && state !== 'folder') counts[state] += 1;
  }
  return counts;
}

/**
 * What is to be done: first, each by itself, for the controls that a high risk depends on; then what several controls wait
 * for, what most wait for first; and last the criteria that no control speaks for.
 */
function stepsOf(engine: Engine, { controls, criteria }: Matrix, owners: PageOwners): readonly OverviewStep[] {
  const { snapshot } = engine;
  const first: OverviewStep[] = [];
  const waiting = new Map<string, OverviewItem[]>();
  for (const row of exposedFirst(snapshot, controls, ({ control }) => control)) {
    const { next } = row.readiness;
    if (next === undefined) continue;
    const item = itemOf(snapshot, row, owners);
    const exposure = exposureOf(snapshot, row.control);
    if (exposure !== undefined) {
      const reason = exposureText(exposure);
      first.push({ key: `first ${item.key}`, kind: 'control', sentence: next, reason, items: [item] });
      continue;
    }
    const items = waiting.get(next);
    if (items === undefined) waiting.set(next, [item]);
    else items.push(item);
  }
  const others = [...waiting].map(([sentence, items]): OverviewStep => {
    return { key: `step ${sentence}`, kind: 'control', sentence, reason: undefined, items };
  });
  others.sort((a, b) => b.items.length - a.items.length);
  const alone = criteria.filter((row) => row.inScope && row.controls.length === 0);
  if (alone.length === 0) return [...first, ...others];
  const sentence = l10n.t('Say which control helps to meet it, or add one.');
  const items = alone.map((row) => criterionItem(snapshot, row));
  return [...first, ...others, { key: 'alone', kind: 'criterion', sentence, reason: undefined, items }];
}

function itemOf(snapshot: Snapshot, { control: seen, readiness }: ControlRow, owners: PageOwners): OverviewItem {
  const ref = snapshot.current(seen) ?? seen;
  const name = nameOf(ref.record);
  return {
    key: recordKey(snapshot, ref),
    name,
    title: ref.title === name ? '' : ref.title,
    readiness: readiness.level,
    owners: owners.of(ref),
    location: recordLocation(ref),
  };
}

function criterionItem(snapshot: Snapshot, row: CriterionRow): OverviewItem {
  return {
    key: row.key,
    name: criterionName(row),
    title: row.criterion.label,
    readiness: row.readiness,
    owners: [],
    location: criterionLocation(snapshot, row.key),
  };
}
