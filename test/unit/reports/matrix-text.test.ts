/** What `matrix` prints for a person. */

import assert from 'node:assert/strict';
import { displayWidth } from '../../../server/src/reports/display-width.ts';
import { matrixText } from '../../../server/src/reports/matrix-text.ts';
import type { TextStyle } from '../../../server/src/reports/text-style.ts';
import { colouredStyle, engineOf, type Files, plainStyle, SMALL, withoutColors } from './report-workspace.ts';

async function print(files: Files, style: TextStyle, asOf?: string): Promise<string> {
  const { snapshot, readiness } = await engineOf(files, asOf);
  return matrixText({ snapshot, matrix: readiness.matrix() }, style);
}

/** The lines from the one that begins with a text up to, and without, another such one. */
function between(text: string, first: string, next: string): string {
  return text.slice(text.indexOf(`\n${first}`) + 1, text.indexOf(`\n${next}`) + 1);
}

/** One monthly and one quarterly control, with a month's evidence each. */
const OPERATING: Files = {
  ...SMALL,
  'evidence/access.yml': `evidence:
${[1, 2, 3, 4, 5, 7, 8]
  .map(
    (month) =>
      `  - {id: M${month}, control: AC-01, period: 2026-0${month}, collected: 2026-0${month + 1}-03, url: https://example.com}`,
  )
  .join('\n')}
  - {id: Q1, control: AC-02, period: 2026-Q1, collected: 2026-04-03, url: https://example.com}
`,
};

describe('the matrix as text', () => {
  it('begins with the engagement and the ladder', async () => {
    const text = await print(OPERATING, plainStyle(100));
    assert.equal(
      text.slice(0, text.indexOf('  CC1.1')),
      `Acme, Inc. · SOC 2 Type 2 · 2026 · as of 2026-09-15
○○○○○ unmapped  ●○○○○ mapped  ●●○○○ owned  ●●●○○ approved  ●●●●○ evidenced  ●●●●● operating
D design ready · O operation ready · - not yet

Security  0 of 33 criteria operating
`,
    );
  });

  it('lists own frameworks after the categories, by family, with the criterion through which a control speaks', async () => {
    const files = {
      ...OPERATING,
      'frameworks/iso.yml': `
id: ISO27001
name: ISO/IEC 27001
criteria:
  - {id: A.5.15, label: Access control, family: Organizational, maps: [CC6.1]}
  - {id: A.8.1, label: Devices, family: Technological}
  - {id: A.5.16, family: Organizational}
`,
      'frameworks/other.yml': 'id: ACME\ncriteria: [{id: X-1}]\n',
      'plumbline.yml': (SMALL['plumbline.yml'] ?? '').replace('engagement:', 'engagement:\n  frameworks: [ISO27001]'),
    };
    const text = await print(files, plainStyle(160));
    assert.equal(
      between(text, 'ISO/IEC', 'What comes next'),
      `ISO/IEC 27001  0 of 3 criteria operating
  Organizational
  A.5.15 ●●●●○ D- evidenced  Access control
         ●●●●○ D- AC-01  jane.doe           monthly    Jan–May ✓  Jun ✗ due 15 Jul  Jul–Aug ✓  Sep due 15 Oct  Oct–Dec upcoming  via TSC.CC6.1
  A.5.16 ○○○○○ -- unmapped
  Technological
  A.8.1  ○○○○○ -- unmapped   Devices

`,
    );
    assert.match(text, /^36 criteria in scope: /m);
    assert.match(text, /^Out of scope: .*Privacy, ACME\.$/m);
  });

  it('shows under each criterion its controls, with owner, frequency and occurrences', async () => {
    assert.equal(
      between(await print(OPERATING, plainStyle(132)), '  CC6.1', '  CC6.5'),
      `  CC6.1  ●●●●○ D- evidenced  Logical access protection
         ●●●●○ D- AC-01  jane.doe           monthly    Jan–May ✓  Jun ✗ due 15 Jul  Jul–Aug ✓  Sep due 15 Oct  Oct–Dec upcoming
  CC6.2  ●○○○○ -- mapped     Granting and removing accounts
         ●●●●○ D- AC-01  jane.doe           monthly    Jan–May ✓  Jun ✗ due 15 Jul  Jul–Aug ✓  Sep due 15 Oct  Oct–Dec upcoming
         ●○○○○ -- AC-02  jane.doe, sam.roe  quarterly  Q1 ✓  Q2 ✗ due 15 Jul  Q3 due 15 Oct  Q4 upcoming
  CC6.3  ○○○○○ -- unmapped   Roles and least privilege
  CC6.4  ●○○○○ -- mapped     Physical access
         no control; named only by POL-ACCESS
`,
    );
  });

  it('puts the occurrences below where they do not fit beside', async () => {
    const text = between(await print(OPERATING, plainStyle(80)), '  CC6.2', '  CC6.3');
    assert.equal(
      text,
      `  CC6.2  ●○○○○ -- mapped     Granting and removing accounts
         ●●●●○ D- AC-01  jane.doe           monthly
                         12 occurrences: 7 performed, 1 missing, 4 upcoming
         ●○○○○ -- AC-02  jane.doe, sam.roe  quarterly
                         Q1 ✓  Q2 ✗ due 15 Jul  Q3 due 15 Oct  Q4 upcoming
`,
    );
    for (const line of text.split('\n')) assert.ok(displayWidth(line) <= 80, line);
  });

  it('counts occurrences only where that is shorter', async () => {
    const text = between(await print(OPERATING, plainStyle(40)), '  CC6.2', '  CC6.3');
    assert.match(text, / 12 occurrences: 7 performed, 1 missing, 4 upcoming\n/);
    assert.match(text, / Q1 ✓  Q2 ✗ due 15 Jul  Q3 due 15 Oct  Q4 upcoming\n/);
  });

  it('ends with what comes next, once for all that wait for it, and with the totals', async () => {
    const text = await print(OPERATING, plainStyle(100));
    assert.equal(
      text.slice(text.indexOf('What comes next')),
      `What comes next
  → AC-01: Nothing proves that it operated from 1 Jun 2026 to 30 Jun 2026.
  → AC-02: Name one owner: with two, nobody answers.
  → CC1.1, CC1.2, CC1.3, CC1.4, CC1.5, CC2.1, CC2.2 and 24 more: Say which control helps to meet it,
    or add one.

33 criteria in scope: 0 operating, 1 evidenced, 2 mapped, 30 unmapped.
2 controls: 0 operating, 1 evidenced, 1 mapped.
Design ready: 1 of 2 controls, 1 of 33 criteria.
Operation ready: 0 of 2 controls, 0 of 33 criteria.
Out of scope: Availability, Confidentiality, Processing Integrity, Privacy.
`,
    );
  });

  it('puts first what a high risk depends on, and says why', async () => {
    const risks = `risks:
  - {id: R-004, title: Leavers keep access, likelihood: 4, impact: 5, controls: [AC-02]}
  - {id: R-005, title: Unlikely, likelihood: 1, impact: 5, controls: [AC-01]}
`;
    const text = await print({ ...OPERATING, 'risks/register.yml': risks }, plainStyle(100));
    assert.equal(
      between(text, 'What comes next', '  → CC1.1'),
      `What comes next
  → AC-02: Name one owner: with two, nobody answers. First because it mitigates R-004 (likelihood 4
    × impact 5), and 2026-Q2 is missing.
  → AC-01: Nothing proves that it operated from 1 Jun 2026 to 30 Jun 2026.
`,
    );
  });

  it('tells design and operation apart', async () => {
    const proven = {
      ...SMALL,
      'evidence/access.yml': (SMALL['evidence/access.yml'] ?? '').replace(
        '2026-Q1, collected: 2026-04',
        '2026-H1, collected: 2026-07',
      ),
    };
    const text = await print(proven, plainStyle(100));
    assert.match(text, /\n {9}●●●●● DO AC-01 .*\n {9}●○○○○ -O AC-02 /);
    assert.match(
      text,
      /\nDesign ready: 1 of 2 controls, 1 of 33 criteria\.\nOperation ready: 2 of 2 controls, 2 of 33 criteria\.\n/,
    );
  });

  it('leaves retired controls out, and names those that are for no criterion in scope', async () => {
    const files = {
      ...SMALL,
      'controls/more.yml': 'controls:\n  - {id: BC-1, owner: jane.doe, frequency: annual, criteria: [A1.2]}\n',
    };
    const text = await print(files, plainStyle(100));
    assert.doesNotMatch(text, /AC-03/);
    assert.match(text, /\n3 controls: .*\nDesign .*\nOperation .*\nFor no criterion in scope: BC-1\.\n/);
  });

  it('says of a Type 1 how much evidence there is, and has no step beyond that', async () => {
    const files = { ...OPERATING, 'plumbline.yml': 'engagement: {type: 1, as_of: 2026-06-30}\n' };
    const text = await print(files, plainStyle(100));
    assert.match(text, /^SOC 2 Type 1 · as of 2026-09-15\n○○○○ unmapped {2}.* {2}●●●● evidenced\n/);
    assert.match(text, /\n {9}●●●● AC-01 {2}jane\.doe +monthly +7 evidence records\n/);
  });

  it('counts what happens more often than a line can show', async () => {
    const daily = (SMALL['controls/access.yml'] ?? '').replace('monthly', 'weekly');
    const evidence = [2, 5, 8, 11, 14, 17, 20].map(
      (week) =>
        `  - {id: W${week}, control: AC-01, period: 2026-W${String(week).padStart(2, '0')}, collected: 2026-07-01, url: https://example.com}`,
    );
    const files = {
      ...SMALL,
      'controls/access.yml': daily,
      'evidence/access.yml': `evidence:\n${evidence.join('\n')}\n`,
    };
    assert.match(await print(files, plainStyle(110)), /weekly +53 occurrences: 7 late, 28 missing, 18 upcoming\n/);
  });

  it('draws days together', async () => {
    const daily = (SMALL['controls/access.yml'] ?? '').replace('monthly', 'daily');
    const proof =
      'evidence:\n  - {id: D, control: AC-01, period: {start: 2026-01-01, end: 2026-01-02}, collected: 2026-01-03, url: https://example.com}\n';
    const files = { ...SMALL, 'controls/access.yml': daily, 'evidence/access.yml': proof };
    const text = await print(files, plainStyle(132), '2026-01-20');
    assert.match(
      text,
      /1 Jan–2 Jan ✓ {2}3 Jan–4 Jan ✗ due 18 Jan to 19 Jan {2}5 Jan–20 Jan due 20 Jan to 4 Feb {2}21 Jan–31 Dec upcoming\n/,
    );
  });

  it('calls weeks, and stretches without a name, by what people call them', async () => {
    const weekly = (SMALL['controls/access.yml'] ?? '').replace('monthly', 'weekly').replace('quarterly', 'P90D');
    const none = { ...SMALL, 'controls/access.yml': weekly, 'evidence/access.yml': '' };
    const text = await print(none, plainStyle(110), '2026-01-20');
    assert.match(text, /\n +W01 ✗ due 19 Jan {2}W02–W04 due 26 Jan to 9 Feb {2}W05–W53 upcoming\n/);
    assert.match(text, /P90D +1 Jan to 31 Mar due 15 Apr {2}1 Apr to 31 Dec upcoming\n/);
  });

  it('says the same with colours as without, and gets along with ASCII', async () => {
    assert.equal(withoutColors(await print(OPERATING, colouredStyle(100))), await print(OPERATING, plainStyle(100)));
    const ascii = await print(OPERATING, plainStyle(100, false));
    // oxlint-disable-next-line eslint/no-control-regex -- ASCII is what it looks for
    assert.doesNotMatch(ascii, /[^\u0000-\u007f]/);
    assert.match(
      ascii,
      /\n {9}#\.\.\.\. -- AC-02 .*\n +Q1 ok {2}Q2 MISSING due 15 Jul {2}Q3 due 15 Oct {2}Q4 upcoming\n/,
    );
  });

  it('never calls anything satisfied, compliant or certified', async () => {
    assert.doesNotMatch(await print(OPERATING, plainStyle(100)), /satisf|complian|certif|met\b/i);
  });
});
