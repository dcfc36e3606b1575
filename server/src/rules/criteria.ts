/** The rules on criteria: those that no catalogue has, those that are only hinted at, and those that nothing speaks to. */

import { CATEGORIES, type CategoryId } from '../domain/category.ts';
import { nearest } from '../domain/nearest.ts';
import type { ConfigurationFacts, CriteriaReference } from '../facts/document-facts.ts';
import { field, groups, isRetired, values } from '../facts/record.ts';
import { type Criterion, foldFrameworkName, type Framework } from '../frameworks/framework.ts';
import { type CriteriaReading, readCriteria } from '../frameworks/reference.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import type { Range } from '../syntax/range.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isAdopted } from './adoption.ts';
import type { Rule, RuleContext } from './rule.ts';

export const CRITERIA_RULES: readonly Rule[] = [
  {
    code: 'criterion-unknown',
    group: 'criteria',
    severity: 'error',
    summary: 'A field names a criterion that its framework does not have.',
  },
  {
    code: 'criterion-unmapped',
    group: 'criteria',
    severity: 'warning',
    summary: 'No policy and no control names a criterion that is in scope.',
  },
  {
    code: 'criterion-out-of-scope',
    group: 'criteria',
    severity: 'off',
    summary: 'A field names a criterion of a category that is not in scope.',
  },
  {
    code: 'criterion-shorthand',
    group: 'criteria',
    severity: 'hint',
    summary: 'A range or series stands for several criteria, which are not written out.',
  },
  {
    code: 'framework-unknown',
    group: 'criteria',
    severity: 'error',
    summary: 'Criteria stand under the name of a framework that is not known.',
  },
];

/** Checks the criteria that a document's fields name and, in `plumbline.yml`, those that no document names. */
export function checkCriteria(context: RuleContext): void {
  const { snapshot, document, part } = context;
  const unknownFrameworks = new Set<number>();
  for (const reference of part.criteria) {
    if (reference.source !== 'field') continue;
    const reading = readCriteria(snapshot.catalogue, reference.text, reference.framework?.text);
    if (reading.kind === 'unknown-framework') {
      const key = reference.framework;
      // Several criteria may stand under one key, and the key is the fault.
      if (key === undefined || unknownFrameworks.has(key.start)) continue;
      unknownFrameworks.add(key.start);
      reportFramework(context, key, reading.name);
    } else if (reading.kind === 'unknown-criterion') {
      reportUnknown(context, reference, reading);
    } else {
      const record = reference.record === undefined ? undefined : document.facts.records[reference.record];
      // A retired record is kept as it was.
      if (record !== undefined && isRetired(record)) continue;
      if (reading.kind === 'several') reportShorthand(context, reference, reading.criteria);
      reportOutOfScope(context, reference, reading.criteria);
    }
  }
  if (part.isWhole && document.uri === snapshot.configurationDocument.uri) checkUnmapped(context);
}

function reportFramework({ snapshot, report }: RuleContext, key: Range, name: string): void {
  const { frameworks } = snapshot.catalogue;
  const ids = new Map<string, string>();
  for (const { id, names } of frameworks) for (const one of [foldFrameworkName(id), ...names]) ids.set(one, id);
  const near = nearest(foldFrameworkName(name), ids.keys());
  const remedy =
    near === undefined
      ? `Known here: ${frameworks.map((framework) => framework.id).join(', ')}.`
      : `Did you mean “${ids.get(near) ?? ''}”?`;
  report(
    'framework-unknown',
    key,
    `There is no framework “${name}” here, so that what stands under it maps nothing. ${remedy}`,
  );
}

type Unknown = Extract<CriteriaReading, { kind: 'unknown-criterion' }>;

function reportUnknown({ report }: RuleContext, reference: CriteriaReference, reading: Unknown): void {
  const { framework, nearest: near } = reading;
  const message = `There is no criterion “${reference.text}” in ${framework.id}${seriesNote(framework, reference.text)}. `;
  // Of a range that runs too far, no single criterion is what was meant.
  const isRange = /\d\s*(?:[-–—]|\bto\b)\s*[a-z]*\d[\d.]*$/i.test(reference.text);
  const remedy = isRange
    ? 'Correct the range.'
    : near === undefined
      ? 'Write an ID such as CC6.1.'
      : `Did you mean “${near.id}”?`;
  report('criterion-unknown', reference, message + remedy);
}

/** Where the series exists and the number does not, what there is: `: CC9 has CC9.1 and CC9.2`. */
function seriesNote(framework: Framework, text: string): string {
  const series = /^([A-Za-z]+\d+)\./.exec(text.trim())?.[1]?.toUpperCase();
  if (series === undefined) return '';
  const members = framework.criteria.filter((criterion) => criterion.id.toUpperCase().startsWith(`${series}.`));
  return members.length === 0 ? '' : `: ${series} has ${listCriteria(members)}`;
}

function reportShorthand({ report }: RuleContext, reference: CriteriaReference, criteria: readonly Criterion[]): void {
  report(
    'criterion-shorthand',
    reference,
    `“${reference.text}” stands for ${listCriteria(criteria)}. Write them out, so that each is found by its own ID.`,
  );
}

/** How many criteria a message lists before it only says how many there are. */
const LISTED = 8;

/** `CC6.1, CC6.2 and CC6.3`, or `CC1.1, CC1.2, CC1.3, … CC9.2, 33 in all`. */
function listCriteria(criteria: readonly Criterion[]): string {
  const ids = criteria.map((criterion) => criterion.id);
  const last = ids.at(-1) ?? '';
  if (ids.length <= 1) return last;
  if (ids.length <= LISTED) return `${ids.slice(0, -1).join(', ')} and ${last}`;
  return `${ids.slice(0, 3).join(', ')}, … ${last}, ${ids.length} in all`;
}

function reportOutOfScope(context: RuleContext, reference: CriteriaReference, criteria: readonly Criterion[]): void {
  const { categories } = context.snapshot.configuration.engagement;
  for (const { id, name } of CATEGORIES) {
    const outside = categories.has(id) ? [] : criteria.filter((criterion) => criterion.category === id);
    if (outside.length === 0) continue;
    const verb = outside.length === 1 ? 'is' : 'are';
    context.report(
      'criterion-out-of-scope',
      reference,
      `${listCriteria(outside)} ${verb} of ${name}, which is not in scope. Add “${id}” to the categories in plumbline.yml, or leave it out here.`,
    );
  }
}

/** Reports the criteria in scope that neither a policy nor a control names in a field. Prose maps nothing. */
function checkUnmapped({ snapshot, document, report }: RuleContext): void {
  if (!isAdopted(snapshot)) return;
  const { categories } = snapshot.configuration.engagement;
  const { configuration } = document.facts;
  for (const criterion of TSC_2017.criteria) {
    const { category, id, label } = criterion;
    if (category === undefined || !categories.has(category) || isMapped(snapshot, criterion)) continue;
    report(
      'criterion-unmapped',
      configuration === undefined ? START : categoryRange(configuration, category),
      `No policy and no control maps ${id} (${label}). Name it in the criteria of a control, or in what a policy satisfies.`,
    );
  }
}

const START: Range = { start: 0, end: 0 };

/** Where the configuration takes a category into scope: the item that names it, else the engagement as a whole. */
function categoryRange(configuration: ConfigurationFacts, category: CategoryId): Range {
  for (const engagement of groups(configuration, 'engagement')) {
    for (const value of values(engagement, 'categories')) {
      if (value.reading.kind === 'choice' && value.reading.value === category) return value;
    }
  }
  return field(configuration, 'engagement')?.key ?? START;
}

function isMapped(snapshot: Snapshot, criterion: Criterion): boolean {
  return snapshot.isMapped(`${TSC_2017.id}.${criterion.id}`);
}
