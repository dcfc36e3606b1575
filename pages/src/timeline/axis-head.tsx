/** What stands above the lines of the timeline, and behind them: the units of time, today, and the day that is judged for. */
import * as l10n from '@vscode/l10n';

import type { TimelineSpan } from '../../../server/src/protocol/timeline-page.ts';
import { placeOf, type Tick, type Ticks, type TimeAxis } from './axis.ts';
import { flagsOf, lineAt } from './flags.ts';

interface HeadProps {
  readonly axis: TimeAxis;
  /** The units of the axis. */
  readonly ticks: Ticks;
  readonly asOf: string;
  readonly today: string;
  /** What is drawn of the axis, in pixels. */
  readonly from: number;
  readonly to: number;
}

/** Two lines of units, and a line with the flags of the two days. The cells say all of that in words. */
export function AxisHead({ axis, ticks: { upper, lower }, asOf, today, from, to }: HeadProps) {
  return (
    <div class="tl-head" aria-hidden="true">
      <div class="tl-corner">{l10n.t('Control')}</div>
      <div class="tl-scale">
        <TickLine ticks={upper} line="tl-upper" from={from} to={to} />
        <TickLine ticks={lower} line="tl-lower" from={from} to={to} />
        {flagsOf(axis, asOf, today).map(({ kind, left, isBefore, text }) => (
          <span
            key={kind}
            class={`tl-flag tl-flag-${kind}${isBefore ? ' is-before' : ''}`}
            style={{ left: `${left}px` }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

function TickLine({
  ticks,
  line,
  from,
  to,
}: {
  readonly ticks: readonly Tick[];
  readonly line: string;
  readonly from: number;
  readonly to: number;
}) {
  return (
    <>
      {ticks.map(({ key, left, width, label }) =>
        left + width < from || left > to ? null : (
          <span key={`${line} ${key}`} class={`tl-tick ${line}`} style={{ left: `${left}px`, width: `${width}px` }}>
            <span class="tl-tick-label">{label}</span>
          </span>
        ),
      )}
    </>
  );
}

interface LinesProps extends HeadProps {
  readonly quarters: readonly TimelineSpan[];
}

/** The borders of the units, what has not come yet on the judged day, and the lines of the two days. */
export function DayLines({ axis, ticks: { upper, lower }, quarters, asOf, today, from, to }: LinesProps) {
  const isOn = (day: string): boolean => axis.first <= day && day <= axis.last;
  const judged = lineAt(axis, asOf);
  const periodEnd = quarters.at(-1)?.end;
  return (
    <div class="tl-lines" aria-hidden="true">
      {[...lower, ...upper].map(({ left }, index) =>
        left < from || left > to ? null : (
          <span
            key={index}
            class={index < lower.length ? 'tl-border' : 'tl-border is-strong'}
            style={{ left: `${left}px` }}
          />
        ),
      )}
      {asOf < axis.last ? <span class="tl-future" style={{ left: `${judged}px`, right: '0px' }} /> : null}
      {periodEnd === undefined || periodEnd >= axis.last ? null : (
        <span class="tl-border is-end" style={{ left: `${placeOf(axis, periodEnd) + axis.scale}px` }} />
      )}
      {today !== asOf && isOn(today) ? <span class="tl-today" style={{ left: `${lineAt(axis, today)}px` }} /> : null}
      {isOn(asOf) ? <span class="tl-as-of" style={{ left: `${judged}px` }} /> : null}
    </div>
  );
}
