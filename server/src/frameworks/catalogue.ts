/** The frameworks that a workspace knows, and looking things up in them: by name, by ID, by key. */

import { criterionKey, type Criterion, foldFrameworkName, type Framework } from './framework.ts';
import { TSC_2017 } from './tsc-2017.ts';

/** A criterion and the framework that has it. */
export interface CatalogueEntry {
  readonly framework: Framework;
  readonly criterion: Criterion;
}

/** The frameworks a workspace knows, the built-in one first, and the criteria of each by folded ID. */
export interface Catalogue {
  readonly frameworks: readonly Framework[];
  /** The Trust Services Criteria, with the organization's own labels where it has a file of them. */
  readonly builtIn: Framework;
  /** The organization's own, in the order of their files. */
  readonly own: readonly Framework[];
  /** The framework that a name means: by its ID or another of its names, case and punctuation aside. */
  framework(name: string): Framework | undefined;
  /** The criterion of a framework by ID, in any letter case. */
  criterion(framework: Framework, id: string): Criterion | undefined;
  /** The criterion of a key such as `TSC.CC6.1`. */
  entry(key: string): CatalogueEntry | undefined;
}

/** Folds a criterion's ID so that letter case and spaces (`AC-2 (1)`) do not matter. */
export function foldCriterionId(id: string): string {
  return id.toLowerCase().replace(/\s/g, '');
}

/** Whether a framework is the built-in one: no other gets its ID. */
export function isBuiltIn({ id }: Framework): boolean {
  return id === TSC_2017.id;
}

/** How a criterion is called where all frameworks are spoken of: `CC6.1`, and with its framework where that is an own one. */
export function criterionName({ framework, criterion }: CatalogueEntry): string {
  return isBuiltIn(framework) ? criterion.id : criterionKey(framework, criterion);
}

/** Whether a name is one of the built-in framework's. */
export function isBuiltInName(name: string): boolean {
  const folded = foldFrameworkName(name);
  return folded !== '' && TSC_2017.names.includes(folded);
}

/** Whether every criterion of an own framework is one of the built-in one: then it only says more about those. */
export function isAboutBuiltIn(criteria: readonly { readonly id: string }[]): boolean {
  return criteria.every(({ id }) => BUILT_IN_IDS.has(foldCriterionId(id)));
}

const BUILT_IN_IDS: ReadonlySet<string> = new Set(TSC_2017.criteria.map(({ id }) => foldCriterionId(id)));

/** The built-in criteria with what a file of the organization's says of them: its labels, texts and mappings. */
function withOwnWords(about: readonly Framework[]): Framework {
  if (about.length === 0) return TSC_2017;
  const said = new Map<string, Criterion>();
  for (const { criteria } of about) {
    for (const criterion of criteria) {
      const id = foldCriterionId(criterion.id);
      if (!said.has(id)) said.set(id, criterion);
    }
  }
  const criteria = TSC_2017.criteria.map((criterion): Criterion => {
    const own = said.get(foldCriterionId(criterion.id));
    if (own === undefined) return criterion;
    // What is in scope follows from the categories alone, and the family from the ID.
    const { label, description, maps } = own;
    return {
      ...criterion,
      label: label === '' ? criterion.label : label,
      ...(description === undefined ? {} : { description }),
      ...(maps === undefined ? {} : { maps }),
    };
  });
  return { ...TSC_2017, criteria };
}

/**
 * A catalogue of the built-in framework and the organization's own. One under a name of the built-in one says more about
 * its criteria where all of its own are among them, and is left out else; of two with one ID, the first counts.
 */
export function catalogueOf(files: readonly Framework[]): Catalogue {
  const about: Framework[] = [];
  const own: Framework[] = [];
  const ids = new Set<string>();
  for (const framework of files) {
    const id = foldFrameworkName(framework.id);
    if (isBuiltInName(framework.id)) {
      if (isAboutBuiltIn(framework.criteria)) about.push(framework);
    } else if (id !== '' && !ids.has(id)) {
      ids.add(id);
      own.push(framework);
    }
  }
  const builtIn = withOwnWords(about);
  const frameworks = [builtIn, ...own];
  const byName = new Map<string, Framework>();
  // An ID always wins over another framework's name.
  for (const framework of frameworks) byName.set(foldFrameworkName(framework.id), framework);
  for (const framework of frameworks) {
    for (const name of framework.names) if (name !== '' && !byName.has(name)) byName.set(name, framework);
  }
  const byId = new Map<Framework, Map<string, Criterion>>();
  const byKey = new Map<string, CatalogueEntry>();
  for (const framework of frameworks) {
    const known = new Map<string, Criterion>();
    for (const criterion of framework.criteria) {
      const folded = folderOf(framework)(criterion.id);
      if (known.has(folded)) continue;
      known.set(folded, criterion);
      const key = criterionKey(framework, criterion);
      if (!byKey.has(key)) byKey.set(key, { framework, criterion });
    }
    byId.set(framework, known);
  }
  return {
    frameworks,
    builtIn,
    own,
    framework: (name) => byName.get(foldFrameworkName(name)),
    criterion: (framework, id) => byId.get(framework)?.get(folderOf(framework)(id)),
    entry: (key) => byKey.get(key),
  };
}

function folderOf(framework: Framework): (id: string) => string {
  return isBuiltIn(framework) ? (id) => id.toLowerCase() : foldCriterionId;
}

export const BUILT_IN_CATALOGUE: Catalogue = catalogueOf([]);
