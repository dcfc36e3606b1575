/** What `check` prints in each of its formats. Each is loaded when it is called for. */

import { checkJson } from '../reports/check-json.ts';
import { checkLines } from '../reports/check-lines.ts';
import type { CheckDetails, CheckReport } from '../reports/check-report.ts';
import { checkText, type TextOf } from '../reports/check-text.ts';
import type { Format } from './arguments.ts';
import { outputStyle } from './host.ts';

/** What was found, and what a format may ask for besides. */
export interface Checked {
  readonly report: CheckReport;
  readonly details: CheckDetails;
  readonly textOf: TextOf;
  readonly color: boolean;
}

export const WRITERS: Readonly<Record<Format, (checked: Checked) => Promise<string>>> = {
  text: async ({ report, textOf, color }) => checkText(report, textOf, await outputStyle(color)),
  json: async ({ report }) => checkJson(report),
  lines: async ({ report }) => checkLines(report.diagnoses, await outputStyle(false)),
  sarif: async ({ report, details }) => (await import('../reports/check-sarif.ts')).checkSarif(report, details),
  github: async ({ report }) => (await import('../reports/check-github.ts')).checkGithub(report),
  gitlab: async ({ report, details }) => (await import('../reports/check-gitlab.ts')).checkGitlab(report, details),
  junit: async ({ report, details }) => (await import('../reports/check-junit.ts')).checkJunit(report, details),
  checkstyle: async ({ report }) => (await import('../reports/check-checkstyle.ts')).checkCheckstyle(report),
  markdown: async ({ report, details }) =>
    (await import('../reports/check-markdown.ts')).checkMarkdown(report, details),
};

/** The formats that go to whoever hosts the repository: there, paths are from its root. */
const OF_REPOSITORIES: ReadonlySet<Format> = new Set(['sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown']);

/** Whether paths in a format are from the root of the repository, and not from the checked folder. */
export function isOfRepository(format: Format): boolean {
  return OF_REPOSITORIES.has(format);
}
