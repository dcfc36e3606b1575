/** What is read of the command line's report on what is staged, and what the status bar says of it. */

import { deepEqual, equal } from 'node:assert/strict';

import { foundText, readFindings, stagedTexts } from '../../../client/src/staged/staged-report.ts';

const REPORT = {
  version: 1,
  diagnostics: [
    {
      file: 'policies/access.md',
      range: { start: { line: 3, character: 8 }, end: { line: 3, character: 13 } },
      severity: 'error',
      code: 'control-unknown',
      message: 'No control has the ID “AC-99”.',
    },
    {
      file: 'controls/access.yml',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: 'warning',
      code: 'control-owner-missing',
      message: 'AC-01 has no owner.',
    },
  ],
};

describe('what is staged', () => {
  it('is read from the report of the command line', () => {
    deepEqual(readFindings(JSON.stringify(REPORT)), [
      {
        file: 'policies/access.md',
        line: 3,
        character: 8,
        severity: 'error',
        code: 'control-unknown',
        message: 'No control has the ID “AC-99”.',
      },
      {
        file: 'controls/access.yml',
        line: 0,
        character: 0,
        severity: 'warning',
        code: 'control-owner-missing',
        message: 'AC-01 has no owner.',
      },
    ]);
  });

  it('is not known from any other text, and no finding from half of one', () => {
    for (const text of ['', '{', 'null', '[]', '{"diagnostics": {}}']) equal(readFindings(text), undefined, text);
    deepEqual(readFindings('{"diagnostics": [{}, null, {"file": "a.md", "severity": "fatal"}]}'), []);
  });

  it('is summed in the status bar, and in full in its tooltip', () => {
    const findings = readFindings(JSON.stringify(REPORT)) ?? [];
    deepEqual(stagedTexts(findings, 2), {
      statusBar: 'Staged: 1 error, 1 warning',
      tooltip: '2 staged files, as they would be committed: 1 error, 1 warning. Click to list them.',
    });
    equal(stagedTexts([], 1).tooltip, '1 staged file, as it would be committed: no findings. Click to list them.');
    equal(foundText(findings.slice(1)), '1 warning');
  });
});
