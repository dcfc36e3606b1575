/** The command “New policy”: title, owner, criteria; a draft beside the other policies. */

import * as l10n from '@vscode/l10n';
import { describedPolicy } from '../fixes/new-policy.ts';
import { criterionName } from '../frameworks/catalogue.ts';
import type { Authoring } from './asking.ts';
import { criteriaOffers, criterionFault, criterionMeant, emptyFault, ownerOffers } from './offers.ts';

export const NEW_POLICY: Authoring = {
  get title() {
    return l10n.t('New policy');
  },
  steps: 3,
  async compose(context) {
    const { asking, engine, snapshot } = context;
    const title = asking.text(
      { name: 'title', prompt: l10n.t('What is the policy called? “Access Control Policy”') },
      emptyFault(l10n.t('Write a title.')),
    );
    if (title.kind === 'question') return title;
    const owner = asking.one(
      { name: 'owner', prompt: l10n.t('Who answers for it?') },
      () => ownerOffers(snapshot, 'policy'),
      { isOpen: true, faultOf: () => undefined },
    );
    if (owner.kind === 'question') return owner;
    const criteria = asking.several(
      { name: 'criteria', prompt: l10n.t('Which criteria does it speak of?') },
      () => criteriaOffers(engine, 'policy'),
      (name) => criterionFault(snapshot, name),
    );
    if (criteria.kind === 'question') return criteria;
    const names = criteria.value.flatMap((name) => criterionMeant(snapshot, name) ?? []).map(criterionName);
    const made = await describedPolicy(context, {
      title: title.value,
      owner: owner.value === '' ? undefined : owner.value,
      criteria: names,
    });
    if (made === undefined) return { kind: 'refused', reason: noPlace() };
    return { kind: 'change', file: made.file, said: l10n.t('Drafted {0} in {1}.', made.id, made.file.path) };
  },
};

function noPlace(): string {
  return l10n.t(
    'No new file would be read as a policy here: plumbline.yml gives other places under “files:”, or excludes these.',
  );
}
