/**
 * Compiles the globs of `plumbline.yml`: `*`, `?`, `**`, `[a-z]`, `{a,b}` and a leading `!`, as in VS Code's settings.
 *
 * A glob comes from whoever wrote the repository, and picomatch turns it into a backtracking regular expression.
 * So a glob that could take long to match is refused with a problem before picomatch sees it.
 */

import picomatch from 'picomatch';

/** Why a glob is not used, in plain words. */
export interface GlobProblem {
  readonly glob: string;
  readonly message: string;
}

export interface Globs {
  /** The globs that were left out, and why. */
  readonly problems: readonly GlobProblem[];
  /** Whether some glob matches the workspace-relative path (with `/`) and none with a leading `!` does. */
  matches(path: string): boolean;
  /**
   * Whether an exclusion need not look into a folder. As in VS Code's settings, a folder that is matched takes all that
   * is below with it, unless a glob with a leading `!` may bring some of it back.
   */
  matchesAllBelow(folder: string): boolean;
}

const MAX_GLOBS = 500;
const MAX_LENGTH = 256;
const MAX_BRACE_DEPTH = 4;
const MAX_ALTERNATIVES = 256;
/**
 * Each wildcard that can give way to another multiplies the ways to match, and each alternative repeats them all:
 * `*a*a*a*b` takes 1.5 s on one name of 255 letters. Within these bounds the worst path of 4,000 letters takes some 0.5 s,
 * and everything that people have a use for passes.
 */
const MAX_STARS_GIVING_WAY = 2;
const MAX_GLOBSTARS = 2;
const MAX_COST = 4 * 8 ** (MAX_STARS_GIVING_WAY + MAX_GLOBSTARS);

/** Compiles a list of globs over workspace-relative paths; those that cannot be used become problems. */
export function compileGlobs(globs: readonly string[], options: { readonly caseSensitive: boolean }): Globs {
  const problems: GlobProblem[] = [];
  const wanted: RegExp[] = [];
  const unwanted: RegExp[] = [];
  /** The fixed beginnings of the `!` globs: below these a folder cannot be judged as a whole. */
  const unwantedBases: string[] = [];
  for (const [at, written] of globs.entries()) {
    if (at === MAX_GLOBS) {
      problems.push({ glob: written, message: `Only the first ${MAX_GLOBS} globs of a list are used. Write fewer.` });
      break;
    }
    if (written.length > MAX_LENGTH) {
      const message = `The glob is longer than ${MAX_LENGTH} characters. Split it into several.`;
      problems.push({ glob: written, message });
      continue;
    }
    const negated = written.startsWith('!') && !written.startsWith('!(');
    const glob = normalize(negated ? written.slice(1) : written);
    const message = fault(glob);
    if (message !== undefined) {
      problems.push({ glob: written, message });
      continue;
    }
    const compiled = compile(glob, options.caseSensitive);
    if (compiled instanceof RegExp) (negated ? unwanted : wanted).push(compiled);
    else problems.push({ glob: written, message: compiled.message });
    if (negated && compiled instanceof RegExp) unwantedBases.push(fixedBase(glob));
  }

  const matches = (path: string): boolean => {
    // People type composed letters; some disks list decomposed ones.
    const text = path.normalize('NFC');
    return wanted.some((glob) => glob.test(text)) && !unwanted.some((glob) => glob.test(text));
  };
  return {
    problems,
    matches,
    matchesAllBelow: (folder) =>
      matches(folder) && !unwantedBases.some((base) => `${base}/`.startsWith(`${folder}/`) || isBelow(folder, base)),
  };
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** Forms that people write for a path in the workspace: `./a`, `/a` and `a/` all mean `a`. */
function normalize(glob: string): string {
  return glob
    .normalize('NFC')
    .replace(/^(?:\.?\/+)+/, '')
    .replace(/\/+$/, '');
}

/** What is wrong with a glob, or undefined when it may be compiled. */
function fault(glob: string): string | undefined {
  if (glob === '') return 'An empty glob matches nothing. Remove it, or write ** for every file.';
  if (/[!@+?*]\(/.test(glob)) {
    return 'Extended globs such as !(a) are not supported. Use {a,b}, or a glob that begins with !.';
  }
  if (/\\[\w.-]/.test(glob) || (glob.includes('\\') && !glob.includes('/'))) {
    return 'Write / between folders, on Windows too.';
  }
  const alternatives = expandBraces(glob);
  if (typeof alternatives === 'string') return alternatives;
  for (const alternative of alternatives) {
    const names = alternative.split('/');
    if (names.includes('..')) return 'A glob cannot lead out of the workspace folder. Remove the "..".';
    // A `**` at the end takes all that is left, and never gives way.
    const globstars = names.slice(0, -1).filter((name) => /^\*{2,}$/.test(name)).length;
    const givingWay = names.reduce((sum, name) => sum + Math.max(0, (name.match(/\*+/g)?.length ?? 0) - 1), 0);
    if (
      globstars > MAX_GLOBSTARS ||
      givingWay > MAX_STARS_GIVING_WAY ||
      alternatives.length * 8 ** (globstars + givingWay) > MAX_COST
    ) {
      return 'So many wildcards in one glob take too long to match. Use fewer of * and **, or split the glob into several.';
    }
  }
  return undefined;
}

/**
 * Every glob without braces that a glob stands for, or what is wrong with its braces. Alternatives multiply, so the
 * count is checked before anything is built.
 */
function expandBraces(glob: string): readonly string[] | string {
  const tooMany = `The braces stand for more than ${MAX_ALTERNATIVES} globs. Write a simpler one.`;
  /** Per open brace: the alternatives that are finished, and the one being read. */
  const open: { finished: string[]; current: string[] }[] = [];
  let current = [''];
  const append = (text: string): void => {
    current = current.map((start) => start + text);
  };
  for (let at = 0; at < glob.length; at += 1) {
    const character = glob.charAt(at);
    const brace = open.at(-1);
    if (character === '\\') {
      append(glob.slice(at, at + 2));
      at += 1;
    } else if (character === '[') {
      const end = glob.indexOf(']', at + 2);
      if (end < 0) return 'A [ has no ]. Close it, or write [[] for the character itself.';
      append(glob.slice(at, end + 1));
      at = end;
    } else if (character === '{') {
      if (open.length === MAX_BRACE_DEPTH)
        return `Braces are nested more than ${MAX_BRACE_DEPTH} deep. Write a simpler glob.`;
      open.push({ finished: [], current });
      current = [''];
    } else if (character === ',' && brace !== undefined) {
      brace.finished.push(...current);
      current = [''];
    } else if (character === '}') {
      if (brace === undefined) return 'A } has no {. Remove it, or write [}] for the character itself.';
      open.pop();
      const inner = [...brace.finished, ...current];
      if (brace.current.length * inner.length > MAX_ALTERNATIVES) return tooMany;
      current = brace.current.flatMap((start) => inner.map((end) => start + end));
    } else append(character);
  }
  return open.length === 0 ? current : 'A { has no }. Close it, or write [{] for the character itself.';
}

/** Runs picomatch, with the characters that mean something to it and nothing in a glob taken as they stand. */
function compile(glob: string, caseSensitive: boolean): RegExp | { readonly message: string } {
  try {
    return picomatch.makeRe(escapeLiterals(glob), {
      dot: true,
      nocase: !caseSensitive,
      noextglob: true,
      nonegate: true,
      // Without it, `[!a]` would mean `!` or `a`.
      posix: true,
      strictBrackets: true,
      windows: false,
      // Without it, what is no valid regular expression becomes one that matches nothing, silently.
      debug: true,
    });
  } catch {
    return { message: 'The glob is malformed. Check its brackets and braces.' };
  }
}

/** Parentheses, bars and quotes: `Policies (2026)/*.md` means the folder of that name. Left alone inside `[…]`. */
function escapeLiterals(glob: string): string {
  return glob.replace(/\\.|\[.[^\]]*\]|[\]()|"+$^]/gs, (text) => (text.length === 1 ? `\\${text}` : text));
}

/** The folders at the start of a glob that hold no wildcard. */
function fixedBase(glob: string): string {
  const names = glob.split('/');
  const end = names.findIndex((name) => /[*?[{\\]/.test(name));
  return (end < 0 ? names : names.slice(0, end)).join('/');
}
