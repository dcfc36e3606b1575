/** The columns of a grid, and its cells as they are drawn. */
import type { ComponentChildren, CSSProperties } from 'preact';
import { useMemo } from 'preact/hooks';

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
  /** Whether its cells are only read, in a grid in which others are edited. */
  readonly isReadonly?: boolean;
  /** Further classes of its cells. */
  readonly style?: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** What a screen reader says of a cell whose content are shapes; its text otherwise. */
  readonly say?: (row: Row) => string | undefined;
}

/** Of the columns that are to stay in sight, as many as leave half of the room to the others. */
export function withinSight<Row>(columns: readonly GridColumn<Row>[], room: number): readonly GridColumn<Row>[] {
  let width = 0;
  return columns.map((column) => {
    if (column.isFrozen !== true) return column;
    width += column.width;
    return width <= room / 2 ? column : { ...column, isFrozen: false };
  });
}

interface CellTraits {
  readonly 'data-row': number;
  readonly 'data-column': number;
  readonly 'aria-colindex': number;
  readonly tabIndex: number;
  readonly style: CSSProperties;
}

/** What all cells have, by their place; `offsets` says where each column begins. */
export function traitsOf(row: number, column: number, offsets: readonly number[], isFocused: boolean): CellTraits {
  const left = offsets[column] ?? 0;
  return {
    'data-row': row,
    'data-column': column,
    'aria-colindex': column + 1,
    tabIndex: isFocused ? 0 : -1,
    style: { width: `${(offsets[column + 1] ?? left) - left}px`, left: `${left}px` },
  };
}

/** The columns to draw, and the one with the focus, wherever it is. */
export function withFocused(shown: readonly number[], focused: number): readonly number[] {
  return focused < 0 || shown.includes(focused) ? shown : [...shown, focused];
}

interface DataRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly offsets: readonly number[];
  /** Which columns are drawn; the same list as long as they are the same. */
  readonly shown: readonly number[];
  /** The column of the cell with the focus; -1 where none of this row has it. */
  readonly focused: number;
  readonly isTree: boolean;
  readonly top: number;
  readonly height: number;
}

/** A row, drawn anew only when something in it is otherwise: scrolling leaves those that stay in sight as they are. */
export function DataRow<Row>({ row, index, columns, offsets, shown, focused, isTree, top, height }: DataRowProps<Row>) {
  return useMemo(
    () => (
      <div
        class={focused < 0 ? 'grid-row' : 'grid-row current'}
        role="row"
        aria-rowindex={index + 2}
        {...(isTree ? { 'aria-level': 2 } : {})}
        style={{ top: `${top}px`, height: `${height}px` }}
      >
        {withFocused(shown, focused).map((column) => (
          <RowCell
            key={columns[column]?.key}
            column={columns[column]}
            row={row}
            traits={traitsOf(index, column, offsets, column === focused)}
          />
        ))}
      </div>
    ),
    [row, index, columns, offsets, shown, focused, isTree, top, height],
  );
}

interface CellProps<Row> {
  readonly column: GridColumn<Row> | undefined;
  readonly traits: CellTraits;
}

interface HeadingProps<Row> extends CellProps<Row> {
  readonly resize: ((column: string, width: number) => void) | undefined;
}

export function HeadingCell<Row>({ column, traits, resize }: HeadingProps<Row>) {
  if (column === undefined) return null;
  const { key, width } = column;
  /** Follows the pointer until it is let go; a click on the edge is none on the heading. */
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const edge = event.currentTarget;
    const from = event.clientX;
    const move = (moved: PointerEvent): void => resize?.(key, width + moved.clientX - from);
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
    event.preventDefault();
  };
  return (
    <div
      class={classesOf(column, 'cell heading')}
      role="columnheader"
      aria-label={column.label}
      {...(column.sort === undefined ? {} : { 'aria-sort': column.sort })}
      {...traits}
    >
      {column.heading}
      {resize === undefined ? null : (
        <span
          class="edge"
          aria-hidden="true"
          onPointerDown={drag}
          onClick={(event) => event.stopPropagation()}
          onDblClick={(event) => event.stopPropagation()}
        />
      )}
    </div>
  );
}

function RowCell<Row>({ column, row, traits }: CellProps<Row> & { readonly row: Row }) {
  if (column === undefined) return null;
  const said = column.say?.(row);
  return (
    <div
      class={classesOf(column, 'cell')}
      role={traits['data-column'] === 0 ? 'rowheader' : 'gridcell'}
      {...(column.isReadonly === true ? { 'aria-readonly': true } : {})}
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
