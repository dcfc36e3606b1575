/** What the lenses above a control, a policy or a criterion say, and where each of them leads. */

import * as l10n from '@vscode/l10n';
import type { Location } from 'vscode-languageserver-types';
import { displayDate } from '../domain/civil-date.ts';
import { displayPeriod } from '../domain/period.ts';
import type { Engine } from '../engine/engine.ts';
import { policiesOf } from '../readiness/control-readiness.ts';
import { evidenceOf } from '../readiness/evidence-standing.ts';
import { reaches } from '../readiness/ladder.ts';
import type { Occurrence, OccurrenceState } from '../readiness/occurrences.ts';
import { operationOf } from '../readiness/operation.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import { stateCount } from '../readiness/state-words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { countOf } from './count-words.ts';
import { criterionLocation } from './criterion-place.ts';
import { distinct, locationOf, recordLocation } from './feature.ts';
import { controlsUnder } from './policy-controls.ts';
import { suspicion } from './suspicion.ts';

/** One lens: a few words, and the places that it names; where there are none it leads nowhere. */
export interface LensPart {
  readonly title: string;
  readonly places: readonly Location[];
}

/** The parts that every control has, in the order in which they stand above it. */
export const CONTROL_PARTS = ['policies', 'criteria', 'operation'] as const;
/** Those of every policy. */
export const POLICY_PARTS = ['controls', 'criteria'] as const;
/** Those of every criterion of an own framework. */
export const CRITERION_PARTS = ['controls', 'policies'] as const;

export function controlPart(engine: Engine, ref: RecordRef, part: (typeof CONTROL_PARTS)[number]): LensPart {
  const { snapshot } = engine;
  switch (part) {
    case 'policies': {
      const policies = policiesOf(snapshot, ref.record);
      const suspect = suspicion({ policies });
      const title = countOf(policies.length, 'policy');
      return {
        title: suspect === undefined ? title : l10n.t('{0}, suspect: {1}', title, suspect),
        places: places(snapshot, policies),
      };
    }
    case 'criteria':
      return criteriaPart(snapshot, ref);
    case 'operation':
      return operationPart(snapshot, ref);
    default:
      return part satisfies never;
  }
}

export function policyPart(engine: Engine, ref: RecordRef, part: (typeof POLICY_PARTS)[number]): LensPart {
  const { snapshot } = engine;
  if (part === 'criteria') return criteriaPart(snapshot, ref);
  const controls = controlsUnder(snapshot, ref).filter(({ isRetired }) => !isRetired);
  if (controls.length === 0) return { title: countOf(0, 'control'), places: [] };
  const unproven = controls.filter((control) => {
    const { level, isOperationReady } = engine.readiness.control(control);
    return isOperationReady === false || (isOperationReady === undefined && !reaches(level, 'evidenced'));
  });
  const counts = { all: controls.length, unproven: unproven.length };
  const title = snapshot.configuration.engagement.type === 1 ? evidencedTitle(counts) : provenTitle(counts);
  return { title, places: places(snapshot, unproven.length === 0 ? controls : unproven) };
}

/** How many controls under a policy there are, and how many of them lack what a report needs. */
interface ControlCounts {
  readonly all: number;
  readonly unproven: number;
}

function provenTitle({ all, unproven }: ControlCounts): string {
  if (unproven === 0) return all === 1 ? l10n.t('✓ 1 control proven') : l10n.t('✓ {0} controls proven', all);
  if (unproven < all) return l10n.t('✗ {0} of {1} controls unproven', unproven, all);
  return all === 1 ? l10n.t('✗ 1 control unproven') : l10n.t('✗ {0} controls unproven', all);
}

/** The same for Type 1, which asks for evidence and not for all that was expected. */
function evidencedTitle({ all, unproven }: ControlCounts): string {
  if (unproven === 0) return all === 1 ? l10n.t('✓ 1 control evidenced') : l10n.t('✓ {0} controls evidenced', all);
  if (unproven < all) return l10n.t('✗ {0} of {1} controls not evidenced', unproven, all);
  return all === 1 ? l10n.t('✗ 1 control not evidenced') : l10n.t('✗ {0} controls not evidenced', all);
}

/** Who speaks for a criterion by its key, by naming another one too; undefined where no framework has it. */
export function criterionPart(
  engine: Engine,
  key: string,
  part: (typeof CRITERION_PARTS)[number],
): LensPart | undefined {
  const row = engine.readiness.criterion(key);
  if (row === undefined) return undefined;
  const speakers = row[part];
  const title = countOf(speakers.length, part === 'controls' ? 'control' : 'policy');
  return { title, places: places(engine.snapshot, speakers) };
}

function places(snapshot: Snapshot, records: readonly RecordRef[]): readonly Location[] {
  return distinct(records.map((seen) => recordLocation(snapshot.current(seen) ?? seen)));
}

/** The criteria that a record names: where they are defined, or, of built-in ones, where the record names them. */
function criteriaPart(snapshot: Snapshot, ref: RecordRef): LensPart {
  const known = new Set<string>();
  const found: Location[] = [];
  for (const reference of criteriaOf(ref)) {
    for (const key of snapshot.expand(reference)) {
      known.add(key);
      found.push(criterionLocation(snapshot, key) ?? locationOf(ref.document, reference));
    }
  }
  return { title: countOf(known.size, 'criterion'), places: distinct(found) };
}

/** So many windows are named one by one. */
const MOST_NAMED = 3;

/** How a control operated over the audit period; for Type 1, what evidence of it there is. Leads to the evidence. */
function operationPart(snapshot: Snapshot, ref: RecordRef): LensPart {
  const { occurrences, unpulled } = operationOf(snapshot, ref);
  const evidence = evidenceOf(snapshot, ref.record);
  const shown = places(snapshot, evidence.toReversed());
  const leads = shown.length > 0 ? shown : [recordLocation(ref)];
  const parts = [
    stateText(occurrences, 'missing', (windows) => l10n.t('✗ {0} missing', windows)),
    unpulled.length === 0 ? undefined : l10n.t('✗ population missing'),
    stateText(occurrences, 'late', (windows) => l10n.t('{0} late', windows)),
    countedText(occurrences, 'performed'),
    countedText(occurrences, 'excepted'),
    nextText(occurrences),
  ].filter((part) => part !== undefined);
  if (parts.length > 0) return { title: parts.join(' · '), places: leads };
  return { title: countOf(evidence.length, 'evidence'), places: evidence.length > 0 ? leads : [] };
}

function stateText(
  occurrences: readonly Occurrence[],
  state: OccurrenceState,
  said: (windows: string) => string,
): string | undefined {
  const some = occurrences.filter((one) => one.state === state);
  if (some.length === 0) return undefined;
  return said(some.length > MOST_NAMED ? String(some.length) : some.map(displayPeriod).join(', '));
}

function countedText(occurrences: readonly Occurrence[], state: 'performed' | 'excepted'): string | undefined {
  const count = occurrences.filter((one) => one.state === state).length;
  if (count === 0) return undefined;
  return state === 'performed' ? l10n.t('✓ {0} performed', count) : stateCount('excepted', count);
}

function nextText(occurrences: readonly Occurrence[]): string | undefined {
  const next = occurrences.find((one) => one.state === 'upcoming');
  return next === undefined ? undefined : l10n.t('next due {0}', displayDate(next.due));
}
