/** The fingerprint of what was approved: what counts in it, what does not, and that anyone gets the same. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { packFacts, unpackFacts } from '../../../server/src/facts/packed-facts.ts';
import { approvedForm, policyDigest } from '../../../server/src/facts/policy-digest.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { splitFrontMatter } from '../../../server/src/syntax/front-matter.ts';
import { runs } from '../random-runs.ts';

/** Reckoned by other means than the engine has. */
function sha256OfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const FIELDS = {
  id: 'POL-ACCESS',
  title: 'Access Control Policy',
  version: '"2.1"',
  status: 'approved',
  owner: 'jane.doe',
  approver: 'chris.lee',
  approved: '2026-01-15',
  effective: '2026-02-01',
  review_cadence: 'annual',
  satisfies: '[CC6.1, CC6.2]',
  controls: '[AC-01, AC-02]',
};
const BODY = '\n# Purpose\n\nAccess is reviewed.\n\n    code  here\n';

function written(fields: Readonly<Record<string, string>>, body = BODY): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${lines.join('')}---\n${body}`;
}

function digestOf(text: string): string {
  const [policy] = readDocument(text, true, { role: 'policy' }).records;
  assert.ok(policy);
  return policyDigest(policy, text.slice(splitFrontMatter(text).body));
}

function withChanges(changes: Readonly<Record<string, string>>, body = BODY): string {
  return digestOf(written({ ...FIELDS, ...changes }, body));
}

const DIGEST = digestOf(written(FIELDS));

describe('fingerprint of a policy', () => {
  it('is the SHA-256 of the form that the docs describe', () => {
    const form =
      'id: POL-ACCESS\ntitle: Access Control Policy\nversion: 2.1\neffective: 2026-02-01\nreview_cadence: annual\n' +
      'satisfies: CC6.1\nsatisfies: CC6.2\ncontrols: AC-01\ncontrols: AC-02\n\n' +
      '# Purpose\n\nAccess is reviewed.\n\n    code  here\n';
    assert.equal(DIGEST, `sha256-${createHash('sha256').update(form).digest('hex')}`);
  });

  it('of the policy in the docs is the one that they give', () => {
    const docs = readFileSync(join(import.meta.dirname, '../../../docs/formats.md'), 'utf8');
    const text = /```markdown\n(---\nid: POL-ACCESS\n.*?)```/s.exec(docs)?.[1] ?? '';
    const form = /```text\n(id: POL-ACCESS\n.*?)```/s.exec(docs)?.[1] ?? '';
    const [policy] = readDocument(text, true, { role: 'policy' }).records;
    assert.ok(policy);
    assert.equal(approvedForm(policy, text.slice(splitFrontMatter(text).body)), form);
    assert.ok(docs.includes(`\`${sha256OfText(form).slice(0, 12)}…\``));
  });

  it('is another when what was approved is', () => {
    const others = [
      withChanges({ id: 'POL-B' }),
      withChanges({ title: 'Access' }),
      withChanges({ version: '"2.2"' }),
      withChanges({ effective: '2026-03-01' }),
      withChanges({ review_cadence: 'P18M' }),
      withChanges({ satisfies: '[CC6.1]' }),
      withChanges({ controls: '[AC-01, AC-03]' }),
      withChanges({}, BODY.replace('reviewed', 'review')),
      withChanges({}, BODY.replace('code  here', 'code here')),
      withChanges({}, BODY.replace('\n\nAccess', '\nAccess')),
    ];
    assert.equal(new Set([DIGEST, ...others]).size, others.length + 1);
  });

  it('is the same whatever else is said, and however it is written', () => {
    const same = {
      owner: withChanges({ owner: 'sam.roe' }),
      approval: withChanges({ approver: 'sam.roe', approved: '2026-06-01', status: 'in-review' }),
      review: withChanges({ last_reviewed: '2026-06-01', next_review: '2027-06-01', layout: 'page' }),
      digest: withChanges({ approved_digest: DIGEST }),
      quoting: withChanges({ id: '"POL-ACCESS"', version: "'2.1'", title: '"Access\\x20Control  Policy" # title' }),
      lists: withChanges({ satisfies: '\n  - CC6.2\n  - "CC6.1"', controls: 'AC-02, AC-01' }),
      date: withChanges({ effective: 'Feb 1 2026' }),
      aliases: digestOf(written(FIELDS).replace('title:', 'name:').replace('effective:', 'effectiveDate:')),
      placeholder: withChanges({ x_scope: 'TBD' }),
    };
    for (const [what, digest] of Object.entries(same)) assert.equal(digest, DIGEST, what);
  });

  it('counts placeholders as missing, and a framework with its criteria', () => {
    const { effective: _, ...without } = FIELDS;
    assert.equal(digestOf(written({ ...without, effective: 'TBD' })), digestOf(written(without)));
    assert.notEqual(withChanges({ satisfies: '{TSC: [CC6.1, CC6.2]}' }), DIGEST);
  });

  it('does not change with line ends, white space at them, a byte order mark and the order of keys', () => {
    const line = fc.oneof(fc.constantFrom('', '# Heading', 'a  b', '---', '\u00a0', '\ud800'), fc.string());
    const blank = fc.stringMatching(/^[ \t]{0,3}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, blank), { maxLength: 12 }),
        fc.shuffledSubarray(Object.entries(FIELDS), { minLength: 11 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (lines, order, ending, mark) => {
          const body = lines.map(([text]) => text.replaceAll(/[\r\n\0]/g, ' '));
          const plain = written(FIELDS, body.map((text) => `${text.replace(/[ \t]+$/, '')}\n`).join(''));
          const spaced = written(
            Object.fromEntries(order),
            body.map((text, at) => `${text}${lines[at]?.[1]}\n`).join(''),
          );
          const other = `${mark ? '\ufeff' : ''}${spaced.replaceAll('\n', ending)}`;
          const digest = digestOf(plain);
          assert.equal(digestOf(ending === '\r' ? other.replaceAll('\r', '\n') : other), digest);
          const read = (text: string): string | undefined =>
            readDocument(text.replace(/---/, `---${ending}approved_digest: ${digest}`), true, { role: 'policy' })
              .records[0]?.sinceApproval;
          assert.equal(read(other), 'unchanged');
        },
      ),
      { seed: 20261128, numRuns: runs(100) },
    );
  });
});

describe('what became of a text since its approval', () => {
  const facts = (digest: string, body?: string) =>
    readDocument(written({ ...FIELDS, approved_digest: digest }, body), true, { role: 'policy' });

  it('is known where there is a digest that can be read, and packed with the rest', () => {
    assert.equal(facts(DIGEST).records[0]?.sinceApproval, 'unchanged');
    assert.equal(facts(DIGEST.toUpperCase().replace('-', ':')).records[0]?.sinceApproval, 'unchanged');
    assert.equal(facts(DIGEST, 'Else.').records[0]?.sinceApproval, 'changed');
    for (const one of ['TBD', 'sha256-12', '', '[]']) assert.equal(facts(one).records[0]?.sinceApproval, undefined);
    for (const one of [facts(DIGEST), facts(DIGEST, 'Else.'), facts('TBD')]) {
      const packed = packFacts(one);
      assert.ok(packed);
      assert.deepEqual(unpackFacts(packed), one);
    }
  });

  it('makes it another record for whoever rests on it, but not at each keystroke', () => {
    const prints = [BODY, 'Else.', 'Else and more.'].map((body) => facts(DIGEST, body).records[0]?.fingerprint);
    assert.notEqual(prints[0], prints[1]);
    assert.equal(prints[1], prints[2]);
  });

  it('is known of a policy that is a record of a register too', () => {
    const record = `kind: policy\nid: POL-B\napproved_digest: sha256-${sha256OfText('id: POL-B\n\n')}\n`;
    const read = (text: string) => readDocument(text, false, { role: 'register', kind: undefined }).records[0];
    assert.equal(read(record)?.sinceApproval, 'unchanged');
    assert.equal(read(`${record}version: "2"\n`)?.sinceApproval, 'changed');
    const markdown = `---\nkind: policy\nid: POL-B\napproved_digest: sha256-${sha256OfText('id: POL-B\n\nText.\n')}\n---\nText.\n`;
    assert.equal(
      readDocument(markdown, true, { role: 'register', kind: undefined }).records[0]?.sinceApproval,
      'unchanged',
    );
  });
});
