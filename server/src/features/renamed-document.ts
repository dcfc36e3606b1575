/** The text of a document in which an ID is replaced, and whether it is read as it was, but for the ID. */

import { type DocumentFacts, type Located } from '../facts/document-facts.ts';
import { readDocument } from '../facts/read-document.ts';
import { applyEdits } from '../fixes/apply.ts';
import type { TextChange } from '../fixes/fix.ts';
import type { Engine } from '../engine/engine.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import type { RenamedPlace } from './renamed-places.ts';

/** What stands in the place of an ID within a value's text. */
export function replaced({ value, within }: Pick<RenamedPlace, 'value' | 'within'>, id: string): string {
  return applyEdits(
    value.text,
    within.map((range) => ({ ...range, newText: id })),
  );
}

/** The edits that replace an ID in a value as it is written; undefined where the text is not what was read. */
export function editsAt(text: string, { value, within }: RenamedPlace, id: string): readonly TextChange[] | undefined {
  const raw = text.slice(value.start, value.end);
  const at = raw.indexOf(value.text);
  if (at >= 0) {
    const start = value.start + at;
    return within.map((range) => ({ start: start + range.start, end: start + range.end, newText: id }));
  }
  const quote = raw.charAt(0);
  if ((quote !== '"' && quote !== "'") || raw.length < 2 || raw.at(-1) !== quote) return undefined;
  // With escapes in it, it is written anew between its quotes.
  return [{ start: value.start + 1, end: value.end - 1, newText: replaced({ value, within }, id) }];
}

/** How a document is read after the edits. */
export function readAgain(engine: Engine, document: IndexedDocument, text: string): DocumentFacts | undefined {
  const role = engine.workspace.roleOf(document.uri);
  const { keyAliases } = engine.snapshot.configuration;
  return role === undefined ? undefined : readDocument(text, document.facts.markdown, role, { keyAliases });
}

/**
 * The first of the places whose document is not read as before, with the new ID in the place of the old one and all else as
 * it was; undefined where everything is.
 */
export function misread(
  before: DocumentFacts,
  after: DocumentFacts,
  places: readonly RenamedPlace[],
  id: string,
): Located | undefined {
  const expected = new Map(places.map((place) => [place.value.start, replaced(place, id)]));
  const was = namesIn(before).map(({ start, end, text }) => ({ start, end, text: expected.get(start) ?? text }));
  const is = namesIn(after);
  const wrong = was.find((one, index) => one.text !== is[index]?.text);
  if (wrong !== undefined) return wrong;
  const isSame = was.length === is.length && before.problems.length === after.problems.length;
  return isSame ? undefined : places[0]?.value;
}

/** All that is read as a name of something, in an order that only depends on what stands there. */
function namesIn({
  records,
  references,
  criteria,
  suppressions,
  framework,
  configuration,
}: DocumentFacts): readonly Located[] {
  return [
    ...records.map(({ id, range }) => id ?? { start: range.start, end: range.end, text: '' }),
    ...references.map(({ start, end, id }) => ({ start, end, text: id })),
    ...criteria.flatMap((one) => (one.framework === undefined ? [one] : [one.framework, one])),
    ...suppressions.flatMap(({ codes }) => codes.flatMap((code) => [code, ...code.about])),
    ...suppressions.map(({ reason, start, end }) => ({ start, end, text: reason ?? '' })),
    ...(framework === undefined ? [] : [framework.id, ...framework.criteria.map(({ id }) => id)]),
    ...(configuration?.fields.get('engagement')?.groups ?? []).flatMap(
      (group) => group.fields.get('frameworks')?.values ?? [],
    ),
  ];
}
