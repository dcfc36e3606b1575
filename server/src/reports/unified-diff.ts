/** What would change in a file, as a unified diff: coloured for a person, and byte for byte for `git apply` and `patch`. */

import { structuredPatch } from 'diff';

import { printable, type TextStyle } from './text-style.ts';

/** A file before and after. */
export interface ChangedText {
  /** With `/`, from the folder in which the diff is applied. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const CONTEXT_LINES = 3;
/** Beyond it, finding the fewest lines would take longer than anybody waits. */
const MOST_DIFFERENCES = 4000;

/**
 * The diff of a file, with a line break at its end. On a terminal, what it would act upon is replaced; otherwise
 * everything is as in the file, line ends and a byte order mark too.
 */
export function unifiedDiff({ path, before, after }: ChangedText, style: TextStyle, terminal: boolean): string {
  const { colors } = style;
  const shown = (text: string): string => (terminal ? printable(text, style) : text);
  const lines = [colors.bold(`--- ${name('a/', path)}`), colors.bold(`+++ ${name('b/', path)}`)].map(String);
  for (const { oldStart, oldLines, newStart, newLines, lines: changed } of hunks(before, after)) {
    lines.push(colors.cyan(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`));
    for (const line of changed) {
      const text = shown(line);
      lines.push(line.startsWith('+') ? colors.green(text) : line.startsWith('-') ? colors.red(text) : text);
    }
  }
  return `${lines.join('\n')}\n`;
}

interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
}

function hunks(before: string, after: string): readonly Hunk[] {
  const options = { context: CONTEXT_LINES, maxEditLength: MOST_DIFFERENCES };
  const patch = structuredPatch('', '', before, after, undefined, undefined, options);
  return patch?.hunks ?? [wholly(before, after)];
}

/** Everything replaced by everything. */
function wholly(before: string, after: string): Hunk {
  const old = marked('-', before);
  const next = marked('+', after);
  const lines = [...old.lines, ...next.lines];
  return { oldStart: 1, oldLines: old.count, newStart: 1, newLines: next.count, lines };
}

function marked(mark: '+' | '-', text: string): { readonly lines: readonly string[]; readonly count: number } {
  const lines = text.split('\n').map((line) => mark + line);
  if (text.endsWith('\n')) return { lines: lines.slice(0, -1), count: lines.length - 1 };
  // l10n: as every diff has it
  return { lines: [...lines, '\\ No newline at end of file'], count: lines.length };
}

function range(start: number, count: number): string {
  return count === 1 ? String(start) : `${start},${count}`;
}

/** As Git writes it: what could be misread in quotation marks, and a tab behind what holds a blank. */
function name(prefix: string, path: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u001f\u007f"\\]/.test(path)) {
    const quoted = path.replace(/["\\]/g, '\\$&').replace(
      // oxlint-disable-next-line eslint/no-control-regex -- likewise
      /[\u0000-\u001f\u007f]/g,
      (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
    );
    return `"${prefix}${quoted}"`;
  }
  return `${prefix}${path}${path.includes(' ') ? '\t' : ''}`;
}
