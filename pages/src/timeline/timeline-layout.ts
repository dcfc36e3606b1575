/** How the timeline is laid out, as it is remembered: whatever shape comes back, it makes a layout of it. */
import { EVERYBODY } from '../owner-choice.ts';
import type { Zoom } from './axis.ts';

export const GROUPINGS = ['none', 'owner', 'readiness'] as const;
export const SORTS = ['id', 'due', 'worst'] as const;
export const SHOWN_STATES = ['all', 'missing', 'deviation', 'soon'] as const;

export type Grouping = (typeof GROUPINGS)[number];
export type Sort = (typeof SORTS)[number];
/** All controls; those with something missing; with something missing or late; or with something that is still to be done. */
export type ShownStates = (typeof SHOWN_STATES)[number];

export interface TimelineLayout {
  readonly folder: string | undefined;
  readonly zoom: Zoom;
  readonly grouping: Grouping;
  readonly sort: Sort;
  readonly states: ShownStates;
  /** As written, or everybody, or nobody. */
  readonly owner: string;
  readonly search: string;
  /** Groups that are closed, by their keys. */
  readonly closed: readonly string[];
}

const START: TimelineLayout = {
  folder: undefined,
  zoom: 'year',
  grouping: 'none',
  sort: 'id',
  states: 'all',
  owner: EVERYBODY,
  search: '',
  closed: [],
};

/** The layout that a value says, with the usual one for what it does not say or says in a way that we do not know. */
export function layoutFrom(value: unknown): TimelineLayout {
  const given: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  const { folder, zoom, owner, search, closed } = given;
  const keys: readonly unknown[] = Array.isArray(closed) ? closed : [];
  return {
    folder: typeof folder === 'string' ? folder : START.folder,
    zoom: zoomFrom(zoom),
    grouping: GROUPINGS.find((one) => one === given['grouping']) ?? START.grouping,
    sort: SORTS.find((one) => one === given['sort']) ?? START.sort,
    states: SHOWN_STATES.find((one) => one === given['states']) ?? START.states,
    owner: typeof owner === 'string' ? owner : START.owner,
    search: typeof search === 'string' ? search : START.search,
    closed: keys.filter((key) => typeof key === 'string'),
  };
}

function zoomFrom(value: unknown): Zoom {
  if (value === 'year' || value === 'quarter' || value === 'month') return value;
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : START.zoom;
}
