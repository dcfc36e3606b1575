/** The YAML of a document, read again from its text for an edit: nothing but the facts is kept of it. */

import { LONE_KEYS } from '../facts/read-document.ts';
import type { FieldFact, RecordFacts } from '../facts/document-facts.ts';
import { maskTemplates } from '../facts/placeholder.ts';
import { splitFrontMatter } from '../syntax/front-matter.ts';
import type { Range } from '../syntax/range.ts';
import { parseYaml } from '../syntax/yaml.ts';
import type { YamlMap, YamlNode, YamlPair, YamlSeq, YamlStream } from '../syntax/yaml-tree.ts';
import type { FixContext } from './fix.ts';
import { startOfLine } from './yaml-text.ts';

/** The YAML of a document: the whole of a register, the front-matter of a Markdown file. */
export interface YamlSource {
  readonly text: string;
  readonly stream: YamlStream;
  /** Where it stands. */
  readonly block: Range;
}

type Where = Pick<FixContext, 'engine' | 'document' | 'text'>;

/** The last that was read: the fixes of a document's findings all ask for the same. */
let last: { readonly text: string; readonly uri: string; readonly source: YamlSource | undefined } | undefined;

/** The YAML of a document; undefined for Markdown without front-matter. */
export function yamlOf({ engine, document, text }: Where): YamlSource | undefined {
  if (last?.text === text && last.uri === document.uri) return last.source;
  const { facts, uri } = document;
  const isPolicy = engine.workspace.roleOf(uri)?.role === 'policy';
  const source = facts.markdown ? frontMatterOf(text, isPolicy) : yamlIn(text, { start: 0, end: text.length });
  last = { text, uri, source };
  return source;
}

/** The YAML of a register's text. */
export function yamlIn(text: string, block: Range): YamlSource {
  const stream = parseYaml(maskTemplates(text), block);
  return { text, stream, block };
}

function frontMatterOf(text: string, isPolicy: boolean): YamlSource | undefined {
  const { frontMatter } = splitFrontMatter(text, isPolicy ? LONE_KEYS.policy : LONE_KEYS.other);
  return frontMatter === undefined ? undefined : yamlIn(text, { start: frontMatter.start, end: frontMatter.end });
}

/** Whether a key at the start of a line below all that is there would be one of the file's own: where nothing stands yet, too. */
export function takesKeysBelow({ stream: { documents, problems }, text }: YamlSource): boolean {
  const root = documents[0]?.root;
  if (problems.some(({ code }) => code === 'yaml-syntax') || documents.length > 1) return false;
  // What ends a document ends it for what is written below as well.
  if (/^(?:---|\.\.\.)(?:\s|$)/m.test(text.slice(root?.start ?? 0))) return false;
  if (root === undefined) return true;
  return root.kind === 'map' && !root.flow && startOfLine(text, root.start) === root.start;
}

/** A pair and the map in which it stands. */
export interface PairPlace {
  readonly map: YamlMap;
  readonly pair: YamlPair;
}

/** The pair whose key starts at an offset. */
export function pairAt({ stream }: YamlSource, offset: number): PairPlace | undefined {
  for (const { root } of stream.documents) {
    const found = root === undefined ? undefined : findPair(root, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findPair(node: YamlNode, offset: number): PairPlace | undefined {
  if (node.kind === 'scalar') return undefined;
  if (node.kind === 'seq') {
    for (const item of node.items) {
      const found = item === undefined || !holds(item, offset) ? undefined : findPair(item, offset);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (const pair of node.pairs) {
    if (pair.key.start === offset) return { map: node, pair };
    const found = pair.value === undefined || !holds(pair.value, offset) ? undefined : findPair(pair.value, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The map in which the fields of a record, or of a group inside one, are written; undefined where it has none. */
export function mapOf(source: YamlSource, { fields }: Pick<RecordFacts, 'fields'>): YamlMap | undefined {
  for (const { key } of fields.values()) return pairAt(source, key.start)?.map;
  return undefined;
}

/** The pair of a field. */
export function pairOf(source: YamlSource, { key }: FieldFact): PairPlace | undefined {
  return pairAt(source, key.start);
}

/** Whether an offset lies between brackets or braces, where commas and brackets end a plain value. */
export function isInFlow({ stream }: YamlSource, offset: number): boolean {
  const within = (node: YamlNode | undefined): boolean => {
    if (node === undefined || node.kind === 'scalar' || !holds(node, offset)) return false;
    if (node.flow) return true;
    return node.kind === 'seq' ? node.items.some(within) : node.pairs.some(({ value }) => within(value));
  };
  return stream.documents.some(({ root }) => within(root));
}

/** Where a scalar stands: as an item of a list, as the value of a key, or as a part of a scalar that holds several. */
export type ScalarPlace =
  | { readonly in: 'list'; readonly seq: YamlSeq }
  | { readonly in: 'value'; readonly pair: YamlPair }
  | { readonly in: 'part' };

/** The place of the scalar at a range; undefined for a key, and where nothing stands. */
export function placeOf({ stream }: YamlSource, range: Range): ScalarPlace | undefined {
  for (const { root } of stream.documents) {
    const found = root === undefined ? undefined : findPlace(root, range, undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findPlace(node: YamlNode, range: Range, place: ScalarPlace | undefined): ScalarPlace | undefined {
  if (node.start > range.start || node.end < range.end) return undefined;
  if (node.kind === 'scalar') return node.start === range.start && node.end === range.end ? place : { in: 'part' };
  const inner: readonly (readonly [YamlNode | undefined, ScalarPlace])[] =
    node.kind === 'seq'
      ? node.items.map((item) => [item, { in: 'list', seq: node }] as const)
      : node.pairs.map((pair) => [pair.value, { in: 'value', pair }] as const);
  for (const [child, at] of inner) {
    const found = child === undefined ? undefined : findPlace(child, range, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
