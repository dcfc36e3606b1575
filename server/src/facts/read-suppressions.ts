/** Finds the comments in a document that silence findings, in its YAML and in its Markdown. */

import type { ConfigurationFacts, RecordFacts, Suppression } from './document-facts.ts';
import { MarkdownPlaces } from './markdown-places.ts';
import {
  type Comment,
  FILE_SUPPRESSION_WORD,
  readSuppressionComment,
  SUPPRESSION_WORD,
  type SuppressionComment,
} from './suppression-comment.ts';
import { YamlPlaces, type YamlSource } from './yaml-places.ts';

/** Where comments can stand. */
export interface SuppressionSource {
  readonly text: string;
  /** The YAML and its comments: the whole of a YAML file, or front-matter. */
  readonly yaml: Pick<YamlSource, 'comments' | 'start' | 'end'> | undefined;
  readonly records: readonly RecordFacts[];
  readonly configuration: ConfigurationFacts | undefined;
  /** The Markdown's comments, and where the Markdown starts. */
  readonly markdown: { readonly comments: readonly Comment[]; readonly start: number } | undefined;
}

const NONE: readonly Suppression[] = [];

/** The suppressions of a document, in the order of the text. What stands in a string or in code is none. */
export function readSuppressions(source: SuppressionSource): readonly Suppression[] {
  const { text, yaml, records, configuration, markdown } = source;
  if (!text.includes(SUPPRESSION_WORD)) return NONE;
  const found: Suppression[] = [];
  const inYaml = suppressing(text, yaml?.comments ?? []);
  if (yaml !== undefined && inYaml.length > 0) {
    const places = new YamlPlaces({ ...yaml, text, records, configuration });
    // From the last to the first: what follows a comment is then known for those right above it.
    for (const one of inYaml.toReversed()) found.push(placed(one, () => places.of(one)));
  }
  const inMarkdown = suppressing(text, markdown?.comments ?? []);
  if (markdown !== undefined && inMarkdown.length > 0) {
    const places = new MarkdownPlaces(text, markdown.start, markdown.comments);
    for (const one of inMarkdown.toReversed()) found.push(placed(one, () => places.of(one)));
  }
  return found.length === 0 ? NONE : found.sort((a, b) => a.start - b.start);
}

function suppressing(text: string, comments: readonly Comment[]): readonly SuppressionComment[] {
  return comments.flatMap((comment) => readSuppressionComment(text, comment) ?? []);
}

function placed(comment: SuppressionComment, places: () => Suppression['places']): Suppression {
  const { text } = comment.word;
  if (text === FILE_SUPPRESSION_WORD) return { ...comment, places: undefined };
  return { ...comment, places: text === SUPPRESSION_WORD ? places() : [] };
}
