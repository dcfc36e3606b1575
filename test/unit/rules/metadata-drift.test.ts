/** The rule on policies whose text says something else of them than their front-matter, and all that it leaves alone. */

import assert from 'node:assert/strict';
import { expectFindings, type FixtureFiles } from './rule-fixture.ts';
import { type Changes, policy, SOUND } from './sound-records.ts';

const CODE = 'policy-metadata-drift';
const WANT = `<!-- want ${CODE} -->`;
const PATH = 'policies/access.md';

const PEOPLE = `
  people:
    - {id: jane.doe, name: Jane Doe, email: jane@acme.example, role: Security lead}
    - {id: chris.lee, name: Chris Lee, role: CEO}
    - {id: sam.roe, name: Sam Roe, role: Head of Platform}
  teams:
    - {id: security, name: Security Team, members: [jane.doe]}
    - {id: platform, name: Platform Team, members: [sam.roe]}
`;

const FRONT: Changes = {
  effective: '2026-02-01',
  next_review: '2027-01-15',
};

function withBody(body: string, changes: Changes = {}): FixtureFiles {
  return { ...SOUND, 'people.control.yml': PEOPLE, [PATH]: policy({ ...FRONT, ...changes }, body) };
}

/** A table of pairs under the heading that announces one. */
function control(...rows: readonly string[]): string {
  return ['# Access Control Policy', '', '## Document control', '', '| Field | Value |', '| --- | --- |', ...rows].join(
    '\n',
  );
}

async function expectSilence(...rows: readonly string[]): Promise<void> {
  await expectFindings(withBody(control(...rows)));
}

async function expectDrift(...rows: readonly string[]): Promise<void> {
  await expectFindings(withBody(control(...rows.map((row) => `${row} ${WANT}`))));
}

describe(CODE, () => {
  it('reports the cell, with both values, and the front-matter beside it', async () => {
    const found = await expectFindings(withBody(control(`| Version | 2.0 | ${WANT}`)));
    const { message, underlined, related } = found.one(CODE);
    assert.equal(underlined, '2.0');
    assert.equal(
      message,
      'The version of POL-ACCESS is “2.0” here, and “2.1” in the front-matter. Correct the one that is out of date.',
    );
    assert.deepEqual(related, [`${PATH}: The front-matter says it here.`]);
  });

  it('reports every field that is not what the front-matter says', async () => {
    await expectDrift(
      '| Policy ID | POL-ACCES |',
      '| Document title | Encryption Policy |',
      '| Document version | v2.0 |',
      '| Status | Draft |',
      '| Document owner | Sam Roe |',
      '| Approved by | Sam Roe |',
      '| Approval date | 14 January 2026 |',
      '| Effective date | Feb 2, 2026 |',
      '| Last reviewed | 2025-01-15 |',
      '| Next review | 2026-01-15 |',
      '| Review frequency | Quarterly |',
    );
  });

  it('is silent where both say the same, however it is written', async () => {
    await expectSilence(
      '| Policy ID | pol-access |',
      '| Document title | Access Control |',
      '| **Version** | v2.1 |',
      '| Status | Approved |',
      '| Owner | Jane Doe (Security lead) |',
      '| Approved by | [Chris Lee](mailto:chris@acme.example) |',
      '| Approval date | January 15th, 2026 |',
      '| Effective date | 1 Feb 2026 |',
      '| Last reviewed | *2026/01/15* |',
      '| Next review | 15-Jan-2027 |',
      '| Review frequency | Once a year |',
    );
  });

  it('leaves alone what is uncertain', async () => {
    await expectSilence(
      '| Version | TBD |',
      '| Status | see above |',
      '| Owner | {{owner}} |',
      '| Approved by | Board of directors |',
      '| Approval date | 01/02/2026 |',
      '| Effective date | January 2026 |',
      '| Last reviewed | - |',
      '| Next review | annually |',
      '| Review frequency | As needed |',
      '| Document number | ISMS-014 |',
      '| Classification | Internal |',
      '| Last updated | 2026-04-01 |',
    );
    await expectSilence('| Version | 2.0 (draft of 2.1) |', '| Owner | Security Team |', '| Title | Logging |');
    await expectSilence('| Approved by | Sam Roe |', '| Approved by | Chris Lee |');
  });

  it('leaves alone what the front-matter does not say, or not in a way that can be read', async () => {
    const rows = control('| Version | 2.0 |', '| Effective date | 2026-03-01 |', '| Owner | Sam Roe |');
    const changes = { id: 'POL-ACCESS # want policy-version-missing', version: undefined, effective: undefined };
    await expectFindings(withBody(rows, { ...changes, owner: 'TBD # want value-placeholder' }));
  });

  it('tells people apart by ID, name, e-mail address and role, and teams by theirs', async () => {
    await expectSilence('| Owner | jane@acme.example |');
    await expectSilence('| Owner | Security lead |');
    await expectSilence('| Owner | Jane Doe, Head of Security |');
    await expectSilence('| Owner | J. Doe |');
    await expectSilence('| Owner | CISO |');
    await expectDrift('| Owner | Head of Platform |');
    await expectDrift('| Owner | sam.roe |');
    await expectDrift('| Owner | Robin Poe |');
    await expectFindings(withBody(control('| Owner | Jane Doe |'), { owner: 'security' }));
    await expectFindings(withBody(control(`| Owner | Platform Team | ${WANT}`), { owner: 'security' }));
  });

  it('reads lists of keys, and tables without a heading of their own before the second heading', async () => {
    await expectFindings(
      withBody(
        [
          '# Access',
          '',
          `**Owner:** Sam Roe ${WANT}`,
          `**Version**: 2.0 | **Status:** Approved ${WANT}`,
          '',
          '## Purpose',
        ].join('\n'),
      ),
    );
    await expectFindings(
      withBody(
        ['## Document information', '', `- **Version:** 2.0 ${WANT}`, `* Next review: 2026-07-01 ${WANT}`].join('\n'),
      ),
    );
    await expectFindings(
      withBody(
        [
          '# Access',
          '',
          '| Owner | Sam Roe | Version | 2.1 |',
          '| --- | --- | --- | --- |',
          '| Status | Draft | ID | POL-ACCESS |',
        ]
          .map((line) => (/Owner|Draft/.test(line) ? `${line} ${WANT}` : line))
          .join('\n'),
      ),
    );
    const columns = [
      '# Access',
      '',
      '| Version | Owner | Approved by |',
      '| --- | --- | --- |',
      `| 2.0 | Jane Doe | Chris Lee | ${WANT}`,
    ];
    await expectFindings(withBody(columns.join('\n')));
  });

  it('reads keys in a quotation, and calls a policy without ID or title what it is', async () => {
    const files = withBody(`# Access\n\n> **Owner:** Sam Roe ${WANT}\n> **Version:** 2.1\n`, {
      id: undefined,
      title: undefined,
      version: '"2.1" # want policy-id-missing',
    });
    assert.ok(files[PATH]);
    const found = await expectFindings({ 'people.control.yml': PEOPLE, [PATH]: files[PATH] });
    assert.match(found.one(CODE).message, /^The owner of this policy is “Sam Roe” here/);
  });

  it('tells a change of the text from a review', async () => {
    const key = { last_reviewed: undefined, last_updated: '2026-01-15' };
    await expectFindings(withBody(control('| Last reviewed | 2026-03-01 |', '| Last updated | 15 Jan 2026 |'), key));
    const found = await expectFindings(withBody(control(`| Last updated | 2026-03-01 | ${WANT}`), key));
    assert.match(found.one(CODE).message, /^The day of the last change of POL-ACCESS is “2026-03-01” here/);
  });

  it('reads of the versions that a policy has had nothing but the newest', async () => {
    await expectFindings(
      withBody('# Access\n\n## Changelog\n\n### 2.0\n\nVersion: 2.0\nEffective date: 2025-02-01\nOwner: Sam Roe'),
    );
  });

  it('reads nothing elsewhere, in code, or where one line alone could be anything', async () => {
    await expectFindings(withBody('# Access\n\nOwner: Sam Roe\n\n## Purpose\n\nOwner: Sam Roe\nVersion: 2.0'));
    await expectFindings(withBody('# Access\n\n## Roles\n\n| Owner | Sam Roe |\n| --- | --- |\n| Version | 1 |'));
    await expectFindings(withBody('# Access\n\n## Metadata\n\n```\nOwner: Sam Roe\n```\n\n<!--\nVersion: 2.0\n-->'));
  });

  it('compares the newest revision, where it is certain which that is', async () => {
    const history = (...rows: readonly string[]): string =>
      ['# Access', '', '## Revision history', '', '| Version | Date | Change |', '| --- | --- | --- |', ...rows].join(
        '\n',
      );
    await expectFindings(withBody(history('| 2.1 | 2026-01-10 | Guests |', '| 2.0 | 2025-01-10 | First |')));
    const newest = await expectFindings(
      withBody(history('| 1.9 | 2024-01-10 | First |', `| 2.0 | 2025-01-10 | Guests | ${WANT}`)),
    );
    assert.equal(
      newest.one(CODE).message,
      'The latest revision of POL-ACCESS is “2.0” here, and its version is “2.1” in the front-matter. Enter the revision here, or correct the version.',
    );
    const ahead = await expectFindings(
      withBody(history(`| 2.2 | 2026-03-10 | Guests | ${WANT}`, '| 2.1 | 2026-01-10 | First |')),
    );
    assert.match(ahead.one(CODE).message, / Correct the version in the front-matter\.$/);
    await expectFindings(withBody(history('| 1.0 | 2024-01-10 | x |', '| 2.0 | 2023-01-10 | x |')));
    await expectFindings(withBody(history('| 1.0 | 2024-01-10 | x |', '| 2.0 | TBD | x |')));
    await expectFindings(withBody(history('| 1.0 | 2024-01-10 | x |', '| 2.2 | 2026-04-10 | Draft for the board |')));
    await expectFindings(
      withBody(history('| 2.2 | 2026-04-10 | x |'), { status: 'in-review # want policy-not-approved' }),
    );
  });

  it('takes a later approval of the newest revision for one that the front-matter lacks, and no earlier one', async () => {
    const approvals = (day: string): string =>
      [
        '# Access',
        '',
        '## Approval',
        '',
        '| Version | Approval date | Comments |',
        '| --- | --- | --- |',
        `| 2.1 | ${day}`,
      ].join('\n');
    await expectFindings(withBody(approvals('2025-01-10 | Adopted |')));
    await expectFindings(withBody(approvals(`2026-02-10 | Adopted | ${WANT}`)));
  });

  it('is silent on retired policies, and without front-matter', async () => {
    await expectFindings({ [PATH]: policy({ status: 'retired' }, control('| Version | 1 |')) });
  });
});
