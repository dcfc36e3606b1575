/**
 * The grid of the timeline: headings on the left and the axis above stay in sight, only what is in sight is drawn, and one cell
 * at a time can have the focus.
 */
import * as l10n from '@vscode/l10n';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { FromPage } from '../../../client/src/pages/webview-messages.ts';
import type { TimelineSpan } from '../../../server/src/protocol/timeline-page.ts';
import { visibleRows } from '../grid/visible.ts';
import type { Place } from '../panel-place.ts';
import { scaleOf, ticksOf, type TimeAxis, type Zoom, ZOOM_STEP } from './axis.ts';
import { AxisHead, DayLines } from './axis-head.tsx';
import { ActionMenu, HoverCard } from './hover-card.tsx';
import { cardAt, headingLabel, itemsOf, labelOf, offeredAt } from './items.ts';
import type { TimelineLine } from './lines.ts';
import type { TimelineAction } from './timeline-actions.ts';
import { type Focus, resolved } from './timeline-focus.ts';
import { moveSpot, type Spot } from './timeline-keys.ts';
import { TimelineRow } from './timeline-row.tsx';
import { useCentered, useSight } from './sight.ts';

const ROW_HEIGHT = 48;
const HEAD_HEIGHT = 66;
/** How long the pointer rests on a cell before its card comes, and how long the card waits for the pointer. */
const REST_IN_MILLISECONDS = 250;
const GRACE_IN_MILLISECONDS = 200;

interface GridProps {
  readonly lines: readonly TimelineLine[];
  readonly days: Pick<TimeAxis, 'first' | 'last' | 'days'>;
  readonly quarters: readonly TimelineSpan[];
  readonly zoom: Zoom;
  readonly setZoom: (zoom: Zoom) => void;
  /** The day that is judged for, and the user's own. */
  readonly asOf: string;
  readonly today: string;
  readonly folder: string;
  readonly send: (message: FromPage) => void;
  readonly toggle: (group: string) => void;
  /** Told how wide a day is drawn, whenever that changes. */
  readonly scaled: (scale: number) => void;
}

interface Shown {
  readonly line: number;
  /** That line's: what comes into its place has no card. */
  readonly key: string | undefined;
  readonly item: number;
  readonly anchor: Place;
}

interface OpenMenu {
  readonly label: string;
  readonly actions: readonly TimelineAction[];
  readonly anchor: Place;
}

export function TimelineGrid(props: GridProps) {
  const { lines, days, quarters, zoom, setZoom, asOf, today, folder, send, toggle, scaled } = props;
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const sight = useSight(scroller);
  const left = sight.width < 560 ? 168 : sight.width < 900 ? 240 : 360;
  const room = Math.max(120, sight.width - left - 2);
  const scale = scaleOf(zoom, days.days, room);
  const axis = useMemo<TimeAxis>(() => ({ ...days, scale, width: days.days * scale }), [days, scale]);
  const ticks = useMemo(() => ticksOf(axis, quarters), [axis, quarters]);
  const [focus, setFocus] = useState<Focus>({ line: 0, key: undefined, item: -1, time: undefined, scale });
  const takesFocus = useRef(false);
  /** Whether one goes through the cells by keys: then the card goes along, and is not the pointer's to take before it moves. */
  const isByKeys = useRef(false);
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  const [menu, setMenu] = useState<OpenMenu | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const spot = resolved(focus, lines, axis);
  const focusOn = (to: Spot): void => setFocus({ ...to, key: lines[to.line]?.key, scale });
  // Asked before anything is drawn anew, which may take away or move what has the focus.
  const hadFocus = frame.current?.contains(document.activeElement) === true;

  useEffect(() => scaled(scale), [scale]);
  useCentered({ scroller, isMeasured: sight.isMeasured, axis, room, asOf });

  useLayoutEffect(() => {
    if (hadFocus && document.activeElement === document.body)
      cellAt(scroller.current, spot)?.focus({ preventScroll: true });
    if (!takesFocus.current) return;
    takesFocus.current = false;
    const cell = cellAt(scroller.current, spot);
    cell?.focus({ preventScroll: true });
    if (cell !== undefined)
      setShown({ line: spot.line, key: lines[spot.line]?.key, item: spot.item, anchor: anchorOf(cell) });
  });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setZoom(scale * (event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [scale, setZoom]);

  const later = (milliseconds: number, call: () => void): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(call, milliseconds);
  };
  const hide = (): void => {
    clearTimeout(timer.current);
    setShown(undefined);
  };

  const moveTo = (to: Spot): void => {
    clearTimeout(timer.current);
    takesFocus.current = true;
    isByKeys.current = true;
    focusOn(to);
    const element = scroller.current;
    if (element === null) return;
    const item = itemsOf(lines[to.line], axis).all[to.item];
    if (item !== undefined) {
      const start = Math.max(0, item.left - 12);
      const end = item.left + item.width + 12;
      if (start < element.scrollLeft || end - start > room) element.scrollLeft = start;
      else if (end > element.scrollLeft + room) element.scrollLeft = end - room;
    }
    const top = to.line * ROW_HEIGHT;
    const height = element.clientHeight - HEAD_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + height) element.scrollTop = top + ROW_HEIGHT - height;
  };

  const openMenu = (at: Spot, actions: readonly TimelineAction[], cell: HTMLElement): void => {
    hide();
    const line = lines[at.line];
    const item = itemsOf(line, axis).all[at.item];
    const label = line === undefined ? '' : item === undefined ? headingLabel(line) : labelOf(line, item);
    setMenu({ label, actions, anchor: anchorOf(cell) });
  };

  const activate = (at: Spot, cell: HTMLElement, isAll: boolean): void => {
    const line = lines[at.line];
    if (line?.kind === 'group') {
      toggle(line.key);
      return;
    }
    const { first, all } = offeredAt(line, at.item, axis, folder);
    const actions = isAll ? all : first;
    const [only] = actions;
    if (only === undefined) return;
    if (!isAll && actions.length === 1) {
      hide();
      send(only.message);
    } else openMenu(at, actions, cell);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || !isOfCell(event.target)) return;
    const isCtrl = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((sight.height - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
    const itemsIn = (line: number) => itemsOf(lines[line], axis).all;
    const next = moveSpot(event.key, isCtrl, spot, { count: lines.length, page, itemsOf: itemsIn });
    const cell = cellAt(scroller.current, spot);
    if (next !== undefined) moveTo(next);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (cell !== undefined) activate(spot, cell, false);
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      if (cell !== undefined) activate(spot, cell, true);
    } else if (!isCtrl && (event.key === '+' || event.key === '=')) setZoom(scale * ZOOM_STEP);
    else if (!isCtrl && event.key === '-') setZoom(scale / ZOOM_STEP);
    else if (event.key === 'Escape' && shown !== undefined) hide();
    else return;
    event.preventDefault();
  };

  const spotOf = (event: Event): { readonly spot: Spot; readonly cell: HTMLElement } | undefined => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
    if (cell === null) return undefined;
    const line = Number(cell.dataset['line']);
    const item = Number(cell.dataset['item']);
    const found = itemsOf(lines[line], axis).all[item];
    const time = found === undefined ? undefined : found.left + found.width / 2;
    return { spot: { line, item, time }, cell };
  };

  const onClick = (event: MouseEvent): void => {
    const found = spotOf(event);
    if (found === undefined) return;
    isByKeys.current = false;
    focusOn(found.spot);
    found.cell.focus({ preventScroll: true });
    activate(found.spot, found.cell, event.type === 'contextmenu');
    event.preventDefault();
  };

  const onPointerLeave = (): void => {
    if (!isByKeys.current) later(GRACE_IN_MILLISECONDS, hide);
  };

  const onPointerOver = (event: PointerEvent): void => {
    // The page has moved under a pointer that lies still, or else the move itself is heard next.
    if (isByKeys.current) return;
    const found = spotOf(event);
    if (found === undefined) {
      onPointerLeave();
      return;
    }
    const { line, item } = found.spot;
    const key = lines[line]?.key;
    later(REST_IN_MILLISECONDS, () => setShown({ line, key, item, anchor: anchorOf(found.cell) }));
  };

  const onPointerMove = (event: PointerEvent): void => {
    if (!isByKeys.current || spotOf(event) === undefined) return;
    isByKeys.current = false;
    onPointerOver(event);
  };

  const onFocusIn = (event: FocusEvent): void => {
    const found = spotOf(event);
    if (found?.spot.line === spot.line && focus.key !== lines[spot.line]?.key) focusOn(spot);
  };

  const closeMenu = (): void => {
    setMenu(undefined);
    cellAt(scroller.current, spot)?.focus({ preventScroll: true });
  };

  // The card leaves at Escape wherever the focus is.
  useEffect(() => {
    if (shown === undefined) return undefined;
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('keydown', onEscape);
    return () => document.removeEventListener('keydown', onEscape);
  }, [shown]);

  // The menu leaves when one clicks beside it.
  useEffect(() => {
    if (menu === undefined) return undefined;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest('[role="menu"]') === null) setMenu(undefined);
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, [menu]);

  useLayoutEffect(() => {
    const cell = shown !== undefined && isByKeys.current ? cellAt(scroller.current, shown) : undefined;
    setShown(cell === undefined || shown === undefined ? undefined : { ...shown, anchor: anchorOf(cell) });
    setMenu(undefined);
  }, [scale, sight.rough.top, sight.rough.left]);

  const drawn = visibleRows(lines.length, ROW_HEIGHT, sight.rough.top, sight.height - HEAD_HEIGHT);
  const indexes = Array.from({ length: drawn.end - drawn.start }, (_, index) => drawn.start + index);
  if (lines.length > 0 && !indexes.includes(spot.line)) indexes.push(spot.line);
  const from = sight.rough.left - 400;
  const to = sight.rough.left + room + 800;
  const cardLine = shown === undefined || menu !== undefined ? undefined : lines[shown.line];
  const card = shown === undefined || cardLine?.key !== shown.key ? [] : cardAt(cardLine, shown.item, axis);

  return (
    <div ref={frame} class="tl-frame" style={{ '--tl-left': `${left}px`, '--tl-head': `${HEAD_HEIGHT}px` }}>
      <div
        ref={scroller}
        class="tl-scroller"
        role="grid"
        aria-label={l10n.t('Controls over the audit period')}
        aria-rowcount={lines.length}
        aria-colcount={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onContextMenu={onClick}
        onPointerOver={onPointerOver}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
        onFocusIn={onFocusIn}
        onFocusOut={() => setShown(undefined)}
      >
        <div
          class="tl-body"
          role="presentation"
          style={{ width: `${left + axis.width}px`, height: `${HEAD_HEIGHT + lines.length * ROW_HEIGHT}px` }}
        >
          <AxisHead axis={axis} ticks={ticks} asOf={asOf} today={today} from={from} to={to} />
          <DayLines axis={axis} ticks={ticks} quarters={quarters} asOf={asOf} today={today} from={from} to={to} />
          {indexes.map((index) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <TimelineRow
                key={line.key}
                line={line}
                index={index}
                top={HEAD_HEIGHT + index * ROW_HEIGHT}
                height={ROW_HEIGHT}
                axis={axis}
                from={from}
                to={to}
                current={spot.line === index ? spot.item : undefined}
                isNarrow={left < 200}
              />
            );
          })}
        </div>
      </div>
      {card.length === 0 || shown === undefined ? null : (
        <HoverCard
          lines={card}
          anchor={shown.anchor}
          enter={() => clearTimeout(timer.current)}
          leave={onPointerLeave}
        />
      )}
      {menu === undefined ? null : (
        <ActionMenu
          {...menu}
          choose={({ message }) => {
            closeMenu();
            send(message);
          }}
          close={closeMenu}
        />
      )}
    </div>
  );
}

function cellAt(within: HTMLElement | null, { line, item }: Pick<Spot, 'line' | 'item'>): HTMLElement | undefined {
  return within?.querySelector<HTMLElement>(`[data-line="${line}"][data-item="${item}"]`) ?? undefined;
}

/** Where a cell is in the window; of a wide one, the part in sight. */
function anchorOf(cell: HTMLElement): Place {
  const { left, top, bottom } = cell.getBoundingClientRect();
  return { left: Math.max(8, left), top, bottom };
}

function isOfCell(target: EventTarget | null): boolean {
  // l10n: a selector
  return target instanceof Element && target.closest('[data-line]') !== null;
}
