/** Which controls come first in every list: those that stand between us and a high risk and did not operate as expected. */

import * as l10n from '@vscode/l10n';

import { wordList } from '../domain/word-list.ts';
import { displayPeriod } from '../domain/period.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, number, text, values } from '../facts/record.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Occurrence } from './occurrences.ts';
import { operationOf } from './operation.ts';

/**
 * From this product of likelihood and impact on a risk is high: the upper part of the usual heat map of five by five, in
 * which 3 × 4 is the least. It decides on nothing but the order of lists.
 */
export const HIGH_RISK = 12;

/** A risk that is rated high. Likelihood and impact go from 1 to 5. */
export interface HighRisk {
  readonly id: string;
  readonly likelihood: number;
  readonly impact: number;
}

/**
 * Why a control comes first, the gravest reason before the others: an operation that nothing proves, one that was proven
 * late, or that it alone keeps a high risk from happening and nothing would notice if it failed.
 */
export type ExposureReason = 'missing' | 'late' | 'alone';

const BY_GRAVITY: readonly ExposureReason[] = ['missing', 'late', 'alone'];

export interface Exposure {
  readonly reason: ExposureReason;
  /** The highest of the risks for which the reason holds. */
  readonly risk: HighRisk;
  /** How many other high risks the control mitigates. */
  readonly otherRisks: number;
  /** The occurrences that are missing, or were late; none where the reason is another one. */
  readonly occurrences: readonly Occurrence[];
}

/** How a risk is mitigated: how many controls prevent it, notice it, or do not say which of both. */
interface Mitigation {
  readonly risk: HighRisk;
  readonly preventive: number;
  readonly detective: number;
  readonly untold: number;
}

interface Kept {
  readonly exposures: Answers<Exposure | undefined>;
  /** By risk: many controls may mitigate one, and each asks how the others do. Undefined for one that is not high. */
  readonly mitigations: Answers<Mitigation | undefined>;
}

const kept = new WeakMap<Snapshot, Kept>();

function keptFor(snapshot: Snapshot): Kept {
  let answers = kept.get(snapshot);
  if (answers === undefined) {
    const { dependencies } = snapshot;
    answers = { exposures: new Answers(dependencies), mitigations: new Answers(dependencies) };
    kept.set(snapshot, answers);
  }
  return answers;
}

/** Why a control comes before others; undefined for one that takes its usual place. Of a control without an ID nobody knows. */
export function exposureOf(snapshot: Snapshot, control: RecordRef): Exposure | undefined {
  const { id } = control;
  if (id === undefined || control.isRetired || snapshot.bearer(id, 'control') !== control.current) return undefined;
  return keptFor(snapshot).exposures.get(id, () => {
    const first = snapshot.definition(id, 'control');
    return first === undefined ? undefined : reckoned(snapshot, first, id);
  });
}

function reckoned(snapshot: Snapshot, control: RecordRef, id: string): Exposure | undefined {
  const mitigated = risksOf(snapshot, control.record, id)
    .flatMap((risk) => mitigationOf(snapshot, risk) ?? [])
    .sort((a, b) => compareRisks(a.risk, b.risk));
  const [highest] = mitigated;
  if (highest === undefined) return undefined;
  const otherRisks = mitigated.length - 1;
  const { occurrences } = operationOf(snapshot, control);
  for (const reason of ['missing', 'late'] as const) {
    const deviations = occurrences.filter(({ state }) => state === reason);
    if (deviations.length > 0) return { reason, risk: highest.risk, otherRisks, occurrences: deviations };
  }
  if (choice(control.record, 'type') !== 'preventive') return undefined;
  const alone = mitigated.find(({ preventive, detective, untold }) => preventive === 1 && detective + untold === 0);
  return alone === undefined ? undefined : { reason: 'alone', risk: alone.risk, otherRisks, occurrences: [] };
}

/** The IDs of the risks that a control mitigates: named by it, or naming it; each once. */
function risksOf(snapshot: Snapshot, control: RecordFacts, id: string): readonly string[] {
  const naming = snapshot.referrers(id, 'risk', 'controls').flatMap((risk) => risk.id ?? []);
  return [...new Set([...values(control, 'risks').map((risk) => risk.text), ...naming])];
}

function mitigationOf(snapshot: Snapshot, risk: string): Mitigation | undefined {
  return keptFor(snapshot).mitigations.get(risk, () => {
    const record = snapshot.definition(risk, 'risk')?.record;
    const high = record === undefined ? undefined : highRisk(record, risk);
    if (record === undefined || high === undefined) return undefined;
    const named = values(record, 'controls').flatMap((one) => snapshot.definition(one.text, 'control') ?? []);
    const controls = new Set([...named, ...snapshot.referrers(risk, 'control', 'risks')].map((ref) => ref.current));
    const count = { preventive: 0, detective: 0, untold: 0 };
    for (const control of controls) {
      if (control === undefined || control.isRetired || choice(control.record, 'status') === 'planned') continue;
      const type = choice(control.record, 'type');
      if (type === 'preventive' || type === 'detective') count[type] += 1;
      else if (type === undefined) count.untold += 1;
    }
    return { risk: high, ...count };
  });
}

/** The rating of a risk that is high; undefined where it is lower, unrated, or over. */
function highRisk(record: RecordFacts, id: string): HighRisk | undefined {
  const status = text(record, 'status')?.toLowerCase();
  const likelihood = number(record, 'likelihood');
  const impact = number(record, 'impact');
  if (likelihood === undefined || impact === undefined || status === 'closed' || status === 'retired') return undefined;
  return likelihood * impact < HIGH_RISK ? undefined : { id, likelihood, impact };
}

function compareRisks(a: HighRisk, b: HighRisk): number {
  return b.likelihood * b.impact - a.likelihood * a.impact || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Which of two controls comes first: by reason, then by the height of the risk; 0 where neither does. */
export function compareExposure(a: Exposure | undefined, b: Exposure | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return BY_GRAVITY.indexOf(a.reason) - BY_GRAVITY.indexOf(b.reason) || compareRisks(a.risk, b.risk);
}

/** The same list with the exposed controls first; all others, and equals, stay in the order in which they were. */
export function exposedFirst<T>(
  snapshot: Snapshot,
  items: readonly T[],
  controlOf: (item: T) => RecordRef,
): readonly T[] {
  const ranked = items.map((item) => ({ item, exposure: exposureOf(snapshot, controlOf(item)) }));
  if (ranked.every(({ exposure }) => exposure === undefined)) return items;
  return ranked.sort((a, b) => compareExposure(a.exposure, b.exposure)).map(({ item }) => item);
}

/** More than this nobody reads in a sentence. */
const MOST_WINDOWS = 3;

/**
 * Why a control comes first, in a sentence: `First because it mitigates R-004 (likelihood 4 × impact 5), and 2026-Q1 was
 * late.` Plain text, in which IDs stand as they were written.
 */
export function exposureText(exposure: Exposure): string {
  return l10n.t({
    message: 'First {0}',
    args: [exposureReason(exposure)],
    comment: ['Goes on as “because it mitigates …”'],
  });
}

/** The same for where a label says that it comes first: `because it mitigates R-004 (…), and 2026-Q1 was late.` */
export function exposureReason({ reason, risk, otherRisks, occurrences }: Exposure): string {
  const rated = l10n.t('{0} (likelihood {1} × impact {2})', risk.id, risk.likelihood, risk.impact);
  if (reason === 'alone') return l10n.t('because it alone prevents {0}, and no detective control would notice.', rated);
  const risks = withOthers(rated, otherRisks);
  const windows = firstOf(occurrences.map(displayPeriod));
  const isOne = occurrences.length === 1;
  if (reason === 'late') {
    return isOne
      ? l10n.t('because it mitigates {0}, and {1} was late.', risks, windows)
      : l10n.t('because it mitigates {0}, and {1} were late.', risks, windows);
  }
  return isOne
    ? l10n.t('because it mitigates {0}, and {1} is missing.', risks, windows)
    : l10n.t('because it mitigates {0}, and {1} are missing.', risks, windows);
}

function withOthers(risk: string, others: number): string {
  if (others === 0) return risk;
  return others === 1
    ? l10n.t('{0} and 1 other high risk', risk)
    : l10n.t('{0} and {1} other high risks', risk, others);
}

function firstOf(windows: readonly string[]): string {
  const more = windows.length - MOST_WINDOWS;
  return more > 0 ? l10n.t('{0} and {1} more', windows.slice(0, MOST_WINDOWS).join(', '), more) : wordList(windows);
}
