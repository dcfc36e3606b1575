/** How the timeline is laid out, as it is remembered: whatever shape comes back, it makes a layout of it. */
import { EVERYBODY } from '../owner-choice.ts';
import { objectIn, oneIn, textIn, textsIn } from '../read-layout.ts';
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

/** The layout that a value says, with the usual one for what it does not say or says in a way that we do not know. */
export function layoutFrom(value: unknown): TimelineLayout {
  const { folder, zoom, grouping, sort, states, owner, search, closed } = objectIn(value);
  return {
    folder: textIn(folder),
    zoom: zoomFrom(zoom),
    grouping: oneIn(grouping, GROUPINGS) ?? 'none',
    sort: oneIn(sort, SORTS) ?? 'id',
    states: oneIn(states, SHOWN_STATES) ?? 'all',
    owner: textIn(owner) ?? EVERYBODY,
    search: textIn(search) ?? '',
    closed: textsIn(closed),
  };
}

function zoomFrom(value: unknown): Zoom {
  if (value === 'year' || value === 'quarter' || value === 'month') return value;
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 'year';
}
