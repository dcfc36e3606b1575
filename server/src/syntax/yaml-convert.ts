/** From the library's composed documents to our located tree. */

import * as l10n from '@vscode/l10n';

import { type CST, type Pair, type Scalar, isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { SyntaxProblem } from './problem.ts';
import type { Range } from './range.ts';
import { reportDuplicateKeys } from './yaml-duplicate-keys.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './yaml-tree.ts';

/** What is really written where the text that was parsed holds a mask, and where it really starts. */
export interface MaskedValue {
  readonly text: string;
  readonly start: number;
}

/** By the offset of the mask in the text that was parsed. */
export type MaskedValues = ReadonlyMap<number, MaskedValue>;

function styleOf(scalar: Scalar): YamlScalar['style'] {
  switch (scalar.type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    case 'PLAIN':
    case undefined:
      return 'plain';
    default:
      return 'plain';
  }
}

interface Colon {
  readonly end: number;
  /** On a line below its key, which the library lets pass and YAML does not. */
  readonly apart: boolean;
}

function colonOf(pair: Pair): Colon | undefined {
  const source = pair.srcToken;
  const separators = source?.sep ?? [];
  const index = separators.findIndex((token) => token.type === 'map-value-ind');
  const colon = separators[index];
  if (colon === undefined) return undefined;
  const explicit = source?.start.some((token) => token.type === 'explicit-key-ind') ?? false;
  const apart = !explicit && separators.slice(0, index).some((token) => token.type === 'newline');
  return { end: colon.offset + 1, apart };
}

/** Where the last dash of a block list ends: the end of the list if nothing follows it. */
function lastDashEnd(token: CST.Token | undefined): number | undefined {
  if (token?.type !== 'block-seq') return undefined;
  for (const item of token.items.toReversed()) {
    const dash = item.start.findLast((one) => one.type === 'seq-item-ind');
    if (dash !== undefined) return dash.offset + 1;
  }
  return undefined;
}

/** Converts the nodes of one text. Offsets of the library get `base` added to them. */
export class YamlConverter {
  readonly problems: SyntaxProblem[] = [];
  /** The values of merge keys, in the library's offsets: they have had their problem. */
  readonly merged: Range[] = [];
  private readonly text: string;
  private readonly base: number;
  private readonly masked: MaskedValues;

  constructor(text: string, base: number, masked: MaskedValues) {
    this.text = text;
    this.base = base;
    this.masked = masked;
  }

  /** The node, or undefined for one that is empty or stands for another (an alias). */
  node(node: unknown): YamlNode | undefined {
    if (isScalar(node)) return this.isEmpty(node) ? undefined : this.scalar(node);
    if (isMap(node)) return this.map(node);
    if (isSeq(node)) return this.seq(node);
    return undefined;
  }

  private isEmpty(scalar: Scalar): boolean {
    return scalar.type === 'PLAIN' && scalar.source === '';
  }

  private range(node: unknown): Range {
    const range = isNode(node) ? node.range : undefined;
    return { start: this.base + (range?.[0] ?? 0), end: this.base + (range?.[1] ?? 0) };
  }

  private scalar(node: Scalar): YamlScalar {
    const { start, end } = this.range(node);
    const written = this.masked.get(start - this.base);
    if (written !== undefined) {
      const { text } = written;
      return { kind: 'scalar', value: text, text, style: 'plain', start: this.base + written.start, end };
    }
    const style = styleOf(node);
    const text = node.source ?? '';
    const { value } = node;
    const known =
      value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? value
        : text;
    return {
      kind: 'scalar',
      value: known,
      text,
      style,
      start,
      end: style === 'block' ? this.blockEnd(start, end) : end,
    };
  }

  /** A block scalar ends with its last line that is not blank; one that has none, with its header. */
  private blockEnd(start: number, end: number): number {
    const { text, base } = this;
    const from = start - base;
    const lineFeed = text.indexOf('\n', from);
    let at = end - base;
    while (at > lineFeed && /\s/.test(text.charAt(at - 1))) at--;
    if (lineFeed !== -1 && at > lineFeed) return base + at;
    let header = from + 1;
    while (/[-+0-9]/.test(text.charAt(header))) header++;
    return base + header;
  }

  private map(node: { readonly items: readonly Pair[]; readonly flow?: boolean }): YamlMap {
    const pairs: YamlPair[] = [];
    let { start, end } = this.range(node);
    for (const pair of node.items) {
      const key = this.key(pair);
      const colon = colonOf(pair);
      const value = this.node(pair.value);
      if (key.style === 'plain' && key.text === '<<') this.reportMerge(key, pair);
      pairs.push({ key, value });
      if (node.flow === true) continue;
      if (colon?.apart === true) this.reportColon(this.base + colon.end);
      if (value !== undefined) end = value.end;
      else if (isAlias(pair.value)) end = this.range(pair.value).end;
      else end = colon === undefined ? key.end : this.base + colon.end;
    }
    start = Math.min(start, pairs[0]?.key.start ?? start);
    reportDuplicateKeys(pairs, this.problems);
    return { kind: 'map', flow: node.flow === true, pairs, start, end };
  }

  private key(pair: Pair): YamlScalar {
    const { key } = pair;
    if (isScalar(key) && !this.isEmpty(key)) return this.scalar(key);
    const range = this.range(key);
    const message =
      range.start === range.end
        ? l10n.t('There is no key before this colon. Write one.')
        : l10n.t('A key must be plain text. Put it in quotes, or write its parts as keys of their own.');
    if (!isAlias(key)) {
      const end = range.start === range.end ? range.start + 1 : range.end;
      this.problems.push({
        code: 'yaml-syntax',
        message,
        start: range.start,
        end: Math.min(end, this.base + this.text.length),
      });
    }
    const text = this.text.slice(range.start - this.base, range.end - this.base);
    return { kind: 'scalar', value: text, text, style: 'plain', start: range.start, end: range.end };
  }

  private reportColon(end: number): void {
    const message = l10n.t('This colon must stand on the line of its key. Join the two lines.');
    this.problems.push({ code: 'yaml-syntax', message, start: end - 1, end });
  }

  private reportMerge(key: YamlScalar, pair: Pair): void {
    const value = this.range(pair.value);
    this.merged.push({ start: value.start - this.base, end: value.end - this.base });
    this.problems.push({
      code: 'yaml-syntax',
      message: l10n.t('“<<” copies keys from elsewhere in the file, which is not followed. Write the keys out here.'),
      start: key.start,
      end: key.end,
    });
  }

  private seq(node: {
    readonly items: readonly unknown[];
    readonly flow?: boolean;
    readonly srcToken?: CST.Token;
  }): YamlSeq {
    const items = node.items.map((item) => this.node(item));
    let { start, end } = this.range(node);
    if (node.flow !== true) {
      const last = node.items.at(-1);
      const dash = lastDashEnd(node.srcToken);
      end = items.at(-1)?.end ?? (isAlias(last) ? this.range(last).end : this.base + (dash ?? end - this.base));
    }
    return { kind: 'seq', flow: node.flow === true, items, start, end };
  }
}
