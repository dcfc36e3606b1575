/** Maps a record to other criteria: items of its list added and taken out one by one, whatever form the list has. */

import type { CriteriaReference, RecordFacts } from '../facts/document-facts.ts';
import { type Catalogue, type CatalogueEntry, criterionName } from '../frameworks/catalogue.ts';
import { criterionKey } from '../frameworks/framework.ts';
import { criteriaOfReading, readCriteria } from '../frameworks/reference.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import type { Range } from '../syntax/range.ts';
import type { YamlMap, YamlNode, YamlPair, YamlSeq } from '../syntax/yaml-tree.ts';
import type { TextChange } from './fix.ts';
import { writtenOut } from './references.ts';
import { takenOut } from './take-out.ts';
import { isShared } from './value-edit.ts';
import { addItem, fillField, insertPair, replaceScalar, writeField } from './yaml-edit.ts';
import { isInFlow, pairOf, type YamlSource } from './yaml-source.ts';
import { flowList, scalar } from './yaml-text.ts';

/** A written reference with the criteria that it means, by key; none for one that nobody knows, which stays as it is. */
interface Written {
  readonly reference: CriteriaReference;
  readonly keys: readonly string[];
}

interface Wish {
  readonly source: YamlSource;
  readonly record: RecordFacts;
  readonly catalogue: Catalogue;
  /** What the record's field names. */
  readonly references: readonly CriteriaReference[];
  /** Keys of all the criteria that it is to map, `TSC.CC6.1`; each is one of the catalogue's. */
  readonly wanted: ReadonlySet<string>;
}

/** The keys that a reference means; none for an unknown one. */
export function keysOf(catalogue: Catalogue, { text, framework }: CriteriaReference): readonly string[] {
  const reading = readCriteria(catalogue, text, framework?.text);
  if (reading.kind !== 'one' && reading.kind !== 'several') return [];
  return criteriaOfReading(reading).map((criterion) => criterionKey(reading.framework, criterion));
}

/**
 * The edits after which a record maps the wanted criteria and no others. What is written for criteria that stay is not touched;
 * a range or a series of which some go is written out. Undefined where it cannot be done without touching something else.
 */
export function mapCriteria(wish: Wish): readonly TextChange[] | undefined {
  const { source, record, catalogue, references, wanted } = wish;
  const written = references.map((reference) => ({ reference, keys: keysOf(catalogue, reference) }));
  const there = new Set(written.flatMap(({ keys }) => keys));
  const added = [...wanted].filter((key) => !there.has(key)).map((key) => catalogue.entry(key));
  const entries = added.filter((entry) => entry !== undefined);
  if (entries.length < added.length) return undefined;

  const fact = record.fields.get('criteria');
  if (fact === undefined || fact.shape === 'empty') {
    if (entries.length === 0) return [];
    const value = flowList(entries.map(criterionName));
    const edit =
      fact === undefined ? writeField(source, record, { key: 'criteria', value }) : fillField(source, fact, { value });
    return edit === undefined ? undefined : [edit];
  }
  const pair = pairOf(source, fact)?.pair;
  if (pair?.value === undefined || isShared(source, pair)) return undefined;
  if (pair.value.kind === 'map') return inMap(wish, written, entries, pair.value);
  return inPair(wish, written, entries.map(criterionName), pair);
}

/** By framework: each criterion goes to the list of its own, which is begun where there is none yet. */
function inMap(
  wish: Wish,
  written: readonly Written[],
  entries: readonly CatalogueEntry[],
  map: YamlMap,
): readonly TextChange[] | undefined {
  const { source, catalogue } = wish;
  const edits: TextChange[] = [];
  const placed = new Set<CatalogueEntry>();
  for (const pair of map.pairs) {
    const { key, value } = pair;
    const framework = catalogue.framework(key.text);
    const own = framework === undefined ? [] : entries.filter((entry) => entry.framework === framework);
    const inside = written.filter(
      ({ reference }) => value !== undefined && value.start <= reference.start && reference.end <= value.end,
    );
    if (own.length === 0 && inside.length === 0) continue;
    if (value === undefined) return undefined;
    const names = own.map(({ criterion }) => criterion.id);
    const made = inPair(wish, inside, names, pair);
    if (made === undefined) return undefined;
    edits.push(...made);
    for (const entry of own) placed.add(entry);
  }
  const keyed = written.filter(({ reference }) => map.pairs.some(({ key }) => key.start === reference.start));
  const without = takenOut(
    source,
    map,
    keyed.filter((one) => fateOf(one, wish.wanted) !== 'stays').map(({ reference }) => reference),
  );
  if (without === undefined || keyed.some((one) => fateOf(one, wish.wanted) === 'partly')) return undefined;
  edits.push(...without);
  const others = entries.filter((entry) => !placed.has(entry));
  for (const framework of new Set(others.map((entry) => entry.framework))) {
    const group = others.filter((entry) => entry.framework === framework);
    const last = map.pairs.at(-1);
    if (keyed.length > 0) {
      // `CC6.1: Logical access`: the key is the reference, what follows it a label.
      for (const entry of group) {
        const value = scalar(entry.criterion.label, isInFlow(source, map.start));
        const edit = insertPair(source, map, { key: criterionName(entry), value }, last);
        if (edit === undefined) return undefined;
        edits.push(edit);
      }
      continue;
    }
    const value = flowList(group.map(({ criterion }) => criterion.id));
    const edit = insertPair(source, map, { key: scalar(framework.id, true), value }, last);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  return edits;
}

/** What becomes of a reference: it stays, goes, or means some criteria that stay and some that go. */
function fateOf({ keys }: Written, wanted: ReadonlySet<string>): 'stays' | 'goes' | 'partly' {
  const left = keys.filter((key) => wanted.has(key)).length;
  return left === keys.length ? 'stays' : left === 0 ? 'goes' : 'partly';
}

/** In the value of a pair: a list, or a scalar that holds one or several. */
function inPair(
  wish: Wish,
  written: readonly Written[],
  names: readonly string[],
  pair: YamlPair,
): readonly TextChange[] | undefined {
  const { source, wanted } = wish;
  const node = pair.value;
  if (node === undefined) return undefined;
  const going = written.filter((one) => fateOf(one, wanted) === 'goes').map(({ reference }) => reference);
  const partly = written.filter((one) => fateOf(one, wanted) === 'partly');
  const isEmptied = going.length === written.length && written.length > 0;
  if (node.kind === 'scalar') {
    if (node.style === 'block') return undefined;
    const [only, ...more] = written;
    if (isEmptied) return [{ start: node.start, end: node.end, newText: inPlace(source, node, names) }];
    if (only !== undefined && more.length === 0) {
      if (names.length === 0 && partly.length === 0) return [];
      const kept = partly.length === 0 ? [source.text.slice(node.start, node.end)] : partNames(wish, only);
      const list = [...kept, ...names.map((name) => scalar(name, true))];
      return [{ start: node.start, end: node.end, newText: `[${list.join(', ')}]` }];
    }
  }
  // Where nothing would be left, the first of the new ones takes the place of the last of the old.
  const last = going.at(-1);
  const isReplaced = isEmptied && names.length > 0;
  const edits: TextChange[] = [];
  if (isReplaced) {
    if (node.kind !== 'seq' || last === undefined || !node.items.some((item) => isScalarAt(item, last)))
      return undefined;
    edits.push(replaceScalar(source, last, names[0] ?? ''));
  }
  const out = takenOut(source, node, isReplaced ? going.slice(0, -1) : going, pair);
  if (out === undefined) return undefined;
  edits.push(...out);
  for (const one of partly) {
    const edit = writtenOut(source, one.reference, partNames(wish, one));
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  const added = isReplaced ? names.slice(1) : names;
  if (added.length === 0) return edits;
  if (node.kind === 'map') return undefined;
  if (node.kind === 'scalar') return [...edits, { start: node.end, end: node.end, newText: `, ${added.join(', ')}` }];
  if (node.flow && node.items.length === 0) return inEmpty(node, added);
  // Behind the last item that stays: what goes takes its line along.
  const kept = node.items.filter((item) => !going.some((one) => item !== undefined && holds(item, one)));
  const staying = { ...node, items: isReplaced ? node.items : kept };
  for (const name of added) {
    const edit = addItem(source, staying, name);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  return edits;
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isScalarAt(item: YamlNode | undefined, { start, end }: Range): boolean {
  return item?.kind === 'scalar' && item.start === start && item.end === end;
}

function inEmpty({ start }: YamlSeq, names: readonly string[]): readonly TextChange[] {
  return [{ start: start + 1, end: start + 1, newText: names.map((name) => scalar(name, true)).join(', ') }];
}

function inPlace(source: YamlSource, node: YamlNode, names: readonly string[]): string {
  const [only, ...more] = names;
  return only === undefined || more.length > 0 ? flowList(names) : replaceScalar(source, node, only).newText;
}

/** What is left of a range or series, written out as it has to be where it stands. */
function partNames({ catalogue, wanted }: Wish, { reference, keys }: Written): readonly string[] {
  return keys
    .filter((key) => wanted.has(key))
    .flatMap((key) => catalogue.entry(key) ?? [])
    .map((entry) =>
      reference.framework !== undefined || entry.framework.id === TSC_2017.id
        ? entry.criterion.id
        : criterionName(entry),
    );
}
