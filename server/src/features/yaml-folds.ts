/** What folds in YAML: lists, records, groups and values of several lines, by the columns in which they stand, and comments. */

import type { Range } from '../syntax/range.ts';
import { lineEnd, readLines, type YamlLine } from './yaml-lines.ts';

/** From somewhere in the line that stays visible to the end of what is hidden. */
export interface Fold extends Range {
  readonly kind: 'content' | 'comment' | 'region';
}

/**
 * The folds of a block of YAML. Lines and columns are there also where the text is half typed, so that what is folded stays
 * so while somebody writes elsewhere.
 */
export function yamlFolds(text: string, block: Range): readonly Fold[] {
  const lines = readLines(text, block);
  return [...contentFolds(lines), ...commentFolds(text, block, lines)];
}

/** A line below which others may stand, and where what belongs to it has come to. */
interface Open {
  readonly start: number;
  readonly column: number;
  /** Whether a list may stand below the line in the same column: `controls:` and dashes right below it. */
  readonly takesList: boolean;
  end: number;
}

function contentFolds(lines: readonly YamlLine[]): readonly Fold[] {
  const folds: Fold[] = [];
  const open: Open[] = [];
  const closeFor = (line: YamlLine): void => {
    const column = line.dashes[0] ?? line.column;
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const isBelow = column > last.column || (column === last.column && last.takesList && line.dashes.length > 0);
      if (isBelow) return;
      close();
    }
  };
  const close = (): void => {
    const last = open.pop();
    if (last === undefined) return;
    folds.push({ start: last.start, end: last.end, kind: 'content' });
    const above = open.at(-1);
    if (above !== undefined) above.end = Math.max(above.end, last.end);
  };
  for (const line of lines) {
    closeFor(line);
    const takesList = line.dashes.length === 0 && line.key !== undefined && line.kind === 'empty';
    open.push({ start: line.start, column: line.dashes[0] ?? line.column, takesList, end: line.end });
  }
  while (open.length > 0) close();
  return folds.sort((a, b) => a.start - b.start);
}

const REGION = /^#\s*#?region\b/i;
const REGION_END = /^#\s*#?endregion\b/i;

/** Comments that follow each other line by line, and what stands between `# region` and `# endregion`. */
function commentFolds(text: string, block: Range, lines: readonly YamlLine[]): readonly Fold[] {
  const folds: Fold[] = [];
  const regions: number[] = [];
  let run: Range | undefined;
  const finish = (): void => {
    if (run !== undefined) folds.push({ ...run, kind: 'comment' });
    run = undefined;
  };
  let next = 0;
  for (let start = block.start; start < block.end;) {
    const line = lines[next];
    if (line?.start === start) {
      finish();
      next++;
      start = lineEnd(text, line.end) + lineBreak(text, lineEnd(text, line.end));
      continue;
    }
    const end = Math.min(lineEnd(text, start), block.end);
    const written = text.slice(start, end).trim();
    const isMark = REGION.test(written) || REGION_END.test(written);
    if (!written.startsWith('#') || isMark) finish();
    else run = { start: run?.start ?? start, end };
    if (REGION.test(written)) regions.push(start);
    if (REGION_END.test(written)) {
      const begun = regions.pop();
      if (begun !== undefined) folds.push({ start: begun, end, kind: 'region' });
    }
    const skipped = lineBreak(text, end);
    if (skipped === 0) break;
    start = end + skipped;
  }
  finish();
  return folds;
}

/** The length of the line break at an offset. */
function lineBreak(text: string, offset: number): number {
  return text.startsWith('\r\n', offset) ? 2 : text.charAt(offset) === '\n' ? 1 : 0;
}
