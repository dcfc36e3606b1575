/** The blocks of a document that hold something to scan: what the block scanner hands to the inline scanner. */

import type { MarkdownHeading } from './markdown-outline.ts';
import type { Range } from './range.ts';

/** Text to scan for inlines, or the inside of an HTML block. Offsets of `gaps` come in pairs: see `withoutGaps`. */
export interface TextBlock extends Range {
  readonly kind: 'text' | 'html';
  readonly gaps: readonly number[] | undefined;
}

/** A heading, with the range of its text within the range of the whole. */
export interface HeadingBlock extends Range {
  readonly kind: 'heading';
  readonly level: MarkdownHeading['level'];
  readonly content: TextBlock;
}

export interface CodeBlock extends Range {
  readonly kind: 'fence' | 'indented';
}

/** A link reference definition; `destination` is still escaped. */
export interface DefinitionBlock extends Range {
  readonly kind: 'definition';
  readonly destination: string;
  readonly target: Range;
}

export type Block = TextBlock | HeadingBlock | CodeBlock | DefinitionBlock;
