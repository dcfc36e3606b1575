/** Which cell has the focus, when lines and columns come, go and change their order. */
import type { CellPlace } from './grid-keys.ts';

/** Where the focus is, and in which line and column that was: it stays with them when others come before. */
export interface Focus extends CellPlace {
  readonly line?: string | undefined;
  readonly key?: string | undefined;
}

interface Keyed {
  readonly key: string;
}

/** The place of the same line and column, or the nearest one that there is. */
export function within(
  { row, column, line, key }: Focus,
  lines: readonly Keyed[],
  columns: readonly Keyed[],
): CellPlace {
  return {
    row: Math.min(moved(row, line, lines), lines.length - 1),
    column: Math.min(moved(column, key, columns), Math.max(0, columns.length - 1)),
  };
}

function moved(index: number, key: string | undefined, all: readonly Keyed[]): number {
  if (key === undefined || all[index]?.key === key) return index;
  const found = all.findIndex((one) => one.key === key);
  return found < 0 ? index : found;
}
