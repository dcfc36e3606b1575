/** Which of the files that a walk found are read, and in which order. */

import type { Classifier } from './classify.ts';
import type { DiscoveredDocument } from './discovery.ts';

export interface WantedDocuments {
  readonly documents: readonly DiscoveredDocument[];
  /** Source code, which nothing else waits for. */
  readonly code: readonly DiscoveredDocument[];
  /** Whether there is more source code than is looked through. */
  readonly leavesOutCode: boolean;
}

/**
 * Frameworks come first, so that references are read once, by the catalogue that they make; else in the order of paths. Of
 * source code there are at most `mostCode` files, the first by their paths.
 */
export function wantedDocuments(
  found: readonly DiscoveredDocument[],
  classifier: Classifier,
  mostCode: number,
): WantedDocuments {
  const frameworks: DiscoveredDocument[] = [];
  const others: DiscoveredDocument[] = [];
  const code: DiscoveredDocument[] = [];
  let leavesOutCode = false;
  for (const document of found) {
    const role = classifier.role(document.path)?.role;
    if (role === 'framework') frameworks.push(document);
    else if (role === 'code' && code.length === mostCode) leavesOutCode = true;
    else if (role !== undefined) (role === 'code' ? code : others).push(document);
  }
  return { documents: [...frameworks, ...others], code, leavesOutCode };
}
