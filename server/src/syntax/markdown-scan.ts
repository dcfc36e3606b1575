/**
 * Tier 1 of reading Markdown: one linear pass that finds headings, links, code, comments and mentions, and builds no tree.
 * Every file of a workspace goes through it. Blocks first, then the text in them, because references need all definitions.
 */

import { BYTE_ORDER_MARK } from './characters.ts';
import { decodeText } from './character-reference.ts';
import { detach } from './detach.ts';
import type { DefinitionBlock } from './markdown-block.ts';
import { scanBlocks } from './markdown-blocks.ts';
import { InlineScanner } from './markdown-inlines.ts';
import type { MarkdownHeading, MarkdownLink, MarkdownOutline } from './markdown-outline.ts';
import type { Range } from './range.ts';
import { withoutLoneReturns } from './same-length.ts';
import { SlugCounter } from './slug.ts';

/**
 * The outline of the Markdown from offset `start` to the end of `text`. Offsets in it count from the start of `text`; its
 * strings do not keep `text` in memory. Each of its lists is in the order of the document.
 *
 * Agrees with remark and its GFM extensions, but for the few constructs that the differential tests list, and for bare e-mail
 * addresses, which are no links here. Linear in the length of the text.
 */
export function scanMarkdown(text: string, start: number): MarkdownOutline {
  const source = withoutLoneReturns(text);
  const from = start === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : start;
  const structure = scanBlocks(source, from);
  const scanner = new InlineScanner(source, structure);
  const { links, code, comments, mentions } = scanner.found;
  const headings: MarkdownHeading[] = [];
  const slugs = new SlugCounter();
  for (const block of structure.blocks) {
    switch (block.kind) {
      case 'text':
        scanner.scanText(block);
        break;
      case 'heading': {
        const { level, start, end } = block;
        const plain = scanner.scanHeading(block.content);
        headings.push({ start, end, level, text: detach(plain.text), slug: slugs.next(plain.anchor) });
        break;
      }
      case 'fence':
      case 'indented':
        code.push(block);
        break;
      case 'html':
        scanner.scanHtml(block);
        break;
      case 'definition':
        links.push(linkOf(block));
        break;
    }
  }
  sortByStart(links);
  return { headings, links, code, comments, mentions };
}

function linkOf(definition: DefinitionBlock): MarkdownLink {
  const { start, end, target } = definition;
  return { start, end, kind: 'definition', destination: detach(decodeText(definition.destination)), target };
}

/** Links close after what is inside them, so an image in a link comes first as found. */
function sortByStart(found: Range[]): void {
  for (let index = 1; index < found.length; index++) {
    if ((found[index]?.start ?? 0) < (found[index - 1]?.start ?? 0)) {
      found.sort((one, other) => one.start - other.start);
      return;
    }
  }
}
