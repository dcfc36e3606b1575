/** The reports for programs, held to the published format key by key. */

import assert from 'node:assert/strict';
import { checkJson } from '../../../server/src/reports/check-json.ts';
import { matrixJson } from '../../../server/src/reports/matrix-json.ts';
import { BASELINE_FILE, baselineText } from '../../../server/src/workspace/baseline-file.ts';
import { checkReportOf, engineOf, type Files, SMALL } from './report-workspace.ts';
import { CHECK, CHECK_BY_BASELINE, MATRIX } from './strict-shape.ts';

async function check(files: Files): Promise<string> {
  return checkJson(checkReportOf(await engineOf(files)));
}

async function matrix(files: Files): Promise<string> {
  const { snapshot, readiness } = await engineOf(files);
  return matrixJson({ snapshot, matrix: readiness.matrix() });
}

describe('check as JSON', () => {
  it('has exactly the keys of the format', async () => {
    const second = 'controls:\n  - {id: AC-01, status: retired}\n';
    for (const files of [SMALL, {}, { ...SMALL, 'controls/more.yml': second }]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      CHECK(JSON.parse(await check(files)), 'check');
    }
  });

  it('says what the baseline holds, where there is one', async () => {
    const baseline = baselineText((await engineOf(SMALL)).recordFindings());
    const report: unknown = JSON.parse(await check({ ...SMALL, [BASELINE_FILE]: baseline }));
    CHECK_BY_BASELINE(report, 'check');
    const none = { errors: 0, warnings: 0, information: 0, hints: 0, baseline: { findings: 3, gone: 0 } };
    const summary = { files: 4, policies: 1, controls: 3, evidence: 2, ...none };
    assert.deepEqual(report, { version: 1, asOf: '2026-09-15', summary, diagnostics: [] });
  });

  it('says what was found, counted from 0', async () => {
    assert.deepEqual(JSON.parse(await check(SMALL)), {
      version: 1,
      asOf: '2026-09-15',
      summary: { files: 4, policies: 1, controls: 3, evidence: 2, errors: 1, warnings: 2, information: 0, hints: 0 },
      diagnostics: [
        {
          file: 'controls/access.yml',
          range: { start: { line: 9, character: 11 }, end: { line: 9, character: 30 } },
          severity: 'warning',
          code: 'control-owner-multiple',
          message:
            'AC-02 has 2 owners, jane.doe and sam.roe, so nobody is accountable. Keep the one person who answers for it.',
          related: [],
        },
        {
          file: 'controls/access.yml',
          range: { start: { line: 10, character: 15 }, end: { line: 10, character: 24 } },
          severity: 'warning',
          code: 'evidence-occurrence-missing',
          message:
            'Nothing proves that AC-02 operated from 1 Apr 2026 to 30 Jun 2026; it was due by 15 Jul 2026. Record its evidence, or an approved exception.',
          related: [],
        },
        {
          file: 'controls/access.yml',
          range: { start: { line: 12, character: 22 }, end: { line: 12, character: 27 } },
          severity: 'error',
          code: 'criterion-unknown',
          message: 'There is no criterion “CC9.9” in TSC: CC9 has CC9.1 and CC9.2. Did you mean “CC9.1”?',
          related: [],
        },
      ],
    });
  });

  it('is the same from run to run, and ends with a line break', async () => {
    assert.equal(await check(SMALL), await check(SMALL));
    assert.match(await check({}), /\}\n$/);
  });

  it('escapes what a terminal would act upon', async () => {
    const report = checkReportOf(await engineOf(SMALL));
    const diagnoses = report.diagnoses.map((one) => ({ ...one, message: 'a\u009bkey\u001b\u007f' }));
    const json = checkJson({ ...report, diagnoses });
    // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
    assert.doesNotMatch(json, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    assert.match(json, /\\u009bkey/);
  });
});

describe('the matrix as JSON', () => {
  it('has exactly the keys of the format', async () => {
    const bare = { 'controls/a.yml': 'controls:\n  - {title: Without an ID}\n' };
    for (const files of [SMALL, {}, bare, { 'plumbline.yml': 'engagement: {type: 2}\n' }]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      MATRIX(JSON.parse(await matrix(files)), 'matrix');
    }
  });

  it('has every criterion, in the order of the catalogue, out of scope included', async () => {
    const report: unknown = JSON.parse(await matrix(SMALL));
    assert.ok(typeof report === 'object' && report !== null && 'criteria' in report && Array.isArray(report.criteria));
    assert.equal(report.criteria.length, 61);
    assert.deepEqual(report.criteria[17], {
      id: 'CC6.1',
      framework: 'TSC',
      category: 'security',
      inScope: true,
      readiness: 'operating',
      design: 'ready',
      operation: 'ready',
      policies: ['POL-ACCESS'],
      controls: ['AC-01'],
      via: [],
    });
    assert.deepEqual(report.criteria[60], {
      id: 'P8.1',
      framework: 'TSC',
      category: 'privacy',
      inScope: false,
      readiness: 'unmapped',
      design: 'not-ready',
      operation: 'not-ready',
      policies: [],
      controls: [],
      via: [],
    });
  });

  it('has own criteria after them, with whom they are spoken for by', async () => {
    const files = {
      ...SMALL,
      'frameworks/iso.yml': 'id: ISO27001\ncriteria:\n  - {id: A.5.15, label: Access control, maps: [CC6.1]}\n',
    };
    const text = await matrix(files);
    MATRIX(JSON.parse(text), 'matrix');
    const report: unknown = JSON.parse(text);
    assert.ok(typeof report === 'object' && report !== null && 'criteria' in report && Array.isArray(report.criteria));
    assert.deepEqual(report.criteria[61], {
      id: 'A.5.15',
      framework: 'ISO27001',
      category: null,
      inScope: true,
      readiness: 'operating',
      design: 'ready',
      operation: 'ready',
      policies: ['POL-ACCESS'],
      controls: ['AC-01'],
      via: [
        { record: 'POL-ACCESS', criterion: 'TSC.CC6.1' },
        { record: 'AC-01', criterion: 'TSC.CC6.1' },
      ],
    });
  });

  it('says of a control what it maps, under what it stands, and what proves that it operated', async () => {
    const report: unknown = JSON.parse(await matrix(SMALL));
    assert.ok(typeof report === 'object' && report !== null && 'controls' in report && Array.isArray(report.controls));
    assert.equal(report.controls.length, 2);
    assert.deepEqual(report.controls[1], {
      id: 'AC-02',
      title: 'Quarterly user access review',
      owner: 'jane.doe, sam.roe',
      frequency: 'quarterly',
      criteria: ['CC6.2'],
      policies: ['POL-ACCESS'],
      evidence: ['EV-2'],
      readiness: 'mapped',
      design: 'not-ready',
      operation: 'not-ready',
      file: 'controls/access.yml',
      occurrences: [
        { start: '2026-01-01', end: '2026-03-31', state: 'performed', evidence: ['EV-2'] },
        { start: '2026-04-01', end: '2026-06-30', state: 'missing', evidence: [] },
        { start: '2026-07-01', end: '2026-09-30', state: 'upcoming', evidence: [] },
        { start: '2026-10-01', end: '2026-12-31', state: 'upcoming', evidence: [] },
      ],
    });
  });
});
