/** The one value of a field put in the place of what stands there, in whatever form that is: its quotes, its list, nothing yet. */

import type { RecordFacts } from '../facts/document-facts.ts';
import type { YamlNode, YamlPair } from '../syntax/yaml-tree.ts';
import type { TextChange } from './fix.ts';
import { endOfPair, fillField, replaceScalar, writeField } from './yaml-edit.ts';
import { isInFlow, mapOf, pairOf, type YamlSource } from './yaml-source.ts';
import { scalar } from './yaml-text.ts';

/**
 * Writes one value, or takes away what is written where it is undefined; the key stays. Undefined where that cannot be done
 * without touching something else: a comment inside a list, an anchor, a group of keys.
 */
export function writeValue(
  source: YamlSource,
  record: RecordFacts,
  field: string,
  value: string | undefined,
): readonly TextChange[] | undefined {
  const fact = record.fields.get(field);
  if (fact === undefined) {
    if (value === undefined) return [];
    const isFlow = mapOf(source, record)?.flow === true;
    return listOf(writeField(source, record, { key: field, value: scalar(value, isFlow) }));
  }
  const place = pairOf(source, fact);
  if (place === undefined) return undefined;
  const node = place.pair.value;
  const colon = source.text.indexOf(':', place.pair.key.end);
  const isNothing = node === undefined || node.end === node.start;
  if (isNothing) {
    return value === undefined
      ? []
      : listOf(fillField(source, fact, { value: scalar(value, isInFlow(source, place.pair.key.start)) }));
  }
  if (isShared(source, place.pair)) return undefined;
  if (!/^:\s*$/.test(source.text.slice(colon, node.start))) return undefined;
  if (value === undefined) {
    const end = endOfPair(source.text, place.pair);
    return hasComment(source, colon, end) ? undefined : [{ start: colon + 1, end, newText: '' }];
  }
  if (node.kind === 'map') return undefined;
  if (node.kind === 'scalar') return [replaceScalar(source, node, value)];
  const [only, ...others] = node.items;
  if (only?.kind === 'scalar' && others.length === 0) return [replaceScalar(source, only, value)];
  if (hasComment(source, colon, node.end)) return undefined;
  return [{ start: colon + 1, end: node.end, newText: ` ${scalar(value, isInFlow(source, place.pair.key.start))}` }];
}

/**
 * Whether what a pair holds, or anything in it, has an anchor, is an alias or has a tag: what is written there may be written
 * for others too.
 */
export function isShared({ text, stream }: YamlSource, { key, value }: YamlPair): boolean {
  if (value === undefined) return false;
  const scalars = scalarsIn(value);
  if (scalars.some(({ start }) => /[&*!]/.test(text.charAt(start)))) return true;
  // What is left between comments and scalars is YAML's own signs.
  const passed = [...scalars, ...stream.comments.filter(({ start, end }) => key.end <= start && end <= value.end)];
  let at = key.end;
  for (const { start, end } of passed.toSorted((a, b) => a.start - b.start)) {
    if (/[&*!]/.test(text.slice(at, start))) return true;
    at = Math.max(at, end);
  }
  return /[&*!]/.test(text.slice(at, value.end));
}

function scalarsIn(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'seq') return node.items.flatMap(scalarsIn);
  return node.pairs.flatMap(({ key, value }) => [key, ...scalarsIn(value)]);
}

/** Whether a comment begins between two offsets. */
export function hasComment({ stream }: YamlSource, start: number, end: number): boolean {
  return stream.comments.some((comment) => start <= comment.start && comment.start < end);
}

function listOf(edit: TextChange | undefined): readonly TextChange[] | undefined {
  return edit === undefined ? undefined : [edit];
}
