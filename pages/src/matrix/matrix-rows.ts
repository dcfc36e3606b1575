/** Which controls the matrix shows, in which order, and under which headings: pure functions of the answer and the layout. */
import * as l10n from '@vscode/l10n';

import { compareIds } from '../../../server/src/domain/id-order.ts';
import {
  type MatrixPageAnswer,
  type MatrixPageControl,
  type MatrixPageCriterion,
  type Readiness,
  READINESS_ORDER,
} from '../../../server/src/protocol/matrix-page.ts';
import { levelTitle } from '../level-words.ts';
import { holdsWords, wordsOf } from '../word-search.ts';
import type { MatrixField } from './matrix-fields.ts';
import { FILTER_NAMES, type FilterName, type Grouping, type MatrixLayout, type Sort } from './matrix-layout.ts';

type Asked = Pick<MatrixLayout, 'sorts' | 'group' | 'closed' | 'filters' | 'only' | 'search'>;
type Matrix = Pick<MatrixPageAnswer, 'controls' | 'criteria' | 'categories' | 'owners'>;

/** A heading over some controls. */
export interface MatrixGroup {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  /** Where it stands for a level, or for a criterion with one. */
  readonly level: Readiness | undefined;
  readonly criterion: MatrixPageCriterion | undefined;
}

export type MatrixLine =
  | { readonly kind: 'row'; readonly key: string; readonly row: MatrixPageControl }
  | { readonly kind: 'group'; readonly key: string; readonly group: MatrixGroup; readonly isOpen: boolean };

export interface MatrixRows {
  readonly lines: readonly MatrixLine[];
  /** How many controls are shown, each counted once, in closed groups as well. */
  readonly shown: number;
}

/** The lines of the matrix. A control stands under each heading that it belongs to. */
export function matrixRows(answer: Matrix, layout: Asked, fields: readonly MatrixField[]): MatrixRows {
  const controls = inOrder(filtered(answer, layout), layout.sorts, fields);
  if (layout.group === 'none')
    return { shown: controls.length, lines: controls.map((row) => ({ kind: 'row', key: row.key, row })) };
  const closed = new Set(layout.closed);
  const lines: MatrixLine[] = [];
  for (const { members, ...group } of groupsOf(answer, layout, controls)) {
    const isOpen = !closed.has(group.key);
    lines.push({ kind: 'group', key: group.key, group: { ...group, count: members.length }, isOpen });
    if (!isOpen) continue;
    for (const row of members) lines.push({ kind: 'row', key: `${group.key}\n${row.key}`, row });
  }
  return { lines, shown: controls.length };
}

/** The keys of all groups that there are. */
export function groupKeys(answer: Matrix, layout: Asked): readonly string[] {
  return layout.group === 'none' ? [] : groupsOf(answer, layout, filtered(answer, layout)).map(({ key }) => key);
}

/** The controls that have one value of each filter, every word of the search, and one of the criteria that alone are shown. */
export function filtered(
  { controls, criteria }: Pick<Matrix, 'controls' | 'criteria'>,
  { filters, only, search }: Pick<Asked, 'filters' | 'only' | 'search'>,
): readonly MatrixPageControl[] {
  const wanted = FILTER_NAMES.filter((name) => filters[name].length > 0);
  const words = wordsOf(search);
  if (wanted.length === 0 && words.length === 0 && only === undefined) return controls;
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  const isMeant = ({ criteria: keys }: MatrixPageControl): boolean =>
    keys.some((key) => {
      const criterion = byKey.get(key);
      return criterion !== undefined && isShown(criterion, { filters, only });
    });
  return controls.filter(
    (control) =>
      (only === undefined || isMeant(control)) &&
      wanted.every((name) => valuesOf(control, name, byKey).some((value) => filters[name].includes(value))) &&
      (words.length === 0 || holdsWords(searched(control, byKey), words)),
  );
}

/** Whether a criterion is of the categories that are filtered for, and one of those that alone are shown. */
function isShown(criterion: MatrixPageCriterion, { filters, only }: Pick<Asked, 'filters' | 'only'>): boolean {
  if (filters.category.length > 0 && !filters.category.includes(criterion.category)) return false;
  if (only?.criterion !== undefined && only.criterion !== criterion.key) return false;
  return only?.readiness === undefined || only.readiness === criterion.readiness;
}

/** The values that a filter can be set to, with how they are called, in their order; those that no control has are left out. */
export function filterChoices(
  { controls, criteria, categories }: Matrix,
  name: FilterName,
): readonly { readonly value: string; readonly label: string; readonly count: number }[] {
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  const counts = new Map<string, number>();
  for (const control of controls) {
    for (const value of valuesOf(control, name, byKey)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const labels = new Map(categories.map(({ id, label }) => [id, label]));
  const order: readonly string[] =
    name === 'readiness' ? READINESS_ORDER : name === 'category' ? [...labels.keys()] : [];
  return [...counts]
    .map(([value, count]) => ({ value, count, label: labelOf(name, value, labels) }))
    .sort((a, b) => rank(order, a.value) - rank(order, b.value) || compareIds(a.label, b.label));
}

/** How a value of a filter is called. */
export function filterLabel({ categories }: Pick<Matrix, 'categories'>, name: FilterName, value: string): string {
  return labelOf(name, value, new Map(categories.map(({ id, label }) => [id, label])));
}

function labelOf(name: FilterName, value: string, categories: ReadonlyMap<string, string>): string {
  if (name === 'readiness') return levelNamed(value);
  if (name === 'category') return value === '' ? l10n.t('No criteria') : (categories.get(value) ?? value);
  if (value !== '') return value;
  return name === 'owner' ? l10n.t('No owner') : l10n.t('No status');
}

function levelNamed(value: string): string {
  const level = READINESS_ORDER.find((one) => one === value);
  return level === undefined ? value : levelTitle(level);
}

/** In their order, and what is not among them behind, the empty one last. */
function rank(order: readonly string[], value: string): number {
  if (value === '') return order.length + 1;
  const index = order.indexOf(value);
  return index < 0 ? order.length : index;
}

type Criteria = ReadonlyMap<string, MatrixPageCriterion>;

function valuesOf(control: MatrixPageControl, name: FilterName, criteria: Criteria): readonly string[] {
  switch (name) {
    case 'readiness':
      return [control.readiness];
    case 'category':
      return orEmpty([...new Set(control.criteria.flatMap((key) => criteria.get(key)?.category ?? []))]);
    case 'owner':
      return orEmpty(control.owners);
    case 'status':
      return [control.status];
    default:
      return [];
  }
}

function orEmpty(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [''] : values;
}

function searched(control: MatrixPageControl, criteria: Criteria): string {
  const names = control.criteria.map((key) => criteria.get(key)?.name ?? key);
  return [
    control.name,
    control.title,
    ...control.owners,
    ...names,
    ...control.writtenCriteria,
    ...control.policies,
  ].join('\n');
}

/** By what decides first, then by what decided before, then as the server gave them. What has no value comes last, either way. */
export function inOrder(
  controls: readonly MatrixPageControl[],
  sorts: readonly Sort[],
  fields: readonly MatrixField[],
): readonly MatrixPageControl[] {
  const orders = sorts.flatMap(({ key, isDescending }) => {
    const field = fields.find((one) => one.key === key);
    if (field === undefined && !key.includes('.')) return [];
    // Of a criterion: those that map it, the readiest first.
    const value =
      field === undefined
        ? (control: MatrixPageControl) =>
            control.criteria.includes(key) ? -READINESS_ORDER.indexOf(control.readiness) : ''
        : (field.order ?? field.text);
    return [{ value: new Map(controls.map((control) => [control, value(control)])), isDescending }];
  });
  if (orders.length === 0) return controls;
  return controls.toSorted((a, b) => {
    for (const { value, isDescending } of orders) {
      const difference = compare(value.get(a) ?? '', value.get(b) ?? '', isDescending ? -1 : 1);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function compare(a: string | number, b: string | number, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === '') return 1;
  if (b === '') return -1;
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * compareIds(String(a), String(b));
}

interface Filled extends Omit<MatrixGroup, 'count'> {
  readonly members: readonly MatrixPageControl[];
}

function groupsOf(answer: Matrix, layout: Asked, controls: readonly MatrixPageControl[]): readonly Filled[] {
  if (layout.group === 'criterion') return byCriterion(answer, layout, controls);
  const byKey = new Map(answer.criteria.map((criterion) => [criterion.key, criterion]));
  const members = new Map<string, MatrixPageControl[]>();
  for (const control of controls) {
    for (const value of groupValues(control, layout.group, byKey)) {
      const list = members.get(value);
      if (list === undefined) members.set(value, [control]);
      else list.push(control);
    }
  }
  const labels = new Map(answer.categories.map(({ id, label }) => [id, label]));
  const order: readonly string[] =
    layout.group === 'readiness' ? READINESS_ORDER : layout.group === 'category' ? [...labels.keys()] : [];
  return [...members]
    .sort(([a], [b]) => rank(order, a) - rank(order, b) || compareIds(a, b))
    .map(([value, list]) => ({
      key: `${layout.group}:${value}`, // l10n: a key
      title: groupTitle(layout.group, value, labels),
      level: layout.group === 'readiness' ? READINESS_ORDER.find((one) => one === value) : undefined,
      criterion: undefined,
      members: list,
    }));
}

function groupValues(control: MatrixPageControl, group: Grouping, criteria: Criteria): readonly string[] {
  switch (group) {
    case 'category':
    case 'owner':
    case 'status':
    case 'readiness':
      return valuesOf(control, group, criteria);
    case 'policy':
      return orEmpty(control.policies);
    case 'layer':
      return [control.layer];
    case 'none':
    case 'criterion':
    default:
      return [];
  }
}

function groupTitle(group: Grouping, value: string, categories: ReadonlyMap<string, string>): string {
  if (group === 'category' || group === 'owner' || group === 'status' || group === 'readiness')
    return labelOf(group, value, categories);
  if (value !== '') return value;
  return group === 'policy' ? l10n.t('No policy') : l10n.t('No layer');
}

/** One for each criterion, those without a control too: that is what one looks for. A search shows only what it found. */
function byCriterion(
  { criteria }: Matrix,
  { filters, only, search }: Asked,
  controls: readonly MatrixPageControl[],
): readonly Filled[] {
  const isNarrowed =
    search.trim() !== '' || FILTER_NAMES.some((name) => name !== 'category' && filters[name].length > 0);
  const byKey = new Map<string, MatrixPageControl[]>();
  const without: MatrixPageControl[] = [];
  for (const control of controls) {
    if (control.criteria.length === 0) without.push(control);
    for (const key of control.criteria) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [control]);
      else list.push(control);
    }
  }
  const groups = criteria
    .filter((criterion) => {
      if (!isShown(criterion, { filters, only })) return false;
      const { key, inScope } = criterion;
      // One that is asked for by its name is shown wherever it stands.
      return byKey.has(key) || (!isNarrowed && (inScope || only?.criterion !== undefined));
    })
    .map((criterion): Filled => {
      const { key, name, label, readiness } = criterion;
      return {
        key: `criterion:${key}`, // l10n: a key
        title: `${name} ${label}`,
        level: readiness,
        criterion,
        members: byKey.get(key) ?? [],
      };
    });
  if (without.length === 0) return groups;
  const title = l10n.t('No criteria');
  return [...groups, { key: 'criterion:', title, level: undefined, criterion: undefined, members: without }];
}
