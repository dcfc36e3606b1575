/** Collects what the inline scanner finds, in terms of the whole file, and takes back what turns out not to count. */

import { detach } from './detach.ts';
import type { MarkdownComment, MarkdownLink, MarkdownMention, MarkdownOutline } from './markdown-outline.ts';
import type { Range } from './range.ts';

/** The findings of one document. Offsets given to it are into `source`, those it keeps are into the file. */
export class InlineFindings {
  readonly links: MarkdownLink[] = [];
  readonly code: MarkdownOutline['code'][number][] = [];
  readonly comments: MarkdownComment[] = [];
  readonly mentions: MarkdownMention[] = [];

  private source = '';
  private shift = 0;

  /** Says which text the offsets of what follows are into, and at which offset of the file that text starts. */
  use(source: string, shift: number): void {
    this.source = source;
    this.shift = shift;
  }

  addLink(kind: MarkdownLink['kind'], start: number, end: number, target: Range, destination: string): void {
    const { shift } = this;
    this.links.push({
      start: start + shift,
      end: end + shift,
      kind,
      destination: detach(destination),
      target: { start: target.start + shift, end: target.end + shift },
    });
  }

  addCode(start: number, end: number): void {
    this.code.push({ kind: 'span', start: start + this.shift, end: end + this.shift });
  }

  /** Adds the comment from its `<!--` at `start` to behind its `-->` at `end`. */
  addComment(start: number, end: number): void {
    const text = detach(this.source.slice(start + 4, Math.max(start + 4, end - 3)).trim());
    this.comments.push({ start: start + this.shift, end: end + this.shift, text });
  }

  addMention(start: number, end: number): void {
    const text = detach(this.source.slice(start, end));
    this.mentions.push({ start: start + this.shift, end: end + this.shift, text });
  }

  /** Takes back everything found at or behind `start`: it was in an image, whose text is no prose and has no links. */
  dropFrom(start: number): void {
    const offset = start + this.shift;
    popFrom(this.links, offset);
    popFrom(this.code, offset);
    popFrom(this.comments, offset);
    popFrom(this.mentions, offset);
  }

  /** Takes back the mentions between `start` and `end`, which are part of an address. */
  dropMentions(start: number, end: number): void {
    const { mentions, shift } = this;
    let kept = mentions.length;
    while (kept > 0 && (mentions[kept - 1]?.start ?? -1) >= start + shift) kept--;
    const behind = mentions.slice(kept).filter((mention) => mention.start >= end + shift);
    mentions.length = kept;
    mentions.push(...behind);
  }
}

function popFrom(found: Range[], start: number): void {
  while (found.length > 0 && (found.at(-1)?.start ?? -1) >= start) found.pop();
}
