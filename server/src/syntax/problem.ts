/** What a parser says about bad input: parsers return a value and problems, they never throw. */

import type { Range } from './range.ts';

/**
 * The rule codes that reading text can give rise to on its own. The words are those of the public rule list,
 * so that a problem becomes a finding without translation.
 */
export type SyntaxCode = 'yaml-syntax' | 'front-matter-missing' | 'front-matter-unclosed' | 'key-duplicate';

/** One thing wrong with the text, at the smallest range that holds the fault, in plain words that say what to do. */
export interface SyntaxProblem extends Range {
  readonly code: SyntaxCode;
  readonly message: string;
  /** Another place the reader should see, such as the first of two equal keys. */
  readonly related?: { readonly range: Range; readonly message: string };
}
