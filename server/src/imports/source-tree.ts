/** Reads the YAML or JSON of other tools into plain maps, lists and texts, within bounds, and knows on which line a map stands. */

import * as l10n from '@vscode/l10n';
import { Composer, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';

import { lineStartsOf, positionAt } from '../facts/line-starts.ts';
import { YamlEffort } from '../syntax/yaml-limits.ts';
import { readYamlTokens } from '../syntax/yaml-tokens.ts';
import { decodeSheet } from './decode-sheet.ts';
import type { ImportNote } from './import-plan.ts';
import { mapOf, type OscalMap } from './oscal-values.ts';

/** In UTF-16 units: the library reads so much in some seconds, and JSON ten times as much in one. */
const MOST_YAML = 4_000_000;
const MOST_LEXEMES = 1_000_000;
/**
 * Levels, of YAML and JSON alike: three times what a catalog has. Aliases can nest deeper, within `MOST_VALUES` a thousand levels;
 * so whoever walks a tree may do so by recursion, without a bound besides.
 */
const DEEPEST = 64;
/** Values of all kinds, those counted again that an alias repeats. */
const MOST_VALUES = 1_000_000;
/** In UTF-16 units: texts of all values, those again that an alias repeats. Four times what YAML may have without any. */
const MOST_CHARACTERS = 16_000_000;
/** Maps and lists in JSON: what takes memory, however short it is written. */
const MOST_JSON = 2_000_000;
const MOST_PROBLEMS = 20;

export interface SourceTree {
  /** Undefined for anything but a map. */
  readonly root: OscalMap | undefined;
  /** Of a map in it: its line from 1; undefined where that is not known, as in JSON. */
  lineOf(map: OscalMap): number | undefined;
  /** What is wrong with the text, by line. */
  readonly notes: readonly ImportNote[];
}

/** The tree of a file, or a sentence why there is none. YAML's texts are as they are written, numbers too. */
export function readTree(bytes: Uint8Array): SourceTree | string {
  const { text: decoded, note } = decodeSheet(bytes);
  const text = decoded.replace(/^\ufeff/, '');
  const notes: ImportNote[] = note === undefined ? [] : [{ message: note }];
  if (/^\s*</.test(text)) return l10n.t('XML cannot be imported. Convert it to JSON first.');
  if (/^\s*[{[]/.test(text)) {
    const read = readJson(text);
    return typeof read === 'string' ? read : { root: mapOf(read.root), lineOf: () => undefined, notes };
  }
  return readYaml(text, notes);
}

function readJson(text: string): { readonly root: unknown } | string {
  let values = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
      if (at === -1) break;
    } else if (code === 0x7b || code === 0x5b) {
      values += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  if (deepest > DEEPEST) return tooDeep();
  if (values > MOST_JSON) return l10n.t('It has more values, or deeper ones, than any such document. Split it first.');
  try {
    return { root: JSON.parse(text) };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    if (at === undefined) return l10n.t('It is no JSON that can be read.');
    const line = positionAt(lineStartsOf(text), Number(at)).line + 1;
    return l10n.t('It is no JSON that can be read: look at line {0}.', line);
  }
}

function tooDeep(): string {
  return l10n.t('It is nested more than {0} levels deep.', DEEPEST);
}

/** The place of the closing quotation mark; -1 where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === 0x5c) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return -1;
}

function readYaml(text: string, notes: ImportNote[]): SourceTree | string {
  if (text.length > MOST_YAML) {
    const [has, most] = [text.length, MOST_YAML].map((length) => (length / 1_000_000).toFixed(1));
    return l10n.t(
      'It has {0} MB of YAML, and at most {1} MB are read. Convert it to JSON first.',
      has ?? '',
      most ?? '',
    );
  }
  const tokens = readYamlTokens(text, { depth: DEEPEST, effort: new YamlEffort(MOST_LEXEMES) });
  if (tokens.stopped !== undefined) {
    return tokens.stopped.limit === 'depth'
      ? tooDeep()
      : l10n.t('It has more values, or deeper ones, than any such document. Split it first.');
  }
  const starts = lineStartsOf(text);
  const lineAt = (offset: number): number => positionAt(starts, offset).line + 1;
  const [document] = new Composer({ keepSourceTokens: false, uniqueKeys: false, logLevel: 'silent' }).compose(
    tokens.tokens,
  );
  for (const { pos } of (document?.errors ?? []).slice(0, MOST_PROBLEMS)) {
    const message = l10n.t('This is no YAML that can be read, so that what belongs to it may be missing.');
    notes.push({ line: lineAt(pos[0]), message });
  }
  const plain = new PlainValues(lineAt);
  const root = plain.of(document?.contents ?? undefined);
  if (plain.isFull) return l10n.t('Its aliases repeat more than can be read. Write out what they stand for.');
  return { root: mapOf(root), lineOf: (map) => plain.lines.get(map), notes };
}

/** From the library's nodes to plain values. What an alias stands for is counted each time, since whoever walks it walks it again. */
class PlainValues {
  readonly lines = new WeakMap<object, number>();
  isFull = false;
  readonly #lineAt: (offset: number) => number;
  readonly #anchors = new Map<
    string,
    { readonly value: unknown; readonly count: number; readonly characters: number }
  >();
  #count = 0;
  #characters = 0;

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
  }

  of(node: ParsedNode | null | undefined): unknown {
    if (node === null || node === undefined || this.isFull) return undefined;
    const [count, characters] = [this.#count, this.#characters];
    if (isAlias(node)) {
      const known = this.#anchors.get(node.source);
      this.#spend(1 + (known?.count ?? 0), known?.characters ?? 0);
      return known?.value;
    }
    this.#spend(1, isScalar(node) ? node.source.length : 0);
    const value = this.#valueOf(node);
    // What is within itself is not known yet where it is named, and stands for nothing there.
    if (node.anchor !== undefined) {
      const spent = { count: this.#count - count, characters: this.#characters - characters };
      this.#anchors.set(node.anchor, { value, ...spent });
    }
    return value;
  }

  #spend(count: number, characters: number): void {
    this.#count += count;
    this.#characters += characters;
    this.isFull ||= this.#count > MOST_VALUES || this.#characters > MOST_CHARACTERS;
  }

  #valueOf(node: ParsedNode): unknown {
    if (isScalar(node)) {
      if (node.value === null) return undefined;
      return typeof node.value === 'string' ? node.value : node.source;
    }
    if (isSeq(node)) return node.items.map((item) => this.of(item));
    if (!isMap(node)) return undefined;
    const entries = node.items.flatMap(({ key, value }): readonly (readonly [string, unknown])[] => {
      if (!isScalar(key)) return [];
      this.#spend(0, key.source.length);
      return [[key.source, this.of(value)]];
    });
    const map = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    this.lines.set(map, this.#lineAt(node.range[0]));
    return map;
  }
}
