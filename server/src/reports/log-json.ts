/** Readiness over time as JSON, for programs. */

import { figuresJson } from './figures-json.ts';
import { jsonText } from './json-text.ts';
import type { LogReport } from './log-report.ts';

/** The report as `log --format json` prints it, with a line break at its end: the latest commit first. */
export function logJson({ rows, hasOlder }: LogReport): string {
  return jsonText({
    version: 1,
    hasOlder,
    commits: rows.map(({ commit, day, asOf, subject, figures }) => ({
      commit,
      day,
      asOf,
      subject,
      ...figuresJson(figures),
    })),
  });
}
