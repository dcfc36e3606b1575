/** Fixes of populations: one for days of which none speaks, what was done for an event, and the day of an empty pull. */

import * as l10n from '@vscode/l10n';
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
  const id = text(event, 'id');
  const title =
    id === undefined
      ? l10n.t('Record the evidence of {0} for what happened on {1}', name, day)
      : l10n.t('Record the evidence of {0} for {1}', name, id);
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
  const title = l10n.t('Record the population of {0} for {1}', control.id, displayPeriod(gap));
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
  return fixHere(context, pullTitle(isListed, days.length > 0 ? snapshot.today : undefined), [...lists, ...days]);
}

/** `day`: on which it was pulled, where that is written too. */
function pullTitle(isListed: boolean, day: string | undefined): string {
  if (day === undefined) return l10n.t('Record that nothing happened, by a pull with no rows');
  return isListed
    ? l10n.t('Record that it was pulled on {0}', day)
    : l10n.t('Record that nothing happened, by a pull on {0}', day);
}
