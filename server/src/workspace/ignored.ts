/** What `.gitignore` files leave out: each applies below its own folder, and the deepest has the last word. */

import ignore from 'ignore';

export interface IgnoreRules {
  /**
   * Whether a workspace-relative path (with `/`) is ignored, given that the folders on the way to it are not:
   * as in Git, nothing below an ignored folder can be brought back, so a walk need not ask.
   */
  ignores(path: string, type: 'file' | 'directory'): boolean;
  /** The rules below `folder` (`''` for the workspace folder), whose `.gitignore` holds `text`. */
  below(folder: string, text: string): IgnoreRules;
}

/** Lines beyond these bounds are left out: they come from whoever wrote the repository, and would take long to match. */
const MAX_LINES = 2000;
const MAX_LINE_LENGTH = 1000;
const MAX_GLOBSTARS = 2;

/** The rules before any `.gitignore` has been read. Where the disk ignores case, so does Git. */
export function noIgnoreRules(caseSensitive: boolean): IgnoreRules {
  const options = { ignorecase: !caseSensitive, allowRelativePaths: true };
  return {
    ignores: () => false,
    below: (folder, text) => new Rules(options, ignore(options), new NameFilter(options.ignorecase), folder, text),
  };
}

class Rules implements IgnoreRules {
  readonly #options: { readonly ignorecase: boolean };
  /** One list for all files, so that the last line that matches decides, whichever file it stands in. */
  readonly #lines: ignore.Ignore;
  readonly #names: NameFilter;

  constructor(
    options: { readonly ignorecase: boolean },
    above: ignore.Ignore,
    namesAbove: NameFilter,
    folder: string,
    text: string,
  ) {
    const lines = text.split(/\r?\n|\r$/, MAX_LINES).filter(isUsable);
    this.#options = options;
    this.#lines = ignore(options)
      .add(above)
      .add(lines.map((line) => relocate(line, folder)));
    this.#names = namesAbove.with(lines);
  }

  ignores(path: string, type: 'file' | 'directory'): boolean {
    // A regular expression for each line and each file is most of what a walk costs; names rule nearly all of them out.
    if (!this.#names.mayMatch(path.slice(path.lastIndexOf('/') + 1))) return false;
    return this.#lines.ignores(type === 'directory' ? `${path}/` : path);
  }

  below(folder: string, text: string): IgnoreRules {
    return new Rules(this.#options, this.#lines, this.#names, folder, text);
  }
}

/** Says of most names that no line can match them, by the fixed beginnings and ends of the lines' last names. */
class NameFilter {
  readonly #ignoreCase: boolean;
  /** Lines such as `node_modules/`. */
  readonly #exact = new Set<string>();
  /** Lines such as `*.log`, by `.log`. */
  readonly #extensions = new Set<string>();
  /** All others, such as `.env*`. */
  readonly #ends: { readonly start: string; readonly end: string }[] = [];

  constructor(ignoreCase: boolean) {
    this.#ignoreCase = ignoreCase;
  }

  with(lines: readonly string[]): NameFilter {
    const filter = new NameFilter(this.#ignoreCase);
    for (const name of this.#exact) filter.#exact.add(name);
    for (const extension of this.#extensions) filter.#extensions.add(extension);
    filter.#ends.push(...this.#ends);
    // What a line with `!` brings back, another line must have taken away.
    for (const line of lines) if (!line.startsWith('!')) filter.#add(this.#fold(line.replace(/[/ ]+$/, '')));
    return filter;
  }

  mayMatch(written: string): boolean {
    const name = this.#fold(written);
    return (
      this.#exact.has(name) ||
      this.#extensions.has(name.slice(name.lastIndexOf('.'))) ||
      this.#ends.some(({ start, end }) => name.startsWith(start) && name.endsWith(end))
    );
  }

  #add(line: string): void {
    const name = line.slice(line.lastIndexOf('/') + 1);
    const first = name.search(/[*?[\\]/);
    // What follows a bracket or a backslash is not worth understanding here.
    const end = /[[\\]/.test(name) ? '' : name.slice(Math.max(name.lastIndexOf('*'), name.lastIndexOf('?')) + 1);
    if (first < 0) this.#exact.add(name);
    else if (first === 0 && end.lastIndexOf('.') === 0) this.#extensions.add(end);
    else this.#ends.push({ start: name.slice(0, first), end });
  }

  #fold(text: string): string {
    return this.#ignoreCase ? text.toLowerCase() : text;
  }
}

function isUsable(line: string): boolean {
  if (/^#|^!?[/ ]*$/.test(line) || line.length > MAX_LINE_LENGTH) return false;
  return (line.match(/\*{2,}/g)?.length ?? 0) <= MAX_GLOBSTARS;
}

/** A line of a folder's `.gitignore`, as it would stand in the one of the workspace folder. */
function relocate(line: string, folder: string): string {
  if (folder === '') return line;
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length);
  const place = folder.replace(/[\\*?[]/g, '\\$&');
  // A slash anywhere but at the end ties a pattern to its folder; without one it means any depth below.
  const tied = pattern.replace(/ +$/, '').slice(0, -1).includes('/');
  return `${negation}/${place}/${tied ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}
