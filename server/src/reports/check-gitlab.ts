/** The findings of a check as a Code Quality report, which GitLab shows in a merge request beside the lines. */

import type { Severity } from '../workspace/severity.ts';
import type { CheckDetails, CheckReport } from './check-report.ts';
import { fingerprint, Ordinals } from './fingerprint.ts';
import { jsonText } from './json-text.ts';

/** GitLab's own scale: info, minor, major, critical, blocker. */
const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** The report as `check --format gitlab` prints it, with a line break at its end: a list, empty where nothing is found. */
export function checkGitlab({ diagnoses }: CheckReport, { identityOf }: CheckDetails): string {
  const ordinals = new Ordinals();
  return jsonText(
    diagnoses.map((diagnosis) => {
      const { path, code, message, severity, range } = diagnosis;
      const known = identityOf(diagnosis);
      return {
        description: message,
        check_name: code,
        // What has the same fingerprint twice is shown once.
        fingerprint: fingerprint(path, known, String(ordinals.next(path, known))),
        severity: SEVERITY[severity],
        location: { path, lines: { begin: range.start.line + 1 } },
      };
    }),
  );
}
