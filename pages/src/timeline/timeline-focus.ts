/** Which cell of the timeline has the focus, when lines come, go and change their order, and when one zooms. */
import type { TimeAxis } from './axis.ts';
import { itemsOf } from './items.ts';
import type { TimelineLine } from './lines.ts';
import { nearest, type Spot } from './timeline-keys.ts';

/** Where the focus is, and in which line that was: it stays with that line when others come before. */
export interface Focus extends Spot {
  /** Undefined until one has been there. */
  readonly key: string | undefined;
  /** How wide a day was: after a zoom the cell is looked for by its time. */
  readonly scale: number;
}

/** Where the focus stands now: in the same line or where that one was, and after a zoom at the same time as before. */
export function resolved(focus: Focus, lines: readonly TimelineLine[], axis: TimeAxis): Spot {
  const line = Math.min(lineOf(focus, lines), Math.max(0, lines.length - 1));
  const items = itemsOf(lines[line], axis).all;
  if (focus.scale === axis.scale) return { line, item: Math.min(focus.item, items.length - 1), time: focus.time };
  const time = focus.time === undefined ? undefined : (focus.time * axis.scale) / focus.scale;
  return { line, item: time === undefined || focus.item < 0 ? -1 : nearest(items, time), time };
}

function lineOf({ line, key }: Focus, lines: readonly TimelineLine[]): number {
  if (key === undefined || lines[line]?.key === key) return line;
  const found = lines.findIndex((one) => one.key === key);
  return found < 0 ? line : found;
}
