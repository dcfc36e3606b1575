/** Selection ranges: from the word at the cursor to the value, the field, the record, the list, up to the whole file. */

import type { SelectionRange } from 'vscode-languageserver-types';
import type { Position } from '../facts/line-starts.ts';
import { maskTemplates } from '../facts/placeholder.ts';
import { scanBlocks } from '../syntax/markdown-blocks.ts';
import type { Range } from '../syntax/range.ts';
import { parseYaml } from '../syntax/yaml.ts';
import type { YamlNode, YamlStream } from '../syntax/yaml-tree.ts';
import { areasOf, type DocumentAreas } from './document-areas.ts';
import { type FeatureContext, isForeign, lspRange, offsetOf } from './feature.ts';
import { sectionsOf } from './markdown-sections.ts';
import { lineEnd, lineStart } from './yaml-lines.ts';

/**
 * For each position what may be selected around it, the innermost with what holds it; undefined for a document that is not
 * ours.
 */
export function selectionRanges(
  context: FeatureContext,
  positions: readonly Position[],
): readonly SelectionRange[] | undefined {
  const { document } = context;
  if (isForeign(document.facts)) return undefined;
  const areas = areasOf(context);
  const stream = areas.yaml === undefined ? undefined : parseYaml(maskTemplates(areas.text), areas.yaml);
  return positions.map((position) => {
    const offset = offsetOf(context, position);
    const isYaml = areas.body === undefined || (areas.yaml !== undefined && offset <= areas.yaml.end);
    const around = isYaml ? yamlAround(areas, stream, offset) : markdownAround(context, areas, offset);
    return chained(context, [...wordsAround(areas.text, offset), ...around], offset);
  });
}

/** One range after the other as long as each holds the one before it; the whole file at the end. */
function chained({ document, text }: FeatureContext, ranges: readonly Range[], offset: number): SelectionRange {
  const chain: Range[] = [];
  let inner: Range = { start: offset, end: offset };
  for (const range of [...ranges, { start: 0, end: text.length }]) {
    const isHolding = range.start <= inner.start && range.end >= inner.end;
    const isLarger = chain.length === 0 || range.start < inner.start || range.end > inner.end;
    if (isHolding && isLarger) chain.push((inner = range));
  }
  let parent: SelectionRange | undefined;
  for (const range of chain.toReversed()) {
    parent = { range: lspRange(document, range), ...(parent === undefined ? {} : { parent }) };
  }
  return parent ?? { range: lspRange(document, inner) };
}

const WORDS = [/[\p{L}\p{N}_]/u, /[\p{L}\p{N}_.@/:+-]/u];

/** The word at an offset, and what it may be a part of: an ID, a date, a path. */
function wordsAround(text: string, offset: number): readonly Range[] {
  return WORDS.flatMap((letter) => {
    let [start, end] = [offset, offset];
    while (start > 0 && letter.test(text.charAt(start - 1))) start--;
    while (end < text.length && letter.test(text.charAt(end))) end++;
    // A full stop or a colon at its end belongs to the sentence or to the key.
    while (end > offset && /[.:/-]/.test(text.charAt(end - 1))) end--;
    return end > start ? [{ start, end }] : [];
  });
}

/** What holds an offset in YAML, the innermost first; the front-matter itself, and that with its fences, at the end. */
function yamlAround({ text, yaml, body }: DocumentAreas, stream: YamlStream | undefined, offset: number): Range[] {
  const around: Range[] = [];
  for (const one of stream?.documents ?? []) {
    if (one.root !== undefined && one.start <= offset && offset <= one.end) descend(text, one.root, offset, around);
  }
  around.reverse();
  for (const one of stream?.documents ?? []) if ((stream?.documents.length ?? 0) > 1) around.push(one);
  if (yaml !== undefined && body !== undefined) around.push(yaml, { start: 0, end: trimmedEnd(text, body) });
  return around;
}

/** Puts down what holds the offset, the outermost first. */
function descend(text: string, node: YamlNode, offset: number, found: Range[]): void {
  if (offset < node.start || offset > node.end) return;
  found.push(node);
  if (node.kind === 'scalar') {
    const isQuoted = node.style === 'single' || node.style === 'double';
    if (isQuoted && node.end - node.start > 1) found.push({ start: node.start + 1, end: node.end - 1 });
    return;
  }
  if (node.kind === 'map') {
    for (const { key, value } of node.pairs) {
      const range = { start: key.start, end: Math.max(value?.end ?? 0, key.end) };
      if (offset < range.start || offset > range.end) continue;
      found.push(range);
      if (offset <= key.end) found.push(key);
      else if (value !== undefined) descend(text, value, offset, found);
      return;
    }
    return;
  }
  for (const item of node.items) {
    if (item === undefined || item.end < offset) continue;
    const start = node.flow ? item.start : dashBefore(text, item.start, node.start);
    if (offset < start) return;
    found.push({ start, end: item.end });
    descend(text, item, offset, found);
    return;
  }
}

/** Where the dash of an item stands, with which the item is cut or copied whole. */
function dashBefore(text: string, start: number, listStart: number): number {
  let at = start;
  while (at > listStart && /\s/.test(text.charAt(at - 1))) at--;
  return at > listStart && text.charAt(at - 1) === '-' ? at - 1 : start;
}

/**
 * What holds an offset in Markdown: its line in a block, the block (a paragraph, a cell, an item's text), the lines that follow
 * each other without a blank one (a whole list or table), the sections by their headings, the body.
 */
function markdownAround({ document }: FeatureContext, { text, body = 0 }: DocumentAreas, offset: number): Range[] {
  const holds = ({ start, end }: Range): boolean => start <= offset && offset <= end;
  const blocks = scanBlocks(text, body).blocks.filter(holds);
  const inHeading = blocks.flatMap((block) => (block.kind === 'heading' ? [block.content] : []));
  const sections = sectionsOf(document.facts.headings, text).filter(holds);
  return [
    ...inHeading,
    ...blocks.map(({ start, end }) => ({ start, end: Math.max(start, trimmedEnd(text, end)) })),
    ...linesAround(text, body, offset),
    // Deeper sections come later, and lie in those before them.
    ...sections.toReversed(),
    { start: body, end: text.length },
  ];
}

/** The line of an offset, and the lines around it up to blank ones. */
function linesAround(text: string, body: number, offset: number): readonly Range[] {
  const isBlank = (from: number): boolean => text.slice(from, lineEnd(text, from)).trim() === '';
  const line = { start: lineStart(text, offset), end: lineEnd(text, offset) };
  if (isBlank(line.start)) return [];
  let { start, end } = line;
  for (let above = start; above > body;) {
    above = lineStart(text, above - 1);
    if (isBlank(above)) break;
    start = above;
  }
  for (let next = text.indexOf('\n', end) + 1; next > 0 && next < text.length; next = text.indexOf('\n', end) + 1) {
    if (isBlank(next)) break;
    end = lineEnd(text, next);
  }
  return [line, { start, end }];
}

function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}
