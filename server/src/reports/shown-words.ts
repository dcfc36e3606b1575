/** The words for what programs know by a key, where the command line alone shows them: counts of levels, groups of rules. */

import * as l10n from '@vscode/l10n';

import type { ReadinessLevel } from '../readiness/ladder.ts';
import type { RuleGroup } from '../rules/rule.ts';

/** `3 evidenced`, of controls or criteria. */
export function levelCount(level: ReadinessLevel, count: number): string {
  switch (level) {
    case 'unmapped':
      return l10n.t('{0} unmapped', count);
    case 'mapped':
      return l10n.t('{0} mapped', count);
    case 'owned':
      return l10n.t('{0} owned', count);
    case 'approved':
      return l10n.t('{0} approved', count);
    case 'evidenced':
      return l10n.t('{0} evidenced', count);
    case 'operating':
      return l10n.t('{0} operating', count);
    default:
      return level satisfies never;
  }
}

/** A group of rules, as a heading. */
export function groupTitle(group: RuleGroup): string {
  switch (group) {
    case 'any file':
      return l10n.t('Any file');
    case 'criteria':
      return l10n.t('Criteria');
    case 'policies':
      return l10n.t('Policies');
    case 'controls':
      return l10n.t('Controls');
    case 'people':
      return l10n.t('People');
    case 'evidence':
      return l10n.t('Evidence');
    case 'exceptions':
      return l10n.t('Exceptions');
    case 'scope':
      return l10n.t('Scope');
    case 'risks, vendors, incidents, metrics':
      return l10n.t('Risks, vendors, incidents, metrics');
    default:
      return group satisfies never;
  }
}
