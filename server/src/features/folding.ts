/** Folding: records, their lists, front-matter, sections of Markdown, code and comments of several lines. */

import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { positionAt } from '../facts/line-starts.ts';
import { scanMarkdown } from '../syntax/markdown-scan.ts';
import { areasOf } from './document-areas.ts';
import { type FeatureContext, isForeign } from './feature.ts';
import { sectionsOf } from './markdown-sections.ts';
import { type Fold, yamlFolds } from './yaml-folds.ts';

const KINDS: Readonly<Record<Exclude<Fold['kind'], 'content'>, FoldingRangeKind>> = {
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
};

/** So many the protocol lets an editor ask for when it names no number, and more nobody uses. */
const MOST_FOLDS = 5000;

/**
 * What can be folded in a document, whole lines, in the order of their first lines and the outermost first; undefined for a
 * document that is not ours, so that the editor falls back on what it folds by itself. `most` is how many it takes.
 */
export function foldingRanges(context: FeatureContext, most = MOST_FOLDS): readonly FoldingRange[] | undefined {
  const { facts } = context.document;
  if (isForeign(facts)) return undefined;
  const { text, yaml, body } = areasOf(context);
  const folds: Fold[] = yaml === undefined ? [] : [...yamlFolds(text, yaml)];
  if (body !== undefined) {
    if (yaml !== undefined && yaml.end > yaml.start) folds.push(frontMatterFold(text, yaml, body));
    folds.push(...markdownFolds(text, body));
  }
  // Of the folds that begin on one line, editors take the first: the longest comes first.
  const byLine = new Map<number, FoldingRange>();
  for (const { start, end, kind } of folds) {
    const startLine = positionAt(facts.lineStarts, start).line;
    const endLine = positionAt(facts.lineStarts, start + text.slice(start, end).trimEnd().length).line;
    if (endLine <= startLine || (byLine.get(startLine)?.endLine ?? 0) >= endLine) continue;
    byLine.set(startLine, { startLine, endLine, ...(kind === 'content' ? {} : { kind: KINDS[kind] }) });
  }
  const ranges = [...byLine.values()].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return ranges.length <= most ? ranges : outermost(ranges, most);
}

/** From the line that opens it, if there is one, to its last field; the closing line stays visible. */
function frontMatterFold(text: string, { start, end }: { start: number; end: number }, body: number): Fold {
  const isFenced = /^\ufeff?---\s*$/.test(text.slice(0, Math.max(0, start - 1)));
  const from = isFenced ? 0 : start;
  const last = text.slice(from, Math.min(end, body)).trimEnd();
  return { start: from, end: from + last.length, kind: 'content' };
}

function markdownFolds(text: string, body: number): readonly Fold[] {
  const { headings, code, comments } = scanMarkdown(text, body);
  return [
    ...sectionsOf(headings, text).map(({ start, end }): Fold => ({ start, end, kind: 'content' })),
    ...code.filter(({ kind }) => kind === 'fence').map(({ start, end }): Fold => ({ start, end, kind: 'content' })),
    ...comments.map(({ start, end }): Fold => ({ start, end, kind: 'comment' })),
  ];
}

/** As many as are wanted, those that lie in the fewest others first. */
function outermost(ranges: readonly FoldingRange[], most: number): readonly FoldingRange[] {
  const open: number[] = [];
  const depths = ranges.map(({ startLine, endLine }) => {
    while ((open.at(-1) ?? Infinity) < startLine) open.pop();
    open.push(endLine);
    return open.length;
  });
  const kept = new Set(
    [...depths.entries()]
      .sort(([i, a], [j, b]) => a - b || i - j)
      .flatMap(([index], rank) => (rank < most ? [index] : [])),
  );
  return ranges.filter((_, index) => kept.has(index));
}
