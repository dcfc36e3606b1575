/** What stands above the matrix: the search, groups, filters, columns, and what can be taken back and saved. */
import * as l10n from '@vscode/l10n';

import type { MatrixPageAnswer } from '../../../server/src/protocol/matrix-page.ts';
import { levelTitle } from '../level-words.ts';
import { toggled } from '../list-changes.ts';
import { Check, MenuButton } from '../popup.tsx';
import { focusGrid } from './focus-grid.ts';
import type { MatrixField } from './matrix-fields.ts';
import {
  FILTER_NAMES,
  type FilterName,
  FIRST_LAYOUT,
  type Grouping,
  GROUPINGS,
  type MatrixLayout,
  MOST_FROZEN,
} from './matrix-layout.ts';
import { filterChoices, filterLabel } from './matrix-rows.ts';

export type Change = (changed: Partial<MatrixLayout>) => void;

interface ToolsProps {
  readonly answer: MatrixPageAnswer;
  readonly layout: MatrixLayout;
  readonly fields: readonly MatrixField[];
  readonly change: Change;
}

export function SearchBox({ layout, change }: Pick<ToolsProps, 'layout' | 'change'>) {
  return (
    <input
      id="search"
      type="search"
      class="search"
      aria-label={l10n.t('Search controls')}
      aria-keyshortcuts="Control+F /"
      placeholder={l10n.t('Search ID, title, owner, criteria, policy')}
      value={layout.search}
      spellcheck={false}
      onInput={(event) => change({ search: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || layout.search === '') return;
        event.preventDefault();
        change({ search: '' });
      }}
    />
  );
}

export function GroupChoice({ layout, change }: Pick<ToolsProps, 'layout' | 'change'>) {
  return (
    <label class="field">
      <span class="field-name">{l10n.t('Group by')}</span>
      <select
        value={layout.group}
        onChange={(event) => {
          const { value } = event.currentTarget;
          change({ group: GROUPINGS.find((one) => one === value) ?? 'none', closed: [] });
        }}
      >
        {GROUPINGS.map((group) => (
          <option key={group} value={group}>
            {groupingLabel(group)}
          </option>
        ))}
      </select>
    </label>
  );
}

function groupingLabel(group: Grouping): string {
  switch (group) {
    case 'category':
      return l10n.t('category');
    case 'criterion':
      return l10n.t('criterion');
    case 'owner':
      return l10n.t('owner');
    case 'policy':
      return l10n.t('policy');
    case 'layer':
      return l10n.t('layer');
    case 'status':
      return l10n.t('status');
    case 'readiness':
      return l10n.t('readiness');
    case 'none':
    default:
      return l10n.t('nothing');
  }
}

/** A menu for all filters, whose values are those that some control has. */
export function FilterMenu({ answer, layout, change }: Omit<ToolsProps, 'fields'>) {
  const set = FILTER_NAMES.reduce((sum, name) => sum + layout.filters[name].length, 0);
  return (
    <MenuButton
      label={l10n.t('Filter')}
      text={set === 0 ? l10n.t('Filter') : l10n.t('Filter ({0})', set)}
      isSet={set > 0}
    >
      {FILTER_NAMES.map((name) => {
        const choices = filterChoices(answer, name);
        return (
          <fieldset key={name}>
            <legend>{filterName(name)}</legend>
            {choices.map(({ value, label, count }) => (
              <Check
                key={value}
                label={label}
                detail={String(count)}
                isChecked={layout.filters[name].includes(value)}
                toggle={() => change(withFilter(layout, name, value))}
              />
            ))}
          </fieldset>
        );
      })}
    </MenuButton>
  );
}

function filterName(name: FilterName): string {
  switch (name) {
    case 'readiness':
      return l10n.t('Readiness');
    case 'category':
      return l10n.t('Category');
    case 'owner':
      return l10n.t('Owner');
    case 'status':
    default:
      return l10n.t('Status');
  }
}

function withFilter({ filters }: MatrixLayout, name: FilterName, value: string): Partial<MatrixLayout> {
  return { filters: { ...filters, [name]: toggled(filters[name], value) } };
}

/** The filters that are set, each to be taken off by a click. */
export function FilterChips({ answer, layout, change }: Omit<ToolsProps, 'fields'>) {
  const set = FILTER_NAMES.flatMap((name) => layout.filters[name].map((value) => ({ name, value })));
  const only = onlyChips(answer, layout.only);
  if (set.length + only.length === 0) return null;
  return (
    <span class="chips">
      {only.map(({ name, label, rest }) => (
        <button
          key={name}
          type="button"
          class="chip"
          aria-label={l10n.t('Take off the filter {0}: {1}', name, label)}
          onClick={(event) => {
            focusNeighbour(event.currentTarget);
            change({ only: rest });
          }}
        >
          {`${name}: ${label}`}
          <span class="cross" aria-hidden="true" />
        </button>
      ))}
      {set.map(({ name, value }) => {
        const label = filterLabel(answer, name, value);
        return (
          <button
            key={`${name} ${value}`}
            type="button"
            class="chip"
            aria-label={l10n.t('Take off the filter {0}: {1}', filterName(name), label)}
            onClick={(event) => {
              focusNeighbour(event.currentTarget);
              change(withFilter(layout, name, value));
            }}
          >
            {label}
            <span class="cross" aria-hidden="true" />
          </button>
        );
      })}
      <button
        type="button"
        class="link"
        onClick={() => {
          change({ filters: FIRST_LAYOUT.filters, only: undefined });
          focusGrid();
        }}
      >
        {l10n.t('Clear filters')}
      </button>
    </span>
  );
}

/** Leads the focus to the chip beside one that goes away; where it is the last one, to the grid. */
function focusNeighbour(chip: HTMLElement): void {
  const neighbour = [chip.nextElementSibling, chip.previousElementSibling].find(
    (one) => one instanceof HTMLElement && one.classList.contains('chip'),
  );
  if (neighbour instanceof HTMLElement) neighbour.focus();
  else focusGrid();
}

interface OnlyChip {
  readonly name: string;
  readonly label: string;
  /** What is left when it is taken off. */
  readonly rest: MatrixLayout['only'];
}

/** What is said of the criteria that alone are shown: which one it is, or where they stand. */
function onlyChips({ criteria }: MatrixPageAnswer, only: MatrixLayout['only']): readonly OnlyChip[] {
  if (only === undefined) return [];
  const { criterion, readiness } = only;
  const hasBoth = criterion !== undefined && readiness !== undefined;
  const chips: OnlyChip[] = [];
  if (criterion !== undefined) {
    const label = criteria.find(({ key }) => key === criterion)?.name ?? criterion;
    chips.push({ name: l10n.t('Criterion'), label, rest: hasBoth ? { criterion: undefined, readiness } : undefined });
  }
  if (readiness !== undefined) {
    const rest = hasBoth ? { criterion, readiness: undefined } : undefined;
    chips.push({ name: l10n.t('Criteria'), label: levelTitle(readiness), rest });
  }
  return chips;
}

export function ColumnMenu({ layout, fields, change }: Omit<ToolsProps, 'answer'>) {
  return (
    <MenuButton label={l10n.t('Columns')}>
      <fieldset>
        <legend>{l10n.t('Columns')}</legend>
        {fields.map(({ key, label }) => (
          <Check
            key={key}
            label={label}
            isChecked={layout.columns.includes(key)}
            isDisabled={key === 'id'}
            toggle={() => change({ columns: toggled(layout.columns, key) })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{l10n.t('Criteria')}</legend>
        <Check
          label={l10n.t('A column for each criterion')}
          isChecked={layout.hasCriteria}
          toggle={() => change({ hasCriteria: !layout.hasCriteria })}
        />
      </fieldset>
      <label class="field">
        <span>{l10n.t('Columns that stay in sight')}</span>
        <select value={layout.frozen} onChange={(event) => change({ frozen: Number(event.currentTarget.value) })}>
          {Array.from({ length: MOST_FROZEN + 1 }, (_, count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </label>
      <div class="row">
        <button
          type="button"
          onClick={() => {
            const { columns, hasCriteria, frozen, widths, sorts } = FIRST_LAYOUT;
            change({ columns, hasCriteria, frozen, widths, sorts });
          }}
        >
          {l10n.t('Reset columns')}
        </button>
      </div>
    </MenuButton>
  );
}

interface EditToolsProps {
  readonly undo: number;
  readonly redo: number;
  readonly unsaved: number;
  readonly send: (type: 'undo' | 'redo' | 'save') => void;
}

/** Shown once something was edited. Not `disabled`, which would take the focus away from the one that was pressed. */
export function EditTools({ undo, redo, unsaved, send }: EditToolsProps) {
  if (undo + redo + unsaved === 0) return null;
  return (
    <span class="row">
      <button
        type="button"
        aria-disabled={undo === 0}
        aria-keyshortcuts="Control+Z"
        onClick={() => undo > 0 && send('undo')}
      >
        {l10n.t('Undo')}
      </button>
      <button
        type="button"
        aria-disabled={redo === 0}
        aria-keyshortcuts="Control+Y"
        onClick={() => redo > 0 && send('redo')}
      >
        {l10n.t('Redo')}
      </button>
      <button
        type="button"
        class="primary"
        aria-disabled={unsaved === 0}
        aria-keyshortcuts="Control+S"
        onClick={() => unsaved > 0 && send('save')}
      >
        {l10n.t('Save ({0})', unsaved)}
      </button>
    </span>
  );
}
