/** The command “New control”: title, criteria, owner, frequency, policy; a planned control in the register of its neighbours. */

import * as l10n from '@vscode/l10n';
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
import { noRegister } from './refusals.ts';

export const NEW_CONTROL: Authoring = {
  get title() {
    return l10n.t('New control');
  },
  steps: 5,
  async compose(context) {
    const { asking, engine, snapshot } = context;
    const title = asking.text(
      { name: 'title', prompt: l10n.t('What is done? “Quarterly user access review”') },
      emptyFault(l10n.t('Write what is done.')),
    );
    if (title.kind === 'question') return title;
    const criteria = asking.several(
      { name: 'criteria', prompt: l10n.t('Which criteria does it help to meet?') },
      () => criteriaOffers(engine, 'control'),
      (name) => criterionFault(snapshot, name),
    );
    if (criteria.kind === 'question') return criteria;
    const owner = asking.one(
      { name: 'owner', prompt: l10n.t('Which one person answers for it?') },
      () => ownerOffers(snapshot, 'control'),
      { isOpen: true, faultOf: () => undefined },
    );
    if (owner.kind === 'question') return owner;
    const frequency = asking.one(
      { name: 'frequency', prompt: l10n.t('How often does it operate?') },
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
            { name: 'policy', prompt: l10n.t('Under which policy does it stand?') },
            () => [...offers, { value: NONE, label: l10n.t('None yet') }],
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
    if (made === undefined) return { kind: 'refused', reason: noRegister() };
    return {
      kind: 'change',
      file: made.file,
      said: l10n.t('Wrote {0} in {1}, as planned.', made.id, made.file.path),
    };
  },
};

/** What its own words say first, else what is usual here. */
function frequencyOffers(snapshot: Snapshot, title: string): readonly Offer[] {
  const [said] = frequencyWords(title);
  const stated = said?.interval === undefined ? undefined : frequencyAsWritten(said.interval);
  const controls = livingControls(snapshot);
  const first = stated ?? usualFrequency(controls);
  const why = stated !== undefined ? 'title' : controls.length > 0 ? 'others' : undefined;
  const meaning = FREQUENCY_MEANINGS.find(([value]) => value === first)?.[1];
  const description = firstWords(meaning, why);
  return [
    { value: first, label: first, ...(description === undefined ? {} : { description }) },
    ...FREQUENCY_MEANINGS.filter(([value]) => value !== first).map(([value, means]) => ({
      value,
      label: value,
      description: means,
    })),
  ];
}

/** What the first offer means, and why it is the first: its own title says so, or the other controls do. */
function firstWords(meaning: string | undefined, why: 'title' | 'others' | undefined): string | undefined {
  if (why === undefined) return meaning;
  if (meaning === undefined) return why === 'title' ? l10n.t('as its title says') : l10n.t('as most controls here');
  return why === 'title' ? l10n.t('{0}, as its title says', meaning) : l10n.t('{0}, as most controls here', meaning);
}

function frequencyFault(answer: string): string | undefined {
  if (readFrequency(answer) !== undefined) return undefined;
  return l10n.t('“{0}” is no frequency. Write a word such as quarterly, or a duration such as P45D.', answer);
}

function policyFault(snapshot: Snapshot, id: string): string | undefined {
  if (id === NONE || snapshot.bearer(id, 'policy') !== undefined) return undefined;
  return l10n.t('There is no policy “{0}”.', id);
}
