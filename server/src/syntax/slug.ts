/** The anchors that GitHub gives headings, which is what links such as `#purpose-and-scope` name. */

import { HYPHEN, isAsciiDigit, LOWER_A, LOWER_Z, SPACE, UNDERSCORE } from './characters.ts';
import { detach } from './detach.ts';

/**
 * The anchor of one heading, from its plain text: lower case, punctuation and symbols dropped, each space a hyphen;
 * letters of any script stay. Not yet unique in its document: see {@link SlugCounter}.
 */
export function slugOf(heading: string): string {
  const lower = heading.toLowerCase();
  // Most headings have nothing to drop; Unicode classes are dear, and there are many headings.
  return kept(lower).replaceAll(' ', '-');
}

function kept(lower: string): string {
  if (isWordsOnly(lower)) return lower;
  // oxlint-disable-next-line eslint/no-control-regex -- ASCII is what it looks for
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower.replaceAll(/[^a-z0-9_\- ]/g, '');
  return lower.replaceAll(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '');
}

function isWordsOnly(lower: string): boolean {
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    const word =
      (code >= LOWER_A && code <= LOWER_Z) ||
      code === SPACE ||
      code === HYPHEN ||
      code === UNDERSCORE ||
      isAsciiDigit(code);
    if (!word) return false;
  }
  return true;
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
