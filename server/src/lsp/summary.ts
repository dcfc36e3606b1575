/** The numbers for the status bar and the badge, over all workspace folders. */

import { attention } from '../features/matrix-tree.ts';
import type { SummaryParams } from '../protocol/messages.ts';
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
    const needs = attention(engine);
    sum.criteriaInScope += needs.criteriaInScope;
    sum.criteriaReady += needs.criteriaReady;
    sum.attention += needs.attention;
    if (engine.snapshot.configuration.engagement.type === 2) goal = 'operating';
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
