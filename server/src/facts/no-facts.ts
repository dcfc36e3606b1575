/** The facts of a document that holds nothing of ours. */

import type { DocumentFacts } from './document-facts.ts';

/** What is known of nearly all source files, and of a document before anything is known of it. */
export const NO_FACTS: DocumentFacts = {
  kind: 'other',
  markdown: false,
  records: [],
  references: [],
  criteria: [],
  files: [],
  headings: [],
  anchors: [],
  metadata: [],
  problems: [],
  suppressions: [],
  configuration: undefined,
  framework: undefined,
  lineStarts: new Uint32Array(1),
};
