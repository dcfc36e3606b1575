/** From the files with criteria of the organization's own to the frameworks that the catalogue is made of. */

import type { FrameworkCriterionFacts, FrameworkFacts } from '../facts/document-facts.ts';
import { flag, text, values } from '../facts/record.ts';
import { foldCriterionId } from '../frameworks/catalogue.ts';
import { type Criterion, foldFrameworkName, type Framework } from '../frameworks/framework.ts';
import { detach } from '../syntax/detach.ts';

/** The framework that a file holds. Of two criteria with one ID, the first counts. */
export function frameworkOf(facts: FrameworkFacts): Framework {
  const id = detach(facts.id.text);
  const name = text(facts, 'name') ?? id;
  const version = text(facts, 'version');
  const called = [id, name, ...values(facts, 'names').map((value) => value.text)];
  const edition = version === undefined ? [] : called.map((one) => `${one} ${version}`);
  const criteria = new Map<string, Criterion>();
  for (const one of facts.criteria) {
    const folded = foldCriterionId(one.id.text);
    if (!criteria.has(folded)) criteria.set(folded, criterionOf(one));
  }
  return {
    id,
    name: detach(version === undefined || name.includes(version) ? name : `${name}, ${version}`),
    names: [...new Set([...called, ...edition].map(foldFrameworkName))].filter((one) => one !== '').map(detach),
    criteria: [...criteria.values()],
  };
}

function criterionOf(facts: FrameworkCriterionFacts): Criterion {
  const label = text(facts, 'label');
  const description = text(facts, 'description');
  const family = text(facts, 'family') ?? facts.family;
  const maps = values(facts, 'maps').map((value) => ({
    text: detach(value.text),
    framework: value.framework === undefined ? undefined : detach(value.framework.text),
  }));
  return {
    id: detach(facts.id.text),
    label: detach(label ?? shortened(description) ?? ''),
    category: undefined,
    ...(family === undefined ? {} : { family: detach(family) }),
    ...(description === undefined || label === undefined ? {} : { description: detach(description) }),
    ...(maps.length === 0 ? {} : { maps }),
    ...(flag(facts, 'applies') === false ? { applies: false } : {}),
  };
}

const LONGEST_LABEL = 80;

/** The beginning of a text, where there is no label. */
function shortened(description: string | undefined): string | undefined {
  const line = description?.replace(/\s+/g, ' ').trim();
  if (line === undefined || line.length <= LONGEST_LABEL) return line;
  const end = line.lastIndexOf(' ', LONGEST_LABEL - 1);
  return `${line.slice(0, end > 0 ? end : LONGEST_LABEL - 1)}…`;
}
