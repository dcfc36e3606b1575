/** The occurrences of one control as cells on the axis of the timeline: a shape and a colour for each state. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Period } from '../domain/period.ts';
import type { Occurrence, OccurrenceState } from '../readiness/occurrences.ts';
import type { TextStyle } from './text-style.ts';
import type { Axis } from './timeline-axis.ts';

/** What a cell can show: the state of occurrences, or that no population says what happened. */
export type CellState = OccurrenceState | 'unpulled';

interface Shape {
  readonly unicode: string;
  readonly ascii: string;
}

const SHAPES: Readonly<Record<CellState, Shape>> = {
  performed: { unicode: '✓', ascii: '+' },
  late: { unicode: '◐', ascii: 'L' },
  missing: { unicode: '✗', ascii: 'X' },
  excepted: { unicode: '◇', ascii: 'E' },
  upcoming: { unicode: '○', ascii: 'o' },
  unpulled: { unicode: '?', ascii: '?' },
};

/** Where several share a column the worst shows: what is wrong for good before what still may go well. */
const WORST_FIRST: readonly CellState[] = ['missing', 'unpulled', 'late', 'excepted', 'upcoming', 'performed'];

/** The mark of a state. */
export function shapeOf(state: CellState, { unicode }: TextStyle): string {
  const shape = SHAPES[state];
  return unicode ? shape.unicode : shape.ascii;
}

/** A text in the colour of a state; the shape says the same without. */
export function paintState(text: string, state: CellState, { colors }: TextStyle): string {
  switch (state) {
    case 'performed':
      return colors.green(text);
    case 'late':
      return colors.yellow(text);
    case 'missing':
    case 'unpulled':
      return colors.red(text);
    case 'excepted':
      return colors.cyan(text);
    default:
      return colors.dim(text);
  }
}

/** The line through the judged day, where no mark stands. */
export function dayLine({ unicode }: TextStyle): string {
  return unicode ? '│' : '|';
}

export interface CellsRequest {
  readonly occurrences: readonly Occurrence[];
  readonly unpulled: readonly Period[];
  /** Whether these are events, with nothing expected between them. */
  readonly isPerEvent: boolean;
  readonly axis: Axis;
  /** Undefined where the judged day lies outside of the period. */
  readonly asOf: CivilDate | undefined;
}

export interface Cells {
  readonly text: string;
  /** Whether some column stands for several occurrences, and shows the worst. */
  readonly isFolded: boolean;
}

interface Column {
  readonly text: string;
  readonly state: CellState | undefined;
  readonly isMark: boolean;
}

/** The cells of a control, as wide as the axis. */
export function cellsText({ occurrences, unpulled, isPerEvent, axis, asOf }: CellsRequest, style: TextStyle): Cells {
  const spans = spansOf(occurrences, axis);
  const columns = new Map<number, Column>();
  if (spans === undefined || isPerEvent) {
    const gaps = unpulled.map(({ start, end }) => ({ start, end, state: 'unpulled' as const }));
    for (const { start, end, state } of [...gaps, ...occurrences]) {
      for (let at = axis.columnOf(start); at <= axis.columnOf(end); at++) {
        const worst = worse(columns.get(at)?.state, state);
        columns.set(at, { text: shapeOf(worst, style), state: worst, isMark: true });
      }
    }
  } else {
    const isTight = spans.filter(({ first, last }) => first === last).length * 2 > spans.length;
    for (const span of spans) for (const [at, column] of drawn(span, isTight, style)) columns.set(at, column);
  }
  const today = asOf === undefined ? undefined : axis.columnOf(asOf);
  return { text: painted(columns, axis.width, today, style), isFolded: spans === undefined };
}

/** Where an occurrence stands on the axis; both columns belong to it. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly state: OccurrenceState;
}

/** Columns for each occurrence, none shared; undefined where there are not enough. A column that two touch is the first one's. */
function spansOf(occurrences: readonly Occurrence[], axis: Axis): readonly Span[] | undefined {
  const spans: Span[] = [];
  for (const { start, end, state } of occurrences) {
    const first = Math.max(axis.columnOf(start), (spans.at(-1)?.last ?? -1) + 1);
    const last = axis.columnOf(end);
    if (first > last) return undefined;
    spans.push({ first, last, state });
  }
  return spans;
}

function worse(a: CellState | undefined, b: CellState): CellState {
  return a === undefined || WORST_FIRST.indexOf(b) < WORST_FIRST.indexOf(a) ? b : a;
}

/**
 * `────✓ `: a line that ends in the mark, and a blank before the next. Where most occurrences have a single column, all are
 * drawn with their mark alone, since blanks here and there would look like gaps.
 */
function drawn(
  { first, last, state }: Span,
  isTight: boolean,
  style: TextStyle,
): readonly (readonly [number, Column])[] {
  const mark = isTight ? first : Math.max(first, last - 1);
  const stroke = style.unicode ? (state === 'upcoming' ? '┄' : '─') : state === 'upcoming' ? '.' : '-';
  const columns: [number, Column][] = [];
  for (let at = first; at < mark; at++) columns.push([at, { text: stroke, state, isMark: false }]);
  for (let at = mark; at <= (isTight ? last : mark); at++)
    columns.push([at, { text: shapeOf(state, style), state, isMark: true }]);
  return columns;
}

/** Neighbours in one colour are painted together. */
function painted(
  columns: ReadonlyMap<number, Column>,
  width: number,
  today: number | undefined,
  style: TextStyle,
): string {
  let line = '';
  let run = '';
  let of: CellState | undefined;
  const close = (): void => {
    line += of === undefined ? run : paintState(run, of, style);
    run = '';
  };
  for (let at = 0; at < width; at++) {
    const column = columns.get(at);
    const isDayLine = at === today && column?.isMark !== true;
    const state = isDayLine ? undefined : column?.state;
    if (state !== of) close();
    of = state;
    run += isDayLine ? dayLine(style) : (column?.text ?? ' ');
  }
  close();
  return line;
}
