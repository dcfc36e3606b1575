/** The slider that moves the day for which the whole window is judged. */
import * as l10n from '@vscode/l10n';
import { useEffect, useRef, useState } from 'preact/hooks';

import {
  addDays,
  addMonths,
  type CivilDate,
  daysBetween,
  endOfMonth,
  isCivilDate,
} from '../../../server/src/domain/civil-date.ts';
import type { PageFolder } from '../../../server/src/protocol/page-folder.ts';
import { dayText } from '../day-text.ts';
import type { Host } from '../host.ts';
import type { TimeAxis } from './axis.ts';
import { Latest } from './latest.ts';

const PAUSE_IN_MILLISECONDS = 150;
/** For so long the slider stays where it was put although nothing has come back. */
const PATIENCE_IN_MILLISECONDS = 3000;

export interface JudgedDay {
  /** The day that is shown: the one that was chosen, until the server has judged for it. */
  readonly day: string;
  /** Chooses a day; null for the usual one. */
  readonly choose: (day: CivilDate | null) => void;
}

/** The day of the folder, and how to choose another. */
export function useJudgedDay(host: Host, folder: PageFolder | undefined): JudgedDay {
  const asOf = folder?.asOf ?? '';
  const [wanted, setWanted] = useState<CivilDate | undefined>(undefined);
  const patience = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [latest] = useState(
    () =>
      new Latest<CivilDate | null>(PAUSE_IN_MILLISECONDS, (day) => host.send({ type: 'asOf', day }), {
        after: (milliseconds, call) => void setTimeout(call, milliseconds),
      }),
  );
  useEffect(() => {
    if (wanted === asOf) setWanted(undefined);
  }, [asOf, wanted]);
  const choose = (day: CivilDate | null): void => {
    setWanted(day ?? undefined);
    latest.give(day);
    clearTimeout(patience.current);
    patience.current = setTimeout(() => setWanted(undefined), PATIENCE_IN_MILLISECONDS);
  };
  return { day: wanted ?? asOf, choose };
}

interface SliderProps {
  readonly axis: Pick<TimeAxis, 'first' | 'last' | 'days'>;
  readonly judged: JudgedDay;
  readonly today: string;
  readonly isToday: boolean;
}

export function DaySlider({ axis, judged: { day, choose }, today, isToday }: SliderProps) {
  const { first, last, days } = axis;
  const current = isCivilDate(day) ? day : first;
  const value = Math.min(days - 1, Math.max(0, daysBetween(first, current)));
  const move = (to: CivilDate): void => choose(to < first ? first : to > last ? last : to);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault();
    move(addMonths(current, event.key === 'PageUp' ? 1 : -1));
  };
  const before = monthEndBefore(current);
  const after = monthEndAfter(current);
  const isUsual = isToday && day === today;
  // They stay where one can be while they lead nowhere: whoever pressed one of them would be nowhere otherwise.
  return (
    <section class="tl-day" aria-label={l10n.t('Day for which everything is judged')}>
      <button
        type="button"
        aria-disabled={before < first}
        title={l10n.t('To the end of the month before')}
        aria-label={l10n.t('To the end of the month before')}
        onClick={() => (before < first ? undefined : move(before))}
      >
        ◂
      </button>
      <input
        class="tl-slider"
        type="range"
        min={0}
        max={days - 1}
        step={1}
        value={value}
        aria-label={l10n.t('As of')}
        aria-valuetext={dayText(current)}
        onInput={(event) => choose(addDays(first, Number(event.currentTarget.value)))}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        aria-disabled={current >= last}
        title={l10n.t('To the end of the next month')}
        aria-label={l10n.t('To the end of the next month')}
        onClick={() => (current >= last ? undefined : move(after))}
      >
        ▸
      </button>
      <button type="button" aria-disabled={isUsual} onClick={() => (isUsual ? undefined : choose(null))}>
        {l10n.t('Today')}
      </button>
      <span class="tl-day-text">
        <strong>{l10n.t('As of {0}', dayText(current))}</strong>{' '}
        <span class="tl-soft">{l10n.t('Everything in the window is judged as of this day.')}</span>
      </span>
    </section>
  );
}

function monthEndBefore(day: CivilDate): CivilDate {
  return addDays(day, -Number(day.slice(8)));
}

function monthEndAfter(day: CivilDate): CivilDate {
  const end = endOfMonth(day);
  return end > day ? end : endOfMonth(addDays(day, 1));
}
