/**
 * Code lenses: above a control, a policy and a criterion of an own framework, what it rests on. Which lenses there are follows
 * from the text alone; what they say is reckoned for those that come into sight.
 */

import type { CodeLens } from 'vscode-languageserver-types';
import { isRecordKind, type RecordKind } from '../domain/kinds.ts';
import { isRetired } from '../facts/record.ts';
import { SHOW_LOCATIONS_COMMAND } from '../protocol/messages.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { criterionDefinedAt } from './criterion-place.ts';
import { type FeatureContext, lspRange } from './feature.ts';
import {
  CONTROL_PARTS,
  controlPart,
  CRITERION_PARTS,
  criterionPart,
  type LensPart,
  POLICY_PARTS,
  policyPart,
} from './lens-parts.ts';

/** What a lens is of: kept by the client until it asks what the lens says. */
export type LensData =
  | {
      readonly uri: string;
      readonly part: string;
      readonly kind: RecordKind;
      /** Absent for a record without an ID. */
      readonly id?: string;
      readonly before: number;
    }
  | { readonly uri: string; readonly part: string; readonly criterion: string };

/** The lenses of a document, without what they say; `uri` is the document as the client spells it. */
export function codeLenses(context: FeatureContext, uri: string): readonly CodeLens[] {
  const { document, engine } = context;
  const lenses: CodeLens[] = [];
  const add = (offset: number, data: LensData): void => {
    lenses.push({ range: lspRange(document, { start: offset, end: offset }), data });
  };
  for (const [index, record] of document.facts.records.entries()) {
    const ref = document.records[index];
    if (ref === undefined || isRetired(record)) continue;
    const { kind, id, before } = ref;
    // Above the whole of a policy, not in its front-matter.
    const offset = document.facts.markdown && document.facts.records.length === 1 ? 0 : record.range.start;
    for (const part of partsOf(kind)) add(offset, { uri, part, kind, before, ...(id === undefined ? {} : { id }) });
  }
  for (const { id } of document.facts.framework?.criteria ?? []) {
    const criterion = criterionDefinedAt(engine.snapshot, document, id);
    if (criterion === undefined) continue;
    for (const part of CRITERION_PARTS) add(id.start, { uri, part, criterion });
  }
  return lenses;
}

function partsOf(kind: RecordKind): readonly string[] {
  return kind === 'control' ? CONTROL_PARTS : kind === 'policy' ? POLICY_PARTS : [];
}

/** The data of a lens that comes back from a client; undefined for what is none. */
export function readLensData(data: unknown): LensData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, part, kind, id, before, criterion }: Readonly<Record<string, unknown>> = { ...data };
  if (typeof uri !== 'string' || typeof part !== 'string') return undefined;
  if (typeof criterion === 'string') return { uri, part, criterion };
  if (typeof kind !== 'string' || !isRecordKind(kind) || typeof before !== 'number') return undefined;
  return { uri, part, kind, before, ...(typeof id === 'string' ? { id } : {}) };
}

/** One name for each lens of a document. */
export function lensName(data: LensData): string {
  return 'criterion' in data ? `${data.part} ${data.criterion}` : `${data.part} ${data.kind} ${data.before} ${data.id}`;
}

/**
 * A lens with what it says. `leads`: the client knows our command that shows places; another one gets the words alone. What
 * is gone meanwhile says nothing, and the client asks for the lenses anew.
 */
export function resolvedLens(context: FeatureContext, lens: CodeLens, data: LensData, leads: boolean): CodeLens {
  const part = partOf(context, data);
  if (part === undefined) return { ...lens, command: { title: '', command: '' } };
  const { title, places } = part;
  if (!leads || places.length === 0) return { ...lens, command: { title, command: '' } };
  const { start } = lens.range;
  return { ...lens, command: { title, command: SHOW_LOCATIONS_COMMAND, arguments: [data.uri, start, places] } };
}

function partOf({ engine, document }: FeatureContext, data: LensData): LensPart | undefined {
  if ('criterion' in data) {
    const part = CRITERION_PARTS.find((one) => one === data.part);
    return part === undefined ? undefined : criterionPart(engine, data.criterion, part);
  }
  const ref = document.records.find((one) => isMeant(one, data));
  if (ref === undefined) return undefined;
  if (ref.kind === 'control') {
    const part = CONTROL_PARTS.find((one) => one === data.part);
    return part === undefined ? undefined : controlPart(engine, ref, part);
  }
  const part = POLICY_PARTS.find((one) => one === data.part);
  return part === undefined || ref.kind !== 'policy' ? undefined : policyPart(engine, ref, part);
}

function isMeant(ref: RecordRef, data: Exclude<LensData, { readonly criterion: string }>): boolean {
  return ref.kind === data.kind && ref.id === data.id && ref.before === data.before;
}
