/** The samples as a person and as a program gets them. */

import assert from 'node:assert/strict';
import { displayWidth } from '../../../server/src/reports/display-width.ts';
import { matrixJson, matrixWithSamplesJson } from '../../../server/src/reports/matrix-json.ts';
import { samplesText } from '../../../server/src/reports/samples-text.ts';
import type { TextStyle } from '../../../server/src/reports/text-style.ts';
import { colouredStyle, engineOf, type Files, plainStyle, SMALL, withoutColors } from './report-workspace.ts';
import { SAMPLES } from './strict-shape.ts';

const FILES: Files = {
  ...SMALL,
  'controls/more.yml': `controls:
  - {id: BC-01, title: Backups, owner: jane.doe, frequency: continuous}
  - {id: BC-02, title: Planned, owner: jane.doe, frequency: daily, status: planned}
  - {id: HR-01, title: Joiners, frequency: per-event}
`,
};

async function print(style: TextStyle, files: Files = FILES): Promise<string> {
  const { snapshot, readiness } = await engineOf(files);
  return samplesText({ snapshot, matrix: readiness.matrix() }, style);
}

describe('the samples as text', () => {
  it('has a row for each control that is expected to operate, and says that this is guidance', async () => {
    assert.equal(
      await print(plainStyle(100)),
      `Acme, Inc. · SOC 2 Type 2 · 2026 · as of 2026-09-15
How many items an auditor will likely ask for of each control. This is guidance and no rule: the
auditor decides. Your auditor’s own numbers can be set under “samples” in plumbline.yml.

Control  Owner              Frequency   Population  Sample  Proven  Late  Missing
AC-01    jane.doe           monthly             12       2       8     0        0
AC-02    jane.doe, sam.roe  quarterly            4       2       1     0        1
BC-01    jane.doe           continuous        many      40       0     0        7
HR-01    no owner           per-event            0       0       0     0        0

44 items in all, of 4 controls that are expected to operate in this period.
Of what is done all the time, “proven” and “missing” count months.
`,
    );
  });

  it('keeps within the width, and says the same with colours as without and in ASCII', async () => {
    const narrow = await print(plainStyle(40));
    assert.ok(narrow.includes('\nAC-02  jane.doe, sam.roe  quarterly\n  2 of 4; 1 proven, 1 missing\n'), narrow);
    for (const line of narrow.split('\n')) assert.ok(displayWidth(line) <= 40, line);
    assert.equal(withoutColors(await print(colouredStyle(100))), await print(plainStyle(100)));
    // oxlint-disable-next-line eslint/no-control-regex -- ASCII is what it looks for
    assert.doesNotMatch(await print(plainStyle(100, false)), /[^\u0000-\u007f]/);
  });

  it('says where there is nothing to draw from', async () => {
    const type1 = await print(plainStyle(100), { ...FILES, 'plumbline.yml': 'engagement: {type: 1}\n' });
    assert.match(type1, /\n\nA Type 1 report looks at one example of each control/);
    const open = await print(plainStyle(100), { ...FILES, 'plumbline.yml': 'engagement: {type: 2}\n' });
    assert.match(open, /write engagement\.period in\s+plumbline\.yml\.\n$/);
  });
});

describe('the samples as JSON', () => {
  it('stand at the end of the matrix, which is the same as without', async () => {
    for (const files of [FILES, {}, SMALL]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      const { snapshot, readiness } = await engineOf(files);
      const report = { snapshot, matrix: readiness.matrix() };
      const parsed: unknown = JSON.parse(matrixWithSamplesJson(report));
      SAMPLES(parsed, 'samples');
      assert.ok(typeof parsed === 'object' && parsed !== null && 'samples' in parsed);
      const { samples, ...rest } = parsed;
      assert.deepEqual(rest, JSON.parse(matrixJson(report)));
      if (files === SMALL) {
        assert.deepEqual(samples, [
          { control: 'AC-01', population: 12, sample: 2, proven: 8, late: 0, missing: 0 },
          { control: 'AC-02', population: 4, sample: 2, proven: 1, late: 0, missing: 1 },
        ]);
      }
    }
  });
});
