/** The tools of the timeline: search, filters, order, groups and zoom. */
import * as l10n from '@vscode/l10n';

import type { TimelineAnswer } from '../../../server/src/protocol/timeline-page.ts';
import { EVERYBODY, NOBODY } from '../owner-choice.ts';
import type { Zoom } from './axis.ts';
import { ownersOf } from './lines.ts';
import {
  type Grouping,
  GROUPINGS,
  type ShownStates,
  SHOWN_STATES,
  type Sort,
  SORTS,
  type TimelineLayout,
} from './timeline-layout.ts';

interface ToolsProps {
  readonly answer: TimelineAnswer;
  readonly layout: TimelineLayout;
  readonly change: (part: Partial<TimelineLayout>) => void;
}

export function TimelineTools({ answer, layout, change }: ToolsProps) {
  const { search, owner, states, grouping, sort } = layout;
  return (
    <>
      <input
        type="search"
        class="tl-search"
        value={search}
        placeholder={l10n.t('Search')}
        aria-label={l10n.t('Search controls and vendors')}
        onInput={(event) => change({ search: event.currentTarget.value })}
      />
      <Choice
        name={l10n.t('Owner')}
        value={owner}
        options={[
          [EVERYBODY, l10n.t('Everybody')],
          ...ownersWith(answer, owner).map((one): Option => [one, one === NOBODY ? l10n.t('No owner') : one]),
        ]}
        choose={(value) => change({ owner: value })}
      />
      <Choice
        name={l10n.t('Show')}
        value={states}
        options={SHOWN_STATES.map((one) => [one, stateChoice(one)])}
        choose={(value) => change({ states: SHOWN_STATES.find((one) => one === value) ?? 'all' })}
      />
      <Choice
        name={l10n.t('Group by')}
        value={grouping}
        options={GROUPINGS.map((one) => [one, groupChoice(one)])}
        choose={(value) => change({ grouping: GROUPINGS.find((one) => one === value) ?? 'none' })}
      />
      <Choice
        name={l10n.t('Sort by')}
        value={sort}
        options={SORTS.map((one) => [one, sortChoice(one)])}
        choose={(value) => change({ sort: SORTS.find((one) => one === value) ?? 'id' })}
      />
    </>
  );
}

/** The one that is chosen stays among them where nothing is theirs any more: the box would be empty otherwise. */
function ownersWith(answer: TimelineAnswer, chosen: string): readonly string[] {
  const owners = ownersOf(answer);
  return chosen === EVERYBODY || owners.includes(chosen) ? owners : [...owners, chosen];
}

interface ZoomProps {
  readonly zoom: Zoom;
  readonly change: (part: Partial<TimelineLayout>) => void;
  /** Draws days wider (1) or narrower (-1). */
  readonly step: (direction: 1 | -1) => void;
}

export function ZoomButtons({ zoom, change, step }: ZoomProps) {
  return (
    <div class="tl-zoom" role="group" aria-label={l10n.t('Zoom')}>
      <button type="button" aria-label={l10n.t('Zoom out')} title={l10n.t('Zoom out')} onClick={() => step(-1)}>
        −
      </button>
      {ZOOMS.map((one) => (
        <button key={one} type="button" aria-pressed={zoom === one} onClick={() => change({ zoom: one })}>
          {zoomName(one)}
        </button>
      ))}
      <button type="button" aria-label={l10n.t('Zoom in')} title={l10n.t('Zoom in')} onClick={() => step(1)}>
        +
      </button>
    </div>
  );
}

const ZOOMS = ['year', 'quarter', 'month'] as const satisfies readonly Zoom[];

function zoomName(zoom: (typeof ZOOMS)[number]): string {
  switch (zoom) {
    case 'quarter':
      return l10n.t({ message: 'Quarter', comment: ['A zoom: a quarter of a year is in sight'] });
    case 'month':
      return l10n.t({ message: 'Month', comment: ['A zoom: a month is in sight'] });
    default:
      return l10n.t({ message: 'Whole period', comment: ['A zoom: the whole audit period is in sight'] });
  }
}

function stateChoice(states: ShownStates): string {
  switch (states) {
    case 'missing':
      return l10n.t('Something missing');
    case 'deviation':
      return l10n.t('Missing or late');
    case 'soon':
      return l10n.t('Still to be done');
    default:
      return l10n.t('All');
  }
}

function groupChoice(grouping: Grouping): string {
  switch (grouping) {
    case 'owner':
      return l10n.t('Owner');
    case 'readiness':
      return l10n.t('Readiness');
    default:
      return l10n.t('Nothing');
  }
}

function sortChoice(sort: Sort): string {
  switch (sort) {
    case 'due':
      return l10n.t('Next due');
    case 'worst':
      return l10n.t('Worst first');
    default:
      return l10n.t('ID');
  }
}

type Option = readonly [value: string, label: string];

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly choose: (value: string) => void;
}

function Choice({ name, value, options, choose }: ChoiceProps) {
  return (
    <label class="field">
      <span class="field-name">{name}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([one, label]) => (
          <option key={one} value={one}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
