/** Tier 2 of reading Markdown: remark's whole tree, for open documents and for what the outline cannot answer. */

import type { Root } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { TextBlock } from './markdown-block.ts';
import { scanBlocks } from './markdown-blocks.ts';
import { withoutLoneReturns } from './same-length.ts';

/**
 * More marks than this that may open emphasis, links or images, in one paragraph, and the text is not parsed: remark takes
 * quadratic time over them, and more than a minute over some 80 KB of nothing else.
 */
const MOST_INLINE_MARKS = 2000;

/** Made at the first call: most runs of the command line need no tree. */
let options: Options | undefined;

/**
 * remark's tree of the text, front-matter included, with offsets from the start of the text. Undefined for text that
 * is nested so deeply that its tree would cost too much or overflow the stack; tier 1 still reads that.
 *
 * About a hundred times dearer than the outline: call it for one document at a time, when it is asked about.
 */
export function parseMarkdownTree(text: string): Root | undefined {
  if (isTooDeep(text)) return undefined;
  options ??= {
    extensions: [frontmatter(['yaml']), gfm()],
    mdastExtensions: [frontmatterFromMarkdown(['yaml']), gfmFromMarkdown()],
  };
  try {
    return fromMarkdown(text, options);
  } catch (error) {
    // remark walks its trees by recursion, so depth that the guard did not foresee shows as a full stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Linear, and never too low: the block scanner opens the same containers as remark, and every nested inline needs a mark.
 */
function isTooDeep(text: string): boolean {
  const { blocks, tooDeep } = scanBlocks(withoutLoneReturns(text), 0);
  return (
    tooDeep ||
    blocks.some((block) => {
      if (block.kind === 'heading') return hasTooManyMarks(text, block.content);
      return block.kind === 'text' && hasTooManyMarks(text, block);
    })
  );
}

function hasTooManyMarks(text: string, block: TextBlock): boolean {
  if (block.end - block.start <= MOST_INLINE_MARKS) return false;
  let marks = 0;
  for (let at = block.start; at < block.end; at++) if ('*_~['.includes(text.charAt(at))) marks++;
  return marks > MOST_INLINE_MARKS;
}
