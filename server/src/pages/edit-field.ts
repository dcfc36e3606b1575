/** An edit made in a page: the smallest edits of the file after which the one field says what it is to say, or why not. */

import * as l10n from '@vscode/l10n';

import { editable } from '../authoring/record-choice.ts';
import { findChoice } from '../domain/field.ts';
import { findField } from '../domain/fields.ts';
import { readFrequency } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import type { CriteriaReference, RecordFacts } from '../facts/document-facts.ts';
import { lineStartsOf, positionRange } from '../facts/line-starts.ts';
import { ofRecord } from '../facts/of-record.ts';
import { readDocument } from '../facts/read-document.ts';
import { choice, text, values } from '../facts/record.ts';
import { recordKey } from '../features/matrix-nodes.ts';
import { applyEdits, inOrder } from '../fixes/apply.ts';
import { keysOf, mapCriteria } from '../fixes/criteria-edit.ts';
import type { TextChange } from '../fixes/fix.ts';
import { writeValue } from '../fixes/value-edit.ts';
import { criterionName } from '../frameworks/catalogue.ts';
import type { EditAnswer, EditedField, EditQuestion } from '../protocol/page-edits.ts';
import type { Refusal } from '../protocol/page-messages.ts';
import { printOf } from '../protocol/text-print.ts';
import { nameInSentence } from '../rules/record-name.ts';
import { canonicalUri } from '../workspace/uri.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { isChangedOnlyIn } from './edit-check.ts';

/** What is to be written for an edit of a control. Nothing is written here; the text is the one that the editor has. */
export async function editField(engine: Engine, question: EditQuestion): Promise<EditAnswer | Refusal> {
  const { snapshot } = engine;
  const { field, expected } = question;
  const wanted = [...new Set(question.values.map((value) => value.trim()).filter((value) => value !== ''))];
  const fault = faultIn(engine, field, wanted);
  if (fault !== undefined) return refused(fault);
  const ref = recordMeant(engine, question);
  const doubt = ref === undefined ? undefined : doubtAbout(engine, ref);
  if (doubt !== undefined) return refused(doubt);
  const textOf = (uri: string): Promise<string | undefined> => engine.workspace.textOf(uri);
  const here = ref === undefined ? undefined : await editable({ engine, snapshot, textOf }, ref);
  if (ref === undefined || here === undefined) return refused(goneMeanwhile());
  const { record, facts, source } = here;
  const references = ofRecord(facts.criteria, ref.index).filter((one) => one.source === 'field');
  const name = nameInSentence(record);
  if (!isSame(field, current(engine, field, record, references), expected)) return refused(otherMeanwhile(name));

  const edits =
    field === 'criteria'
      ? mapCriteria({ source, record, catalogue: snapshot.catalogue, references, wanted: new Set(wanted) })
      : writeValue(source, record, field, wanted[0]);
  const made = edits === undefined ? undefined : joined(edits);
  if (made === undefined) return refused(notMinimally(name, field));
  const after = applyEdits(source.text, made);
  const role = engine.workspace.roleOf(ref.document.uri);
  if (role === undefined) return refused(goneMeanwhile());
  const { keyAliases } = snapshot.configuration;
  const read = readDocument(after, facts.markdown, role, { keyAliases });
  const [now] = read.records.slice(ref.index);
  const named = ofRecord(read.criteria, ref.index).filter((one) => one.source === 'field');
  if (
    now === undefined ||
    !isChangedOnlyIn(facts, read, ref.index, field) ||
    !isSame(field, current(engine, field, now, named), wanted)
  )
    return refused(notMinimally(name, field));

  const lineStarts = lineStartsOf(source.text);
  return {
    kind: 'edit',
    uri: ref.document.uri,
    print: printOf(source.text),
    edits: made.map(({ start, end, newText }) => ({
      range: positionRange(lineStarts, { start, end }),
      newText,
      oldText: source.text.slice(start, end),
    })),
    said: saidOf(engine, name, field, wanted),
  };
}

/** Why a value cannot be written whatever the file says; undefined where it can. */
function faultIn({ snapshot }: Engine, field: EditedField, wanted: readonly string[]): string | undefined {
  const unknown = field === 'criteria' ? wanted.find((key) => snapshot.catalogue.entry(key) === undefined) : undefined;
  if (unknown !== undefined) return l10n.t('Nothing was written: there is no criterion “{0}” here.', unknown);
  if (field === 'criteria') return undefined;
  const [value] = wanted;
  if (wanted.length > 1) return l10n.t('Nothing was written: {0} takes one value.', field);
  if (value === undefined) return undefined;
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) return l10n.t('Nothing was written: {0} is a single line.', field);
  if (field === 'frequency' && readFrequency(value) === undefined)
    return l10n.t(
      'Nothing was written: “{0}” is not a frequency. Write one such as monthly, quarterly or per-event, or a duration such as P45D.',
      value,
    );
  if (field === 'status' && statusMeant(value) === undefined)
    return l10n.t('Nothing was written: “{0}” is not a status of a control.', value);
  return undefined;
}

function statusMeant(value: string): string | undefined {
  const type = findField('control', 'status')?.type;
  return type?.type === 'choice' ? findChoice(type.choices, value)?.value : undefined;
}

/** The control that the page showed, by its key. */
function recordMeant({ snapshot }: Engine, { at, key }: EditQuestion): RecordRef | undefined {
  const document = snapshot.document(canonicalUri(at.uri));
  const known = document?.records.filter((ref) => ref.kind === 'control' && recordKey(snapshot, ref) === key) ?? [];
  return known.length === 1 ? known[0] : undefined;
}

/** Why a key does not tell a control from others for sure: it counts records then, and one above may be new or gone. */
function doubtAbout({ snapshot }: Engine, { id, record }: RecordRef): string | undefined {
  if (id === undefined)
    return l10n.t(
      'Nothing was written: {0} has no ID by which to find it again. Open the file and edit it there.',
      nameInSentence(record),
    );
  if (snapshot.definitions(id, 'control').length === 1) return undefined;
  return l10n.t('Nothing was written: more than one control is called {0}. Open the file and edit it there.', id);
}

/** What a field says, in the words in which an answer to the page said it. */
function current(
  { snapshot }: Engine,
  field: EditedField,
  record: RecordFacts,
  references: readonly CriteriaReference[],
): readonly string[] {
  switch (field) {
    case 'owner':
      return values(record, 'owner').map((value) => value.text);
    case 'frequency':
      return values(record, 'frequency')
        .slice(0, 1)
        .map((value) => value.text);
    case 'status': {
      const status = choice(record, 'status') ?? text(record, 'status');
      return status === undefined ? [] : [status];
    }
    case 'criteria':
      return references.flatMap((reference) => keysOf(snapshot.catalogue, reference));
    default:
      return [];
  }
}

function isSame(field: EditedField, now: readonly string[], expected: readonly string[]): boolean {
  const meant = field === 'status' ? expected.map((value) => statusMeant(value) ?? value) : expected;
  const known = new Set(now);
  return known.size === new Set(meant).size && meant.every((value) => known.has(value));
}

/** In order, those that touch made into one, so that nobody has to say which comes first; undefined where they are in each other's way. */
function joined(edits: readonly TextChange[]): readonly TextChange[] | undefined {
  const result: TextChange[] = [];
  for (const { start, end, newText } of inOrder(edits)) {
    const last = result.at(-1);
    if (last === undefined || start > last.end) result.push({ start, end, newText });
    else if (start === last.end || (newText === '' && last.newText === ''))
      result.splice(-1, 1, { start: last.start, end: Math.max(last.end, end), newText: last.newText + newText });
    else return undefined;
  }
  return result;
}

function saidOf({ snapshot }: Engine, name: string, field: EditedField, wanted: readonly string[]): string {
  if (wanted.length === 0) {
    return field === 'criteria'
      ? l10n.t('{0} maps no criteria now.', name)
      : l10n.t('The {0} of {1} is empty now.', field, name);
  }
  if (field !== 'criteria') return l10n.t('The {0} of {1} is {2} now.', field, name, wanted[0] ?? '');
  const names = wanted.flatMap((key) => snapshot.catalogue.entry(key) ?? []).map(criterionName);
  return l10n.t('{0} maps {1} now.', name, names.join(', '));
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}

function goneMeanwhile(): string {
  return l10n.t('Nothing was written: the file has changed meanwhile. Look at what it says now and try again.');
}

function otherMeanwhile(name: string): string {
  return l10n.t('Nothing was written: {0} has changed meanwhile. Look at what it says now and try again.', name);
}

function notMinimally(name: string, field: EditedField): string {
  return l10n.t(
    'Nothing was written: the {0} of {1} cannot be changed without changing something else in its file. Open the file and edit it there.',
    field,
    name,
  );
}
