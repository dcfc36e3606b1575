/**
 * Text of a workspace in a comment on GitHub or GitLab, in which none of it comes alive: no markup, no link, no mention of a
 * person or an issue. Hosts look for mentions in what Markdown has become, so that a backslash does not stop them.
 */

/** Invisible, and no part of any name: what it stands in is no mention and no address any more. */
export const BREAK = '&#8203;';

/** Controls, the marks that turn the direction of writing, halves of pairs, and what takes no room. */
const INVISIBLE = /[\p{Cc}\p{Surrogate}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Longer texts are cut: in UTF-16 units. */
const MOST_CHARACTERS = 400;

/** Text as itself on one line, cut where it is very long. */
export function inert(text: string, most = MOST_CHARACTERS): string {
  const line = text
    .slice(0, 4 * most)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(INVISIBLE, '');
  const shown =
    line.length > most
      ? `${line
          .slice(0, most)
          .replace(/\p{Surrogate}$/u, '')
          .trimEnd()}…`
      : line;
  return shown.replace(MEANINGFUL, (found) => replaced(found)).replace(/^(\d+)(?=[.)])/, '$1\\');
}

/**
 * What Markdown or HTML gives a meaning; what begins a mention of somebody (`@`), of an issue, request, label, milestone or
 * snippet (`#`, `!`, `~`, `%`, `$`, `GH-`), an emoji or an address (`:`, `www.`); and what may be the name of a commit.
 */
const MEANINGFUL =
  /[\\`*_[\]<>&|~$@#!%^{}]|:(?=[\w/+-])|www(?=\.)|GH(?=-\d)|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])|^[+=-]/gi;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', `&amp;${BREAK}`],
]);

function replaced(found: string): string {
  const entity = ENTITIES.get(found);
  if (entity !== undefined) return entity;
  // Six digits name no commit.
  if (found.length > 6) return found.replace(/.{6}/g, `$&${BREAK}`);
  if (/^\w/.test(found) && found !== '_') return `${found}${BREAK}`;
  return /[~$@#!%:]/.test(found) ? `\\${found}${BREAK}` : `\\${found}`;
}
