/** Which criteria the engagement is about: those of its categories, and those of the organization's own frameworks. */

import { type CatalogueEntry, isBuiltIn } from '../frameworks/catalogue.ts';
import { criterionKey, type Framework } from '../frameworks/framework.ts';
import { mappedKeys } from '../frameworks/mapping.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/**
 * Whether a framework is in scope. The built-in one always is, by its categories; one of the organization's own is unless
 * `engagement.frameworks` names others and not this one.
 */
export function isFrameworkInScope(snapshot: Snapshot, framework: Framework): boolean {
  if (isBuiltIn(framework)) return true;
  const { catalogue } = snapshot;
  const named = snapshot.configuration.frameworksInScope;
  return named === undefined || named.some((name) => catalogue.framework(name) === framework);
}

/** Whether a criterion is to be met: of a category in scope or, in an own framework in scope, one that applies. */
export function isInScope(snapshot: Snapshot, { framework, criterion }: CatalogueEntry): boolean {
  if (isBuiltIn(framework)) {
    const { categories } = snapshot.configuration.engagement;
    return criterion.category !== undefined && categories.has(criterion.category);
  }
  return criterion.applies !== false && isFrameworkInScope(snapshot, framework);
}

/** Whether some policy or control that is not retired names a criterion in a field, or one that it is mapped to. */
export function isSpokenFor(snapshot: Snapshot, { framework, criterion }: CatalogueEntry): boolean {
  const key = criterionKey(framework, criterion);
  return snapshot.isMapped(key) || mappedKeys(snapshot.catalogue, key).some((other) => snapshot.isMapped(other));
}
