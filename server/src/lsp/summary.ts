/** The numbers for the status bar and the badge, over all workspace folders. */

import type { SummaryParams } from '../protocol/messages.ts';
import { goalOf } from '../readiness/ladder.ts';
import type { SeverityCounts } from './diagnostics.ts';
import type { FolderSession } from './folder-session.ts';

/** Adds up the folders; `asOf` is the day for which everything was judged. */
export function summaryOf(sessions: readonly FolderSession[], totals: SeverityCounts, asOf: string): SummaryParams {
  const sum = {
    documents: 0,
    policies: 0,
    controls: 0,
    evidence: 0,
    criteriaInScope: 0,
    criteriaReady: 0,
    attention: 0,
  };
  let goal: SummaryParams['goal'] = 'evidenced';
  for (const { engine } of sessions) {
    const documents = engine.documents().length;
    if (documents === 0) continue;
    sum.documents += documents;
    sum.policies += engine.snapshot.count('policy');
    sum.controls += engine.snapshot.count('control');
    sum.evidence += engine.snapshot.count('evidence');
    const needs = engine.readiness.standing();
    sum.criteriaInScope += needs.criteriaInScope;
    sum.criteriaReady += needs.criteriaReady;
    sum.attention += needs.attention;
    if (goalOf(engine.snapshot.configuration.engagement) === 'operating') goal = 'operating';
  }
  return {
    ...sum,
    indexing: sessions.some((session) => session.isLoading),
    errors: totals.error,
    warnings: totals.warning,
    information: totals.information,
    hints: totals.hint,
    goal,
    asOf,
  };
}
