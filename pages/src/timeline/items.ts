/** What stands in each line of the timeline at a zoom: cells and bars, in the order in which one goes through them. */
import { controlBars, type PlacedBar, vendorBars } from './bars.ts';
import { barActions, cellActions, controlActions, type Offered, vendorActions } from './timeline-actions.ts';
import { barCard, barLabel } from './bar-words.ts';
import type { TimeAxis } from './axis.ts';
import { cellsOf, type TimelineCell } from './cells.ts';
import type { TimelineLine } from './lines.ts';
import {
  type CardLine,
  cellCard,
  cellLabel,
  controlLabel,
  summaryOf,
  titleOf,
  vendorSummary,
} from './timeline-words.ts';

export interface LineItems {
  readonly cells: readonly TimelineCell[];
  readonly bars: readonly PlacedBar[];
  /** Both, cells first. */
  readonly all: readonly (TimelineCell | PlacedBar)[];
}

const NOTHING: LineItems = { cells: [], bars: [], all: [] };

/** They are asked for again at each scroll, and stay the same for as long as the answer and the zoom do. */
const known = new WeakMap<TimeAxis, WeakMap<TimelineLine, LineItems>>();

/** What stands in a line. */
export function itemsOf(line: TimelineLine | undefined, axis: TimeAxis): LineItems {
  if (line === undefined || line.kind === 'group') return NOTHING;
  const ofAxis = known.get(axis) ?? new WeakMap<TimelineLine, LineItems>();
  known.set(axis, ofAxis);
  let items = ofAxis.get(line);
  if (items === undefined) {
    const cells = line.kind === 'control' ? cellsOf(line.control.occurrences, axis) : [];
    const bars = line.kind === 'control' ? controlBars(line.control, axis) : vendorBars(line.vendor, axis);
    items = { cells, bars, all: [...cells, ...bars] };
    ofAxis.set(line, items);
  }
  return items;
}

/** Whether it is a bar, and not a cell. */
export function isBar(item: TimelineCell | PlacedBar): item is PlacedBar {
  return 'bars' in item;
}

const NO_ACTIONS: Offered = { first: [], all: [] };

/** What can be done with an item of a line, or with its heading (-1). */
export function offeredAt(line: TimelineLine | undefined, item: number, axis: TimeAxis, folder: string): Offered {
  if (line === undefined || line.kind === 'group') return NO_ACTIONS;
  const ofLine = line.kind === 'control' ? controlActions(line.control, folder) : vendorActions(line.vendor);
  const found = itemsOf(line, axis).all[item];
  if (found === undefined) return ofLine;
  if (isBar(found)) return barActions(found, ofLine);
  return line.kind === 'control' ? cellActions(line.control, found, folder) : ofLine;
}

/** What a screen reader calls an item. */
export function labelOf(line: TimelineLine, item: TimelineCell | PlacedBar): string {
  if (isBar(item)) return barLabel(nameOf(line), item);
  return line.kind === 'control' ? cellLabel(line.control, item) : '';
}

function nameOf(line: TimelineLine): string {
  switch (line.kind) {
    case 'control':
      return line.control.name;
    case 'vendor':
      return line.vendor.name;
    default:
      return line.label;
  }
}

/** The card of an item, or of a line's heading (-1). */
export function cardAt(line: TimelineLine | undefined, item: number, axis: TimeAxis): readonly CardLine[] {
  if (line === undefined || line.kind === 'group') return [];
  const found = itemsOf(line, axis).all[item];
  if (line.kind === 'vendor') {
    const { name, owners } = line.vendor;
    if (found !== undefined && isBar(found)) return barCard(name, found);
    return [
      { text: name, isHeading: true },
      ...(owners.length === 0 ? [] : [{ text: owners.join(', ') }]),
      { text: vendorSummary(line.vendor) },
    ];
  }
  const { control } = line;
  const heading = titleOf(control);
  if (found !== undefined) return isBar(found) ? barCard(heading, found) : cellCard(control, found);
  return [
    { text: heading, isHeading: true },
    { text: [control.owners.join(', '), control.frequency].filter((part) => part !== '').join(' · ') },
    { text: summaryOf(control) },
    ...(control.next === undefined ? [] : [{ text: control.next }]),
  ].filter(({ text }) => text !== '');
}

/** What a screen reader calls the heading of a line. */
export function headingLabel(line: TimelineLine): string {
  switch (line.kind) {
    case 'control':
      return controlLabel(line.control);
    case 'vendor':
      return [line.vendor.name, vendorSummary(line.vendor)].join(', ');
    default:
      return `${line.label}, ${line.count}`;
  }
}
