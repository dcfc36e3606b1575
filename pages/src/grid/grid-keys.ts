/** Which cell a key leads to, by the grid pattern of the ARIA Authoring Practices. */

export interface CellPlace {
  /** From 0; -1 is the row of headings. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows a page has. */
  readonly page: number;
}

export interface Key {
  readonly key: string;
  readonly ctrl: boolean;
}

/** Where the focus goes from a place; undefined for a key that moves nothing. At the edge it stays where it is. */
export function moveBy({ key, ctrl }: Key, { row, column }: CellPlace, size: GridSize): CellPlace | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = Math.max(0, size.columns - 1);
  const clamp = (place: CellPlace): CellPlace => ({
    row: Math.min(Math.max(place.row, -1), lastRow),
    column: Math.min(Math.max(place.column, 0), lastColumn),
  });
  switch (key) {
    case 'ArrowUp':
      return clamp({ row: row - 1, column });
    case 'ArrowDown':
      return clamp({ row: row + 1, column });
    case 'ArrowLeft':
      return clamp({ row, column: column - 1 });
    case 'ArrowRight':
      return clamp({ row, column: column + 1 });
    case 'PageUp':
      return clamp({ row: Math.max(0, row - size.page), column });
    case 'PageDown':
      return clamp({ row: row + size.page, column });
    case 'Home':
      return clamp({ row: ctrl ? 0 : row, column: 0 });
    case 'End':
      return clamp({ row: ctrl ? lastRow : row, column: lastColumn });
    default:
      return undefined;
  }
}
