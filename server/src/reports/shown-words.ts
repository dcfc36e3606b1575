/** The words for what programs know by a key, where the command line alone shows them: counts of levels, states, groups of rules, months. */

import * as l10n from '@vscode/l10n';

import type { ReadinessLevel } from '../readiness/ladder.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
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

/** How an occurrence stands. */
export function stateWord(state: Occurrence['state']): string {
  switch (state) {
    case 'performed':
      return l10n.t('performed');
    case 'late':
      return l10n.t('late');
    case 'missing':
      return l10n.t('missing');
    case 'excepted':
      return l10n.t('excepted');
    case 'upcoming':
      return l10n.t('upcoming');
    default:
      return state satisfies never;
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

/** The name of a month where there is little room, by its number from 1. */
export function shortMonth(month: number): string {
  switch (month) {
    case 1:
      return l10n.t('Jan');
    case 2:
      return l10n.t('Feb');
    case 3:
      return l10n.t('Mar');
    case 4:
      return l10n.t('Apr');
    case 5:
      return l10n.t({ message: 'May', comment: ['The month, in at most three letters'] });
    case 6:
      return l10n.t('Jun');
    case 7:
      return l10n.t('Jul');
    case 8:
      return l10n.t('Aug');
    case 9:
      return l10n.t('Sep');
    case 10:
      return l10n.t('Oct');
    case 11:
      return l10n.t('Nov');
    default:
      return l10n.t('Dec');
  }
}

/** `Q1`. */
export function quarterWord(quarter: number): string {
  return l10n.t({ message: 'Q{0}', args: [quarter], comment: ['A quarter of a year, as short as can be'] });
}

/** `H1`. */
export function halfWord(half: number): string {
  return l10n.t({ message: 'H{0}', args: [half], comment: ['A half of a year, as short as can be'] });
}
