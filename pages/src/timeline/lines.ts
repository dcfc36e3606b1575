/** The lines of the timeline: controls filtered, sorted and grouped, and the vendors below them. */
import * as l10n from '@vscode/l10n';

import { READINESS_ORDER } from '../../../server/src/protocol/matrix-page.ts';
import type { TimelineAnswer, TimelineControl, TimelineVendor } from '../../../server/src/protocol/timeline-page.ts';
import { levelTitle } from '../level-words.ts';
import { isOwnedBy, NOBODY } from '../owner-choice.ts';
import { holdsWords, wordsOf } from '../word-search.ts';
import type { TimelineLayout } from './timeline-layout.ts';

export type TimelineLine =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly label: string;
      readonly count: number;
      readonly isOpen: boolean;
    }
  | { readonly kind: 'control'; readonly key: string; readonly control: TimelineControl }
  | { readonly kind: 'vendor'; readonly key: string; readonly vendor: TimelineVendor };

const VENDORS = 'vendors';

/** Everything that is to be drawn, from top to bottom. */
export function linesOf(answer: TimelineAnswer, layout: TimelineLayout): readonly TimelineLine[] {
  const controls = sorted(controlsShown(answer, layout), layout.sort);
  const lines: TimelineLine[] = [];
  for (const { key, label, members } of grouped(controls, layout.grouping)) {
    const isOpen = !layout.closed.includes(key);
    if (label !== undefined) lines.push({ kind: 'group', key, label, count: members.length, isOpen });
    if (label === undefined || isOpen)
      lines.push(...members.map((control): TimelineLine => ({ kind: 'control', key: `c ${control.key}`, control })));
  }
  const vendors = vendorsShown(answer, layout);
  if (vendors.length === 0) return lines;
  const isOpen = !layout.closed.includes(VENDORS);
  lines.push({ kind: 'group', key: VENDORS, label: l10n.t('Vendor reports'), count: vendors.length, isOpen });
  if (isOpen)
    lines.push(...vendors.map((vendor): TimelineLine => ({ kind: 'vendor', key: `v ${vendor.key}`, vendor })));
  return lines;
}

/** The controls that the filters leave. */
export function controlsShown(
  { controls }: TimelineAnswer,
  { states, owner, search }: TimelineLayout,
): readonly TimelineControl[] {
  const words = wordsOf(search);
  return controls.filter((control) => {
    if (!isOwnedBy(control.owners, owner)) return false;
    if (!isShown(control, states)) return false;
    return holdsWords(`${control.name} ${control.title} ${control.owners.join(' ')} ${control.frequency}`, words);
  });
}

function vendorsShown(
  { vendors }: TimelineAnswer,
  { states, owner, search }: TimelineLayout,
): readonly TimelineVendor[] {
  const words = wordsOf(search);
  return vendors.filter((vendor) => {
    if (!isOwnedBy(vendor.owners, owner)) return false;
    if ((states === 'missing' || states === 'deviation') && vendor.gaps.length === 0) return false;
    return holdsWords(`${vendor.id} ${vendor.name} ${vendor.owners.join(' ')}`, words);
  });
}

function isShown({ occurrences, unpulled }: TimelineControl, states: TimelineLayout['states']): boolean {
  switch (states) {
    case 'missing':
      return unpulled.length > 0 || occurrences.some(({ state }) => state === 'missing');
    case 'deviation':
      return unpulled.length > 0 || occurrences.some(({ state }) => state === 'missing' || state === 'late');
    case 'soon':
      return occurrences.some(({ state }) => state === 'missing' || state === 'upcoming');
    default:
      return true;
  }
}

/** The first day by which something is still to be evidenced, also one that has passed; undefined where nothing is. */
export function nextDue({ occurrences }: TimelineControl): string | undefined {
  let first: string | undefined;
  for (const { state, due } of occurrences) {
    if ((state === 'missing' || state === 'upcoming') && (first === undefined || due < first)) first = due;
  }
  return first;
}

function sorted(controls: readonly TimelineControl[], sort: TimelineLayout['sort']): readonly TimelineControl[] {
  switch (sort) {
    case 'due': {
      const dues = new Map(controls.map((control) => [control, nextDue(control) ?? '9999']));
      return controls.toSorted((a, b) => compare(dues.get(a) ?? '', dues.get(b) ?? ''));
    }
    case 'worst': {
      const weights = new Map(controls.map((control) => [control, weightOf(control)]));
      return controls.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
    }
    default:
      return controls;
  }
}

/** What is missing weighs more than any number of late ones. */
function weightOf({ occurrences, unpulled }: TimelineControl): number {
  let weight = unpulled.length * 10_000;
  for (const { state } of occurrences) weight += state === 'missing' ? 10_000 : state === 'late' ? 1 : 0;
  return weight;
}

interface Group {
  readonly key: string;
  /** Undefined where there are no groups. */
  readonly label: string | undefined;
  readonly members: readonly TimelineControl[];
}

function grouped(controls: readonly TimelineControl[], grouping: TimelineLayout['grouping']): readonly Group[] {
  if (grouping === 'none') return [{ key: '', label: undefined, members: controls }];
  const groups = new Map<string, TimelineControl[]>();
  for (const control of controls) {
    const of = grouping === 'readiness' ? control.readiness : control.owners.join(', ');
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [control]);
    else group.push(control);
  }
  if (grouping === 'readiness') {
    return READINESS_ORDER.flatMap((level) => {
      const members = groups.get(level);
      return members === undefined ? [] : [{ key: `readiness ${level}`, label: levelTitle(level), members }];
    });
  }
  // Those without an owner come last.
  return [...groups]
    .toSorted(([a], [b]) => compare(a === '' ? '\uffff' : a, b === '' ? '\uffff' : b))
    .map(([owner, members]) => ({
      key: `owner ${owner}`,
      label: owner === '' ? l10n.t('No owner') : owner,
      members,
    }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each owner of a control or vendor once, in the order of the letters; nobody first where something has none. */
export function ownersOf({ controls, vendors }: TimelineAnswer): readonly string[] {
  const owners = new Set<string>();
  for (const { owners: some } of [...controls, ...vendors]) {
    for (const owner of some) owners.add(owner);
    if (some.length === 0) owners.add(NOBODY);
  }
  return [...owners].toSorted(compare);
}
