/** The command “New control”: title, criteria, owner, frequency, policy; a planned control in the register of its neighbours. */

import { FREQUENCY_MEANINGS, frequencyAsWritten, readFrequency } from '../domain/recurrence.ts';
import { frequencyWords } from '../domain/frequency-words.ts';
import { describedControl, usualFrequency } from '../fixes/new-control.ts';
import { criterionName } from '../frameworks/catalogue.ts';
import type { Offer } from '../protocol/authoring-messages.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Authoring } from './asking.ts';
import {
  criteriaOffers,
  criterionFault,
  criterionMeant,
  emptyFault,
  livingControls,
  NONE,
  ownerOffers,
  policyOffers,
} from './offers.ts';
import { NO_REGISTER } from './refusals.ts';

export const NEW_CONTROL: Authoring = {
  title: 'New control',
  steps: 5,
  async compose(context) {
    const { asking, engine, snapshot } = context;
    const title = asking.text(
      { name: 'title', prompt: 'What is done? “Quarterly user access review”' },
      emptyFault('what is done'),
    );
    if (title.kind === 'question') return title;
    const criteria = asking.several(
      { name: 'criteria', prompt: 'Which criteria does it help to meet?' },
      () => criteriaOffers(engine, 'control'),
      (name) => criterionFault(snapshot, name),
    );
    if (criteria.kind === 'question') return criteria;
    const owner = asking.one(
      { name: 'owner', prompt: 'Which one person answers for it?' },
      () => ownerOffers(snapshot, 'control'),
      { isOpen: true, faultOf: () => undefined },
    );
    if (owner.kind === 'question') return owner;
    const frequency = asking.one(
      { name: 'frequency', prompt: 'How often does it operate?' },
      () => frequencyOffers(snapshot, title.value),
      { isOpen: true, faultOf: frequencyFault },
    );
    if (frequency.kind === 'question') return frequency;
    const entries = criteria.value.flatMap((name) => criterionMeant(snapshot, name) ?? []);
    const offers = policyOffers(snapshot, entries.map(criterionName));
    const policy =
      offers.length === 0
        ? ({ kind: 'answer', value: NONE } as const)
        : asking.one(
            { name: 'policy', prompt: 'Under which policy does it stand?' },
            () => [...offers, { value: NONE, label: 'None yet' }],
            { faultOf: (id) => policyFault(snapshot, id) },
          );
    if (policy.kind === 'question') return policy;
    const made = await describedControl(context, {
      title: title.value,
      owner: owner.value === NONE ? undefined : owner.value,
      frequency: frequency.value,
      criteria: entries,
      policies: policy.value === NONE ? [] : [policy.value],
    });
    if (made === undefined) return { kind: 'refused', reason: NO_REGISTER };
    return { kind: 'change', file: made.file, said: `Wrote ${made.id} in ${made.file.path}, as planned.` };
  },
};

/** What its own words say first, else what is usual here. */
function frequencyOffers(snapshot: Snapshot, title: string): readonly Offer[] {
  const [said] = frequencyWords(title);
  const stated = said?.interval === undefined ? undefined : frequencyAsWritten(said.interval);
  const controls = livingControls(snapshot);
  const first = stated ?? usualFrequency(controls);
  const why = stated !== undefined ? 'as its title says' : controls.length > 0 ? 'as most controls here' : undefined;
  const meaning = FREQUENCY_MEANINGS.find(([value]) => value === first)?.[1];
  const description = [meaning, why].filter((one) => one !== undefined).join(', ');
  return [
    { value: first, label: first, ...(description === '' ? {} : { description }) },
    ...FREQUENCY_MEANINGS.filter(([value]) => value !== first).map(([value, means]) => ({
      value,
      label: value,
      description: means,
    })),
  ];
}

function frequencyFault(answer: string): string | undefined {
  if (readFrequency(answer) !== undefined) return undefined;
  return `“${answer}” is no frequency. Write a word such as quarterly, or a duration such as P45D.`;
}

function policyFault(snapshot: Snapshot, id: string): string | undefined {
  if (id === NONE || snapshot.bearer(id, 'policy') !== undefined) return undefined;
  return `There is no policy “${id}”.`;
}
