/** The words for what programs know by a key: how far a control or criterion has come, and how an occurrence stands. */

import * as l10n from '@vscode/l10n';
import type { ReadinessLevel } from './ladder.ts';
import type { OccurrenceState } from './occurrences.ts';

const LEVELS: Readonly<Record<ReadinessLevel, () => string>> = {
  unmapped: () => l10n.t('unmapped'),
  mapped: () => l10n.t('mapped'),
  owned: () => l10n.t('owned'),
  approved: () => l10n.t('approved'),
  evidenced: () => l10n.t('evidenced'),
  operating: () => l10n.t('operating'),
};

/** How far something has come, within a line. */
export function levelWord(level: ReadinessLevel): string {
  return LEVELS[level]();
}

const LEVEL_TITLES: Readonly<Record<ReadinessLevel, () => string>> = {
  unmapped: () => l10n.t('Unmapped'),
  mapped: () => l10n.t('Mapped'),
  owned: () => l10n.t('Owned'),
  approved: () => l10n.t('Approved'),
  evidenced: () => l10n.t('Evidenced'),
  operating: () => l10n.t('Operating'),
};

/** The same as a heading. */
export function levelTitle(level: ReadinessLevel): string {
  return LEVEL_TITLES[level]();
}

const STATES: Readonly<Record<OccurrenceState, () => string>> = {
  performed: () => l10n.t('performed'),
  late: () => l10n.t('late'),
  missing: () => l10n.t('missing'),
  upcoming: () => l10n.t('upcoming'),
  excepted: () => l10n.t('excepted'),
};

/** How an occurrence stands, in a word. */
export function stateWord(state: OccurrenceState): string {
  return STATES[state]();
}

const COUNTS: Readonly<Record<OccurrenceState, (count: number) => string>> = {
  performed: (count) => l10n.t('{0} performed', count),
  late: (count) => l10n.t('{0} late', count),
  missing: (count) => l10n.t('{0} missing', count),
  upcoming: (count) => l10n.t('{0} upcoming', count),
  excepted: (count) => l10n.t('{0} excepted', count),
};

/** So many occurrences that stand alike: `3 missing`. */
export function stateCount(state: OccurrenceState, count: number): string {
  return COUNTS[state](count);
}
