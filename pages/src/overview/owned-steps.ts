/** The next steps of one owner, of nobody, or of all: which are shown, and how many things each has to do. */
import type { OverviewStep } from '../../../server/src/protocol/overview-page.ts';
import { countOwners, EVERYBODY, isOwnedBy } from '../owner-choice.ts';

/** The steps with what in them is an owner's; steps of which nothing is are left out. */
export function stepsOwnedBy(steps: readonly OverviewStep[], owner: string): readonly OverviewStep[] {
  if (owner === EVERYBODY) return steps;
  return steps.flatMap((step) => {
    const items = step.items.filter(({ owners }) => isOwnedBy(owners, owner));
    return items.length === 0 ? [] : [{ ...step, items }];
  });
}

/** How many things are to be done, by owner. */
export function countsByOwner(steps: readonly OverviewStep[]): ReadonlyMap<string, number> {
  return countOwners(steps.flatMap(({ items }) => items.map(({ owners }) => owners)));
}
