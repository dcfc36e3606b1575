/**
 * Compiles the globs of `plumbline.yml`: `*`, `?`, `**`, `[a-z]`, `{a,b}` and a leading `!`, as in VS Code's settings.
 *
 * A glob comes from whoever wrote the repository. What it may stand for is bounded here; matching never backtracks.
 */

import * as l10n from '@vscode/l10n';

import { compilePattern, folded, type GlobPattern, setEnd } from './glob-pattern.ts';

/** Why a glob is not used, in plain words. */
export interface GlobProblem {
  readonly glob: string;
  /** Its place in the list. */
  readonly at: number;
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
/** How many globs without braces one glob may stand for, and all of a list together. */
const MAX_ALTERNATIVES = 256;
const MAX_PATTERNS = 2000;

/** Compiles a list of globs over workspace-relative paths; those that cannot be used become problems. */
export function compileGlobs(globs: readonly string[], options: { readonly caseSensitive: boolean }): Globs {
  const { caseSensitive } = options;
  const problems: GlobProblem[] = [];
  const wanted: GlobPattern[] = [];
  const unwanted: GlobPattern[] = [];
  /** The fixed beginnings of the `!` globs: below these a folder cannot be judged as a whole. */
  const unwantedBases: string[] = [];
  for (const [at, glob] of globs.entries()) {
    if (at === MAX_GLOBS || wanted.length + unwanted.length > MAX_PATTERNS) {
      const message = l10n.t('Only the first {0} globs of a list are used. Write fewer.', at);
      problems.push({ glob, at, message });
      break;
    }
    const negated = glob.startsWith('!') && !glob.startsWith('!(');
    const text = glob.length > MAX_LENGTH ? glob : normalize(negated ? glob.slice(1) : glob);
    const patterns = compile(text, caseSensitive);
    if (typeof patterns === 'string') {
      problems.push({ glob, at, message: patterns });
      continue;
    }
    (negated ? unwanted : wanted).push(...patterns);
    if (negated) unwantedBases.push(fixedBase(text));
  }

  const matches = (path: string): boolean => {
    if (wanted.length === 0) return false;
    // People type composed letters; some disks list decomposed ones.
    const names = folded(path.normalize('NFC'), caseSensitive).split('/');
    return wanted.some((glob) => glob.matches(names)) && !unwanted.some((glob) => glob.matches(names));
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
  const composed = glob.normalize('NFC');
  // Few globs have such ends, and a pattern takes longer to prepare than to look.
  const started =
    composed.startsWith('.') || composed.startsWith('/') ? composed.replace(/^(?:\.?\/+)+/, '') : composed;
  return started.endsWith('/') ? started.replace(/\/+$/, '') : started;
}

/** The patterns that a glob stands for, or what is wrong with it. */
function compile(glob: string, caseSensitive: boolean): readonly GlobPattern[] | string {
  if (glob.length > MAX_LENGTH)
    return l10n.t('The glob is longer than {0} characters. Split it into several.', MAX_LENGTH);
  if (glob === '') return l10n.t('An empty glob matches nothing. Remove it, or write ** for every file.');
  if (glob.includes('(') && /[!@+?*]\(/.test(glob)) {
    return l10n.t('Extended globs such as !(a) are not supported. Use {a,b}, or a glob that begins with !.');
  }
  if (glob.includes('\\') && (/\\[\w.-]/.test(glob) || !glob.includes('/'))) {
    return l10n.t('Write / between folders, on Windows too.');
  }
  const alternatives = expandBraces(glob);
  if (typeof alternatives === 'string') return alternatives;
  const patterns: GlobPattern[] = [];
  for (const alternative of alternatives) {
    if (alternative.split('/').includes('..')) {
      return l10n.t('A glob cannot lead out of the workspace folder. Remove the "..".');
    }
    const pattern = compilePattern(alternative, caseSensitive);
    if (pattern === undefined) return l10n.t('The glob is malformed. Check its brackets and braces.');
    patterns.push(pattern);
  }
  return patterns;
}

/**
 * Every glob without braces that a glob stands for, or what is wrong with its braces. Alternatives multiply, so the
 * count is checked before anything is built.
 */
function expandBraces(glob: string): readonly string[] | string {
  const tooMany = (): string =>
    l10n.t('The braces stand for more than {0} globs. Write a simpler one.', MAX_ALTERNATIVES);
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
      const end = setEnd(glob, at);
      if (end < 0) return hasNo('[', ']');
      append(glob.slice(at, end + 1));
      at = end;
    } else if (character === '{') {
      if (open.length === MAX_BRACE_DEPTH)
        return l10n.t('Braces are nested more than {0} deep. Write a simpler glob.', MAX_BRACE_DEPTH);
      open.push({ finished: [], current });
      current = [''];
    } else if (character === ',' && brace !== undefined) {
      brace.finished.push(...current);
      current = [''];
    } else if (character === '}') {
      if (brace === undefined)
        return l10n.t('A {0} has no {1}. Remove it, or write {2} for the character itself.', '}', '{', '[}]');
      open.pop();
      const inner = [...brace.finished, ...current];
      if (brace.current.length * inner.length > MAX_ALTERNATIVES) return tooMany();
      current = brace.current.flatMap((start) => inner.map((end) => start + end));
    } else append(character);
  }
  return open.length === 0 ? current : hasNo('{', '}');
}

function hasNo(open: string, close: string): string {
  return l10n.t('A {0} has no {1}. Close it, or write {2} for the character itself.', open, close, `[${open}]`);
}

/** The folders at the start of a glob that hold no wildcard. */
function fixedBase(glob: string): string {
  const names = glob.split('/');
  const end = names.findIndex((name) => /[*?[{\\]/.test(name));
  return (end < 0 ? names : names.slice(0, end)).join('/');
}
