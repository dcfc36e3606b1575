/** The numbers for the status bar and the badge, over all workspace folders. */

import type { JudgedDay, SummaryParams } from '../protocol/messages.ts';
import { goalOf } from '../readiness/ladder.ts';
import { basename } from '../workspace/uri.ts';
import type { SeverityCounts } from './diagnostics.ts';
import type { FolderSession } from './folder-session.ts';

/** Adds up the folders, each judged for a day of its own; `today` is the user's. */
export function summaryOf(sessions: readonly FolderSession[], totals: SeverityCounts, today: string): SummaryParams {
  const sum = {
    documents: 0,
    configurations: 0,
    policies: 0,
    controls: 0,
    evidence: 0,
    criteriaInScope: 0,
    criteriaReady: 0,
    attention: 0,
  };
  const ours = sessions.filter(({ engine }) => engine.documents().length > 0);
  for (const { engine } of ours) {
    sum.documents += engine.documents().length;
    if (engine.snapshot.configurationDocument.exists) sum.configurations++;
    sum.policies += engine.snapshot.count('policy');
    sum.controls += engine.snapshot.count('control');
    sum.evidence += engine.snapshot.count('evidence');
    const needs = engine.readiness.standing();
    sum.criteriaInScope += needs.criteriaInScope;
    sum.criteriaReady += needs.criteriaReady;
    sum.attention += needs.attention;
  }
  const goals = new Set(ours.map(({ engine }) => goalOf(engine.snapshot.configuration.engagement)));
  const [goal = 'evidenced'] = goals;
  return {
    ...sum,
    indexing: sessions.some((session) => session.isLoading),
    errors: totals.error,
    warnings: totals.warning,
    information: totals.information,
    hints: totals.hint,
    goal: goals.size > 1 ? 'ready' : goal,
    days: judgedDays(ours, today),
  };
}

function judgedDays(sessions: readonly FolderSession[], today: string): readonly JudgedDay[] {
  const byDay = new Map<string, string[]>();
  for (const { engine, folder } of sessions) {
    const day = engine.snapshot.asOf;
    byDay.set(day, [...(byDay.get(day) ?? []), basename(folder)]);
  }
  return [...byDay]
    .map(([day, folders]) => ({ day, isToday: day === today, folders }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
