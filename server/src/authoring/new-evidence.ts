/** The command “New evidence”: which control, which occurrence; the record, with its file named by the naming standard. */

import * as l10n from '@vscode/l10n';
import { displayDate, isCivilDate } from '../domain/civil-date.ts';
import { displayPeriod, includes, type Period, readPeriod } from '../domain/period.ts';
import { evidenceFor } from '../fixes/new-evidence.ts';
import type { Offer } from '../protocol/authoring-messages.ts';
import { evidenceOf } from '../readiness/evidence-standing.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import { operationOf } from '../readiness/operation.ts';
import { missingTogether } from '../rules/occurrences.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Authoring } from './asking.ts';
import { controlFault, controlOffer, livingControls } from './offers.ts';
import { recordCalledOn } from './record-choice.ts';
import { noControls, noRegister } from './refusals.ts';

export const NEW_EVIDENCE: Authoring = {
  get title() {
    return l10n.t('New evidence');
  },
  steps: 2,
  async compose(context) {
    const { asking, snapshot } = context;
    const controls = livingControls(snapshot);
    if (controls.length === 0) return { kind: 'refused', reason: noControls() };
    const here = recordCalledOn(context, ['control'])?.id;
    const control =
      here === undefined
        ? asking.one(
            { name: 'control', prompt: l10n.t('Which control operated?') },
            () => provingOffers(snapshot, controls),
            { faultOf: (id) => controlFault(snapshot, id) },
          )
        : ({ kind: 'answer', value: here } as const);
    if (control.kind === 'question') return control;
    const ref = snapshot.definition(control.value, 'control');
    if (ref === undefined) return { kind: 'refused', reason: noControls() };
    const covered = asking.one(
      { name: 'period', prompt: l10n.t('Which days does the evidence of {0} speak of?', control.value) },
      () => periodOffers(snapshot, ref),
      { isOpen: true, faultOf: periodFault },
    );
    if (covered.kind === 'question') return covered;
    const period = periodMeant(covered.value);
    const made = period === undefined ? undefined : await evidenceFor(context, ref, period);
    if (made === undefined) return { kind: 'refused', reason: noRegister() };
    const said = l10n.t('Recorded {0} in {1}. Put the file where its “path:” says.', made.id, made.file.path);
    return { kind: 'change', file: made.file, said };
  },
};

/** The controls, those first of which an occurrence is missing, then those that nothing proves. */
function provingOffers(snapshot: Snapshot, controls: readonly RecordRef[]): readonly Offer[] {
  const judged = controls.map((control) => {
    const { occurrences } = operationOf(snapshot, control);
    const missing = occurrences.filter(({ state }) => state === 'missing').length;
    const isBare = evidenceOf(snapshot, control.record).length === 0;
    return { control, rank: missing > 0 ? 0 : isBare ? 1 : 2, detail: standing(snapshot, occurrences, isBare) };
  });
  return judged.sort((a, b) => a.rank - b.rank).map(({ control, detail }) => controlOffer(control, detail));
}

function standing({ today }: Snapshot, occurrences: readonly Occurrence[], isBare: boolean): string {
  const missing = occurrences.filter(({ state }) => state === 'missing');
  const [first] = missing;
  if (first !== undefined) {
    const name = displayPeriod(first);
    return missing.length === 1
      ? l10n.t('1 occurrence without evidence: {0}', name)
      : l10n.t('{0} occurrences without evidence, the first {1}', missing.length, name);
  }
  if (isBare) return l10n.t('No evidence yet');
  const now = occurrences.find((one) => one.state === 'upcoming' && includes(one, today));
  return now === undefined
    ? l10n.t('Nothing is missing')
    : l10n.t('Nothing is missing; {0} is under way', displayPeriod(now));
}

/** The days of which nothing speaks, then those that are still in time, then today and what it is part of. */
function periodOffers(snapshot: Snapshot, control: RecordRef): readonly Offer[] {
  const { today } = snapshot;
  const { occurrences } = operationOf(snapshot, control);
  const offers = new Map<string, Offer>();
  const add = (period: Period, description: string): void => {
    const value = `${period.start}/${period.end}`;
    if (!offers.has(value)) offers.set(value, { value, label: displayPeriod(period), description });
  };
  for (const group of missingTogether(occurrences)) {
    const { start, due } = group[0];
    const { end } = group.at(-1) ?? group[0];
    add({ start, end }, l10n.t('no evidence; it was due by {0}', displayDate(due)));
  }
  for (const { state, event, start, end } of occurrences) {
    if (state !== 'missing' || event === undefined) continue;
    const { id } = event;
    add({ start, end }, id === undefined ? l10n.t('an event, without evidence') : l10n.t('{0}, without evidence', id));
  }
  for (const one of occurrences) {
    if (one.state !== 'upcoming' || one.start > today) continue;
    add(
      one,
      one.end < today
        ? l10n.t('in time until {0}', displayDate(one.due))
        : l10n.t('under way, until {0}', displayDate(one.end)),
    );
  }
  add({ start: today, end: today }, l10n.t('today'));
  for (const [name, meaning] of namesOf(today)) {
    const period = readPeriod(name);
    if (period !== undefined) add(period, meaning);
  }
  return [...offers.values()];
}

/** The periods in which a day lies, by the names that evidence uses. */
function namesOf(day: string): readonly (readonly [name: string, meaning: string])[] {
  const year = day.slice(0, 4);
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return [
    [day.slice(0, 7), l10n.t('this month')],
    [`${year}-Q${quarter}`, l10n.t('this quarter')],
    [year, l10n.t('this year')],
  ];
}

/** The days that an answer means: `2026-01-01/2026-03-31`, or a period as evidence writes it. */
function periodMeant(answer: string): Period | undefined {
  const [start = '', end = '', ...others] = answer.split('/');
  if (isCivilDate(start) && isCivilDate(end) && start <= end && others.length === 0) return { start, end };
  return readPeriod(answer);
}

function periodFault(answer: string): string | undefined {
  if (periodMeant(answer) !== undefined) return undefined;
  return l10n.t('“{0}” is no period. Write 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W10 or a day.', answer);
}
