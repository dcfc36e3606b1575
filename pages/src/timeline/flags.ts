/** The flags of the two days above the timeline: the one that is judged for, and today. */
import * as l10n from '@vscode/l10n';

import { dayText } from '../day-text.ts';
import { placeOf, type TimeAxis } from './axis.ts';

export interface Flag {
  readonly kind: 'as-of' | 'today' | 'both';
  /** Where the line of its day is, in pixels. */
  readonly left: number;
  /** Whether its text stands before its line, where there is no room behind it. */
  readonly isBefore: boolean;
  readonly text: string;
}

/** What the longest flag takes. */
const FLAG_WIDTH = 140;

/** The line of a day goes through its middle; that of a day outside of the axis is at its edge. */
export function lineAt(axis: TimeAxis, day: string): number {
  if (day < axis.first) return 0;
  return Math.min(axis.width, placeOf(axis, day) + axis.scale / 2);
}

/**
 * The flags of the two days, none over the other: the earlier stands before its line where they are near each other, and where that
 * makes no room, one flag says both. A day outside of the axis is told of at its edge, with an arrow.
 */
export function flagsOf(axis: TimeAxis, asOf: string, today: string): readonly Flag[] {
  if (asOf === today) return [flag(axis, 'both', asOf, l10n.t('Today, {0}', dayText(asOf)))];
  const judged = flag(axis, 'as-of', asOf, l10n.t('As of {0}', dayText(asOf)));
  const own = flag(axis, 'today', today, l10n.t('Today, {0}', dayText(today)));
  if (!overlap(judged, own)) return [judged, own];
  const [first, second] = asOf < today ? [judged, own] : [own, judged];
  const before = { ...first, isBefore: true };
  if (first.left >= FLAG_WIDTH && !overlap(before, second)) return asOf < today ? [before, second] : [second, before];
  return [{ ...judged, text: `${judged.text} · ${own.text}` }];
}

function flag(axis: TimeAxis, kind: Flag['kind'], day: string, text: string): Flag {
  const left = lineAt(axis, day);
  const shown = day < axis.first ? `← ${text}` : day > axis.last ? `${text} →` : text;
  return { kind, left, isBefore: left + FLAG_WIDTH > axis.width && left >= FLAG_WIDTH, text: shown };
}

function overlap(a: Flag, b: Flag): boolean {
  const start = (one: Flag): number => (one.isBefore ? one.left - FLAG_WIDTH : one.left);
  return Math.abs(start(a) - start(b)) < FLAG_WIDTH;
}
