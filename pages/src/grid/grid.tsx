/**
 * A grid that stays smooth with thousands of rows: only what is in sight is drawn, the first columns stay in sight, and one
 * moves through it by the keys of the ARIA grid pattern. One cell at a time can have the focus, and it is always drawn.
 */
import type { ComponentChildren, CSSProperties } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { type CellPlace, moveBy } from './grid-keys.ts';
import { columnOffsets, visibleColumns, visibleRows } from './visible.ts';

export interface GridColumn<Row> {
  readonly key: string;
  readonly heading: ComponentChildren;
  /** What a screen reader calls it. */
  readonly label: string;
  /** In pixels. */
  readonly width: number;
  /** Whether it stays in sight; such columns come first. */
  readonly isFrozen?: boolean;
  readonly sort?: 'ascending' | 'descending' | 'none';
  /** Further classes of its cells. */
  readonly style?: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** What a screen reader says of a cell whose content are shapes; its text otherwise. */
  readonly say?: (row: Row) => string | undefined;
}

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
}

interface Sight {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export function Grid<Row>(props: GridProps<Row>) {
  const { columns, lines, rowHeight, headingHeight, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ top: 0, left: 0, width: 1200, height: 800 });
  const [focus, setFocus] = useState<CellPlace>({ row: lines.length === 0 ? -1 : 0, column: 0 });
  const takesFocus = useRef(false);
  const current = within(focus, lines.length, columns.length);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void =>
      setSight({
        top: element.scrollTop,
        left: element.scrollLeft,
        width: element.clientWidth,
        height: element.clientHeight,
      });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const frozenCount = columns.filter(({ isFrozen }) => isFrozen === true).length;
  const widths = columns.map(({ width }) => width);
  const offsets = columnOffsets(widths);
  const frozenWidth = offsets[frozenCount] ?? 0;

  useEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    cell?.focus({ preventScroll: true });
  });

  const moveTo = (place: CellPlace): void => {
    takesFocus.current = true;
    setFocus(place);
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
    if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
    const page = Math.max(1, Math.floor((sight.height - headingHeight) / rowHeight) - 1);
    const size = { rows: lines.length, columns: columns.length, page };
    const next = moveBy({ key: event.key, ctrl: event.ctrlKey || event.metaKey }, current, size);
    if (next !== undefined) moveTo(next);
    else if (event.key === 'Enter') props.activate(current, event);
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
  const columnsOf = (row: number): readonly number[] => {
    const indexes = [...range(0, frozenCount), ...range(frozenCount + seen.start, frozenCount + seen.end)];
    if (current.row === row && !indexes.includes(current.column)) indexes.push(current.column);
    return indexes;
  };
  const traitsOf = (row: number, column: number): CellTraits => ({
    'data-row': row,
    'data-column': column,
    'aria-colindex': column + 1,
    tabIndex: current.row === row && current.column === column ? 0 : -1,
    style: { width: `${widths[column] ?? 0}px`, left: `${offsets[column] ?? 0}px` },
  });

  return (
    <div
      ref={scroller}
      class="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDblClick={onDoubleClick}
      onPointerOver={(event) => {
        const found = placeOf(event);
        props.point?.(found?.place, found?.cell);
      }}
      onPointerLeave={() => props.point?.(undefined, undefined)}
    >
      <div
        class="grid-body"
        role="presentation"
        style={{ width: `${offsets.at(-1) ?? 0}px`, height: `${headingHeight + lines.length * rowHeight}px` }}
      >
        <div class="grid-headings" role="row" aria-rowindex={1} style={{ height: `${headingHeight}px` }}>
          {columnsOf(-1).map((index) => (
            <HeadingCell key={columns[index]?.key} column={columns[index]} traits={traitsOf(-1, index)} />
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
            <div
              key={line.key}
              class={isCurrent ? 'grid-row current' : 'grid-row'}
              role="row"
              aria-rowindex={index + 2}
              style={style}
            >
              {columnsOf(index).map((column) => (
                <RowCell
                  key={columns[column]?.key}
                  column={columns[column]}
                  row={line.row}
                  traits={traitsOf(index, column)}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface CellTraits {
  readonly 'data-row': number;
  readonly 'data-column': number;
  readonly 'aria-colindex': number;
  readonly tabIndex: number;
  readonly style: CSSProperties;
}

interface HeadingProps<Row> {
  readonly column: GridColumn<Row> | undefined;
  readonly traits: CellTraits;
}

function HeadingCell<Row>({ column, traits }: HeadingProps<Row>) {
  if (column === undefined) return null;
  return (
    <div
      class={classesOf(column, 'cell heading')}
      role="columnheader"
      aria-label={column.label}
      {...(column.sort === undefined ? {} : { 'aria-sort': column.sort })}
      {...traits}
    >
      {column.heading}
    </div>
  );
}

function RowCell<Row>({ column, row, traits }: HeadingProps<Row> & { readonly row: Row }) {
  if (column === undefined) return null;
  const said = column.say?.(row);
  return (
    <div
      class={classesOf(column, 'cell')}
      role={traits['data-column'] === 0 ? 'rowheader' : 'gridcell'}
      {...(said === undefined ? {} : { 'aria-label': said })}
      {...traits}
    >
      {column.cell(row)}
    </div>
  );
}

function classesOf<Row>({ style, isFrozen }: GridColumn<Row>, own: string): string {
  return [own, ...(isFrozen === true ? ['frozen'] : []), ...(style === undefined ? [] : [style])].join(' ');
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

/** The place itself, or the nearest one that there is. A group has one cell. */
function within({ row, column }: CellPlace, rows: number, columns: number): CellPlace {
  return { row: Math.min(row, rows - 1), column: Math.min(column, Math.max(0, columns - 1)) };
}

/** Whether keys belong to a box into which one types. */
function isTyping(target: EventTarget | null): boolean {
  // l10n: a selector
  return target instanceof Element && target.closest('input, select, textarea, [role="dialog"]') !== null;
}
