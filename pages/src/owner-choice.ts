/** By whose things a page is filtered: one owner's, nobody's, or everybody's. */

/** An owner's ID or name, or one of these. No owner is called so, since an ID holds no star. */
export const EVERYBODY = '*';
export const NOBODY = '*nobody';

/** Whether somebody's things are shown where an owner is chosen. */
export function isOwnedBy(owners: readonly string[], chosen: string): boolean {
  if (chosen === EVERYBODY) return true;
  return chosen === NOBODY ? owners.length === 0 : owners.includes(chosen);
}

/** How many there are, by owner; those that nobody owns, and all of them, by their own keys. */
export function countOwners(all: Iterable<readonly string[]>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([
    [EVERYBODY, 0],
    [NOBODY, 0],
  ]);
  const add = (owner: string): void => void counts.set(owner, (counts.get(owner) ?? 0) + 1);
  for (const owners of all) {
    add(EVERYBODY);
    if (owners.length === 0) add(NOBODY);
    else for (const owner of owners) add(owner);
  }
  return counts;
}
