/** How somebody has laid out the matrix, which is remembered: order, groups, filters, columns. */

import type { MatrixPageParameter } from '../../../client/src/pages/webview-messages.ts';
import { type Readiness, READINESS_ORDER } from '../../../server/src/protocol/matrix-page.ts';
import { objectIn, oneIn, textIn, textsIn } from '../read-layout.ts';

export const GROUPINGS = ['none', 'category', 'criterion', 'owner', 'policy', 'layer', 'status', 'readiness'] as const;

export type Grouping = (typeof GROUPINGS)[number];

export const FILTER_NAMES = ['readiness', 'category', 'owner', 'status'] as const;

export type FilterName = (typeof FILTER_NAMES)[number];

/** By which the rows are in order: a field's key, or that of a criterion. */
export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

/** Of which criteria the matrix is shown: of one, or of those that stand at a level. */
export interface OnlyCriteria {
  /** `TSC.CC6.1`. */
  readonly criterion: string | undefined;
  readonly readiness: Readiness | undefined;
}

export interface MatrixLayout {
  /** The URI of the folder that is shown; the first when it is left out. */
  readonly folder: string | undefined;
  /** What decides first comes first. */
  readonly sorts: readonly Sort[];
  readonly group: Grouping;
  /** Keys of the groups that are closed. */
  readonly closed: readonly string[];
  /** Values of which a control has one; none: all of them. The empty value stands for none. */
  readonly filters: Readonly<Record<FilterName, readonly string[]>>;
  /** Only these criteria, and the controls that map them; undefined: all of them. */
  readonly only: OnlyCriteria | undefined;
  readonly search: string;
  /** Keys of the field columns that are shown. */
  readonly columns: readonly string[];
  /** Whether there is a column for each criterion. */
  readonly hasCriteria: boolean;
  /** How many columns stay in sight. */
  readonly frozen: number;
  /** In pixels, of columns whose width was changed. */
  readonly widths: Readonly<Record<string, number>>;
  /** How far it is scrolled, in pixels. */
  readonly top: number;
  readonly left: number;
}

export const MOST_FROZEN = 4;
export const LEAST_WIDTH = 40;
export const MOST_WIDTH = 900;

/** Beyond these, what decides the order is not worth remembering. */
const MOST_SORTS = 3;

export const FIRST_LAYOUT: MatrixLayout = {
  folder: undefined,
  sorts: [],
  group: 'none',
  closed: [],
  filters: { readiness: [], category: [], owner: [], status: [] },
  only: undefined,
  search: '',
  columns: ['id', 'title', 'readiness', 'owner', 'frequency', 'status', 'criteria'],
  hasCriteria: true,
  frozen: 2,
  widths: {},
  top: 0,
  left: 0,
};

/**
 * The layout in which only what somebody asks for is shown, by criterion: of a category, and the criteria that stand at a
 * level, or one of them; with a control or without.
 */
export function layoutFor(
  { folder, category, readiness, criterion }: MatrixPageParameter,
  before: MatrixLayout,
): MatrixLayout {
  const opened = { ...before, folder: folder ?? before.folder, top: 0, left: 0 };
  // Of another folder, and nothing else: it stays laid out as it was.
  if (category === undefined && readiness === undefined && criterion === undefined) return opened;
  return {
    ...opened,
    group: 'criterion',
    closed: [],
    filters: { ...FIRST_LAYOUT.filters, category: category === undefined ? [] : [category] },
    only: onlyOf(criterion, readiness),
    search: '',
  };
}

function onlyOf(criterion: string | undefined, readiness: Readiness | undefined): OnlyCriteria | undefined {
  return criterion === undefined && readiness === undefined ? undefined : { criterion, readiness };
}

/** Reads what was remembered, which may be of any shape: what is not as it should be is as it was at first. */
export function readLayout(value: unknown): MatrixLayout {
  const given = objectIn(value);
  const filters = objectIn(given['filters']);
  const only = objectIn(given['only']);
  const columns = textsIn(given['columns']);
  return {
    folder: textIn(given['folder']),
    sorts: (Array.isArray(given['sorts']) ? given['sorts'] : []).filter(isSort).slice(0, MOST_SORTS),
    group: oneIn(given['group'], GROUPINGS) ?? 'none',
    closed: textsIn(given['closed']),
    filters: {
      readiness: textsIn(filters['readiness']),
      category: textsIn(filters['category']),
      owner: textsIn(filters['owner']),
      status: textsIn(filters['status']),
    },
    only: onlyOf(textIn(only['criterion']), oneIn(only['readiness'], READINESS_ORDER)),
    search: textIn(given['search']) ?? '',
    columns: columns.includes('id') ? columns : FIRST_LAYOUT.columns,
    hasCriteria: given['hasCriteria'] !== false,
    frozen: numberIn(given['frozen'], 0, MOST_FROZEN, FIRST_LAYOUT.frozen),
    widths: Object.fromEntries(
      Object.entries(objectIn(given['widths']))
        .filter(([, width]) => typeof width === 'number')
        .map(([key, width]) => [key, numberIn(width, LEAST_WIDTH, MOST_WIDTH, 100)]),
    ),
    top: numberIn(given['top'], 0, Number.MAX_SAFE_INTEGER, 0),
    left: numberIn(given['left'], 0, Number.MAX_SAFE_INTEGER, 0),
  };
}

/** The order after a click on a heading: ascending, then descending, then as before; what decided before decides what is alike. */
export function sortedBy(sorts: readonly Sort[], key: string): readonly Sort[] {
  const others = sorts.filter((sort) => sort.key !== key);
  const [first] = sorts;
  if (first?.key !== key) return [{ key, isDescending: false }, ...others].slice(0, MOST_SORTS);
  return first.isDescending ? others : [{ key, isDescending: true }, ...others];
}

/** A width that a column may have. */
export function widthWithin(width: number): number {
  return numberIn(Math.round(width), LEAST_WIDTH, MOST_WIDTH, 100);
}

function isSort(value: unknown): value is Sort {
  const { key, isDescending } = objectIn(value);
  return typeof key === 'string' && typeof isDescending === 'boolean';
}

function numberIn(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, least), most) : otherwise;
}
