/** What the linear Markdown scanner finds in a body: the outline that facts are drawn from. */

import type { Range } from './range.ts';

/** An ATX or setext heading. The range covers the whole heading line(s), without the final line break. */
export interface MarkdownHeading extends Range {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Plain text: emphasis, code and link marks taken off, white space folded. */
  readonly text: string;
  /** The anchor that GitHub and VS Code give it, made unique in the document (`scope`, `scope-1`). */
  readonly slug: string;
}

/** A destination a reader can follow. The range covers the whole construct, `target` only the destination's text. */
export interface MarkdownLink extends Range {
  readonly kind: 'inline' | 'image' | 'definition' | 'autolink';
  /** As written, without angle brackets, escapes and entities resolved, percent-encoding kept. */
  readonly destination: string;
  readonly target: Range;
}

/** A token in prose that looks like an ID: upper-case start, with a hyphen or a dot (`AC-02`, `EV-2026-Q1-AC-02`, `CC6.1`). */
export interface MarkdownMention extends Range {
  readonly text: string;
}

/** An HTML comment, `<!-- … -->`; `text` is what it holds, trimmed. */
export interface MarkdownComment extends Range {
  readonly text: string;
}

export interface MarkdownOutline {
  readonly headings: readonly MarkdownHeading[];
  readonly links: readonly MarkdownLink[];
  /** Fenced and indented code blocks and inline code spans, in order, never overlapping. */
  readonly code: readonly (Range & { readonly kind: 'fence' | 'indented' | 'span' })[];
  readonly comments: readonly MarkdownComment[];
  /** In prose only: not in code, link destinations, HTML tags or comments. Text of a link counts as prose. */
  readonly mentions: readonly MarkdownMention[];
}
