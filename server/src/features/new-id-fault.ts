/** Why an ID cannot be the new one of something, in words for whoever typed it. */

import * as l10n from '@vscode/l10n';
import { withArticle } from '../domain/kinds.ts';
import { CRITERION_SHAPE } from '../facts/collect-references.ts';
import { isPlaceholder } from '../facts/placeholder.ts';
import { LONGEST_ID } from '../facts/read-value.ts';
import { canBeNamed } from '../facts/suppression-comment.ts';
import { scalar } from '../fixes/yaml-text.ts';
import { isBuiltIn, isBuiltInName } from '../frameworks/catalogue.ts';
import { foldFrameworkName } from '../frameworks/framework.ts';
import { anotherOne } from '../rules/kind-names.ts';
import { mentionEnd } from '../syntax/mention.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { positionAt } from '../facts/line-starts.ts';
import { isPerson, type Subject, whereabouts } from './rename-subject.ts';
import type { RenamedPlace } from './renamed-places.ts';

/** What is wrong with an ID, whatever it is to name; undefined where nothing is. */
export function malformed(id: string): string | undefined {
  if (id.trim() === '') return l10n.t('Write the new ID, such as AC-02.');
  if (/\s/.test(id)) return l10n.t('An ID is one word. Write it without spaces.');
  if (id.length > LONGEST_ID) return l10n.t('An ID has at most {0} characters. Write a shorter one.', LONGEST_ID);
  const character = /[,;&"'`<>[\]{}|*\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S}]/u.exec(id)?.[0];
  if (character !== undefined) {
    return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
      ? l10n.t('An ID cannot hold “{0}”. Use letters, digits, hyphens, dots and underscores.', character)
      : l10n.t(
          'An ID cannot hold a character that cannot be seen. Use letters, digits, hyphens, dots and underscores.',
        );
  }
  if (isPlaceholder(id)) return l10n.t('“{0}” is a placeholder and no ID.', id);
  // In a list in brackets, what ends a value or makes it a number or a date is the same as elsewhere, and more.
  if (scalar(id, true) !== id || !/[\p{L}\p{N}]/u.test(id)) {
    return l10n.t(
      '“{0}” would be something else than a name in YAML, unless it stood in quotes. Choose an ID that needs none.',
      id,
    );
  }
  return undefined;
}

/** Who has an ID already that a subject is to get, or why it cannot have it; undefined where it can. */
export function taken(snapshot: Snapshot, subject: Subject, id: string): string | undefined {
  if (id === subject.id) return l10n.t('“{0}” is its ID already.', id);
  const { catalogue } = snapshot;
  const builtIn = catalogue.criterion(catalogue.builtIn, id);
  if (builtIn !== undefined && subject.renames !== 'framework') {
    return l10n.t('“{0}” belongs to the AICPA’s Trust Services Criteria. Choose another ID.', builtIn.id);
  }
  if (subject.renames === 'record') return takenByRecord(snapshot, subject.ref, id);
  if (subject.renames === 'criterion') {
    const { framework, criterion } = subject.entry;
    const other = catalogue.criterion(framework, id);
    if (other === undefined || other === criterion) return undefined;
    return l10n.t('The framework “{0}” has a criterion “{1}” already. Choose another ID.', framework.id, other.id);
  }
  if (isBuiltInName(id)) return l10n.t('“{0}” is a name of the Trust Services Criteria. Choose another ID.', id);
  if (foldFrameworkName(id) === '') return l10n.t('“{0}” has neither letters nor digits. Choose another ID.', id);
  const other = catalogue.framework(id);
  if (other === undefined || isBuiltIn(other) || other === subject.framework) return undefined;
  return l10n.t('“{0}” already names the framework “{1}”. Choose another ID.', id, other.id);
}

function takenByRecord(snapshot: Snapshot, ref: RecordRef, id: string): string | undefined {
  const isOther = (one: RecordRef): boolean => one.document !== ref.document || one.index !== ref.index;
  const [same] = isPerson(ref)
    ? snapshot.people(id).filter(isOther)
    : snapshot.definitions(id, ref.kind).filter(isOther);
  if (same !== undefined) {
    const whose = same.kind === ref.kind ? anotherOne(same.kind) : withArticle(same.kind);
    return same.id === id
      ? l10n.t('“{0}” is already the ID of {1}: {2}.', id, whose, whereabouts(same))
      : l10n.t('“{0}” is already a name of {1}: {2}.', id, whose, whereabouts(same));
  }
  // In prose, nobody could tell the two apart.
  const [other] = isMentioned(id) ? snapshot.definitions(id).filter(isOther) : [];
  if (other === undefined) return undefined;
  return l10n.t('“{0}” is already the ID of {1}: {2}.', id, withArticle(other.kind), whereabouts(other));
}

/** Whether an ID in prose is known for one, and not taken for a criterion. */
function isMentioned(id: string): boolean {
  return /^[A-Z]/.test(id) && mentionEnd(id, 0, 0, id.length) === id.length && !CRITERION_SHAPE.test(id);
}

/** That one of the places where the old ID stands would not know the new one; undefined where all do. */
export function unfit(places: readonly RenamedPlace[], old: string, id: string): string | undefined {
  const mention = isMentioned(id) ? undefined : places.find((place) => place.in === 'mention');
  if (mention !== undefined) {
    return l10n.t(
      'The text of {0} mentions {1}, and prose can only mention IDs of capitals, digits and hyphens, such as AC-02. Choose such an ID.',
      placeOf(mention),
      old,
    );
  }
  const comment = canBeNamed(id)
    ? undefined
    : places.find((place) => place.in === 'comment' && place.value.text === old);
  if (comment === undefined) return undefined;
  return l10n.t(
    'A comment in {0} silences findings about {1}, and can only name what begins with a capital or a digit and holds a digit. Choose such an ID.',
    placeOf(comment),
    old,
  );
}

/** Where something stands, for a sentence. */
export function placeOf({ document, value }: Pick<RenamedPlace, 'document' | 'value'>): string {
  return l10n.t('{0}, line {1}', document.path, positionAt(document.facts.lineStarts, value.start).line + 1);
}
