/** By what the findings of a document are known from run to run, as texts: for reports that other programs follow over time. */

import { type PositionRange, positionRange } from '../facts/line-starts.ts';
import type { DocumentFacts } from '../facts/document-facts.ts';
import { identitiesOf } from '../rules/finding-identity.ts';
import type { Finding } from '../rules/rule.ts';

/** By what a finding is looked up: all that tells it from others in its document. */
export interface Looked {
  readonly code: string;
  readonly range: PositionRange;
  readonly about?: string;
}

/** By finding: the same text wherever it stands and however it is worded, and for findings that are alike. */
export function identityTexts(facts: DocumentFacts, findings: readonly Finding[]): ReadonlyMap<string, string> {
  const known = identitiesOf(facts, findings);
  return new Map(
    findings.map((finding, index) => {
      const { code, about } = finding;
      const range = positionRange(facts.lineStarts, finding);
      const parts = (known[index]?.identities ?? []).map(({ kind, id, title, field, about: apart, text }) =>
        [kind, id, title, field, apart, text].map((part) => part ?? ''),
      );
      return [lookedKey({ code, range, ...(about === undefined ? {} : { about }) }), JSON.stringify([code, ...parts])];
    }),
  );
}

/** The key under which `identityTexts` has a finding. */
export function lookedKey({ code, range: { start, end }, about }: Looked): string {
  return JSON.stringify([code, start.line, start.character, end.line, end.character, about ?? '']);
}
