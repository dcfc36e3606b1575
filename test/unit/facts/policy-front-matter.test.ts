/** Front-matter as policy repositories really write it: aliases, fences, encodings, line ends and faults. */

import assert from 'node:assert/strict';
import { fieldsOf } from '../../../server/src/domain/fields.ts';
import { date, groups } from '../../../server/src/facts/record.ts';
import { MARKDOWN, problemsOf, readPolicy, recordAt, recordNames, valueTexts } from './read.ts';

/** The aliases that format.md promises, with the field that each means. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
  title: ['name'],
  id: ['acronym', 'policy_id'],
  owner: ['document_owner', 'policy_owner', 'owner_group'],
  approver: ['approved_by'],
  approved: ['approval_date', 'approved_date'],
  effective: ['effective_date'],
  last_reviewed: ['last_review', 'reviewed', 'last_updated'],
  next_review: ['next_review_date', 'next_review_due', 'next-review'],
  review_cadence: ['review_frequency', 'review_cycle'],
  satisfies: ['tsc_criteria', 'soc2_criteria', 'trust_services_criteria'],
};

const SAMPLES: Readonly<Record<string, string>> = {
  approved: '2026-01-15',
  effective: '2026-01-15',
  last_reviewed: '2026-01-15',
  next_review: '2026-01-15',
  review_cadence: 'annual',
  status: 'approved',
  satisfies: 'CC6.1',
};

function cases(key: string): readonly string[] {
  const words = key.split(/[_-]/);
  const camel = words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  return [words.join('_'), words.join('-'), camel];
}

function fenced(...lines: readonly string[]): string {
  return ['---', ...lines, '---', '', '# Access', ''].join('\n');
}

describe('keys of a policy', () => {
  for (const [name, aliases] of Object.entries(PROMISED)) {
    for (const key of new Set([name, ...aliases].flatMap(cases))) {
      it(`reads “${key}” as ${name}`, () => {
        const value = SAMPLES[name] ?? 'something';
        const read = readPolicy(fenced(`${key}: ${value}`));
        assert.deepEqual(valueTexts(read, name), [value]);
        assert.deepEqual(problemsOf(read), []);
      });
    }
  }

  it('reads every alias of the table in snake, kebab and camel case', () => {
    for (const field of fieldsOf('policy')) {
      for (const key of [field.name, ...field.aliases].flatMap(cases)) {
        const read = readPolicy(fenced(`${key}: TBD`));
        assert.ok(recordAt(read).fields.has(field.name), `${key} is ${field.name}`);
      }
    }
  });

  it('reads a key that the configuration adds', () => {
    const keyAliases = new Map([['policy_steward', 'owner']]);
    const read = readPolicy(fenced('policySteward: jane.doe'), undefined, { keyAliases });
    assert.deepEqual(valueTexts(read, 'owner'), ['jane.doe']);
    assert.deepEqual(problemsOf(readPolicy(fenced('policySteward: jane.doe'))), []);
  });

  it('says so when a key is a slip of the pen, and leaves the keys of site generators alone', () => {
    const read = readPolicy(fenced('onwer: jane.doe', 'sidebar_position: 3', 'x-reviewed: 2020-01-01'));
    assert.deepEqual(problemsOf(read), ['key-unknown “onwer”']);
  });

  it('keeps the first of two keys, the same or of the same meaning, and reports the second', () => {
    const read = readPolicy(
      fenced(
        'id: POL-A',
        'id: POL-B',
        'owner: jane.doe',
        'policy_owner: sam.roe',
        'nextReview: 2026-01-01',
        'next-review: 2027-01-01',
      ),
    );
    assert.deepEqual(valueTexts(read, 'id'), ['POL-A']);
    assert.deepEqual(valueTexts(read, 'owner'), ['jane.doe']);
    assert.deepEqual(valueTexts(read, 'next_review'), ['2026-01-01']);
    assert.deepEqual(problemsOf(read), [
      'key-duplicate “id”',
      'key-duplicate “policy_owner”',
      'key-duplicate “next-review”',
    ]);
  });
});

describe('the shape of front-matter', () => {
  const comply = [
    'name: Access Onboarding Policy',
    'acronym: AOTP',
    'satisfies:',
    '  TSC:',
    '    - CC6.1',
    '    - CC6.2',
  ];

  it('does without the opening fence', () => {
    const read = readPolicy([...comply, '---', '', '# Purpose', 'See AC-02.', ''].join('\n'));
    assert.deepEqual(recordNames(read), ['policy AOTP']);
    assert.deepEqual(valueTexts(read, 'title'), ['Access Onboarding Policy']);
    assert.deepEqual(
      recordAt(read)
        .fields.get('satisfies')
        ?.values.map((value) => `${value.framework?.text ?? ''} ${value.text}`),
      ['TSC CC6.1', 'TSC CC6.2'],
    );
    assert.deepEqual(
      read.facts.references.flatMap(({ source, id }) => (source === 'mention' ? [id] : [])),
      ['AC-02'],
    );
    assert.deepEqual(problemsOf(read), []);
  });

  it('does without the opening fence when one key stands alone', () => {
    assert.deepEqual(valueTexts(readPolicy('name: Access\n---\n# Purpose\n'), 'title'), ['Access']);
    assert.equal(readPolicy('policyId: POL-A\n---\n# Purpose\n', MARKDOWN).facts.kind, 'policy');
    assert.equal(readPolicy('Note: this is a heading\n---\ntext\n', MARKDOWN).facts.kind, 'other');
  });

  for (const [what, text] of [
    ['Windows line ends', '---\r\nid: POL-A\r\nowner: jane.doe\r\n---\r\n\r\nSee AC-02.\r\n'],
    ['a byte order mark', '\uFEFF---\nid: POL-A\nowner: jane.doe\n---\n\nSee AC-02.\n'],
    ['both', '\uFEFF---\r\nid: POL-A\r\nowner: jane.doe\r\n---\r\n\r\nSee AC-02.\r\n'],
    ['both and no opening fence', '\uFEFFid: POL-A\r\nowner: jane.doe\r\n---\r\n\r\nSee AC-02.\r\n'],
    ['tabs after colons and at line ends', '---\nid:\tPOL-A\t\nowner:\tjane.doe\n---\n\nSee AC-02.\n'],
    ['blanks after the fences', '---  \nid: POL-A\nowner: jane.doe\n---\t\n\nSee AC-02.\n'],
    ['a horizontal rule in the body', '---\nid: POL-A\nowner: jane.doe\n---\n\nSee AC-02.\n\n---\n\nowner: sam.roe\n'],
  ] as const) {
    it(`reads ${what}, every range in its place`, () => {
      const read = readPolicy(text);
      assert.deepEqual(problemsOf(read), []);
      assert.deepEqual(recordNames(read), ['policy POL-A']);
      const owner = recordAt(read).fields.get('owner');
      assert.equal(text.slice(owner?.key.start, owner?.key.end), 'owner');
      assert.equal(text.slice(owner?.range.start, owner?.range.end), 'jane.doe');
      assert.deepEqual(
        read.facts.references.map((reference) => text.slice(reference.start, reference.end)),
        ['jane.doe', 'AC-02'],
      );
    });
  }

  it('takes an empty front-matter for a policy of which everything is missing', () => {
    const read = readPolicy('---\n---\n\n# Access\n');
    assert.deepEqual(recordNames(read), ['policy -']);
    assert.equal(recordAt(read).fields.size, 0);
    assert.deepEqual(problemsOf(read), []);
  });

  it('reports a policy without front-matter once, and keeps its heading as its name', () => {
    const text = '# Access Control Policy\n\nPeople get what they need (AC-02).\n';
    const read = readPolicy(text);
    assert.deepEqual(problemsOf(read), ['front-matter-missing “# Access Control Policy”']);
    const { anchor } = recordAt(read);
    assert.equal(text.slice(anchor.start, anchor.end), '# Access Control Policy');
  });

  it('reads what stands above a missing closing fence', () => {
    const read = readPolicy('---\nid: POL-A\nowner: jane.doe\n\n# Access\n\nSee AC-02.\n');
    assert.deepEqual(problemsOf(read), ['front-matter-unclosed “---”']);
    assert.deepEqual(valueTexts(read, 'owner'), ['jane.doe']);
  });

  it('reads the rest when a line is malformed', () => {
    for (const broken of ['owner: [jane.doe', 'owner: "jane.doe', 'owner: @jane', 'owner jane.doe', 'owner: a: b']) {
      const read = readPolicy(fenced('id: POL-A', broken, 'status: approved'));
      assert.deepEqual(recordNames(read), ['policy POL-A'], broken);
      assert.deepEqual(valueTexts(read, 'status'), ['approved'], broken);
      assert.deepEqual([...new Set(read.facts.problems.map((problem) => problem.code))], ['yaml-syntax'], broken);
    }
  });

  it('reads the rest when a line is indented with a tab', () => {
    const read = readPolicy(fenced('id: POL-A', 'satisfies:', '\t- CC6.1', 'status: approved'));
    assert.deepEqual(recordNames(read), ['policy POL-A']);
    assert.deepEqual(valueTexts(read, 'status'), ['approved']);
    assert.ok(problemsOf(read).some((problem) => problem.startsWith('yaml-syntax')));
  });
});

describe('what a policy outside the globs is known by', () => {
  for (const key of ['satisfies: [CC6.1]', 'policy_id: POL-A', 'acronym: AP', 'majorRevisions: []', 'approver: jane']) {
    it(`is a policy by “${key}”`, () => {
      assert.equal(readPolicy(fenced('title: Access', key), MARKDOWN).facts.kind, 'policy');
    });
  }

  for (const key of ['description: x', 'owner: jane', 'version: "1"', 'criteria: [CC6.1]']) {
    it(`is none by “${key}”`, () => {
      assert.equal(readPolicy(fenced('title: Access', key), MARKDOWN).facts.kind, 'other');
    });
  }
});

describe('criteria of a policy', () => {
  for (const [written, expected] of [
    ['satisfies: CC6.1', ['CC6.1']],
    ['satisfies: CC6.1, CC6.2; CC6.3', ['CC6.1', 'CC6.2', 'CC6.3']],
    ['satisfies: [CC6.1, "CC6.2"]', ['CC6.1', 'CC6.2']],
    ['satisfies: {TSC: [CC6.1]}', ['TSC CC6.1']],
    ['satisfies: {TSC 2017: CC6.1, ISO27001: [A.5.1]}', ['TSC 2017 CC6.1', 'ISO27001 A.5.1']],
    ['satisfies: [{CC6.1: Logical access}, CC6.2 - Registration]', ['CC6.1', 'CC6.2 - Registration']],
    ['satisfies: CC6.1-CC6.3', ['CC6.1-CC6.3']],
    ['satisfies: {TSC: {CC6.2: Granting access, CC6.3: }}', ['TSC CC6.2', 'TSC CC6.3']],
    ['satisfies: {TSC: }', []],
    ['satisfies: []', []],
    ['satisfies: [TBD]', []],
  ] as const) {
    it(`reads “${written}”`, () => {
      const { facts } = readPolicy(fenced(written));
      const found = facts.criteria.map(({ framework, text }) => (framework ? `${framework.text} ${text}` : text));
      assert.deepEqual(found, expected);
    });
  }
});

describe('revisions of a policy', () => {
  it('reads majorRevisions with dates in words', () => {
    const read = readPolicy(
      fenced(
        'majorRevisions:',
        '  - date: Jun 1 2018',
        '    comment: Initial document',
        '  - {date: 2019-03-04, comment: Second}',
      ),
    );
    const revisions = groups(recordAt(read), 'revisions');
    assert.deepEqual(
      revisions.map((revision) => date(revision, 'date')),
      ['2018-06-01', '2019-03-04'],
    );
    assert.deepEqual(problemsOf(read), []);
  });
});
