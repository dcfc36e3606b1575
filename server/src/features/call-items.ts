/** The items of the call hierarchy: criteria, controls, policies and evidence, with what is to be known of each in words. */

import * as l10n from '@vscode/l10n';
import { type CallHierarchyItem, type Location, SymbolKind } from 'vscode-languageserver-types';
import { displayPeriod } from '../domain/period.ts';
import { isRecordKind, type RecordKind } from '../domain/kinds.ts';
import type { Engine } from '../engine/engine.ts';
import { choice, isChangedSinceApproval, period, titleOf } from '../facts/record.ts';
import { levelWord, stateCount } from '../readiness/state-words.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { criterionLocation } from './criterion-place.ts';
import { lspRange, recordLocation } from './feature.ts';
import { evidenceFileName } from './record-links.ts';
import { nameOf, SYMBOL_KINDS } from './symbols.ts';

/** What an item is: kept by the client until it asks what the item rests on, or who rests on it. */
export type CallData =
  /** `from`: the document from which somebody looks, as the client spells it; its folder answers. */
  | { readonly from: string; readonly criterion: string }
  | {
      readonly from: string;
      readonly uri: DocumentUri;
      readonly kind: RecordKind;
      readonly id?: string;
      readonly before: number;
    };

/** Kinds of record that rest on something, or on which something rests. */
export const CALLED_KINDS: readonly RecordKind[] = ['control', 'policy', 'evidence'];

/**
 * A criterion by its key. A built-in one is defined nowhere: it stands where somebody names it. Undefined for one that no
 * framework has.
 */
export function criterionItem(
  engine: Engine,
  from: string,
  key: string,
  named: Location,
): CallHierarchyItem | undefined {
  const row = engine.readiness.criterion(key);
  if (row === undefined) return undefined;
  const { criterion, inScope, readiness } = row;
  const { uri, range } = criterionLocation(engine.snapshot, key) ?? named;
  const standing = inScope ? levelWord(readiness) : l10n.t('out of scope');
  const detail = [criterion.label, standing].filter((part) => part !== '').join(' · ');
  const data: CallData = { from, criterion: key };
  return { name: criterion.id, kind: SymbolKind.Constant, detail, uri, range, selectionRange: range, data };
}

/** A control, a policy or an evidence record. */
export function recordItem(engine: Engine, from: string, seen: RecordRef): CallHierarchyItem {
  const ref = engine.snapshot.current(seen) ?? seen;
  const { kind, id, before, document } = ref;
  const { uri, range: selectionRange } = recordLocation(ref);
  const { start, end } = ref.record.range;
  const { anchor } = ref.record;
  const range = lspRange(document, { start: Math.min(start, anchor.start), end: Math.max(end, anchor.end) });
  const data: CallData = { from, uri, kind, before, ...(id === undefined ? {} : { id }) };
  const name = nameOf(ref.record);
  return { name, kind: SYMBOL_KINDS[kind], detail: detailOf(engine, ref, name), uri, range, selectionRange, data };
}

function detailOf(engine: Engine, ref: RecordRef, name: string): string {
  const title = titleOf(ref.record);
  const parts = [title === name ? '' : title, ...standingOf(engine, ref)];
  return parts.filter((part) => part !== '').join(' · ');
}

function standingOf(engine: Engine, ref: RecordRef): readonly string[] {
  const { record } = ref;
  if (ref.isRetired) return [l10n.t('retired')];
  if (ref.kind === 'control') {
    const { level, occurrences } = engine.readiness.control(ref);
    const missing = occurrences.filter(({ state }) => state === 'missing').length;
    return missing === 0 ? [levelWord(level)] : [levelWord(level), stateCount('missing', missing)];
  }
  if (ref.kind === 'policy') {
    return [choice(record, 'status') ?? '', isChangedSinceApproval(record) ? l10n.t('changed since approval') : ''];
  }
  const covered = period(record, 'period');
  return [covered === undefined ? '' : displayPeriod(covered), evidenceFileName(ref)];
}

/** The data of an item that comes back from a client; undefined for what is none. */
export function readCallData(data: unknown): CallData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { from, criterion, uri, kind, id, before }: Readonly<Record<string, unknown>> = { ...data };
  if (typeof from !== 'string') return undefined;
  if (typeof criterion === 'string') return { from, criterion };
  if (typeof uri !== 'string' || typeof before !== 'number') return undefined;
  if (typeof kind !== 'string' || !isRecordKind(kind)) return undefined;
  return { from, uri, kind, before, ...(typeof id === 'string' ? { id } : {}) };
}
