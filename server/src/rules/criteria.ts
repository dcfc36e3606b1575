/** The rules on criteria: those that no catalogue has, those that are only hinted at, and those that nothing speaks to. */

import * as l10n from '@vscode/l10n';

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
import { didYouMean } from './did-you-mean.ts';
import { allOf, inRow, oneOf } from './listed.ts';
import type { Rule, RuleContext } from './rule.ts';

export const CRITERIA_RULES: readonly Rule[] = [
  {
    code: 'criterion-unknown',
    group: 'criteria',
    severity: 'error',
    get summary() {
      return l10n.t('A field names a criterion that its framework does not have.');
    },
  },
  {
    code: 'criterion-unmapped',
    group: 'criteria',
    severity: 'warning',
    get summary() {
      return l10n.t('No policy and no control names a criterion that is in scope.');
    },
  },
  {
    code: 'criterion-out-of-scope',
    group: 'criteria',
    severity: 'off',
    get summary() {
      return l10n.t('A field names a criterion of a category that is not in scope.');
    },
  },
  {
    code: 'criterion-shorthand',
    group: 'criteria',
    severity: 'hint',
    get summary() {
      return l10n.t('A range or series stands for several criteria, which are not written out.');
    },
  },
  {
    code: 'framework-unknown',
    group: 'criteria',
    severity: 'error',
    get summary() {
      return l10n.t('Criteria stand under the name of a framework that is not known.');
    },
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
      const fault = l10n.t(
        'There is no framework “{0}” here, so that what stands under it maps nothing.',
        reading.name,
      );
      reportFramework(context, key, reading.name, fault);
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

function reportFramework({ snapshot, report }: RuleContext, key: Range, name: string, fault: string): void {
  const { frameworks } = snapshot.catalogue;
  const ids = new Map<string, string>();
  for (const { id, names } of frameworks) for (const one of [foldFrameworkName(id), ...names]) ids.set(one, id);
  const near = nearest(foldFrameworkName(name), ids.keys());
  const remedy =
    near === undefined
      ? l10n.t('Known here: {0}.', inRow(frameworks.map((framework) => framework.id)))
      : didYouMean(ids.get(near) ?? '');
  report('framework-unknown', key, `${fault} ${remedy}`);
}

type Unknown = Extract<CriteriaReading, { kind: 'unknown-criterion' }>;

function reportUnknown({ report }: RuleContext, reference: CriteriaReference, reading: Unknown): void {
  const { framework, nearest: near, searched } = reading;
  const where =
    near === undefined
      ? listed(
          searched.map(({ id }) => id),
          oneOf,
        )
      : framework.id;
  const siblings = siblingsIn(framework, reference.text);
  const fault =
    siblings === undefined
      ? l10n.t('There is no criterion “{0}” in {1}.', reference.text, where)
      : l10n.t(
          'There is no criterion “{0}” in {1}: {2} has {3}.',
          reference.text,
          where,
          siblings.series,
          listCriteria(siblings.criteria),
        );
  // Of a range that runs too far, no single criterion is what was meant.
  const isRange = /\d\s*(?:[-–—]|\bto\b)\s*[a-z]*\d[\d.]*$/i.test(reference.text) && isBuiltIn(framework);
  const example = framework.criteria.find(({ id }) => id === 'CC6.1')?.id ?? framework.criteria[0]?.id ?? 'CC6.1';
  const remedy = isRange
    ? l10n.t('Correct the range.')
    : near === undefined
      ? l10n.t('Write an ID such as {0}.', example)
      : didYouMean(near.id);
  report('criterion-unknown', reference, `${fault} ${remedy}`);
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
    l10n.t(
      '“{0}” is in {1}, so that nobody knows which is meant. Write {2}.',
      reference.text,
      listed(ids, allOf),
      listed(choices, oneOf),
    ),
  );
}

/** Where the series exists and the number does not, what there is: of CC9, CC9.1 and CC9.2. */
function siblingsIn(
  framework: Framework,
  text: string,
): { readonly series: string; readonly criteria: readonly Criterion[] } | undefined {
  const prefix = `${framework.id}.`.toUpperCase();
  const whole = text.trim().toUpperCase();
  const written = whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
  const [token = ''] = /^[^\s–—-]*/.exec(written) ?? [];
  const series = isBuiltIn(framework) ? /^[A-Z]+\d+(?=\.)/.exec(written)?.[0] : token.slice(0, token.lastIndexOf('.'));
  if (series === undefined || series === '') return undefined;
  const members = framework.criteria.filter((criterion) => criterion.id.toUpperCase().startsWith(`${series}.`));
  return members.length === 0 ? undefined : { series, criteria: members };
}

function reportShorthand({ report }: RuleContext, reference: CriteriaReference, criteria: readonly Criterion[]): void {
  report(
    'criterion-shorthand',
    reference,
    l10n.t(
      '“{0}” stands for {1}. Write them out, so that each is found by its own ID.',
      reference.text,
      listCriteria(criteria),
    ),
  );
}

/** How many criteria a message lists before it only says how many there are. */
const LISTED = 8;

/** `CC6.1, CC6.2 and CC6.3`, or `CC1.1, CC1.2, CC1.3, … CC9.2, 33 in all`. */
function listCriteria(criteria: readonly Criterion[]): string {
  return listed(
    criteria.map((criterion) => criterion.id),
    allOf,
  );
}

/** All of some IDs, or, where they are many, the first, the last and how many there are. */
function listed(ids: readonly string[], join: (names: readonly string[]) => string): string {
  if (ids.length <= LISTED) return join(ids);
  return l10n.t('{0}, … {1}, {2} in all', inRow(ids.slice(0, 3)), ids.at(-1) ?? '', ids.length);
}

function reportOutOfScope(
  context: RuleContext,
  reference: CriteriaReference,
  { framework, criteria }: KnownCriteria,
): void {
  if (!isFrameworkInScope(context.snapshot, framework)) {
    const message = outOfScopeFramework(criteria, framework.id);
    context.report('criterion-out-of-scope', reference, message);
    return;
  }
  const { categories } = context.snapshot.configuration.engagement;
  for (const { id, name } of CATEGORIES) {
    const outside = categories.has(id) ? [] : criteria.filter((criterion) => criterion.category === id);
    if (outside.length === 0) continue;
    context.report('criterion-out-of-scope', reference, outOfScopeCategory(outside, id, name));
  }
}

function outOfScopeFramework(criteria: readonly Criterion[], framework: string): string {
  const names = listCriteria(criteria);
  return criteria.length === 1
    ? l10n.t(
        '{0} is of {1}, which is not in scope. Add “{1}” to the frameworks in plumbline.yml, or leave it out here.',
        names,
        framework,
      )
    : l10n.t(
        '{0} are of {1}, which is not in scope. Add “{1}” to the frameworks in plumbline.yml, or leave it out here.',
        names,
        framework,
      );
}

function outOfScopeCategory(criteria: readonly Criterion[], id: CategoryId, name: string): string {
  const names = listCriteria(criteria);
  return criteria.length === 1
    ? l10n.t(
        '{0} is of {1}, which is not in scope. Add “{2}” to the categories in plumbline.yml, or leave it out here.',
        names,
        name,
        id,
      )
    : l10n.t(
        '{0} are of {1}, which is not in scope. Add “{2}” to the categories in plumbline.yml, or leave it out here.',
        names,
        name,
        id,
      );
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
      l10n.t(
        'No policy and no control maps {0} ({1}). Name it in the criteria of a control, or in what a policy satisfies.',
        id,
        label,
      ),
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
      const fault = l10n.t('There is no framework “{0}” here, so that nothing is in scope by this name.', named.text);
      reportFramework(context, named, named.text, fault);
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
