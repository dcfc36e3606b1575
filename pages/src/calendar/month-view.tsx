/**
 * A month as a calendar: one day can have the focus, and is the one whose duties are listed beside it. Keys lead from day to
 * day as in the ARIA pattern of date pickers; Enter leads to the list.
 */
import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { addMonths, type CivilDate, displayDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import type { DutyState } from '../../../server/src/protocol/calendar-page.ts';
import { Chevron } from '../shapes.tsx';
import { DutyList, type ListContext } from './duty-list.tsx';
import { DutyShape } from './duty-shape.tsx';
import { shortToDo, stateWord } from './duty-words.ts';
import { dayAfterKey, weeksOfMonth } from './month-weeks.ts';
import { dutiesByDay, type ShownDuty } from './shown-duties.ts';

/** As many as fit into a day. */
const SHOWN_IN_DAY = 3;

interface MonthProps {
  readonly context: ListContext;
  readonly duties: readonly ShownDuty[];
  readonly day: CivilDate;
  readonly choose: (day: CivilDate) => void;
}

export function MonthView({ context, duties, day, choose }: MonthProps) {
  const { local, asOf } = context;
  const takesFocus = useRef(false);
  const table = useRef<HTMLTableElement>(null);
  const list = useRef<HTMLElement>(null);
  const days = dutiesByDay(duties);
  const weeks = weeksOfMonth(day, local.weekStart);
  const chosen = days.get(day) ?? [];

  // Before the browser hears of another key: the cell that had the focus may be gone.
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = dayAfterKey({ key: event.key, shift: event.shiftKey }, day, local.weekStart);
    if (next !== undefined) {
      takesFocus.current = true;
      choose(next);
    } else if (event.key === 'Enter' || event.key === ' ') list.current?.focus();
    else return;
    event.preventDefault();
  };

  const title = `${local.weekday(day)}, ${displayDate(day)}`;
  return (
    <div class="month">
      <div class="month-side">
        <div class="month-head">
          <h2 aria-live="polite">{local.month(day)}</h2>
          <button type="button" aria-label={l10n.t('Previous month')} onClick={() => choose(addMonths(day, -1))}>
            <Chevron path="m10 4-4 4 4 4" />
          </button>
          <button type="button" aria-label={l10n.t('Next month')} onClick={() => choose(addMonths(day, 1))}>
            <Chevron path="m6 4 4 4-4 4" />
          </button>
          <button type="button" onClick={() => choose(asOf)}>
            {l10n.t('Go to {0}', displayDate(asOf))}
          </button>
        </div>
        <table ref={table} class="month-grid" role="grid" aria-label={local.month(day)} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              {weeks[0]?.map((one) => (
                <th key={one} scope="col" abbr={local.weekday(one)}>
                  {local.shortWeekday(one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((one) => (
                  <DayCell
                    key={one}
                    context={context}
                    day={one}
                    duties={days.get(one) ?? []}
                    isChosen={one === day}
                    isOfMonth={one.slice(0, 7) === day.slice(0, 7)}
                    choose={() => {
                      takesFocus.current = true;
                      choose(one);
                    }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section ref={list} class="day-list" tabIndex={-1} aria-label={title}>
        <h2>{title}</h2>
        {chosen.length === 0 ? (
          <NextDay duties={duties} day={day} choose={choose} />
        ) : (
          <DutyList key={day} context={context} duties={chosen} label={title} isOfOneDay />
        )}
      </section>
    </div>
  );
}

/** Where to look instead, on a day on which there is nothing to do. */
function NextDay({ duties, day, choose }: Pick<MonthProps, 'duties' | 'day' | 'choose'>) {
  const next = duties.find(({ due }) => due > day)?.due;
  return (
    <>
      <p class="soft">{l10n.t('Nothing falls due on this day.')}</p>
      {next === undefined || !isCivilDate(next) ? null : (
        <button
          type="button"
          onClick={(event) => {
            // It goes away: the focus goes to the list of the day.
            event.currentTarget.closest<HTMLElement>('.day-list')?.focus(); // l10n: a selector
            choose(next);
          }}
        >
          {l10n.t('Next: {0}', displayDate(next))}
        </button>
      )}
    </>
  );
}

interface CellProps {
  readonly context: ListContext;
  readonly day: CivilDate;
  readonly duties: readonly ShownDuty[];
  readonly isChosen: boolean;
  readonly isOfMonth: boolean;
  readonly choose: () => void;
}

function DayCell({ context: { local, asOf }, day, duties, isChosen, isOfMonth, choose }: CellProps) {
  const more = duties.length - SHOWN_IN_DAY;
  const shown = duties.slice(0, SHOWN_IN_DAY);
  const isToday = day === asOf;
  const classes = ['day', ...(isOfMonth ? [] : ['other']), ...(isToday ? ['today'] : [])];
  const said = [`${local.weekday(day)}, ${displayDate(day)}`, ...(isToday ? [l10n.t('the day that is judged')] : [])];
  return (
    <td
      class={classes.join(' ')}
      role="gridcell"
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
      onClick={choose}
    >
      <span class="unseen">{[...said, ...daySummary(duties)].join(', ')}</span>
      <span class="day-number" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      {shown.map((duty) => (
        <span key={duty.key} class="day-duty" aria-hidden="true">
          <DutyShape state={duty.state} />
          <span class="day-duty-name">{shortToDo(duty, duty.about)}</span>
        </span>
      ))}
      {more > 0 ? (
        <span class="day-more" aria-hidden="true">
          {l10n.t('+{0} more', more)}
        </span>
      ) : null}
    </td>
  );
}

const STATES: readonly DutyState[] = ['overdue', 'soon', 'later', 'done'];

/** How many of a day stand in which way: `1 overdue`, `3 due later`. */
function daySummary(duties: readonly ShownDuty[]): readonly string[] {
  if (duties.length === 0) return [l10n.t('nothing due')];
  return STATES.flatMap((state) => {
    const count = duties.filter((duty) => duty.state === state).length;
    return count === 0 ? [] : [l10n.t('{0} {1}', count, stateWord(state))];
  });
}
