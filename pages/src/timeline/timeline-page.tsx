/** The audit timeline: each control over the audit period, judged as of any day of it. */
import './timeline.css';
import './timeline-cells.css';

import * as l10n from '@vscode/l10n';
import { useEffect, useMemo, useRef } from 'preact/hooks';

import type { TimelineAnswer } from '../../../server/src/protocol/timeline-page.ts';
import type { Host } from '../host.ts';
import { toggled } from '../list-changes.ts';
import { NoControls } from '../no-controls.tsx';
import { EVERYBODY } from '../owner-choice.ts';
import { type PageProps, usePageData } from '../page-data.ts';
import { PageFrame } from '../page-frame.tsx';
import { useRememberedLayout } from '../remembered-layout.ts';
import { axisOf, ZOOM_STEP } from './axis.ts';
import { DaySlider, useJudgedDay } from './day-slider.tsx';
import { Legend } from './legend.tsx';
import { controlsShown, linesOf } from './lines.ts';
import { NoPeriod } from './no-period.tsx';
import { TimelineGrid } from './timeline-grid.tsx';
import { layoutFrom, type TimelineLayout } from './timeline-layout.ts';
import { TimelineTools, ZoomButtons } from './timeline-tools.tsx';

export function TimelinePage({ host, remembered }: PageProps) {
  const [layout, change] = useRememberedLayout(host, () => layoutFrom(remembered));
  const data = usePageData(host, 'timeline', layout.folder, (folder) => change({ folder }));
  const { answer } = data;

  const hasPeriod = answer?.folder.period !== undefined;
  const tools =
    answer === undefined || !hasPeriod ? undefined : <TimelineTools answer={answer} layout={layout} change={change} />;
  return (
    <PageFrame host={host} data={data} title={l10n.t('Audit timeline')} tools={tools}>
      {answer === undefined ? null : hasPeriod ? (
        <Timeline host={host} answer={answer} layout={layout} change={change} />
      ) : (
        <NoPeriod host={host} answer={answer} />
      )}
    </PageFrame>
  );
}

interface TimelineProps {
  readonly host: Host;
  readonly answer: TimelineAnswer;
  readonly layout: TimelineLayout;
  readonly change: (part: Partial<TimelineLayout>) => void;
}

function Timeline({ host, answer, layout, change }: TimelineProps) {
  const { folder, today, quarters, controls } = answer;
  const scale = useRef(1);
  const judged = useJudgedDay(host, folder);
  const { start = '', end = '' } = folder.period ?? {};
  const last = useMemo(() => lastDue(answer), [answer]);
  const days = useMemo(() => axisOf({ start, end }, [last]), [start, end, last]);
  const shown = useMemo(() => controlsShown(answer, layout), [answer, layout]);
  const lines = useMemo(() => linesOf(answer, layout), [answer, layout]);
  /** The button that shows everything goes when it is pressed: the focus goes on to what it shows. */
  const leadsOn = useRef(false);
  useEffect(() => {
    if (!leadsOn.current) return;
    leadsOn.current = false;
    document.querySelector<HTMLElement>('[data-line][tabindex="0"]')?.focus();
  }, [lines]);
  if (days === undefined) return null;
  const step = (direction: 1 | -1): void =>
    change({ zoom: direction > 0 ? scale.current * ZOOM_STEP : scale.current / ZOOM_STEP });
  return (
    <>
      <div class="tl-top">
        <DaySlider axis={days} judged={judged} today={today} isToday={folder.isToday} />
        <ZoomButtons zoom={layout.zoom} change={change} step={step} />
      </div>
      {lines.length === 0 ? (
        <p class="page-notice" role="status">
          {controls.length === 0 ? (
            <NoControls host={host} folder={folder.uri} />
          ) : (
            <>
              {l10n.t('No control and no vendor fits the search and the filters.')}
              <button
                type="button"
                onClick={() => {
                  leadsOn.current = true;
                  change({ search: '', owner: EVERYBODY, states: 'all' });
                }}
              >
                {l10n.t('Show all')}
              </button>
            </>
          )}
        </p>
      ) : (
        <TimelineGrid
          lines={lines}
          days={days}
          quarters={quarters}
          zoom={layout.zoom}
          setZoom={(zoom) => change({ zoom })}
          asOf={judged.day}
          today={today}
          folder={folder.uri}
          send={(message) => host.send(message)}
          toggle={(group) => change({ closed: toggled(layout.closed, group) })}
          scaled={(now) => {
            scale.current = now;
          }}
        />
      )}
      <Legend
        controls={shown}
        hasExceptions={shown.some(({ exceptions }) => exceptions.length > 0)}
        hasReports={answer.vendors.length > 0}
        hasPopulations={shown.some(({ populations }) => populations.length > 0)}
      />
    </>
  );
}

/** The last day on which anything may still be evidenced in time; empty where nothing is expected. */
function lastDue({ controls }: TimelineAnswer): string {
  let last = '';
  for (const { occurrences } of controls) for (const { due } of occurrences) if (due > last) last = due;
  return last;
}
