/** The rules on criteria: those that no catalogue has, those that are only hinted at, and those that nothing speaks to. */

import { CATEGORIES, type CategoryId } from '../domain/category.ts';
import { nearest } from '../domain/nearest.ts';
import type { ConfigurationFacts, CriteriaReference } from '../facts/document-facts.ts';
import { field, groups, isRetired, values } from '../facts/record.ts';
import { type Criterion, foldFrameworkName, type Framework } from '../frameworks/framework.ts';
import type { CriteriaReading, KnownCriteria } from '../frameworks/reference.ts';
import { isBuiltIn } from '../frameworks/catalogue.ts';
import type { Range } from '../syntax/range.ts';
import { isFrameworkInScope, isInScope, isSpokenFor } from '../readiness/criteria-scope.ts';
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
    const reading = snapshot.reading(reference);
    if (reading.kind === 'unknown-framework') {
      const key = reference.framework;
      // Several criteria may stand under one key, and the key is the fault.
      if (key === undefined || unknownFrameworks.has(key.start)) continue;
      unknownFrameworks.add(key.start);
      reportFramework(context, key, reading.name, 'so that what stands under it maps nothing');
    } else if (reading.kind === 'unknown-criterion') {
      reportUnknown(context, reference, reading);
    } else if (reading.kind === 'ambiguous') {
      reportAmbiguous(context, reference, reading.frameworks);
    } else {
      const record = reference.record === undefined ? undefined : document.facts.records[reference.record];
      // A retired record is kept as it was.
      if (record !== undefined && isRetired(record)) continue;
      if (reading.kind === 'several') reportShorthand(context, reference, reading.criteria);
      // What an own framework is mapped to is no claim that it is in scope.
      if (record !== undefined) reportOutOfScope(context, reference, reading);
    }
  }
  if (!part.isWhole || document.uri !== snapshot.configurationDocument.uri) return;
  checkUnmapped(context);
  checkNamedFrameworks(context);
}

function reportFramework({ snapshot, report }: RuleContext, key: Range, name: string, effect: string): void {
  const { frameworks } = snapshot.catalogue;
  const ids = new Map<string, string>();
  for (const { id, names } of frameworks) for (const one of [foldFrameworkName(id), ...names]) ids.set(one, id);
  const near = nearest(foldFrameworkName(name), ids.keys());
  const remedy =
    near === undefined
      ? `Known here: ${frameworks.map((framework) => framework.id).join(', ')}.`
      : `Did you mean “${ids.get(near) ?? ''}”?`;
  report('framework-unknown', key, `There is no framework “${name}” here, ${effect}. ${remedy}`);
}

type Unknown = Extract<CriteriaReading, { kind: 'unknown-criterion' }>;

function reportUnknown({ report }: RuleContext, reference: CriteriaReference, reading: Unknown): void {
  const { framework, nearest: near, searched } = reading;
  const where =
    near === undefined
      ? listed(
          searched.map(({ id }) => id),
          'or',
        )
      : framework.id;
  const message = `There is no criterion “${reference.text}” in ${where}${seriesNote(framework, reference.text)}. `;
  // Of a range that runs too far, no single criterion is what was meant.
  const isRange = /\d\s*(?:[-–—]|\bto\b)\s*[a-z]*\d[\d.]*$/i.test(reference.text) && isBuiltIn(framework);
  const remedy = isRange
    ? 'Correct the range.'
    : near === undefined
      ? `Write an ID such as ${framework.criteria.find(({ id }) => id === 'CC6.1')?.id ?? framework.criteria[0]?.id ?? 'CC6.1'}.`
      : `Did you mean “${near.id}”?`;
  report('criterion-unknown', reference, message + remedy);
}

function reportAmbiguous(
  { report }: RuleContext,
  reference: CriteriaReference,
  frameworks: readonly Framework[],
): void {
  const ids = frameworks.map(({ id }) => id);
  const choices = ids.map((id) => `${id}.${reference.text}`);
  report(
    'criterion-unknown',
    reference,
    `“${reference.text}” is in ${listed(ids, 'and')}, so that nobody knows which is meant. Write ${listed(choices, 'or')}.`,
  );
}

/** Where the series exists and the number does not, what there is: `: CC9 has CC9.1 and CC9.2`. */
function seriesNote(framework: Framework, text: string): string {
  const prefix = `${framework.id}.`.toUpperCase();
  const whole = text.trim().toUpperCase();
  const written = whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
  const [token = ''] = /^[^\s–—-]*/.exec(written) ?? [];
  const series = isBuiltIn(framework) ? /^[A-Z]+\d+(?=\.)/.exec(written)?.[0] : token.slice(0, token.lastIndexOf('.'));
  if (series === undefined || series === '') return '';
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
  return listed(
    criteria.map((criterion) => criterion.id),
    'and',
  );
}

function listed(ids: readonly string[], word: 'and' | 'or'): string {
  const last = ids.at(-1) ?? '';
  if (ids.length <= 1) return last;
  if (ids.length <= LISTED) return `${ids.slice(0, -1).join(', ')} ${word} ${last}`;
  return `${ids.slice(0, 3).join(', ')}, … ${last}, ${ids.length} in all`;
}

function reportOutOfScope(
  context: RuleContext,
  reference: CriteriaReference,
  { framework, criteria }: KnownCriteria,
): void {
  if (!isFrameworkInScope(context.snapshot, framework)) {
    const message = `${listCriteria(criteria)} ${criteria.length === 1 ? 'is' : 'are'} of ${framework.id}, which is not in scope. Add “${framework.id}” to the frameworks in plumbline.yml, or leave it out here.`;
    context.report('criterion-out-of-scope', reference, message);
    return;
  }
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

/**
 * Reports the built-in criteria in scope that neither a policy nor a control names in a field. Prose maps nothing. Those of
 * the organization's own frameworks are reported where they stand, in their files.
 */
function checkUnmapped({ snapshot, document, report }: RuleContext): void {
  if (!isAdopted(snapshot)) return;
  const { builtIn: framework } = snapshot.catalogue;
  const { configuration } = document.facts;
  for (const criterion of framework.criteria) {
    const { category, id, label } = criterion;
    const entry = { framework, criterion };
    if (category === undefined || !isInScope(snapshot, entry) || isSpokenFor(snapshot, entry)) continue;
    report(
      'criterion-unmapped',
      configuration === undefined ? START : categoryRange(configuration, category),
      `No policy and no control maps ${id} (${label}). Name it in the criteria of a control, or in what a policy satisfies.`,
      [],
      id,
    );
  }
}

/** Reports the names of frameworks in `engagement.frameworks` that are none here. */
function checkNamedFrameworks(context: RuleContext): void {
  const { configuration } = context.document.facts;
  if (configuration === undefined) return;
  const { catalogue } = context.snapshot;
  for (const engagement of groups(configuration, 'engagement')) {
    for (const named of values(engagement, 'frameworks')) {
      if (catalogue.framework(named.text) !== undefined) continue;
      reportFramework(context, named, named.text, 'so that nothing is in scope by this name');
    }
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
