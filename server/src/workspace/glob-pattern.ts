/**
 * One glob without braces, matched name by name. Each star gives way only to the next one, so that a path costs no more than
 * its length times that of the glob, whatever stands in it: a regular expression made from it could take years.
 */

/** Part of a name: text as it stands, any run of characters, any one character, or one of a set. */
type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'run' }
  | { readonly type: 'any' }
  | { readonly type: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [number, number])[] };

/** The tokens of one name, or `**`: any number of names, none included. */
type Segment = readonly Token[] | 'names';

export interface GlobPattern {
  /** Whether the names of a path match, folded as the pattern was. */
  matches(names: readonly string[]): boolean;
}

/** The form in which names and patterns are compared. */
export function folded(text: string, caseSensitive: boolean): string {
  return caseSensitive ? text : text.toLowerCase();
}

/** Where the `]` stands that closes the `[` at `start`, or -1. Directly behind the `[` or `[!` it is one of the set. */
export function setEnd(glob: string, start: number): number {
  const first = start + (/[!^]/.test(glob.charAt(start + 1)) ? 2 : 1);
  for (let at = first; at < glob.length; at++) {
    const character = glob.charAt(at);
    if (character === '\\') at++;
    else if (character === ']' && at > first) return at;
  }
  return -1;
}

/** Compiles a glob without braces; undefined when its brackets are malformed. */
export function compilePattern(glob: string, caseSensitive: boolean): GlobPattern | undefined {
  const segments: Segment[] = [];
  for (const name of glob.split('/')) {
    if (name === '') continue;
    const segment =
      name === '**' || (name.startsWith('***') && /^\*+$/.test(name)) ? 'names' : compileName(name, caseSensitive);
    if (segment === undefined) return undefined;
    segments.push(segment);
  }
  const isPossible = quickCheck(segments);
  return { matches: (names) => isPossible(names) && matchNames(segments, names, caseSensitive) };
}

/** Says of most paths that they cannot match, by the names that stand in the glob as they are and the end of its last one. */
function quickCheck(segments: readonly Segment[]): (names: readonly string[]) => boolean {
  const whole = segments.flatMap((segment) => {
    const [only, ...others] = segment === 'names' ? [] : segment;
    return only?.type === 'text' && others.length === 0 ? [only.text] : [];
  });
  const last = segments.at(-1);
  const ending = last === undefined || last === 'names' ? undefined : last.at(-1);
  const end = ending?.type === 'text' ? ending.text : '';
  return (names) => {
    if (end !== '' && names.at(-1)?.endsWith(end) !== true) return false;
    for (const name of whole) if (!names.includes(name)) return false;
    return true;
  };
}

function compileName(name: string, caseSensitive: boolean): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let text = '';
  const finishText = (): void => {
    if (text !== '') tokens.push({ type: 'text', text: folded(text, caseSensitive) });
    text = '';
  };
  for (let at = 0; at < name.length; at++) {
    const character = name.charAt(at);
    if (character === '\\' && at + 1 < name.length) {
      at++;
      text += name.charAt(at);
    } else if (character === '*') {
      finishText();
      if (tokens.at(-1)?.type !== 'run') tokens.push({ type: 'run' });
    } else if (character === '?') {
      finishText();
      tokens.push({ type: 'any' });
    } else if (character === '[') {
      finishText();
      const end = setEnd(name, at);
      const set = end < 0 ? undefined : compileSet(name.slice(at + 1, end));
      if (set === undefined) return undefined;
      tokens.push(set);
      at = end;
    } else text += character;
  }
  finishText();
  return tokens;
}

/** What stands between the brackets of a set; undefined for a range that runs backwards, and for `[:alpha:]`. */
function compileSet(text: string): Token | undefined {
  const negated = /^[!^]/.test(text);
  const characters: { readonly code: number; readonly escaped: boolean }[] = [];
  const written = Array.from(text.slice(negated ? 1 : 0));
  for (let at = 0; at < written.length; at++) {
    const escaped = written[at] === '\\' && at + 1 < written.length;
    if (escaped) at++;
    characters.push({ code: written[at]?.codePointAt(0) ?? 0, escaped });
  }
  if (/^\[[:.=]/.test(text.slice(negated ? 1 : 0))) return undefined;
  const ranges: [number, number][] = [];
  for (let at = 0; at < characters.length; at++) {
    const first = characters[at]?.code ?? 0;
    const dash = characters[at + 1];
    const last = characters[at + 2];
    const isRange = dash !== undefined && dash.code === DASH && !dash.escaped && last !== undefined;
    if (isRange && last.code < first) return undefined;
    ranges.push([first, isRange ? last.code : first]);
    if (isRange) at += 2;
  }
  return { type: 'set', negated, ranges };
}

const DASH = 0x2d;

/** A `**` takes as few names as it can; where the rest then fails, the last one takes one name more. */
function matchNames(segments: readonly Segment[], names: readonly string[], caseSensitive: boolean): boolean {
  let at = 0;
  let name = 0;
  let again: { readonly at: number; name: number } | undefined;
  while (name < names.length) {
    const segment = segments[at];
    if (segment === 'names') {
      at += 1;
      again = { at, name };
    } else if (segment !== undefined && matchName(segment, names[name] ?? '', caseSensitive)) {
      at += 1;
      name += 1;
    } else if (again !== undefined) {
      again.name += 1;
      ({ at, name } = again);
    } else return false;
  }
  while (segments[at] === 'names') at += 1;
  return at === segments.length;
}

/** As `matchNames`, with `*` for `**` and characters for names. */
function matchName(tokens: readonly Token[], name: string, caseSensitive: boolean): boolean {
  let at = 0;
  let place = 0;
  let again: { readonly at: number; place: number } | undefined;
  while (place < name.length || at < tokens.length) {
    const token = tokens[at];
    if (token?.type === 'run') {
      at += 1;
      // A run at the end takes whatever is left.
      if (at === tokens.length) return true;
      again = { at, place };
      continue;
    }
    const length = token === undefined || place >= name.length ? 0 : matchedBy(token, name, place, caseSensitive);
    if (length > 0) {
      at += 1;
      place += length;
    } else if (again !== undefined && again.place < name.length) {
      again.place += 1;
      ({ at, place } = again);
    } else return false;
  }
  return true;
}

/** How many UTF-16 units at a place match a token; none when it does not match there. */
function matchedBy(token: Exclude<Token, { type: 'run' }>, name: string, at: number, caseSensitive: boolean): number {
  if (token.type === 'text') return name.startsWith(token.text, at) ? token.text.length : 0;
  const code = name.codePointAt(at) ?? 0;
  const length = code > 0xffff ? 2 : 1;
  if (token.type === 'any') return length;
  const codes = caseSensitive ? [code] : [code, String.fromCodePoint(code).toUpperCase().codePointAt(0) ?? code];
  const isIn = token.ranges.some(([first, last]) => codes.some((one) => first <= one && one <= last));
  return isIn === token.negated ? 0 : length;
}
