/** Which cell of the timeline a key leads to: along a control's occurrences, and up and down to what is nearest in time. */

export interface Spot {
  /** From 0. */
  readonly line: number;
  /** The cell in its line, from 0; -1 for the line's heading. */
  readonly item: number;
  /** Where one is in time, in pixels of the axis, kept while one goes up and down; undefined at the headings. */
  readonly time: number | undefined;
}

export interface Item {
  readonly left: number;
  readonly width: number;
}

export interface Lines {
  readonly count: number;
  /** How many lines a page has. */
  readonly page: number;
  /** What stands in a line: its occurrences in the order of time, then its bars. */
  readonly itemsOf: (line: number) => readonly Item[];
}

/** Where the focus goes from a spot; undefined for a key that moves nothing. At the edge it stays where it is. */
export function moveSpot(key: string, isCtrl: boolean, spot: Spot, lines: Lines): Spot | undefined {
  const { line, item } = spot;
  switch (key) {
    case 'ArrowLeft':
      return at(line, item - 1, lines);
    case 'ArrowRight':
      return at(line, item + 1, lines);
    case 'Home':
      return at(isCtrl ? 0 : line, -1, lines);
    case 'End':
      return at(isCtrl ? lines.count - 1 : line, Number.POSITIVE_INFINITY, lines);
    case 'ArrowUp':
      return across(line - 1, spot, lines);
    case 'ArrowDown':
      return across(line + 1, spot, lines);
    case 'PageUp':
      return across(line - lines.page, spot, lines);
    case 'PageDown':
      return across(line + lines.page, spot, lines);
    default:
      return undefined;
  }
}

function at(line: number, item: number, lines: Lines): Spot {
  const inside = within(line, lines);
  const items = lines.itemsOf(inside);
  const place = Math.min(Math.max(item, -1), items.length - 1);
  return { line: inside, item: place, time: timeOf(items[place]) };
}

function across(line: number, { time }: Spot, lines: Lines): Spot {
  const inside = within(line, lines);
  return { line: inside, item: time === undefined ? -1 : nearest(lines.itemsOf(inside), time), time };
}

function within(line: number, { count }: Lines): number {
  return Math.min(Math.max(line, 0), Math.max(0, count - 1));
}

function timeOf(item: Item | undefined): number | undefined {
  return item === undefined ? undefined : item.left + item.width / 2;
}

/** The cell in which a moment lies, or the nearest; the first of several; -1 where there is none. */
export function nearest(items: readonly Item[], time: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { left, width }] of items.entries()) {
    const away = time < left ? left - time : Math.max(0, time - left - width);
    if (away >= least) continue;
    best = index;
    least = away;
  }
  return best;
}
