/** One line of the timeline: its heading, which stays in sight, and its cells and bars where they belong in time. */
import { Component } from 'preact';

import type { TimelineControl, TimelineVendor } from '../../../server/src/protocol/timeline-page.ts';
import { stateWord } from '../../../server/src/readiness/state-words.ts';
import { levelTitle } from '../level-words.ts';
import { OccurrenceShape, ReadinessShape } from '../shapes.tsx';
import type { TimeAxis } from './axis.ts';
import type { PlacedBar } from './bars.ts';
import { barText } from './bar-words.ts';
import type { TimelineCell } from './cells.ts';
import { shortName } from './day-words.ts';
import { headingLabel, isBar, itemsOf, labelOf } from './items.ts';
import type { TimelineLine } from './lines.ts';
import { summaryOf, vendorSummary } from './timeline-words.ts';

export interface RowProps {
  readonly line: TimelineLine;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly axis: TimeAxis;
  /** What is in sight of the axis, in pixels, and a good deal on either side. */
  readonly from: number;
  readonly to: number;
  /** The item that can have the focus, -1 for the heading; undefined where the focus is in another line. */
  readonly current: number | undefined;
  readonly isNarrow: boolean;
}

/** Where a cell has room for a word, and for two. */
const ROOM_FOR_NAME = 46;
const ROOM_FOR_STATE = 118;
const WIDE = 240;

/** Drawn anew only when something of it is another: one scrolls through thousands. */
export class TimelineRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { line, index, top, height, axis, from, to, current, isNarrow } = this.props;
    return (
      line !== next.line ||
      index !== next.index ||
      top !== next.top ||
      height !== next.height ||
      axis !== next.axis ||
      from !== next.from ||
      to !== next.to ||
      current !== next.current ||
      isNarrow !== next.isNarrow
    );
  }

  override render({ line, index, top, height, axis, from, to, current, isNarrow }: RowProps) {
    const { all, bars } = itemsOf(line, axis);
    return (
      <div
        class={`tl-row tl-${line.kind}`}
        role="row"
        aria-rowindex={index + 1}
        style={{ top: `${top}px`, height: `${height}px` }}
      >
        <div
          class="tl-heading"
          role="rowheader"
          aria-colindex={1}
          aria-label={headingLabel(line)}
          {...(line.kind === 'group' ? { 'aria-expanded': line.isOpen } : {})}
          data-line={index}
          data-item={-1}
          tabIndex={current === -1 ? 0 : -1}
        >
          <Heading line={line} isNarrow={isNarrow} />
        </div>
        <div class={`tl-track${trackClass(bars)}`} role="presentation">
          {line.kind === 'control' && line.control.nothing !== undefined && all.length === 0 ? (
            <span class="tl-nothing" aria-hidden="true">
              {line.control.nothing}
            </span>
          ) : null}
          {all.map((item, place) => {
            const isCurrent = place === current;
            if (!isCurrent && (item.left + item.width < from || item.left > to)) return null;
            const traits = {
              role: 'gridcell',
              'aria-colindex': place + 2,
              'aria-label': labelOf(line, item),
              'data-line': index,
              'data-item': place,
              tabIndex: isCurrent ? 0 : -1,
              ...(isCurrent ? { 'aria-describedby': 'timeline-card' } : {}),
              style: { left: `${item.left}px`, width: `${item.width}px` },
            } as const;
            if (isBar(item))
              return (
                <div key={`b${place}`} class={barClass(item)} {...traits}>
                  <span class="tl-bar-face" aria-hidden="true">
                    <span class="tl-bar-text" data-text={item.width > 40 ? barText(item) : ''} />
                  </span>
                </div>
              );
            return (
              <div key={`${item.first}`} class={`tl-cell tl-${item.state}${roomClass(item)}`} {...traits}>
                <span class="tl-face" aria-hidden="true">
                  <span class="tl-say">
                    <OccurrenceShape state={item.state} />
                    <CellText line={line} cell={item} />
                  </span>
                </span>
              </div>
            );
          })}
        </div>
      </div>
    );
  }
}

/** What a cell says goes along only where it could be out of sight while the cell is not: that costs, in each cell of hundreds. */
function roomClass({ width }: TimelineCell): string {
  return `${width < ROOM_FOR_NAME ? '' : ' has-text'}${width < WIDE ? '' : ' is-wide'}`;
}

function trackClass(bars: readonly PlacedBar[]): string {
  const hasLanes = bars.some(({ lane }) => lane > 0);
  return `${bars.length === 0 ? '' : ' has-bars'}${hasLanes ? ' has-lanes' : ''}`;
}

function barClass({ bars, lane, isOpenStart, isOpenEnd }: PlacedBar): string {
  const [first] = bars;
  return [
    'tl-bar',
    `tl-bar-${first?.kind ?? 'exception'}`,
    `tl-lane-${lane}`,
    ...(isOpenStart ? ['is-open-start'] : []),
    ...(isOpenEnd ? ['is-open-end'] : []),
  ].join(' ');
}

/**
 * As much as there is room for: `2/3`, `Q2`, `Q2 missing`. The style sheet writes it: the cell's label says all of it, in other
 * words and more of them.
 */
function CellText({ line, cell }: { readonly line: TimelineLine; readonly cell: TimelineCell }) {
  if (line.kind !== 'control' || cell.width < ROOM_FOR_NAME) return null;
  const { performed, late, missing, upcoming, excepted } = cell.counts;
  if (cell.first !== cell.last) {
    return <span class="tl-text" data-text={`${performed}/${performed + late + missing + upcoming + excepted}`} />;
  }
  const only = line.control.occurrences[cell.first];
  const name = only === undefined ? '' : shortName(only);
  const word = cell.width >= ROOM_FOR_STATE ? stateWord(cell.state) : '';
  return <span class="tl-text" data-text={[name, word].filter((part) => part !== '').join(' ')} />;
}

function Heading({ line, isNarrow }: { readonly line: TimelineLine; readonly isNarrow: boolean }) {
  switch (line.kind) {
    case 'control':
      return <ControlHeading control={line.control} isNarrow={isNarrow} />;
    case 'vendor':
      return <VendorHeading vendor={line.vendor} />;
    default:
      return (
        <span class="tl-group-name">
          <span aria-hidden="true">{line.isOpen ? '▾' : '▸'}</span> {line.label}{' '}
          <span class="tl-soft">{line.count}</span>
        </span>
      );
  }
}

function ControlHeading({ control, isNarrow }: { readonly control: TimelineControl; readonly isNarrow: boolean }) {
  const { id, name, title, owners, frequency, readiness, nothing } = control;
  const who = [owners.join(', '), frequency].filter((part) => part !== '').join(' · ');
  return (
    <>
      <span class="tl-line">
        <span class="tl-mark" title={levelTitle(readiness)}>
          <ReadinessShape level={readiness} />
        </span>
        {id === '' ? null : <span class="tl-id">{id}</span>}
        <span class="tl-title">{title === '' ? (id === '' ? name : '') : title}</span>
      </span>
      <span class="tl-line tl-soft">
        {isNarrow ? null : <span class="tl-who">{who}</span>}
        <span class="tl-summary">{nothing === undefined || isNarrow ? summaryOf(control) : ''}</span>
      </span>
    </>
  );
}

function VendorHeading({ vendor }: { readonly vendor: TimelineVendor }) {
  const { name, owners } = vendor;
  return (
    <>
      <span class="tl-line">
        <span class="tl-title">{name}</span>
      </span>
      <span class="tl-line tl-soft">
        <span class="tl-who">{owners.join(', ')}</span>
        <span class="tl-summary">{vendorSummary(vendor)}</span>
      </span>
    </>
  );
}
