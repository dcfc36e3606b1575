/** `check --format sarif`: held to the schema of SARIF 2.1.0, and what a log says of findings that are known or silenced. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Log, Result } from 'sarif';
import { checkSarif } from '../../../server/src/reports/check-sarif.ts';
import { runs } from '../random-runs.ts';
import { anyDiagnoses } from './any-finding.ts';
import { checkedOf, inventedReport, ODD, ODD_WITHOUT_BASELINE } from './format-workspace.ts';
import { assertGolden } from './golden-file.ts';
import type { Files } from './report-workspace.ts';
import { sarifValidator } from './sarif-schema.ts';

const isSarif = sarifValidator();

function assertSarif(text: string): Log {
  const value: unknown = JSON.parse(text);
  assert.ok(isLog(value), JSON.stringify(isSarif.errors?.slice(0, 3)));
  return value;
}

function isLog(value: unknown): value is Log {
  return isSarif(value);
}

async function resultsOf(files: Files): Promise<readonly Result[]> {
  const { report, details } = await checkedOf(files);
  return assertSarif(checkSarif(report, details)).runs[0]?.results ?? [];
}

const withoutLines = (results: readonly Result[]): readonly unknown[] =>
  results.map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints]);

describe('check --format sarif', () => {
  it('is as it was', async () => {
    const { report, details } = await checkedOf(ODD);
    const text = checkSarif(report, details);
    assertSarif(text);
    assertGolden('check-sarif', text);
  });

  it('is held to a schema that refuses what is no log', () => {
    assert.equal(isSarif({ version: '2.1.0', runs: [{}] }), false);
  });

  it('is empty where nothing is found', () => {
    const { report, details } = inventedReport([]);
    const [run] = assertSarif(checkSarif(report, details)).runs;
    assert.deepEqual([run?.results, run?.tool.driver.rules], [[], []]);
  });

  it('says of every finding whether it is known or silenced, and why', async () => {
    const told = (await resultsOf(ODD)).map(({ ruleId, baselineState, suppressions }) => [
      ruleId,
      baselineState,
      suppressions?.map(({ kind, justification }) => `${kind}: ${justification ?? ''}`),
    ]);
    assert.deepEqual(told, [
      ['control-frequency-missing', 'unchanged', ['external: It is in plumbline-baseline.json.']],
      ['criterion-unknown', 'new', []],
      ['control-owner-missing', 'new', []],
      ['id-duplicate', 'new', []],
      ['policy-review-due-soon', 'new', []],
      ['control-owner-missing', 'new', ['inSource: filled in June']],
    ]);
    const states = (await resultsOf(ODD_WITHOUT_BASELINE)).map(({ baselineState }) => baselineState);
    assert.deepEqual(new Set(states), new Set([undefined]));
  });

  it('holds of a change only what it causes, as new', async () => {
    const { report, details } = await checkedOf(ODD);
    const since = { ref: 'main', commit: undefined, known: 1, gone: 0 };
    const [run] = assertSarif(checkSarif({ ...report, since }, details)).runs;
    assert.deepEqual(
      run?.results?.map(({ ruleId, baselineState, suppressions }) => [ruleId, baselineState, suppressions]),
      report.diagnoses.map(({ code }) => [code, 'new', []]),
    );
    assert.ok(run?.tool.driver.rules?.every(({ id }) => report.diagnoses.some(({ code }) => code === id)));
  });

  it('knows findings again after lines have moved and messages are worded otherwise', async () => {
    const moved = {
      ...ODD,
      'controls/access.yml': `# Ours\n\n${ODD['controls/access.yml'] ?? ''}`,
      'policies/zugriff #1, 100%.md': (ODD['policies/zugriff #1, 100%.md'] ?? '').replace(
        'title: Access\n',
        'title: Access to all\n',
      ),
    };
    assert.deepEqual(withoutLines(await resultsOf(moved)), withoutLines(await resultsOf(ODD)));
  });

  it('tells findings apart that are alike', () => {
    const place = {
      uri: 'file:///workspace/a.yml',
      path: 'a.yml',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    };
    const one = { ...place, severity: 'error', code: 'key-unknown', message: 'x', related: [] } as const;
    const { report, details } = inventedReport([one, one, { ...one, path: 'b.yml' }]);
    const prints = assertSarif(checkSarif(report, details)).runs[0]?.results?.map(
      ({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash']?.split(':')[1],
    );
    assert.deepEqual(prints, ['1', '2', '1']);
  });

  it('holds any text and stays valid', () => {
    fc.assert(
      fc.property(anyDiagnoses, (diagnoses) => {
        const { report, details } = inventedReport(diagnoses);
        const log = assertSarif(checkSarif(report, details));
        const results = log.runs[0]?.results ?? [];
        assert.equal(results.length, diagnoses.length);
        for (const [index, { ruleIndex, ruleId, message }] of results.entries()) {
          assert.equal(log.runs[0]?.tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
          assert.equal(message.text, diagnoses[index]?.message.replaceAll('](', '] ('));
        }
      }),
      { numRuns: runs(60) },
    );
  });
});
