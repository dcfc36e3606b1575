/** Why an ID cannot be the new one of something, in words for whoever typed it. */

import { KIND_LABELS, withArticle } from '../domain/kinds.ts';
import { CRITERION_SHAPE } from '../facts/collect-references.ts';
import { isPlaceholder } from '../facts/placeholder.ts';
import { LONGEST_ID } from '../facts/read-value.ts';
import { canBeNamed } from '../facts/suppression-comment.ts';
import { scalar } from '../fixes/yaml-text.ts';
import { isBuiltIn, isBuiltInName } from '../frameworks/catalogue.ts';
import { foldFrameworkName } from '../frameworks/framework.ts';
import { mentionEnd } from '../syntax/mention.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { positionAt } from '../facts/line-starts.ts';
import { isPerson, type Subject, whereabouts } from './rename-subject.ts';
import type { RenamedPlace } from './renamed-places.ts';

/** What is wrong with an ID, whatever it is to name; undefined where nothing is. */
export function malformed(id: string): string | undefined {
  if (id.trim() === '') return 'Write the new ID, such as AC-02.';
  if (/\s/.test(id)) return 'An ID is one word. Write it without spaces.';
  if (id.length > LONGEST_ID) return `An ID has at most ${LONGEST_ID} characters. Write a shorter one.`;
  const character = /[,;&"'`<>[\]{}|*\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S}]/u.exec(id)?.[0];
  if (character !== undefined) {
    const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `“${character}”` : 'a character that cannot be seen';
    return `An ID cannot hold ${shown}. Use letters, digits, hyphens, dots and underscores.`;
  }
  if (isPlaceholder(id)) return `“${id}” is a placeholder and no ID.`;
  // In a list in brackets, what ends a value or makes it a number or a date is the same as elsewhere, and more.
  if (scalar(id, true) !== id || !/[\p{L}\p{N}]/u.test(id)) {
    return `“${id}” would be something else than a name in YAML, unless it stood in quotes. Choose an ID that needs none.`;
  }
  return undefined;
}

/** Who has an ID already that a subject is to get, or why it cannot have it; undefined where it can. */
export function taken(snapshot: Snapshot, subject: Subject, id: string): string | undefined {
  if (id === subject.id) return `“${id}” is its ID already.`;
  const { catalogue } = snapshot;
  const builtIn = catalogue.criterion(catalogue.builtIn, id);
  if (builtIn !== undefined && subject.renames !== 'framework') {
    return `“${builtIn.id}” belongs to the AICPA’s Trust Services Criteria. Choose another ID.`;
  }
  if (subject.renames === 'record') return takenByRecord(snapshot, subject.ref, id);
  if (subject.renames === 'criterion') {
    const { framework, criterion } = subject.entry;
    const other = catalogue.criterion(framework, id);
    return other === undefined || other === criterion
      ? undefined
      : `The framework “${framework.id}” has a criterion “${other.id}” already. Choose another ID.`;
  }
  if (isBuiltInName(id)) return `“${id}” is a name of the Trust Services Criteria. Choose another ID.`;
  if (foldFrameworkName(id) === '') return `“${id}” has neither letters nor digits. Choose another ID.`;
  const other = catalogue.framework(id);
  if (other === undefined || isBuiltIn(other) || other === subject.framework) return undefined;
  return `“${id}” already names the framework “${other.id}”. Choose another ID.`;
}

function takenByRecord(snapshot: Snapshot, ref: RecordRef, id: string): string | undefined {
  const isOther = (one: RecordRef): boolean => one.document !== ref.document || one.index !== ref.index;
  const [same] = isPerson(ref)
    ? snapshot.people(id).filter(isOther)
    : snapshot.definitions(id, ref.kind).filter(isOther);
  if (same !== undefined) {
    const label = KIND_LABELS[same.kind];
    const whose = same.kind === ref.kind ? `another ${label}` : withArticle(same.kind);
    return same.id === id
      ? `“${id}” is already the ID of ${whose}: ${whereabouts(same)}.`
      : `“${id}” is already a name of ${whose}: ${whereabouts(same)}.`;
  }
  // In prose, nobody could tell the two apart.
  const [other] = isMentioned(id) ? snapshot.definitions(id).filter(isOther) : [];
  return other === undefined
    ? undefined
    : `“${id}” is already the ID of ${withArticle(other.kind)}: ${whereabouts(other)}.`;
}

/** Whether an ID in prose is known for one, and not taken for a criterion. */
function isMentioned(id: string): boolean {
  return /^[A-Z]/.test(id) && mentionEnd(id, 0, 0, id.length) === id.length && !CRITERION_SHAPE.test(id);
}

/** That one of the places where the old ID stands would not know the new one; undefined where all do. */
export function unfit(places: readonly RenamedPlace[], old: string, id: string): string | undefined {
  const mention = isMentioned(id) ? undefined : places.find((place) => place.in === 'mention');
  if (mention !== undefined) {
    return `The text of ${placeOf(mention)} mentions ${old}, and prose can only mention IDs of capitals, digits and hyphens, such as AC-02. Choose such an ID.`;
  }
  const comment = canBeNamed(id)
    ? undefined
    : places.find((place) => place.in === 'comment' && place.value.text === old);
  if (comment === undefined) return undefined;
  return `A comment in ${placeOf(comment)} silences findings about ${old}, and can only name what begins with a capital or a digit and holds a digit. Choose such an ID.`;
}

/** Where something stands, for a sentence. */
export function placeOf({ document, value }: Pick<RenamedPlace, 'document' | 'value'>): string {
  return `${document.path}, line ${positionAt(document.facts.lineStarts, value.start).line + 1}`;
}
