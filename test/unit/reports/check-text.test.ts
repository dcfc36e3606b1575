/** What `check` prints for a person: golden texts, and that nothing from a file can play tricks on a terminal. */

import assert from 'node:assert/strict';
import type { Diagnosis } from '../../../server/src/engine/engine.ts';
import { checkText } from '../../../server/src/reports/check-text.ts';
import { displayWidth } from '../../../server/src/reports/display-width.ts';
import type { TextStyle } from '../../../server/src/reports/text-style.ts';
import { BASELINE_FILE, baselineText } from '../../../server/src/workspace/baseline-file.ts';
import {
  checkReportOf,
  colouredStyle,
  engineOf,
  type Files,
  plainStyle,
  SMALL,
  textsOf,
  withoutColors,
} from './report-workspace.ts';

async function print(files: Files, style: TextStyle): Promise<string> {
  return checkText(checkReportOf(await engineOf(files)), textsOf(files), style);
}

/** A report with one finding in a one-line file. */
async function printOne(
  text: string,
  start: number,
  end: number,
  style: TextStyle,
  message = 'Wrong.',
): Promise<string> {
  const report = checkReportOf(await engineOf({}));
  const place = { uri: 'file:///workspace/a.yml', path: 'a.yml' };
  const range = { start: { line: 0, character: start }, end: { line: 0, character: end } };
  const diagnosis: Diagnosis = { ...place, range, severity: 'error', code: 'value-invalid', message, related: [] };
  return checkText({ ...report, diagnoses: [diagnosis] }, () => text, style);
}

describe('check as text', () => {
  it('shows each file with its findings, the line they stand in, and a summary', async () => {
    assert.equal(
      await print(SMALL, plainStyle(80)),
      `controls/access.yml
  10:12  ▲ warning  control-owner-multiple
         AC-02 has 2 owners, jane.doe and sam.roe, so nobody is accountable.
         Keep the one person who answers for it.
         │ owner: [jane.doe, sam.roe]
         │        ━━━━━━━━━━━━━━━━━━━

  11:16  ▲ warning  evidence-occurrence-missing
         Nothing proves that AC-02 operated from 1 Apr 2026 to 30 Jun 2026; it
         was due by 15 Jul 2026. Record its evidence, or an approved exception.
         │ frequency: quarterly
         │            ━━━━━━━━━

  13:23  ✖ error  criterion-unknown
         There is no criterion “CC9.9” in TSC: CC9 has CC9.1 and CC9.2. Did you
         mean “CC9.1”?
         │ criteria: [CC6.2, CC9.9]
         │                   ━━━━━

✖ 1 error  ▲ 2 warnings
4 files read: 1 policy, 3 controls, 2 evidence records.
1 of 33 criteria operating as of 2026-09-15.
Why, and what to do: plumbline explain control-owner-multiple
`,
    );
  });

  it('gets along with ASCII', async () => {
    const text = await print(SMALL, plainStyle(100, false));
    // oxlint-disable-next-line eslint/no-control-regex -- ASCII is what it looks for
    assert.doesNotMatch(text, /[^\u0000-\u007f]/);
    assert.match(text, /13:23 {2}x error {2}criterion-unknown\n {9}There is no criterion "CC9\.9"/);
    assert.match(text, /\| criteria: \[CC6\.2, CC9\.9\]\n {9}\| {19}\^{5}\n/);
  });

  it('says the same with colours as without', async () => {
    const coloured = await print(SMALL, colouredStyle(80));
    assert.notEqual(coloured, withoutColors(coloured));
    assert.equal(withoutColors(coloured), await print(SMALL, plainStyle(80)));
  });

  it('tells what is missing at one place together, and the line once', async () => {
    const files = {
      'policies/a.md': '---\nid: POL-A\n---\n# A\n',
      'plumbline.yml': 'rules: {criterion-unmapped: off}\n',
    };
    const text = await print(files, plainStyle(100));
    assert.equal(text.split('│ id: POL-A').length, 2);
    assert.match(text, /\n {2}2:5 {2}▲ warning {2}policy-approver-missing\n/);
    assert.match(text, /\n {7}▲ warning {2}policy-owner-missing\n/);
  });

  it('names the other places that a finding speaks of', async () => {
    const second = 'controls:\n  - {id: AC-01, status: retired}\n';
    const text = await print({ ...SMALL, 'controls/more.yml': second }, plainStyle(100));
    assert.match(text, /error {2}id-duplicate\n(?:.*\n)+? {8,}→ controls\/access\.yml:2:9 /);
  });

  it('says so when there is nothing to say', async () => {
    const settled = 'engagement: {type: 1, categories: [security]}\nrules: {criterion-unmapped: off}\n';
    const good = await print({ 'plumbline.yml': settled }, plainStyle(80));
    assert.match(good, /^✔ No findings\.\n1 file read: 0 policies, 0 controls, 0 evidence records\.\n/);
    const empty = await print({}, plainStyle(80));
    assert.match(empty, /\nNo policies and no registers were found here\.\n/);
  });

  it('counts a Type 1 by what is evidenced', async () => {
    const text = await print({ 'plumbline.yml': 'engagement: {type: 1}\n' }, plainStyle(80));
    assert.match(text, /\n0 of 33 criteria evidenced as of 2026-09-15\.\n/);
  });

  it('says how many findings comments silence', async () => {
    const silenced =
      '# plumbline-ignore scope-missing, criterion-unmapped: begun in May\nrules: {criterion-unmapped: off}\n';
    const text = await print({ 'plumbline.yml': silenced }, plainStyle(80));
    assert.match(text, /\n1 finding is silenced by comments in the files\.\n/);
    assert.doesNotMatch(await print(SMALL, plainStyle(80)), /silenced/);
  });

  it('says how many findings the baseline holds, and how many of them are gone', async () => {
    const settled = 'engagement: {type: 1, categories: [security]}\nrules: {criterion-unmapped: off}\n';
    const broken = { 'plumbline.yml': settled, 'policies/a.md': '---\nid: POL-A\nowner: TBD\n---\n# A\n' };
    const was = await engineOf(broken);
    const count = was.diagnoseAll().length;
    const baseline = { [BASELINE_FILE]: baselineText(was.recordFindings()) };
    const same = await print({ ...broken, ...baseline }, plainStyle(80));
    assert.match(same, new RegExp(`\n${count} findings are in plumbline-baseline\\.json and not shown\\.\n`));
    assert.match(same, /^✔ No findings\.\n/);
    assert.doesNotMatch(same, /gone/);
    const owned = broken['policies/a.md'].replace('TBD', 'jane.doe');
    assert.match(
      await print({ ...broken, 'policies/a.md': owned, ...baseline }, plainStyle(80)),
      new RegExp(
        `\n${count - 1} findings are in .* not shown\\.\n1 of its findings is gone: write it again with --write-baseline\\.\n`,
      ),
    );
    assert.match(
      await print({ 'plumbline.yml': settled, ...baseline }, plainStyle(80)),
      new RegExp(
        `\n${count} findings in plumbline-baseline\\.json are gone: write it again with --write-baseline\\.\n`,
      ),
    );
    assert.doesNotMatch(await print(broken, plainStyle(80)), /baseline/);
  });

  it('keeps within the width, whatever the width is', async () => {
    for (const width of [50, 60, 80, 120, 200]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      const text = await print(SMALL, plainStyle(width));
      const summary = text.indexOf('\n✖');
      for (const line of text.slice(0, summary).split('\n'))
        assert.ok(displayWidth(line) <= width, `${width}: ${line}`);
    }
  });
});

describe('the line of a finding', () => {
  it('is clipped around the place where it is long', async () => {
    const text = `${'a'.repeat(200)} here ${'b'.repeat(200)}`;
    const shown = await printOne(text, 201, 205, plainStyle(60));
    const [, code = '', marks = ''] = /\n( +│ .*)\n( +│ +━+)\n/.exec(shown) ?? [];
    assert.equal(displayWidth(code), 60);
    assert.ok(code.includes('│ …a') && code.endsWith('b…'));
    assert.equal(marks.indexOf('━'), code.indexOf('here'));
    assert.equal(marks.length - marks.indexOf('━'), 'here'.length);
  });

  it('costs no more in a line of a megabyte', async () => {
    const text = `${'ab '.repeat(300_000)}here${' cd'.repeat(300_000)}`;
    const started = performance.now();
    const shown = await printOne(text, 900_000, 900_004, plainStyle(60));
    assert.ok(performance.now() - started < 500);
    const [, code = '', marks = ''] = /\n( +│ .*)\n( +│ +━+)\n/.exec(shown) ?? [];
    assert.ok(displayWidth(code) <= 60 && code.includes('│ …') && code.endsWith('…'), code);
    assert.equal(marks.indexOf('━'), code.indexOf('here'));
  });

  it('underlines a place longer than the line as far as it is seen', async () => {
    const shown = await printOne('x'.repeat(500), 0, 500, plainStyle(50));
    for (const line of shown.split('\n').slice(0, 6)) assert.ok(displayWidth(line) <= 50, line);
    assert.match(shown, /\n +│ ━{40}\n/);
  });

  it('counts tabs and wide characters as a terminal does', async () => {
    const tabs = await printOne('a:\tb', 3, 4, plainStyle(80));
    assert.match(tabs, /│ a: {2}b\n +│ {5}━\n/);
    const wide = await printOne('名前: 値', 4, 5, plainStyle(80));
    assert.match(wide, /│ 名前: 値\n +│ {7}━━\n/);
    const emoji = await printOne('👩‍💻é: x', 8, 9, plainStyle(80));
    const [, code = '', marks = ''] = /│ (.*)\n +│ ( *)━\n/.exec(emoji) ?? [];
    assert.equal(marks.length, displayWidth(code.slice(0, code.indexOf('x'))));
  });

  it('shows no character that a terminal would act upon', async () => {
    const hostile = 'a\u001b[31m\u009b2J\u202eb\u0007\rc';
    const shown = await printOne(hostile, 0, 1, plainStyle(80), `“${hostile}” is wrong.`);
    // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
    assert.doesNotMatch(shown, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.match(shown, /“a·\[31m··?2J·b· c” is wrong\./);
  });

  it('has a mark even where nothing is underlined, and is left out where there is no line', async () => {
    assert.match(await printOne('abc', 3, 3, plainStyle(80)), /│ abc\n +│ {4}━\n/);
    assert.doesNotMatch(await printOne('', 0, 0, plainStyle(80)), /│/);
  });
});
