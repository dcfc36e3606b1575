/** Fixes of IDs that nothing has: the nearest one that something has. */

import * as l10n from '@vscode/l10n';
import type { RecordKind } from '../domain/kinds.ts';
import { readCriteria } from '../frameworks/reference.ts';
import { foldFrameworkName } from '../frameworks/framework.ts';
import { nearest } from '../domain/nearest.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import type { Range } from '../syntax/range.ts';
import { nearestPerson } from '../rules/people.ts';
import { nearestId } from '../rules/unknown-id.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { fieldAt, valueAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere, type TextChange } from './fix.ts';
import { dashOf, replaceScalar } from './yaml-edit.ts';
import { placeOf, type YamlSource, yamlOf } from './yaml-source.ts';
import { flowList, lineEnding } from './yaml-text.ts';

/** The ID of a kind that was meant; undefined where no record's is near, or the ID is another kind's. */
export function nearestReference(snapshot: Snapshot, id: string, kind: RecordKind): string | undefined {
  return snapshot.bearers(id).length > 0 ? undefined : nearestId(id, snapshot.ids(kind));
}

function changeTo(context: FixContext, near: string | undefined): readonly Fix[] {
  if (near === undefined) return [];
  const { start, end } = context.finding;
  const source = yamlOf(context);
  const isCode = context.document.facts.kind === 'code';
  const edit = isCode ? { start, end, newText: near } : source && replaceScalar(source, context.finding, near);
  return fixHere(context, l10n.t('Change to “{0}”', near), [edit], { isPreferred: true });
}

/** Codes whose findings underline an ID in a field or in source code: the nearest ID of the kind that belongs there. */
export function nearestRecord(kind: RecordKind): (context: FixContext) => readonly Fix[] {
  return (context) => {
    const { document, finding, snapshot } = context;
    const reference = document.facts.references.find(
      ({ source, start, end }) => source !== 'mention' && start === finding.start && end === finding.end,
    );
    return reference === undefined ? [] : changeTo(context, nearestReference(snapshot, reference.id, kind));
  };
}

/** `owner-unknown`: the nearest person or team. */
export function nearestOwner(context: FixContext): readonly Fix[] {
  const { snapshot } = context;
  const value = valueAt(context)?.value;
  return value === undefined ? [] : changeTo(context, nearestPerson(snapshot, value.text));
}

/** The criteria reference that a finding underlines. */
function criteriaAt({
  document,
  finding,
}: FixContext): { readonly text: string; readonly framework: string | undefined } | undefined {
  const found = document.facts.criteria.find(
    ({ source, start, end }) => source === 'field' && start === finding.start && end === finding.end,
  );
  return found === undefined ? undefined : { text: found.text, framework: found.framework?.text };
}

/** `criterion-unknown`: the nearest criterion of the framework, where the text names a single one. */
export function nearestCriterion(context: FixContext): readonly Fix[] {
  const written = criteriaAt(context);
  if (written === undefined) return [];
  const reading = readCriteria(context.snapshot.catalogue, written.text, written.framework);
  if (reading.kind !== 'unknown-criterion' || reading.nearest === undefined) return [];
  // Of a range or of several IDs in one value, the nearest of one of them is not what was meant by all.
  if (!/^(?:[A-Za-z][\w -]*[.:/])?[A-Za-z]+\d+(?:\.\d*)?$/.test(written.text.trim())) return [];
  return changeTo(context, reading.nearest.id);
}

/** `framework-unknown`: the nearest framework's ID. */
export function nearestFramework(context: FixContext): readonly Fix[] {
  const { snapshot, document, finding } = context;
  const name = document.facts.criteria.find(({ framework }) => framework?.start === finding.start)?.framework?.text;
  if (name === undefined) return [];
  const ids = new Map(
    snapshot.catalogue.frameworks.flatMap(({ id, names }) =>
      [foldFrameworkName(id), ...names].map((one) => [one, id] as const),
    ),
  );
  const near = nearest(foldFrameworkName(name), ids.keys());
  return changeTo(context, near === undefined ? undefined : ids.get(near));
}

/** `criterion-shorthand`: the criteria written out, in the list that is there or in one of their own. */
export function writeOutCriteria(context: FixContext): readonly Fix[] {
  const { finding } = context;
  const written = criteriaAt(context);
  const source = yamlOf(context);
  if (written === undefined || source === undefined) return [];
  const reading = readCriteria(context.snapshot.catalogue, written.text, written.framework);
  if (reading.kind !== 'several') return [];
  // Under its framework's key an ID says enough; elsewhere only the built-in framework's do.
  const prefix = written.framework !== undefined || reading.framework === TSC_2017 ? '' : `${reading.framework.id}.`;
  const named = new Set(fieldAt(context)?.field.values.map((value) => value.text));
  const ids = reading.criteria.map(({ id }) => `${prefix}${id}`).filter((id) => !named.has(id));
  const edit = writtenOut(source, finding, ids);
  if (edit === undefined) return [];
  const title =
    ids.length > 4 ? l10n.t('Write out all {0} criteria', ids.length) : l10n.t('Write out {0}', ids.join(', '));
  return fixHere(context, title, [edit], { isSafe: true });
}

/** Several values in the place of one: as items of its list, or as a list where it stands alone. */
export function writtenOut(source: YamlSource, range: Range, ids: readonly string[]): TextChange | undefined {
  const { text } = source;
  const place = placeOf(source, range);
  if (place === undefined || ids.length === 0) return undefined;
  const { start, end } = range;
  if (place.in === 'part' || (place.in === 'list' && place.seq.flow)) return { start, end, newText: ids.join(', ') };
  if (place.in === 'value') return { start, end, newText: flowList(ids) };
  const indent = ' '.repeat(dashOf(text, range));
  return { start, end, newText: ids.join(`${lineEnding(text)}${indent}- `) };
}
