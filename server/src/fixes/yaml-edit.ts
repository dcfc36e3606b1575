/** Small edits of a record's fields in block and in flow style: nothing but what they add or replace is touched. */

import { fieldsAsWritten } from '../domain/field-order.ts';
import type { FieldOwner } from '../domain/kinds.ts';
import type { FieldFact, GroupFacts } from '../facts/document-facts.ts';
import type { Range } from '../syntax/range.ts';
import type { YamlMap, YamlNode, YamlPair, YamlSeq } from '../syntax/yaml-tree.ts';
import type { TextChange } from './fix.ts';
import { isInFlow, mapOf, pairOf, type YamlSource } from './yaml-source.ts';
import { endOfLine, inPlaceOf, inside, lineEnding, nextLine, scalar, startOfLine } from './yaml-text.ts';

/** A field as it is to be written: `value` is YAML. */
export interface NewField {
  /** The canonical name of the field. */
  readonly key: string;
  /** How its key is written where it is not there yet; by its canonical name unless said otherwise. */
  readonly spelling?: string;
  readonly value: string;
  /** Whether the value is what to look at afterwards. */
  readonly isGuess?: boolean;
}

/** Replaces a scalar, in the quotes that it has. */
export function replaceScalar(source: YamlSource, range: Range, value: string): TextChange {
  const written = source.text.slice(range.start, range.end);
  return { start: range.start, end: range.end, newText: inPlaceOf(written, value, isInFlow(source, range.start)) };
}

/**
 * Writes a field of a record or group: in the place of what stands there, else as a new field, in the order in which the
 * table of fields has them. Undefined where the record has no field yet beside which it could stand.
 */
export function writeField(source: YamlSource, group: GroupFacts, field: NewField): TextChange | undefined {
  const written = group.fields.get(field.key);
  if (written !== undefined) return fillField(source, written, field);
  const map = mapOf(source, group);
  return map === undefined ? undefined : insertPair(source, map, field, predecessorOf(map, group, field.key));
}

/** The pair after which a field belongs: the last of those that come before it in the table's order. */
function predecessorOf(map: YamlMap, group: GroupFacts, key: string): YamlPair | undefined {
  const order = orderOf(group.owner);
  const own = order.get(key) ?? order.size;
  let found: YamlPair | undefined;
  const names = new Map([...group.fields].map(([name, fact]) => [fact.key.start, name]));
  for (const pair of map.pairs) {
    const name = names.get(pair.key.start);
    if (name !== undefined && (order.get(name) ?? order.size) < own) found = pair;
  }
  return found;
}

const orders = new Map<FieldOwner, ReadonlyMap<string, number>>();

function orderOf(owner: FieldOwner): ReadonlyMap<string, number> {
  let order = orders.get(owner);
  if (order === undefined) {
    orders.set(owner, (order = new Map(fieldsAsWritten(owner).map(({ name }, index) => [name, index]))));
  }
  return order;
}

/** Puts a value where a key has none, or in the place of the one that it has. */
export function fillField(source: YamlSource, fact: FieldFact, field: Omit<NewField, 'key'>): TextChange | undefined {
  const place = pairOf(source, fact);
  if (place === undefined) return undefined;
  const { value } = place.pair;
  const cursor = field.isGuess === true;
  if (value !== undefined && value.end > value.start) {
    const edit = { start: value.start, end: value.end, newText: field.value };
    return cursor ? { ...edit, cursor: inside(field.value) } : edit;
  }
  const { text } = source;
  const colon = text.indexOf(':', place.pair.key.end);
  if (colon < 0 || text.slice(place.pair.key.end, colon).trim() !== '') return undefined;
  const rest = /^[ \t]*/.exec(text.slice(colon + 1, endOfLine(text, colon + 1)))?.[0].length ?? 0;
  // Spaces at the end of the line give way to the value; those before a comment or a comma stay.
  const isBare = colon + 1 + rest === endOfLine(text, colon + 1);
  const edit = { start: colon + 1, end: colon + 1 + (isBare ? rest : 0), newText: ` ${field.value}` };
  return cursor ? { ...edit, cursor: inside(field.value, 1) } : edit;
}

/** Adds a pair to a map, after another one, or before all others; undefined for a map without any. */
export function insertPair(
  source: YamlSource,
  map: YamlMap,
  field: NewField,
  after: YamlPair | undefined,
): TextChange | undefined {
  const written = `${field.spelling ?? field.key}: ${field.value}`;
  const [first] = map.pairs;
  if (first === undefined) return undefined;
  if (map.flow) {
    if (after === undefined) return withCursor(first.key.start, '', written, ', ', field);
    return withCursor(endOfPair(source.text, after), ', ', written, '', field);
  }
  const { text } = source;
  const eol = lineEnding(text);
  const indent = ' '.repeat(first.key.start - startOfLine(text, first.key.start));
  if (after === undefined) return withCursor(first.key.start, '', written, `${eol}${indent}`, field);
  const at = belowPair(text, after, source.block.end);
  const isLineStart = at === startOfLine(text, at);
  return isLineStart && at > after.key.start
    ? withCursor(at, indent, written, eol, field)
    : withCursor(at, `${eol}${indent}`, written, '', field);
}

function withCursor(at: number, before: string, written: string, after: string, field: NewField): TextChange {
  const edit = { start: at, end: at, newText: before + written + after };
  const value = before.length + (field.spelling ?? field.key).length + 2;
  return field.isGuess === true ? { ...edit, cursor: inside(field.value, value) } : edit;
}

/** Where a pair ends: with its value, or with its colon where it has none. */
export function endOfPair(text: string, { key, value }: YamlPair): number {
  if (value !== undefined && value.end > value.start) return value.end;
  const rest = /^[ \t]*:/.exec(text.slice(key.end));
  return key.end + (rest?.[0].length ?? 0);
}

/** Where the line after a pair starts: behind its value, and behind a comment on the same line. */
export function belowPair(text: string, pair: YamlPair, limit: number): number {
  const end = endOfPair(text, pair);
  return belowNode(text, pair.value, end, limit);
}

/** Where the line after something starts that ends at an offset, and at the end of the YAML at the latest. */
export function belowNode(text: string, node: YamlNode | undefined, end: number, limit: number): number {
  let last = end;
  // What a block scalar keeps of the blank lines below it is part of its value.
  const header =
    node?.kind === 'scalar' && node.style === 'block' ? text.slice(node.start, endOfLine(text, node.start)) : '';
  if (!header.includes('+')) while (last > 0 && /\s/.test(text.charAt(last - 1))) last -= 1;
  else if (text.charAt(last - 1) === '\n') return Math.min(last, limit);
  return Math.min(nextLine(text, last), limit);
}

/** Adds a value to the list that stands as a field's value, whatever its style; a single value becomes a list. */
export function addToField(source: YamlSource, group: GroupFacts, key: string, value: string): TextChange | undefined {
  const fact = group.fields.get(key);
  if (fact === undefined) return writeField(source, group, { key, value: `[${scalar(value, true)}]` });
  const node = pairOf(source, fact)?.pair.value;
  if (node === undefined || fact.shape === 'empty')
    return fillField(source, fact, { value: `[${scalar(value, true)}]` });
  if (node.kind === 'seq') return addItem(source, node, value);
  if (node.kind !== 'scalar' || node.style === 'block') return undefined;
  const { text } = source;
  const written = text.slice(node.start, node.end);
  // `AC-01, AC-02` is a list that goes on.
  if (fact.values.length > 1) return { start: node.end, end: node.end, newText: `, ${value}` };
  return { start: node.start, end: node.end, newText: `[${written}, ${scalar(value, true)}]` };
}

/** Adds a scalar to a list, after its last item. */
export function addItem({ text, block }: YamlSource, seq: YamlSeq, value: string): TextChange | undefined {
  const last = seq.items.at(-1);
  if (seq.flow) {
    const item = scalar(value, true);
    if (last === undefined) {
      return seq.items.length === 0 ? { start: seq.start + 1, end: seq.start + 1, newText: item } : undefined;
    }
    return { start: last.end, end: last.end, newText: `, ${item}` };
  }
  return last === undefined ? undefined : insertLine(text, dashOf(text, last), last, block.end, `- ${scalar(value)}`);
}

/** The column of the dash before an item of a block list. */
export function dashOf(text: string, item: Range): number {
  const line = startOfLine(text, item.start);
  const before = text.slice(line, item.start);
  const dash = before.lastIndexOf('-');
  return dash < 0 ? before.length : dash;
}

/** Writes a line below a node, indented by a number of columns. */
export function insertLine(text: string, indent: number, after: YamlNode, limit: number, line: string): TextChange {
  const eol = lineEnding(text);
  const at = belowNode(text, after, after.end, limit);
  const lead = ' '.repeat(indent);
  const isLineStart = at > 0 && text.charAt(at - 1) === '\n';
  return { start: at, end: at, newText: isLineStart ? `${lead}${line}${eol}` : `${eol}${lead}${line}` };
}
