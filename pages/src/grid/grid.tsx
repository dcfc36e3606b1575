/**
 * A grid that stays smooth with thousands of rows: only what is in sight is drawn, the first columns stay in sight, and one
 * moves through it by the keys of the ARIA grid pattern. One cell at a time can have the focus, and it is always drawn.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { DataRow, type GridColumn, HeadingCell, traitsOf, withFocused, withinSight } from './grid-cells.tsx';
import { type Focus, within } from './grid-focus.ts';
import { type CellPlace, moveBy } from './grid-keys.ts';
import { columnOffsets, visibleColumns, visibleRows } from './visible.ts';

export type { GridColumn } from './grid-cells.tsx';

/** A heading over a group of rows, or a row. */
export type GridLine<Row> =
  | { readonly kind: 'row'; readonly key: string; readonly row: Row }
  | { readonly kind: 'group'; readonly key: string; readonly content: ComponentChildren; readonly isOpen: boolean };

export interface GridProps<Row> {
  /** What a screen reader calls the grid. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly lines: readonly GridLine<Row>[];
  readonly rowHeight: number;
  readonly headingHeight: number;
  /** Enter or a double click on a cell, Enter or a click on a heading or a group. `row` is -1 for the headings. */
  readonly activate: (place: CellPlace, event: KeyboardEvent | MouseEvent) => void;
  /** Any other key on a cell; true when it meant something. */
  readonly press?: (place: CellPlace, event: KeyboardEvent) => boolean;
  /** The pointer rests on a cell, or the cell has the focus; undefined when it has left. */
  readonly point?: (place: CellPlace | undefined, cell: HTMLElement | undefined) => void;
  readonly click?: (place: CellPlace, event: MouseEvent) => void;
  /** Sees each key before the grid moves by it; true when it meant something. */
  readonly before?: (place: CellPlace, event: KeyboardEvent) => boolean;
  /** Whether rows stand under groups that can be opened and closed: the grid is a tree then. */
  readonly isTree?: boolean;
  /** A column is dragged to another width, in pixels; columns cannot be when it is left out. */
  readonly resize?: (column: string, width: number) => void;
  /** How far it is scrolled at first, in pixels. */
  readonly start?: { readonly top: number; readonly left: number };
  /** Another number: it is scrolled to its start once more. */
  readonly opened?: number;
  /** It was scrolled, and rests. */
  readonly scrolled?: (place: { readonly top: number; readonly left: number }) => void;
}

/** How long a grid must rest before it says where. */
const REST_IN_MILLISECONDS = 300;

/** By how much it must be scrolled before it is drawn anew: less than what is drawn beyond what is in sight. */
const ROWS_AT_ONCE = 4;
const PIXELS_AT_ONCE = 16;

interface Sight {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export function Grid<Row>(props: GridProps<Row>) {
  const { lines, rowHeight, headingHeight, label, isTree = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ top: 0, left: 0, width: 1200, height: 800 });
  const columns = useMemo(() => withinSight(props.columns, sight.width), [props.columns, sight.width]);
  const [focus, setFocus] = useState<Focus>({ row: lines.length === 0 ? -1 : 0, column: 0 });
  const takesFocus = useRef(false);
  const pointed = useRef<HTMLElement | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const current = within(focus, lines, columns);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      const top = stepDown(element.scrollTop, ROWS_AT_ONCE * rowHeight);
      const left = stepDown(element.scrollLeft, PIXELS_AT_ONCE);
      setSight((seen) =>
        seen.top === top && seen.left === left && seen.width === width && seen.height === height
          ? seen
          : { top, left, width, height },
      );
    };
    const { start } = props;
    if (start !== undefined) element.scrollTo(start.left, start.top);
    look();
    let rest: number | undefined;
    const scroll = (): void => {
      look();
      clearTimeout(rest);
      rest = window.setTimeout(() => {
        latest.current.scrolled?.({ top: element.scrollTop, left: element.scrollLeft });
      }, REST_IN_MILLISECONDS);
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', scroll, { passive: true });
    return () => {
      clearTimeout(rest);
      observer.disconnect();
      element.removeEventListener('scroll', scroll);
    };
  }, []);

  useLayoutEffect(() => {
    const { start, opened = 0 } = props;
    if (start !== undefined && opened > 0) scroller.current?.scrollTo(start.left, start.top);
  }, [props.opened]);

  const frozenCount = columns.filter(({ isFrozen }) => isFrozen === true).length;
  const offsets = useMemo(() => columnOffsets(columns.map(({ width }) => width)), [columns]);
  const frozenWidth = offsets[frozenCount] ?? 0;

  // Before anything is painted: the next key must find it there.
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    cell?.focus({ preventScroll: true });
  });

  const moveTo = (place: CellPlace): void => {
    takesFocus.current = true;
    setFocus({ ...place, line: lines[place.row]?.key, key: columns[place.column]?.key });
    const element = scroller.current;
    if (element === null) return;
    const left = offsets[place.column] ?? 0;
    const right = offsets[place.column + 1] ?? left;
    if (place.column >= frozenCount) {
      if (left - frozenWidth < element.scrollLeft) element.scrollLeft = left - frozenWidth;
      else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
    }
    if (place.row < 0) return;
    const top = place.row * rowHeight;
    const room = element.clientHeight - headingHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (props.before?.(current, event) === true) {
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const page = Math.max(1, Math.floor((sight.height - headingHeight) / rowHeight) - 1);
    const size = { rows: lines.length, columns: columns.length, page };
    const next = moveBy({ key: event.key, ctrl: event.ctrlKey || event.metaKey }, current, size);
    if (next !== undefined) {
      moveTo(next);
      if (event.key === 'Home') scroller.current?.scrollTo({ left: 0 });
    } else if (event.key === 'Enter') props.activate(current, event);
    else if (props.press?.(current, event) !== true) return;
    event.preventDefault();
  };

  const placeOf = (event: Event): { place: CellPlace; cell: HTMLElement } | undefined => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    if (cell === null) return undefined;
    return { place: { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) }, cell };
  };

  const onDoubleClick = (event: MouseEvent): void => {
    const found = placeOf(event);
    if (found !== undefined && found.place.row >= 0) props.activate(found.place, event);
  };

  const onClick = (event: MouseEvent): void => {
    const found = placeOf(event);
    if (found === undefined) return;
    moveTo(found.place);
    if (found.place.row < 0 || lines[found.place.row]?.kind === 'group') props.activate(found.place, event);
    else props.click?.(found.place, event);
  };

  const drawn = visibleRows(lines.length, rowHeight, sight.top, sight.height - headingHeight);
  const rows = range(drawn.start, drawn.end);
  if (current.row >= 0 && !rows.includes(current.row)) rows.push(current.row);
  const moving = offsets.slice(frozenCount).map((offset) => offset - frozenWidth);
  const seen = visibleColumns(moving, sight.left, sight.left + sight.width - frozenWidth);
  const shown = useMemo(
    () => [...range(0, frozenCount), ...range(frozenCount + seen.start, frozenCount + seen.end)],
    [frozenCount, seen.start, seen.end],
  );

  return (
    <div
      ref={scroller}
      class="grid"
      role={isTree ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDblClick={onDoubleClick}
      onPointerMove={(event) => {
        // Of a pointer that lies still while the page moves under it nothing is wanted.
        const found = placeOf(event);
        if (found?.cell === pointed.current) return;
        pointed.current = found?.cell;
        props.point?.(found?.place, found?.cell);
      }}
      onPointerLeave={() => {
        pointed.current = undefined;
        props.point?.(undefined, undefined);
      }}
    >
      <div
        class="grid-body"
        role="presentation"
        style={{ width: `${offsets.at(-1) ?? 0}px`, height: `${headingHeight + lines.length * rowHeight}px` }}
      >
        <div class="grid-headings" role="row" aria-rowindex={1} style={{ height: `${headingHeight}px` }}>
          {withFocused(shown, current.row < 0 ? current.column : -1).map((index) => (
            <HeadingCell
              key={columns[index]?.key}
              column={columns[index]}
              traits={traitsOf(-1, index, offsets, current.row < 0 && current.column === index)}
              resize={props.resize}
            />
          ))}
        </div>
        {rows.map((index) => {
          const line = lines[index];
          if (line === undefined) return null;
          const isCurrent = current.row === index;
          const style = { top: `${headingHeight + index * rowHeight}px`, height: `${rowHeight}px` };
          if (line.kind === 'group')
            return (
              <div
                key={line.key}
                class="grid-row group"
                role="row"
                aria-rowindex={index + 2}
                aria-level={1}
                aria-expanded={line.isOpen}
                style={style}
              >
                <div
                  class="cell group-cell"
                  role="gridcell"
                  aria-colindex={1}
                  aria-colspan={columns.length}
                  data-row={index}
                  data-column={0}
                  tabIndex={isCurrent ? 0 : -1}
                >
                  {line.content}
                </div>
              </div>
            );
          return (
            <DataRow
              key={line.key}
              row={line.row}
              index={index}
              columns={columns}
              offsets={offsets}
              shown={shown}
              focused={isCurrent ? current.column : -1}
              isTree={isTree}
              top={headingHeight + index * rowHeight}
              height={rowHeight}
            />
          );
        })}
      </div>
    </div>
  );
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

function stepDown(pixels: number, step: number): number {
  return Math.floor(pixels / step) * step;
}

/** Whether keys belong to a box into which one types. */
function isTyping(target: EventTarget | null): boolean {
  // l10n: a selector
  return target instanceof Element && target.closest('input, select, textarea, [role="dialog"]') !== null;
}
