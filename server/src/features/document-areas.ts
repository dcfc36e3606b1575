/** Where in a document YAML stands, and where Markdown: a register is all YAML, a policy both. */

import { LONE_KEYS } from '../facts/read-document.ts';
import { splitFrontMatter } from '../syntax/front-matter.ts';
import type { Range } from '../syntax/range.ts';
import { withoutLoneReturns } from '../syntax/same-length.ts';
import type { FeatureContext } from './feature.ts';

export interface DocumentAreas {
  /** The text with LF or CRLF at the end of each line, of the same length. */
  readonly text: string;
  /** The YAML without its fences; undefined where there is none. */
  readonly yaml: Range | undefined;
  /** Where the Markdown begins; undefined in a file that is all YAML. */
  readonly body: number | undefined;
}

/** The areas of a document that is ours. */
export function areasOf({ engine, document, text }: FeatureContext): DocumentAreas {
  const source = withoutLoneReturns(text);
  if (!document.facts.markdown) return { text: source, yaml: { start: 0, end: source.length }, body: undefined };
  const isPolicy = engine.workspace.roleOf(document.uri)?.role === 'policy';
  const { frontMatter, body } = splitFrontMatter(source, isPolicy ? LONE_KEYS.policy : LONE_KEYS.other);
  return { text: source, yaml: frontMatter, body };
}
