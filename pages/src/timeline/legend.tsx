/** What the shapes, bars and lines of the timeline mean, and how many there are of each state. */
import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';

import type { TimelineControl } from '../../../server/src/protocol/timeline-page.ts';
import { stateWord } from '../../../server/src/readiness/state-words.ts';
import { OccurrenceShape } from '../shapes.tsx';
import type { Bar } from './bars.ts';
import { countsOf } from './cells.ts';
import { STATES, stateMeaning } from './timeline-words.ts';

interface LegendProps {
  /** Those that the filters leave. */
  readonly controls: readonly TimelineControl[];
  readonly hasExceptions: boolean;
  readonly hasPopulations: boolean;
  readonly hasReports: boolean;
}

export function Legend({ controls, hasExceptions, hasPopulations, hasReports }: LegendProps) {
  const counts = useMemo(() => countsOf(controls.flatMap(({ occurrences }) => occurrences)), [controls]);
  return (
    <footer class="tl-legend">
      <ul aria-label={l10n.t('What the cells mean')}>
        {STATES.map((state) => (
          <li key={state} title={stateMeaning(state)}>
            <span class={`tl-swatch tl-${state}`}>
              <OccurrenceShape state={state} />
            </span>
            {stateWord(state)} <span class="tl-count">{counts[state]}</span>
          </li>
        ))}
        {hasExceptions ? <BarEntry kind="exception" text={l10n.t('exception')} /> : null}
        {hasPopulations ? <BarEntry kind="population" text={l10n.t('population')} /> : null}
        {hasReports ? <BarEntry kind="report" text={l10n.t('vendor report')} /> : null}
        {hasReports ? <BarEntry kind="gap" text={l10n.t('not covered')} /> : null}
        <li>
          <span class="tl-swatch-line tl-as-of" />
          {l10n.t('as of')}
        </li>
        <li>
          <span class="tl-swatch-line tl-today" />
          {l10n.t('today')}
        </li>
      </ul>
    </footer>
  );
}

function BarEntry({ kind, text }: { readonly kind: Bar['kind']; readonly text: string }) {
  return (
    <li>
      <span class={`tl-swatch tl-swatch-bar tl-bar-${kind}`} />
      {text}
    </li>
  );
}
