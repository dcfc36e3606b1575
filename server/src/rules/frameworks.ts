/** The check of a file with criteria of the organization's own: IDs that are taken, and criteria that nothing speaks to. */

import * as l10n from '@vscode/l10n';

import type { FrameworkCriterionFacts, FrameworkFacts } from '../facts/document-facts.ts';
import { foldCriterionId, isAboutBuiltIn, isBuiltInName } from '../frameworks/catalogue.ts';
import { foldFrameworkName } from '../frameworks/framework.ts';
import { mappedKeys } from '../frameworks/mapping.ts';
import { isInScope, isSpokenFor } from '../readiness/criteria-scope.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { isAdopted } from './adoption.ts';
import { inRow } from './listed.ts';
import type { RuleContext } from './rule.ts';

/** Checks a framework of the organization's own. What it is mapped to is checked like other references to criteria. */
export function checkFramework(context: RuleContext): void {
  const { document, part } = context;
  const { framework } = document.facts;
  if (framework === undefined || !part.isWhole) return;
  checkCriterionIds(context, framework);
  // Under a name that is taken nothing is read: one finding says so, and what is mapped does not matter.
  if (checkName(context, framework)) checkUnmapped(context, framework);
}

/** Whether the framework counts under its own name. Reports why not, where it should. */
function checkName({ snapshot, document, report }: RuleContext, { id, criteria }: FrameworkFacts): boolean {
  if (isBuiltInName(id.text)) {
    // A file about the built-in criteria, such as Comply's TSC.yml, only says more about them.
    if (isAboutBuiltIn(criteria.map((one) => ({ id: one.id.text })))) return false;
    // What cannot be read is told of where it stands, and is no other framework's criterion.
    if (document.facts.problems.some(({ code }) => code === 'yaml-syntax')) return false;
    const foreign = criteria.filter((one) => !isAboutBuiltIn([{ id: one.id.text }])).map((one) => one.id.text);
    const shown = inRow([...foreign.slice(0, 3), ...(foreign.length > 3 ? ['…'] : [])]);
    report(
      'id-duplicate',
      id,
      l10n.t(
        '“{0}” is a name of the built-in Trust Services Criteria, which have no {1}. So the criteria here are not read. Give this framework another ID, or leave out what is not theirs.',
        id.text,
        shown,
      ),
    );
    return false;
  }
  const folded = foldFrameworkName(id.text);
  if (folded === '') {
    report(
      'value-invalid',
      id,
      l10n.t('“{0}” has neither letters nor digits, so nothing can name it. Write an ID such as ISO27001.', id.text),
    );
    return false;
  }
  const first = firstOf(snapshot, folded);
  if (first === undefined || first.uri === document.uri) return true;
  report(
    'id-duplicate',
    id,
    l10n.t(
      '“{0}” is already the ID of the framework in {1}, so the criteria here are not read. Give one of the two another ID.',
      id.text,
      first.path,
    ),
  );
  return false;
}

/** The file that has an ID, in the order of paths. */
function firstOf(snapshot: Snapshot, folded: string): IndexedDocument | undefined {
  return snapshot.frameworkDocuments.find(({ facts }) => foldFrameworkName(facts.framework?.id.text ?? '') === folded);
}

function checkCriterionIds({ report }: RuleContext, { criteria }: FrameworkFacts): void {
  const seen = new Map<string, FrameworkCriterionFacts>();
  for (const one of criteria) {
    const folded = foldCriterionId(one.id.text);
    const first = seen.get(folded);
    if (first === undefined) {
      seen.set(folded, one);
      continue;
    }
    const message = l10n.t(
      '“{0}” is already the ID of another criterion, above, which is used. Give one of the two another ID.',
      one.id.text,
    );
    const { start, end } = first.id;
    report('id-duplicate', one.id, message, [
      { place: 'here', range: { start, end }, message: l10n.t('“{0}” is also defined here.', first.id.text) },
    ]);
  }
}

/** Reports the criteria that apply, and that no policy and no control names or reaches by a mapping. */
function checkUnmapped({ snapshot, report }: RuleContext, { id, criteria }: FrameworkFacts): void {
  if (!isAdopted(snapshot)) return;
  const { catalogue } = snapshot;
  const seen = new Set<string>();
  for (const { id: written } of criteria) {
    const folded = foldCriterionId(written.text);
    if (seen.has(folded)) continue;
    seen.add(folded);
    const key = `${id.text}.${written.text}`;
    const entry = catalogue.entry(key);
    if (entry === undefined || !isInScope(snapshot, entry) || isSpokenFor(snapshot, entry)) continue;
    const { label } = entry.criterion;
    const name = label === '' ? key : l10n.t('{0} ({1})', key, label);
    const message =
      mappedKeys(catalogue, key).length === 0
        ? l10n.t(
            'No policy and no control maps {0}. Name it in the criteria of a control, or in what a policy satisfies.',
            name,
          )
        : l10n.t(
            'No policy and no control maps {0}, or what it is mapped to. Name it in the criteria of a control, or in what a policy satisfies.',
            name,
          );
    report('criterion-unmapped', written, message);
  }
}
