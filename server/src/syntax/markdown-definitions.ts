/** Link definitions, `[label]: destination`: they stand at the start of a paragraph and are no part of its text. */

import { LEFT_BRACKET, skipWhitespace } from './characters.ts';
import type { Block, TextBlock } from './markdown-block.ts';
import { type Definition, normalizeLabel, readDefinition } from './markdown-links.ts';
import { withoutGaps } from './same-length.ts';

/**
 * Takes the definitions off the start of a paragraph: each becomes one of the `blocks`, and its label one of the `labels`.
 * Where the rest of the paragraph starts, which is its end if there is none.
 */
export function takeDefinitions(
  text: string,
  { start, end, gaps }: Pick<TextBlock, 'start' | 'end' | 'gaps'>,
  blocks: Block[],
  labels: Set<string>,
): number {
  const source = gaps === undefined ? text : withoutGaps(text, start, end, gaps);
  const shift = gaps === undefined ? 0 : start;
  let at = start - shift;
  while (source.charCodeAt(at) === LEFT_BRACKET) {
    const definition = readDefinition(source, at, end - shift);
    if (definition === undefined) break;
    labels.add(normalizeLabel(definition.label));
    blocks.push(definitionBlock(source, definition, at, shift));
    at = skipWhitespace(source, definition.end, end - shift);
  }
  return at + shift;
}

function definitionBlock(source: string, { destination, end }: Definition, at: number, shift: number): Block {
  return {
    kind: 'definition',
    start: at + shift,
    end: end + shift,
    destination: source.slice(destination.start, destination.end),
    target: { start: destination.start + shift, end: destination.end + shift },
  };
}
