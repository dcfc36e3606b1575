/** The anchors that GitHub gives headings, which is what links such as `#purpose-and-scope` name. */

import { detach } from './detach.ts';

/**
 * The anchor of one heading, from its plain text: lower case, punctuation and symbols dropped, each space a hyphen;
 * letters of any script stay. Not yet unique in its document: see {@link SlugCounter}.
 */
export function slugOf(heading: string): string {
  // Outside the fast ASCII case the exact set matters: letters, marks, digits, connector punctuation, hyphen, space.
  return heading
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Gives each heading of one document an anchor of its own: `scope`, then `scope-1`, `scope-2`. */
export class SlugCounter {
  /** How often a base has been given out; a key is taken as soon as it is present. */
  private readonly seen = new Map<string, number>();

  /** The next free anchor for a heading with this plain text. */
  next(heading: string): string {
    const base = detach(slugOf(heading));
    let count = this.seen.get(base);
    if (count === undefined) {
      this.seen.set(base, 0);
      return base;
    }
    let slug: string;
    do {
      count++;
      slug = `${base}-${count}`;
    } while (this.seen.has(slug));
    this.seen.set(base, count);
    this.seen.set(slug, 0);
    return detach(slug);
  }
}
