/** Reads on where Git left a merge unfinished: our side of each conflict counts, and one finding says so. */

import * as l10n from '@vscode/l10n';

import type { FactProblem } from './document-facts.ts';

export interface Merged {
  /** The text with the markers and the other side blanked out: every offset and every line stays where it was. */
  readonly text: string;
  readonly problems: readonly FactProblem[];
}

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r]|$)/;
/** A line that can be a part of a conflict, and nothing else in YAML. */
const LEFT_BEHIND = /^(?:[<>|]{7}(?=[ \t\r\n]|$).*|={7}[ \t]*(?=[\r\n]|$))/gm;
const CODE_FENCE = /^ {0,3}(`{3,}|~{3,})/;

function unfinished(): string {
  return l10n.t(
    'A merge was left unfinished here, and both versions stand in the file. Keep one, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>. Until then, the first version is read.',
  );
}

function leftBehind(): string {
  return l10n.t(
    'A merge left this line behind. Remove every line that begins with <<<<<<<, ======= or >>>>>>>, and look whether what stands between them is what you want.',
  );
}

/** A conflict while it is read: where it begins, where its first line ends, and where its other side begins. */
interface Conflict {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  other: number | undefined;
  divided: boolean;
}

/**
 * Finds the conflicts in a text. In Markdown, those shown in a fenced block of code are an example of some. Where somebody has removed
 * a part of a conflict, the markers that are left in YAML are one finding together: nobody can tell any more what belongs to which side.
 */
export function readMerged(text: string, markdown: boolean): Merged {
  const merged = readConflicts(text, markdown);
  // Hardly any file has one: a plain search is ten times as fast as the pattern.
  if (!['<<<<<<<', '=======', '>>>>>>>'].some((mark) => merged.text.includes(mark))) return merged;
  const end = markdown ? frontMatterEnd(merged.text) : text.length;
  let first: FactProblem | undefined;
  const blanked = merged.text.slice(0, end).replace(LEFT_BEHIND, (line: string, start: number) => {
    first ??= { start, end: start + line.trimEnd().length, code: 'yaml-syntax', message: leftBehind() };
    return line.replace(/[^\r\n]/g, ' ');
  });
  if (first === undefined) return merged;
  return { text: blanked + merged.text.slice(end), problems: [...merged.problems, first] };
}

/** Where the front-matter of a Markdown file ends, roughly; 0 where it seems to have none. In prose, such lines mean something. */
function frontMatterEnd(text: string): number {
  const opening = /^\ufeff?(?:---[ \t]*\r?\n|(?=[\w-]+:[ \t\r\n]))/.exec(text)?.[0];
  if (opening === undefined) return 0;
  const closing = /^---[ \t]*\r?$/m.exec(text.slice(opening.length));
  return closing === null ? 0 : opening.length + closing.index;
}

function readConflicts(text: string, markdown: boolean): Merged {
  if (!text.includes('<<<<<<<') || !/^<{7}(?:[ \t\r\n]|$)/m.test(text)) return { text, problems: [] };
  const problems: FactProblem[] = [];
  let kept = '';
  let copied = 0;
  const blank = (start: number, end: number): void => {
    kept += text.slice(copied, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    copied = end;
  };
  let open: Conflict | undefined;
  let fence = '';
  for (let start = 0; start < text.length;) {
    const lineFeed = text.indexOf('\n', start);
    const next = lineFeed < 0 ? text.length : lineFeed + 1;
    const line = text.slice(start, lineFeed < 0 ? text.length : lineFeed);
    const marker = fence === '' ? MARKER.exec(line)?.[0].charAt(0) : undefined;
    if (marker === '<') {
      open = { start, end: start + line.trimEnd().length, next, other: undefined, divided: false };
    } else if (open !== undefined && (marker === '|' || marker === '=')) {
      open.other ??= start;
      open.divided ||= marker === '=';
    } else if (open?.divided === true && open.other !== undefined && marker === '>') {
      blank(open.start, open.next);
      blank(open.other, next);
      problems.push({ start: open.start, end: open.end, code: 'yaml-syntax', message: unfinished() });
      open = undefined;
    } else if (markdown) {
      fence = fenceAfter(line, fence);
    }
    start = next;
  }
  return { text: kept + text.slice(copied), problems };
}

/** The fence of the block of code in which the next line stands; empty where it stands in none. */
function fenceAfter(line: string, fence: string): string {
  const mark = CODE_FENCE.exec(line)?.[1] ?? '';
  if (fence === '') return mark;
  const closes = mark.startsWith(fence) && line.trim() === mark;
  return closes ? '' : fence;
}
