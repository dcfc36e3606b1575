/** The handles and addresses in a CODEOWNERS file: people and teams whom a forge already knows. */

import { foldName } from './workspace-index.ts';

/** Where forges look for it, in their order. */
export const CODEOWNERS_PATHS: readonly string[] = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
];

/** Everyone named after a pattern, folded as `foldName` does (`@acme/security` becomes `acme/security`). */
export function readCodeOwners(text: string): ReadonlySet<string> {
  const owners = new Set<string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const words = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    for (const word of words.slice(1)) if (word.startsWith('@') || word.includes('@')) owners.add(foldName(word));
  }
  return owners;
}
