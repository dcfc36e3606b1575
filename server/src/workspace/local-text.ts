/** The criteria's licensed text, from the local, git-ignored file of a user who holds a licence. */

import { parseYaml } from '../syntax/yaml.ts';

/** Text by criterion ID in upper case; what is not a map of texts under `criteria:` is left out silently. */
export function readLocalText(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const root = parseYaml(text).documents[0]?.root;
  if (root?.kind !== 'map') return found;
  const criteria = root.pairs.find((pair) => pair.key.text === 'criteria')?.value;
  if (criteria?.kind !== 'map') return found;
  for (const { key, value } of criteria.pairs) {
    if (value?.kind === 'scalar' && typeof value.value === 'string') found.set(key.text.toUpperCase(), value.value);
  }
  return found;
}
