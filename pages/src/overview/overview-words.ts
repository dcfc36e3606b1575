/** The sentences of the readiness overview that count something. */
import * as l10n from '@vscode/l10n';

import type { PageFolder } from '../../../server/src/protocol/page-folder.ts';
import type { OverviewAnswer, OverviewStand } from '../../../server/src/protocol/overview-page.ts';

export type Goal = PageFolder['goal'];

/** After a big number: `of 40 controls are operating`. */
export function controlsReady({ all, ready }: OverviewStand, goal: Goal): string {
  if (goal === 'operating') {
    if (all === 1) return l10n.t('of 1 control is operating');
    return ready === 1 ? l10n.t('of {0} controls is operating', all) : l10n.t('of {0} controls are operating', all);
  }
  if (all === 1) return l10n.t('of 1 control is evidenced');
  return ready === 1 ? l10n.t('of {0} controls is evidenced', all) : l10n.t('of {0} controls are evidenced', all);
}

/** After a big number: `of 38 criteria are operating`. */
export function criteriaReady({ all, ready }: OverviewStand, goal: Goal): string {
  if (goal === 'operating')
    return ready === 1 ? l10n.t('of {0} criteria is operating', all) : l10n.t('of {0} criteria are operating', all);
  return ready === 1 ? l10n.t('of {0} criteria is evidenced', all) : l10n.t('of {0} criteria are evidenced', all);
}

/** The two sides by themselves: `Design ready: 30`, `Operation ready: 36`; of a Type 1 the design alone. */
export function sides({ designReady, operationReady }: OverviewStand): readonly string[] {
  const design = l10n.t('Design ready: {0}', designReady);
  return operationReady === undefined ? [design] : [design, l10n.t('Operation ready: {0}', operationReady)];
}

/** How far a category has come: `19 of 33 operating`. */
export function readyOf({ all, ready }: OverviewStand, goal: Goal): string {
  return goal === 'operating' ? l10n.t('{0} of {1} operating', ready, all) : l10n.t('{0} of {1} evidenced', ready, all);
}

/** `and 18 warnings, 1 information, 1 hint`; empty where there is nothing of it. */
export function lesserFindings({ warnings, information, hints }: OverviewAnswer['findings']): string {
  const parts: string[] = [];
  if (warnings > 0) parts.push(warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings));
  if (information > 0)
    parts.push(information === 1 ? l10n.t('1 for information') : l10n.t('{0} for information', information));
  if (hints > 0) parts.push(hints === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', hints));
  return parts.length === 0 ? l10n.t('and no warnings') : parts.join(' · ');
}

/** What is said where all that is in scope is ready; undefined where it is not. */
export function celebration({ criteria, controls, steps, folder }: OverviewAnswer, until: string): string | undefined {
  const isReady = criteria.all > 0 && criteria.ready === criteria.all && controls.ready === controls.all;
  if (!isReady || steps.length > 0) return undefined;
  // Security alone has 33 criteria.
  const count = l10n.t('{0} criteria', criteria.all);
  const of = controls.all === 1 ? l10n.t('1 control') : l10n.t('{0} controls', controls.all);
  if (folder.type === 1) return l10n.t('All that is in scope is ready: {0}, {1}. Nothing is left to do.', count, of);
  return until === ''
    ? l10n.t('All that is in scope is operating: {0}, {1}.', count, of)
    : l10n.t('All that is in scope is operating: {0}, {1}. Keep collecting the evidence until {2}.', count, of, until);
}
