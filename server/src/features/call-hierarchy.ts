/**
 * The call hierarchy, read as what rests on what: a criterion on its controls (on policies where it has none), a control on the
 * policies above it and on its evidence. Outgoing is what an item rests on, incoming who rests on it.
 */

import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Location,
  Range as LspRange,
} from 'vscode-languageserver-types';
import type { Engine } from '../engine/engine.ts';
import { ofRecord } from '../facts/of-record.ts';
import { values } from '../facts/record.ts';
import type { Position } from '../facts/line-starts.ts';
import { criterionKey } from '../frameworks/framework.ts';
import { mappedKeys } from '../frameworks/mapping.ts';
import { policiesOf } from '../readiness/control-readiness.ts';
import { evidenceOf } from '../readiness/evidence-standing.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { CALLED_KINDS, type CallData, criterionItem, recordItem } from './call-items.ts';
import { criterionDefinedAt } from './criterion-place.ts';
import { referenced } from './definition.ts';
import { type FeatureContext, locationOf, lspRange, offsetOf } from './feature.ts';
import { controlsUnder } from './policy-controls.ts';
import { recordAt, symbolAt } from './symbol-at.ts';

/**
 * The items that stand at a position, or the record around it; `from` is the document as the client spells it. Undefined where
 * there is none that rests on anything.
 */
export function prepareCallHierarchy(
  context: FeatureContext,
  position: Position,
  from: string,
): readonly CallHierarchyItem[] | undefined {
  const { engine, document } = context;
  const offset = offsetOf(context, position);
  const found = symbolAt(document, offset);
  const items = ((): readonly CallHierarchyItem[] => {
    const record = (ref: RecordRef): readonly CallHierarchyItem[] =>
      CALLED_KINDS.includes(ref.kind) ? [recordItem(engine, from, ref)] : [];
    const criteria = (keys: readonly string[], range: { start: number; end: number }): readonly CallHierarchyItem[] =>
      keys.flatMap((key) => criterionItem(engine, from, key, locationOf(document, range)) ?? []);
    if (found?.symbol === 'definition') return record(found.ref);
    if (found?.symbol === 'reference') return referenced(engine.snapshot, found.reference).flatMap(record);
    if (found?.symbol === 'criteria') return criteria(engine.snapshot.expand(found.reference), found.range);
    if (found?.symbol === 'criterion') {
      const key = criterionDefinedAt(engine.snapshot, document, found.range);
      return key === undefined ? [] : criteria([key], found.range);
    }
    const around = recordAt(document, offset);
    return around === undefined ? [] : record(around);
  })();
  return items.length === 0 ? undefined : items;
}

/** What an item rests on. */
export function outgoingCalls(
  engine: Engine,
  item: CallHierarchyItem,
  data: CallData,
): readonly CallHierarchyOutgoingCall[] {
  const call = (
    ref: RecordRef,
    fromRanges: readonly LspRange[] = [item.selectionRange],
  ): CallHierarchyOutgoingCall => ({
    to: recordItem(engine, data.from, ref),
    fromRanges: [...fromRanges],
  });
  if ('criterion' in data) {
    const row = engine.readiness.criterion(data.criterion);
    if (row === undefined) return [];
    // Policies alone do not meet a criterion; they are shown where nothing else is.
    return (row.controls.length > 0 ? row.controls : row.policies).map((ref) => call(ref));
  }
  const ref = recordOf(engine, data);
  if (ref?.kind !== 'control') return [];
  const { snapshot } = engine;
  const policies = policiesOf(snapshot, ref.record).map((policy) => call(policy, rangesNaming(ref, policy)));
  const evidence = evidenceOf(snapshot, ref.record).toReversed();
  return [...policies, ...evidence.map((one) => call(one))];
}

/** Who rests on an item. */
export function incomingCalls(engine: Engine, data: CallData): readonly CallHierarchyIncomingCall[] {
  if ('criterion' in data) return [];
  const ref = recordOf(engine, data);
  if (ref === undefined || ref.isRetired) return [];
  switch (ref.kind) {
    case 'control':
      return fromCriteria(engine, ref, data.from, () => true);
    case 'policy':
      return [
        ...fromControls(engine, controlsOn(engine, ref), ref, data.from),
        ...fromCriteria(engine, ref, data.from, (key) => engine.readiness.criterion(key)?.controls.length === 0),
      ];
    case 'evidence': {
      const names = ['control', 'controls'].flatMap((field) => values(ref.record, field));
      const controls = names.flatMap(({ text }) => engine.snapshot.definition(text, 'control') ?? []);
      return fromControls(engine, [...new Set(controls)], ref, data.from);
    }
    case 'exception':
    case 'risk':
    case 'vendor':
    case 'person':
    case 'team':
    case 'system':
    case 'incident':
    case 'population':
    case 'metric':
      return [];
    default:
      return ref.kind satisfies never;
  }
}

/** The record that an item is, as it stands now; undefined when it is gone. */
function recordOf(
  { snapshot }: Engine,
  data: Exclude<CallData, { readonly criterion: string }>,
): RecordRef | undefined {
  const records = snapshot.document(data.uri)?.records ?? [];
  return records.find(({ kind, id, before }) => kind === data.kind && id === data.id && before === data.before);
}

/** Where a control names what it rests on; its own name, where that names the control instead. */
function rangesNaming({ document, index, place }: RecordRef, named: RecordRef): readonly LspRange[] {
  const naming = ofRecord(document.facts.references, index).filter(
    ({ id, to }) => id === named.id && (to === undefined || to === named.kind),
  );
  return naming.length === 0 ? [place] : naming.map((reference) => lspRange(document, reference));
}

/** The controls that stand under a policy: named by it, naming it, or (with neither) mentioned by it. */
function controlsOn({ snapshot }: Engine, policy: RecordRef): readonly RecordRef[] {
  const mentioned = ofRecord(policy.document.facts.references, policy.index).flatMap(({ id }) =>
    snapshot.definitions(id, 'control'),
  );
  const candidates = new Set([...controlsUnder(snapshot, policy), ...mentioned]);
  return [...candidates].filter(
    (control) => !control.isRetired && policiesOf(snapshot, control.record).some((one) => one === policy),
  );
}

function fromControls(
  engine: Engine,
  controls: readonly RecordRef[],
  ref: RecordRef,
  from: string,
): readonly CallHierarchyIncomingCall[] {
  return controls.map((control) => ({
    from: recordItem(engine, from, control),
    fromRanges: [...(ref.kind === 'policy' ? rangesNaming(control, ref) : [control.place])],
  }));
}

/** The criteria for which a record speaks: those that it names, and own ones that are mapped to one of these. */
function fromCriteria(
  engine: Engine,
  ref: RecordRef,
  from: string,
  isWanted: (key: string) => boolean,
): readonly CallHierarchyIncomingCall[] {
  const { snapshot } = engine;
  const named = new Map<string, Location>();
  for (const reference of criteriaOf(ref)) {
    for (const key of snapshot.expand(reference)) {
      if (!named.has(key)) named.set(key, locationOf(ref.document, reference));
    }
  }
  const all = new Map(named);
  const { catalogue } = snapshot;
  for (const framework of catalogue.own) {
    for (const criterion of framework.criteria) {
      const key = criterionKey(framework, criterion);
      const via = mappedKeys(catalogue, key).map((one) => named.get(one));
      const place = via.find((one) => one !== undefined);
      if (place !== undefined && !all.has(key)) all.set(key, place);
    }
  }
  return [...all].flatMap(([key, place]) => {
    const item = isWanted(key) ? criterionItem(engine, from, key, place) : undefined;
    return item === undefined ? [] : [{ from: item, fromRanges: [item.selectionRange] }];
  });
}
