/** What the lenses above a control, a policy or a criterion say, and where each of them leads. */

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
      const title = countOf(policies.length, 'policy', 'policies');
      return {
        title: suspect === undefined ? title : `${title}, suspect: ${suspect}`,
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
  if (controls.length === 0) return { title: 'no control', places: [] };
  const unproven = controls.filter((control) => {
    const { level, isOperationReady } = engine.readiness.control(control);
    return isOperationReady === false || (isOperationReady === undefined && !reaches(level, 'evidenced'));
  });
  const isType1 = snapshot.configuration.engagement.type === 1;
  const all = countOf(controls.length, 'control');
  if (unproven.length === 0) {
    return { title: `✓ ${all} ${isType1 ? 'evidenced' : 'proven'}`, places: places(snapshot, controls) };
  }
  const some = unproven.length === controls.length ? all : `${unproven.length} of ${all}`;
  return { title: `✗ ${some} ${isType1 ? 'not evidenced' : 'unproven'}`, places: places(snapshot, unproven) };
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
  const [noun, plural] = part === 'controls' ? ['control', 'controls'] : ['policy', 'policies'];
  return { title: countOf(speakers.length, noun, plural), places: places(engine.snapshot, speakers) };
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
  return { title: countOf(known.size, 'criterion', 'criteria'), places: distinct(found) };
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
    stateText(occurrences, 'missing', (windows) => `✗ ${windows} missing`),
    unpulled.length === 0 ? undefined : '✗ population missing',
    stateText(occurrences, 'late', (windows) => `${windows} late`),
    countedText(occurrences, 'performed'),
    countedText(occurrences, 'excepted'),
    nextText(occurrences),
  ].filter((part) => part !== undefined);
  if (parts.length > 0) return { title: parts.join(' · '), places: leads };
  return { title: countOf(evidence.length, 'evidence record'), places: evidence.length > 0 ? leads : [] };
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
  return state === 'performed' ? `✓ ${count} performed` : `${count} excepted`;
}

function nextText(occurrences: readonly Occurrence[]): string | undefined {
  const next = occurrences.find((one) => one.state === 'upcoming');
  return next === undefined ? undefined : `next due ${displayDate(next.due)}`;
}
