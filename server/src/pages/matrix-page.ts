/** What the page of the control matrix shows of a folder: its criteria, its controls, and what may be chosen for them. */

import { CATEGORIES } from '../domain/category.ts';
import type { FieldType } from '../domain/field.ts';
import { findField } from '../domain/fields.ts';
import { displayFrequency, FREQUENCY_MEANINGS } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import { choice, date, frequency, text, values } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import { criterionToDo } from '../features/criterion-to-do.ts';
import { ownerOffers } from '../features/completion-people.ts';
import { recordLocation } from '../features/feature.ts';
import { recordKey } from '../features/matrix-nodes.ts';
import { nameOf } from '../features/symbols.ts';
import { criterionName } from '../frameworks/catalogue.ts';
import type {
  MatrixPageAnswer,
  MatrixPageCategory,
  MatrixPageChoice,
  MatrixPageControl,
  MatrixPageCriterion,
} from '../protocol/matrix-page.ts';
import type { ControlRow, CriterionRow } from '../readiness/matrix.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import { occurrenceCounts } from './occurrence-counts.ts';

/** Everything the page needs but the folder. Changes nothing, and is made anew each time. */
export function matrixPage(engine: Engine): Omit<MatrixPageAnswer, 'folder' | 'folders' | 'kind'> {
  const { criteria, controls } = engine.readiness.matrix();
  const shown = criteria.filter(({ inScope, controls: speaking }) => inScope || speaking.length > 0);
  return {
    categories: categoriesOf(engine, shown),
    criteria: shown.map((row) => criterionOf(engine, row)),
    controls: controls.map((row) => controlOf(engine, row)),
    owners: ownerOffers(engine, { field: 'owner', record: undefined, others: [] }).map(({ label, detail }) => ({
      value: label,
      label: detail === undefined || detail === '' ? label : `${label} · ${detail}`,
    })),
    frequencies: FREQUENCY_MEANINGS.map(([word, meaning]) => ({ value: word, label: `${word} · ${meaning}` })),
    statuses: choicesOf(findField('control', 'status')?.type),
  };
}

function choicesOf(type: FieldType | undefined): readonly MatrixPageChoice[] {
  if (type?.type !== 'choice') return [];
  return type.choices.map(({ value, meaning }) => ({ value, label: `${value} · ${meaning}` }));
}

/** The categories, and the organization's own frameworks after them, that have a criterion among those shown. */
function categoriesOf({ snapshot }: Engine, rows: readonly CriterionRow[]): readonly MatrixPageCategory[] {
  const known = new Set(rows.map(categoryOf));
  const all: readonly MatrixPageCategory[] = [
    ...CATEGORIES.map(({ id, name }) => ({ id, label: name })),
    ...snapshot.catalogue.own.map(({ id, name }) => ({ id: `=${id}`, label: name })),
  ];
  return all.filter(({ id }) => known.has(id));
}

function categoryOf({ criterion, framework }: CriterionRow): string {
  return criterion.category ?? `=${framework.id}`;
}

function criterionOf(engine: Engine, row: CriterionRow): MatrixPageCriterion {
  const { criterion, key, inScope, readiness } = row;
  return {
    key,
    name: criterionName(row),
    label: criterion.label,
    category: categoryOf(row),
    series: criterion.family ?? criterion.id.replace(/\..*$/, ''),
    inScope,
    readiness: inScope ? readiness : 'out-of-scope',
    next: inScope ? criterionToDo(engine, row) : undefined,
  };
}

function controlOf(engine: Engine, { control: seen, readiness }: ControlRow): MatrixPageControl {
  const { snapshot } = engine;
  const control = snapshot.current(seen) ?? seen;
  const { record, document } = control;
  const texts = (name: string): readonly string[] => values(record, name).map((value) => value.text);
  const often = frequency(record, 'frequency');
  const criteria = criteriaOf(control);
  return {
    key: recordKey(snapshot, control),
    id: control.id ?? '',
    name: nameOf(record),
    title: control.title,
    owners: texts('owner'),
    frequency: text(record, 'frequency') ?? '',
    frequencyText: often === undefined ? (text(record, 'frequency') ?? '') : displayFrequency(often),
    status: choice(record, 'status') ?? text(record, 'status') ?? '',
    type: choice(record, 'type') ?? '',
    nature: choice(record, 'nature') ?? '',
    layer: choice(record, 'layer') ?? '',
    criteria: [...new Set(criteria.flatMap((reference) => snapshot.expand(reference)))],
    writtenCriteria: criteria.map((reference) => reference.text),
    policies: readiness.policies.map((policy) => policy.id ?? policy.title),
    systems: texts('systems'),
    risks: texts('risks'),
    readiness: readiness.level,
    next: readiness.next,
    occurrences: occurrenceCounts(readiness.occurrences),
    nextDue: readiness.occurrences.find(({ state }) => state === 'upcoming')?.due,
    lastReviewed: date(record, 'last_reviewed'),
    reviewDue: reviewDue(record)?.due,
    path: document.path,
    location: recordLocation(control),
  };
}
