/** Takes items out of a list, in block and in flow style: what stays keeps its bytes, and its comments. */

import { readSuppressionComment } from '../facts/suppression-comment.ts';
import type { Range } from '../syntax/range.ts';
import type { YamlNode, YamlPair } from '../syntax/yaml-tree.ts';
import type { TextChange } from './fix.ts';
import { hasComment } from './value-edit.ts';
import { belowNode, endOfPair } from './yaml-edit.ts';
import type { YamlSource } from './yaml-source.ts';
import { endOfLine, nextLine, startOfLine } from './yaml-text.ts';

/**
 * The edits that take out the items, or the pairs, at these ranges (the reference itself, which may be the key of an item that
 * has a label). A list of which nothing is left is written `[]`. Undefined where something else would be touched. `pair` is the
 * one whose value the list is.
 */
export function takenOut(
  source: YamlSource,
  node: YamlNode,
  ranges: readonly Range[],
  pair?: YamlPair,
): readonly TextChange[] | undefined {
  if (ranges.length === 0) return [];
  if (node.kind === 'scalar') return outOfText(source, node, ranges);
  const items: readonly Item[] =
    node.kind === 'seq'
      ? node.items.flatMap((item) => (item === undefined ? [] : [{ start: item.start, end: item.end, node: item }]))
      : node.pairs.map(({ key, value }) => ({
          start: key.start,
          end: endOfPair(source.text, { key, value }),
          node: value,
        }));
  const gone = items.filter(({ start, end }) => ranges.some((one) => start <= one.start && one.end <= end));
  if (gone.length < ranges.length) return undefined;
  if (node.flow) return outOfFlow(source, node, items, gone);
  const lines = gone.map((item) => lineOf(source, item, node.kind === 'seq'));
  const edits = lines.filter((line) => line !== undefined);
  if (edits.length < lines.length) return undefined;
  if (gone.length < items.length) return edits;
  // Nothing is left: the key says so in its own line.
  const colon = pair === undefined ? -1 : source.text.indexOf(':', pair.key.end);
  if (pair === undefined || source.text.slice(pair.key.end, colon).trim() !== '') return undefined;
  return [{ start: colon + 1, end: colon + 1, newText: ' []' }, ...edits];
}

/** An item of a list, or a pair as a whole. */
interface Item extends Range {
  readonly node: YamlNode | undefined;
}

/** The lines of an item of a block list, or of a pair, with the comment behind it and those above that silence its findings. */
function lineOf(source: YamlSource, item: Item, isList: boolean): TextChange | undefined {
  const { text, block } = source;
  const line = startOfLine(text, item.start);
  const lead = text.slice(line, item.start);
  if (!(isList ? /^[ \t]*-[ \t]+$/ : /^[ \t]*$/).test(lead)) return undefined;
  const end = belowNode(text, item.node, item.end, block.end);
  const start = aboveSilencing(source, line, lead.search(/\S|$/));
  // The last line of a text may have no end: what is in front of it goes then.
  if (end === text.length && !text.endsWith('\n') && start > 0)
    return { start: start - (text.slice(0, start).endsWith('\r\n') ? 2 : 1), end, newText: '' };
  return { start, end, newText: '' };
}

/** Where the comments start that stand right above a line, no further in than it, and silence findings there. */
function aboveSilencing({ text, stream }: YamlSource, line: number, column: number): number {
  let start = line;
  for (const comment of stream.comments.toReversed()) {
    if (comment.start >= start) continue;
    const own = startOfLine(text, comment.start);
    const isAlone = text.slice(own, comment.start).trim() === '' && comment.start - own <= column;
    if (!isAlone || nextLine(text, comment.end) !== start) break;
    if (readSuppressionComment(text, comment) === undefined) break;
    start = own;
  }
  return start;
}

/** With its comma; a line that held nothing else goes whole. */
function outOfFlow(
  source: YamlSource,
  list: Range,
  items: readonly Range[],
  gone: readonly Range[],
): readonly TextChange[] | undefined {
  const { text } = source;
  const edits: TextChange[] = [];
  const isGone = (item: Range | undefined): boolean => item !== undefined && gone.includes(item);
  for (const [index, item] of items.entries()) {
    if (!isGone(item)) continue;
    const lineStart = startOfLine(text, item.start);
    const rest = text.slice(item.end, endOfLine(text, item.end));
    if (text.slice(lineStart, item.start).trim() === '' && /^\s*,?\s*(?:#.*)?$/.test(rest) && lineStart > list.start) {
      edits.push({ start: lineStart, end: nextLine(text, item.end), newText: '' });
      continue;
    }
    const isLeading = items.slice(0, index).every(isGone);
    const next = items[index + 1];
    const comma = /^\s*,/.exec(text.slice(item.end, list.end))?.[0].length ?? 0;
    const start = isLeading ? item.start : (items[index - 1]?.end ?? item.start);
    const end = !isLeading ? item.end : next === undefined ? item.end + comma : next.start;
    if (hasComment(source, start, end)) return undefined;
    edits.push({ start, end, newText: '' });
  }
  return edits;
}

/** Parts of one text: `CC6.1, CC6.2`. One stays, or the caller writes the whole anew. */
function outOfText({ text }: YamlSource, node: YamlNode, ranges: readonly Range[]): readonly TextChange[] | undefined {
  const edits: TextChange[] = [];
  let first = node.start;
  for (const { start, end } of ranges) {
    if (start === first) {
      const after = /^[ \t]*[,;&][ \t]*/.exec(text.slice(end, node.end))?.[0].length ?? 0;
      first = end + after;
      edits.push({ start, end: first, newText: '' });
    } else {
      const before = /[ \t]*[,;&][ \t]*$/.exec(text.slice(node.start, start))?.[0].length ?? 0;
      edits.push({ start: start - before, end, newText: '' });
    }
  }
  return edits;
}
