/** Fixes of populations: one for days of which none speaks, what was done for an event, and the day of an empty pull. */

import { displayPeriod } from '../domain/period.ts';
import { date, groups, text, values } from '../facts/record.ts';
import { operationOf } from '../readiness/operation.ts';
import { recordRefAt } from './at-finding.ts';
import { type FileChange, type Fix, type FixContext, fixHere, fixIn } from './fix.ts';
import { evidenceFor, shortName, writtenPeriod } from './new-evidence.ts';
import { freeId } from './new-id.ts';
import { addRecord } from './new-record.ts';
import { addToField, type NewField, writeField } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';
import { scalar } from './yaml-text.ts';

/** `evidence-occurrence-missing` at an event of a population: a record for it, which the event then names. */
export async function recordEventEvidence(context: FixContext): Promise<readonly Fix[]> {
  const population = recordRefAt(context);
  const { finding, snapshot } = context;
  const source = yamlOf(context);
  if (population?.kind !== 'population' || source === undefined) return [];
  const event = groups(population.record, 'events').find(
    ({ range }) => range.start <= finding.start && finding.end <= range.end,
  );
  if (event === undefined || values(event, 'evidence').length > 0) return [];
  const day = date(event, 'date');
  const [name = ''] = finding.about?.split(' ') ?? [];
  const control = snapshot.definition(name, 'control');
  if (day === undefined || control === undefined) return [];
  const made = await evidenceFor(context, control, { start: day, end: day });
  const edit = made === undefined ? undefined : addToField(source, event, 'evidence', made.id);
  if (made === undefined || edit === undefined) return [];
  const { uri, path } = context.document;
  const title = `Record the evidence of ${name} for ${text(event, 'id') ?? `what happened on ${day}`}`;
  const isHere = made.file.uri === uri;
  const own: FileChange = { uri, path, creates: false, edits: isHere ? [edit, ...made.file.edits] : [edit] };
  return [fixIn(context, title, isHere ? [own] : [own, made.file], { isPreferred: true })];
}

/** `evidence-occurrence-missing` of what no population says: one for those days, in which the events are to be listed. */
export async function recordPopulation(context: FixContext): Promise<readonly Fix[]> {
  const control = recordRefAt(context);
  const { finding, snapshot } = context;
  if (control?.kind !== 'control' || control.id === undefined) return [];
  const gap = operationOf(snapshot, control).unpulled.find(({ start }) => finding.about === `population ${start}`);
  if (gap === undefined) return [];
  const fields: NewField[] = [
    { key: 'id', value: scalar(freeId(snapshot, `POP-${shortName(gap)}-${control.id}`), true) },
    { key: 'controls', spelling: 'control', value: scalar(control.id, true) },
    { key: 'period', value: writtenPeriod(gap) },
    { key: 'collected', value: snapshot.today },
    { key: 'events', value: '' },
  ];
  const siblings = snapshot.kept(control.id, 'population');
  const file = await addRecord(context, { kind: 'population', fields, siblings });
  const title = `Record the population of ${control.id} for ${displayPeriod(gap)}`;
  // Which events there were nobody can know here, and until they are listed it says nothing.
  return file === undefined ? [] : [fixIn(context, title, [file], { isPreferred: true, isFirstStep: true })];
}

/** `evidence-occurrence-missing` of a population without a list, or without the day of an empty pull. */
export function recordPull(context: FixContext): readonly Fix[] {
  const population = recordRefAt(context);
  const source = yamlOf(context);
  const { finding, snapshot } = context;
  if (population?.kind !== 'population' || finding.about !== 'events' || source === undefined) return [];
  const { record } = population;
  const collected = { key: 'collected', value: snapshot.today };
  const days = values(record, 'collected').length === 0 ? [writeField(source, record, collected)] : [];
  const isListed = record.fields.get('events')?.shape === 'list';
  const lists = isListed ? [] : [writeField(source, record, { key: 'events', value: '[]' })];
  const title = isListed
    ? `Record that it was pulled on ${snapshot.today}`
    : `Record that nothing happened, by a pull ${days.length > 0 ? `on ${snapshot.today}` : 'with no rows'}`;
  return fixHere(context, title, [...lists, ...days]);
}
