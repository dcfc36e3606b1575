/** The command “New exception”: from which control, why, what covers the gap, until when; asked for, and not approved. */

import * as l10n from '@vscode/l10n';
import { addMonths, type CivilDate, displayDate, readDate } from '../domain/civil-date.ts';
import { exceptionFrom } from '../fixes/exceptions.ts';
import { coveringControls, listed } from '../fixes/likely-criteria.ts';
import type { Offer } from '../protocol/authoring-messages.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Authoring } from './asking.ts';
import { controlFault, controlOffer, emptyFault, livingControls, NONE } from './offers.ts';
import { recordCalledOn } from './record-choice.ts';
import { noControls, noRegister } from './refusals.ts';

export const NEW_EXCEPTION: Authoring = {
  get title() {
    return l10n.t('New exception');
  },
  steps: 4,
  async compose(context) {
    const { asking, snapshot } = context;
    const controls = livingControls(snapshot);
    if (controls.length === 0) return { kind: 'refused', reason: noControls() };
    const here = recordCalledOn(context, ['control'])?.id;
    const control =
      here === undefined
        ? asking.one(
            { name: 'control', prompt: l10n.t('From which control is this an exception?') },
            () => controls.map((one) => controlOffer(one)),
            { faultOf: (id) => controlFault(snapshot, id) },
          )
        : ({ kind: 'answer', value: here } as const);
    if (control.kind === 'question') return control;
    const id = control.value;
    const ref = snapshot.definition(id, 'control');
    if (ref === undefined) return { kind: 'refused', reason: noControls() };
    const reason = asking.text(
      { name: 'reason', prompt: l10n.t('Why can {0} not be operated as it is defined?', id) },
      emptyFault(l10n.t('Write the reason.')),
    );
    if (reason.kind === 'question') return reason;
    const compensation = asking.one(
      { name: 'compensatingControl', prompt: l10n.t('Which other control covers the gap meanwhile?') },
      () => coveringOffers(snapshot, controls, id),
      { faultOf: (other) => coveringFault(snapshot, other, id) },
    );
    if (compensation.kind === 'question') return compensation;
    const expires = asking.one(
      { name: 'expires', prompt: l10n.t('Until when? It has to be approved anew after that day.') },
      () => expiryOffers(snapshot),
      { isOpen: true, faultOf: (day) => expiryFault(snapshot, day) },
    );
    if (expires.kind === 'question') return expires;
    const day = readDate(expires.value);
    if (day.kind !== 'date') return { kind: 'refused', reason: noRegister() };
    const made = await exceptionFrom(context, ref, {
      reason: reason.value,
      compensation: compensation.value === NONE ? undefined : compensation.value,
      expires: day.date,
    });
    if (made === undefined) return { kind: 'refused', reason: noRegister() };
    const said = l10n.t(
      'Asked for {0} in {1}. It excuses nothing before somebody approves it.',
      made.id,
      made.file.path,
    );
    return { kind: 'change', file: made.file, said };
  },
};

/** The controls that serve the same criteria first, with what they share. */
function coveringOffers(snapshot: Snapshot, controls: readonly RecordRef[], from: string): readonly Offer[] {
  const likely = coveringControls(snapshot, [from]);
  const why = new Map(likely.map(({ id, shared }) => [id, l10n.t('Serves {0} too', listed(shared))]));
  const others = controls.filter(({ id }) => id !== from);
  return [
    ...likely.flatMap(({ id }) => others.find((one) => one.id === id) ?? []),
    ...others.filter(({ id }) => id === undefined || !why.has(id)),
  ]
    .map((one) => controlOffer(one, why.get(one.id ?? '')))
    .concat({
      value: NONE,
      label: l10n.t('None yet'),
      description: l10n.t('the exception is reported until it names one'),
    });
}

function coveringFault(snapshot: Snapshot, id: string, from: string): string | undefined {
  if (id === NONE) return undefined;
  return id === from ? l10n.t('{0} cannot cover its own gap.', from) : controlFault(snapshot, id);
}

function expiryOffers({ today, configuration }: Snapshot): readonly Offer[] {
  const { engagement } = configuration;
  const meanings = new Map<CivilDate, string>([
    [addMonths(today, 6), l10n.t('in six months')],
    [addMonths(today, 3), l10n.t('in three months')],
    [addMonths(today, 12), l10n.t('in a year')],
  ]);
  const end = engagement.type === 2 ? engagement.period?.end : undefined;
  if (end !== undefined && end > today) meanings.set(end, l10n.t('the end of the audit period'));
  return [...meanings].map(([day, meaning]) => ({ value: day, label: displayDate(day), description: meaning }));
}

function expiryFault({ today }: Snapshot, answer: string): string | undefined {
  const reading = readDate(answer);
  if (reading.kind !== 'date') {
    return l10n.t('“{0}” is no day. Write it as YYYY-MM-DD, such as {1}.', answer, addMonths(today, 6));
  }
  if (reading.date >= today) return undefined;
  return l10n.t('{0} is over. Choose a day that is still to come.', displayDate(reading.date));
}
