/** What the timeline says: of each control in a line, of each cell for who hears it, and on the card for who looks closer. */
import * as l10n from '@vscode/l10n';

import type { OccurrenceCounts } from '../../../server/src/protocol/matrix-page.ts';
import type {
  TimelineControl,
  TimelineEvidence,
  TimelineOccurrence,
  TimelineState,
  TimelineVendor,
} from '../../../server/src/protocol/timeline-page.ts';
import { stateCount } from '../../../server/src/readiness/state-words.ts';
import { dayText } from '../day-text.ts';
import { countsOf, type TimelineCell } from './cells.ts';
import { spanText, windowText } from './day-words.ts';

/** In the order in which they are told. */
export const STATES: readonly TimelineState[] = ['performed', 'late', 'missing', 'excepted', 'upcoming'];

/** What a state means, for the legend. */
export function stateMeaning(state: TimelineState): string {
  switch (state) {
    case 'performed':
      return l10n.t('There is evidence, in time.');
    case 'late':
      return l10n.t('There is evidence, but it came too late. That stays a deviation.');
    case 'missing':
      return l10n.t('The time is over, and nothing proves it.');
    case 'excepted':
      return l10n.t('An approved exception covers it.');
    default:
      return l10n.t('There is still time.');
  }
}

/** `7 of 8 performed · 1 missing`: what of that which should be there is; then what is not, and why. */
export function summaryOf({ occurrences, nothing, unpulled }: TimelineControl): string {
  if (nothing !== undefined) return nothing;
  const counts = countsOf(occurrences);
  const due = occurrences.length - counts.upcoming;
  const parts = [due === 0 ? l10n.t('nothing due yet') : l10n.t('{0} of {1} performed', counts.performed, due)];
  for (const state of ['missing', 'late', 'excepted'] as const) {
    if (counts[state] > 0) parts.push(stateCount(state, counts[state]));
  }
  if (unpulled.length > 0) parts.push(l10n.t('population missing'));
  if (occurrences.length === 0) parts.shift();
  return parts.join(' · ');
}

/** What a control is called, and what it is. */
export function titleOf({ name, title }: Pick<TimelineControl, 'name' | 'title'>): string {
  return title === '' || title === name ? name : `${name} ${title}`;
}

/** The heading of a control's line, for who hears it. */
export function controlLabel(control: TimelineControl): string {
  const { owners, frequency } = control;
  return [titleOf(control), owners.length === 0 ? l10n.t('no owner') : owners.join(', '), frequency, summaryOf(control)]
    .filter((part) => part !== '')
    .join(', ');
}

/** The heading of a vendor's line, likewise. */
export function vendorSummary({ reports, gaps, isReliedOn }: TimelineVendor): string {
  const [first] = gaps;
  if (reports.length === 0) return isReliedOn ? l10n.t('no report, though we rely on it') : l10n.t('no report');
  if (first !== undefined) return l10n.t('not covered: {0}', spanText(first));
  const last = reports.reduce((day, { end, bridge }) => (max(end, bridge) > day ? max(end, bridge) : day), '');
  return l10n.t('covered until {0}', dayText(last));
}

function max(day: string, other: string | undefined): string {
  return other === undefined || other < day ? day : other;
}

/** `missing, was due 15 Jul 2026`. */
export function standingOf({ state, due, end, evidence }: TimelineOccurrence): string {
  switch (state) {
    case 'performed':
      return l10n.t('performed');
    case 'late':
      return l10n.t('late, evidence came after {0}', dayText(due));
    case 'missing':
      return evidence.length === 0
        ? l10n.t('missing, was due {0}', dayText(due))
        : l10n.t('missing, was due {0}: its evidence cannot be shown', dayText(due));
    case 'excepted':
      return l10n.t('excepted on {0} by an approved exception', dayText(end));
    default:
      return l10n.t('upcoming, due {0}', dayText(due));
  }
}

/** `31 expected: 30 performed, 1 missing`. */
export function countsText(counts: OccurrenceCounts): string {
  const all = STATES.reduce((sum, state) => sum + counts[state], 0);
  const parts = STATES.filter((state) => counts[state] > 0).map((state) => stateCount(state, counts[state]));
  return l10n.t('{0} expected: {1}', all, parts.join(', '));
}

/** What a screen reader says of a cell: `AC-02, Q2 2026, 1 Apr to 30 Jun: missing, was due 15 Jul 2026`. */
export function cellLabel(control: TimelineControl, cell: TimelineCell): string {
  return l10n.t('{0}, {1}: {2}', control.name, cellTitle(control, cell), cellStanding(control, cell));
}

/** Of when a cell speaks. */
export function cellTitle({ occurrences }: TimelineControl, { first, last }: TimelineCell): string {
  const from = occurrences[first];
  const to = occurrences[last];
  if (from === undefined || to === undefined) return '';
  if (first === last) return occurrenceTitle(from);
  return windowText({ start: from.start, end: to.end });
}

function cellStanding({ occurrences }: TimelineControl, { first, last, counts }: TimelineCell): string {
  const only = first === last ? occurrences[first] : undefined;
  return only === undefined ? countsText(counts) : standingOf(only);
}

/** Of when an occurrence speaks; of an event, what it is called as well. */
export function occurrenceTitle(occurrence: TimelineOccurrence): string {
  const name = occurrence.event?.name;
  return name === undefined ? windowText(occurrence) : l10n.t('{0}, {1}', name, windowText(occurrence));
}

/** `EV-1 · 2026-Q1 · q1.csv`; why it cannot be shown, where it cannot. */
export function evidenceText({ name, period, file, fault }: TimelineEvidence): string {
  return [name, period, fault ?? file].filter((part) => part !== '').join(' · ');
}

/** A line of a card. */
export interface CardLine {
  readonly text: string;
  /** How it stands, where it says that. */
  readonly state?: TimelineState;
  readonly isHeading?: boolean;
}

/** A card names no more. */
const MOST_NAMED = 6;

/** The card of a cell. */
export function cellCard(control: TimelineControl, cell: TimelineCell): readonly CardLine[] {
  const { occurrences, evidence } = control;
  const lines: CardLine[] = [{ text: titleOf(control), isHeading: true }, { text: cellTitle(control, cell) }];
  const only = cell.first === cell.last ? occurrences[cell.first] : undefined;
  if (only !== undefined) {
    lines.push({ text: capitalized(standingOf(only)), state: only.state });
    if (only.state === 'performed') lines.push({ text: l10n.t('In time until {0}', dayText(only.due)) });
    for (const place of only.evidence.slice(0, MOST_NAMED)) {
      const one = evidence[place];
      if (one !== undefined) lines.push({ text: evidenceText(one) });
    }
    return lines.concat(moreText(only.evidence.length));
  }
  lines.push({ text: countsText(cell.counts), state: cell.state });
  const members = occurrences.slice(cell.first, cell.last + 1);
  const wrong = members.filter(({ state }) => state === 'missing' || state === 'late');
  for (const one of wrong.slice(0, MOST_NAMED)) {
    lines.push({ text: l10n.t('{0}: {1}', occurrenceTitle(one), standingOf(one)), state: one.state });
  }
  return lines.concat(moreText(wrong.length));
}

function moreText(count: number): readonly CardLine[] {
  return count > MOST_NAMED ? [{ text: l10n.t('and {0} more', count - MOST_NAMED) }] : [];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
