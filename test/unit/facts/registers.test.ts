/** Registers in every layout: lists, single records, several documents, keyed maps, Markdown records, and broken ones. */

import assert from 'node:assert/strict';
import { CONTROLS, problemsOf, readPolicy, readYaml, recordAt, recordNames, REGISTER, valueTexts } from './read.ts';

describe('the layout of a register', () => {
  it('holds several lists', () => {
    const read = readYaml('controls:\n  - id: AC-01\n  - id: AC-02\nrisks:\n  - {id: R-1}\npeople: []\nevidence:\n');
    assert.deepEqual(recordNames(read), ['control AC-01', 'control AC-02', 'risk R-1']);
    assert.deepEqual(problemsOf(read), []);
  });

  it('holds several documents', () => {
    const read = readYaml(
      'controls:\n  - id: AC-01\n---\nkind: exception\nid: EX-1\n---\nvendors:\n  - id: V-1\n...\n',
    );
    assert.deepEqual(recordNames(read), ['control AC-01', 'exception EX-1', 'vendor V-1']);
    assert.deepEqual(problemsOf(read), []);
  });

  it('holds one record with its kind', () => {
    assert.deepEqual(recordNames(readYaml('kind: control\nid: AC-01\ntitle: Review\n')), ['control AC-01']);
    assert.deepEqual(recordNames(readYaml('kind: Controls\nid: AC-01\n')), ['control AC-01']);
    const slip = readYaml('kind: contol\nid: AC-01\n');
    assert.deepEqual(recordNames(slip), ['control AC-01']);
    assert.deepEqual(problemsOf(slip), ['value-invalid “contol”']);
  });

  it('holds one record, or a bare list, of the kind that its folder says', () => {
    assert.deepEqual(recordNames(readYaml('id: AC-01\ntitle: Review\n', CONTROLS)), ['control AC-01']);
    assert.deepEqual(recordNames(readYaml('- id: AC-01\n- id: AC-02\n', CONTROLS)), ['control AC-01', 'control AC-02']);
    assert.equal(readYaml('id: AC-01\ntitle: Review\n').facts.kind, 'other');
  });

  it('holds a map from IDs to records', () => {
    const text =
      'controls:\n  AC-01: {title: Sign-on}\n  AC-02:\n    title: Review\n  AC-03:\npeople:\n  jane.doe: {name: Jane}\n';
    const read = readYaml(text);
    assert.deepEqual(recordNames(read), ['control AC-01', 'control AC-02', 'control AC-03', 'person jane.doe']);
    const { anchor, range } = recordAt(read, 1);
    assert.equal(text.slice(anchor.start, anchor.end), 'AC-02');
    assert.equal(text.slice(range.start, range.end), 'AC-02:\n    title: Review');
  });

  it('is a Markdown file whose front-matter is one record', () => {
    const text =
      '---\nkind: control\nid: AC-07\npolicies: [POL-ACCESS]\n---\n\n# Break glass\n\nSee AC-01 and CC6.1.\n';
    const read = readPolicy(text, REGISTER);
    assert.equal(read.facts.kind, 'register');
    assert.deepEqual(recordNames(read), ['control AC-07']);
    assert.deepEqual(
      read.facts.references.map(({ id, source, record }) => `${id} ${source} ${record ?? '-'}`),
      ['POL-ACCESS field 0', 'AC-01 mention 0'],
    );
    assert.deepEqual(
      read.facts.criteria.map(({ text: id, source }) => `${id} ${source}`),
      ['CC6.1 mention'],
    );
    assert.deepEqual(recordNames(readPolicy('---\nid: AC-07\n---\ntext\n', CONTROLS)), ['control AC-07']);
  });

  it('is no register where nothing in it is a record', () => {
    for (const text of ['', '# only a comment\n', 'services:\n  web: {image: x}\n', '- a\n- b\n', 'text\n']) {
      const read = readYaml(text);
      assert.equal(read.facts.kind, 'other', JSON.stringify(text));
      assert.deepEqual(problemsOf(read), []);
    }
    assert.equal(readPolicy('# Minutes of a meeting\n', CONTROLS).facts.kind, 'other');
  });

  it('reports a list whose name is misspelt, since all under it would be lost', () => {
    const read = readYaml('contrls:\n  - id: AC-01\nrisks: []\n');
    assert.deepEqual(problemsOf(read), ['key-unknown “contrls”']);
    for (const role of [REGISTER, CONTROLS]) {
      assert.deepEqual(problemsOf(readYaml('control:\n  - id: AC-01\n', role)), ['key-unknown “control”']);
      assert.deepEqual(problemsOf(readYaml('control: [on, off]\nmetric:\n  - {name: load}\n', role)), []);
    }
  });

  it('says once that a key cannot be read', () => {
    const merged = 'controls:\n  - id: AC-01\n    <<: {owner: jane}\n';
    assert.deepEqual(problemsOf(readYaml(merged)), ['yaml-syntax “<<”']);
    const colon = 'controls:\n  - id: AC-01\n    owner jane\n    colour: red\n';
    assert.deepEqual(problemsOf(readYaml(colon)), ['yaml-syntax “owner jane”', 'key-unknown “colour”']);
  });

  it('reports what is not a record', () => {
    assert.deepEqual(problemsOf(readYaml('controls: none\n')), ['value-invalid “none”']);
    const read = readYaml('controls:\n  - AC-01\n  -\n  - id: AC-02\n');
    assert.deepEqual(recordNames(read), ['control AC-02']);
    assert.deepEqual(problemsOf(read), ['value-invalid “AC-01”']);
  });

  it('reports unknown keys, but not those that begin with x-', () => {
    const read = readYaml('controls:\n  - {id: AC-01, onwer: jane, colour: red, x-colour: red}\n');
    assert.deepEqual(problemsOf(read), ['key-unknown “onwer”', 'key-unknown “colour”']);
  });
});

describe('lists in a field', () => {
  for (const [written, field, expected] of [
    ['criteria: CC6.1, CC6.2', 'criteria', ['CC6.1', 'CC6.2']],
    ['policies: POL-A; POL-B', 'policies', ['POL-A', 'POL-B']],
    ['policy: POL-A', 'policies', ['POL-A']],
    ['owner: jane.doe, sam.roe', 'owner', ['jane.doe', 'sam.roe']],
    ['owner: jane.doe & sam.roe', 'owner', ['jane.doe', 'sam.roe']],
    ['owner: Head of Security, Platform', 'owner', ['Head of Security, Platform']],
    ['owners: [jane.doe, sam.roe]', 'owner', ['jane.doe', 'sam.roe']],
    ['owner: "jane.doe, sam.roe"', 'owner', ['jane.doe, sam.roe']],
    ['systems: [okta, , [aws, gcp]]', 'systems', ['okta', 'aws', 'gcp']],
  ] as const) {
    it(`reads “${written}”`, () => {
      const text = `controls:\n  - id: AC-01\n    ${written}\n`;
      const read = readYaml(text);
      assert.deepEqual(valueTexts(read, field), expected);
      for (const { start, end, text: value } of recordAt(read).fields.get(field)?.values ?? []) {
        assert.equal(text.slice(start, end).replaceAll('"', ''), value);
      }
    });
  }

  it('finds references in groups inside a record', () => {
    const read = readYaml(
      'vendors:\n  - {id: V-1, cuecs: [{id: CUEC-1, controls: [AC-01]}], report: {path: reports/v.pdf}}\n' +
        'populations:\n  - {id: P-1, control: AC-02, events: [{id: E-1, evidence: EV-1}]}\n',
    );
    assert.deepEqual(
      read.facts.references.map(({ to, id, record }) => `${to ?? '-'} ${id} ${record ?? '-'}`),
      ['control AC-01 0', 'control AC-02 1', 'evidence EV-1 1'],
    );
    assert.deepEqual(
      read.facts.files.map(({ destination }) => destination),
      ['reports/v.pdf'],
    );
  });

  it('reads an empty list of events as recorded and empty', () => {
    const read = readYaml('populations:\n  - {id: P-1, control: AC-02, events: []}\n');
    const events = recordAt(read).fields.get('events');
    assert.equal(events?.shape, 'list');
    assert.deepEqual(events.groups, []);
  });
});

describe('registers in the wild', () => {
  for (const [what, text] of [
    ['Windows line ends', 'controls:\r\n  - id: AC-01\r\n    owner: jane.doe\r\n'],
    ['a byte order mark', '\uFEFFcontrols:\n  - id: AC-01\n    owner: jane.doe\n'],
    ['tabs behind colons', 'controls:\n  - id:\tAC-01\n    owner:\tjane.doe\t\n'],
    ['a list that is not indented', 'controls:\n- id: AC-01\n  owner: jane.doe\n'],
    ['flow style', '{controls: [{id: AC-01, owner: jane.doe}]}'],
    ['JSON', '{"controls": [{"id": "AC-01", "owner": "jane.doe"}]}'],
    ['comments', '# register\ncontrols: # all\n  - id: AC-01 # first\n    owner: jane.doe\n'],
  ] as const) {
    it(`reads ${what}`, () => {
      const read = readYaml(text);
      assert.deepEqual(recordNames(read), ['control AC-01']);
      assert.deepEqual(valueTexts(read, 'owner'), ['jane.doe']);
      assert.deepEqual(problemsOf(read), []);
      const id = recordAt(read).id;
      assert.equal(text.slice(id?.start, id?.end).replaceAll('"', ''), 'AC-01');
    });
  }

  it('reads the other records when one is malformed', () => {
    const broken = ['owner: "x', 'owner: [x', 'owner x', 'systems: {a: b', '  owner: x'];
    for (const line of broken) {
      const read = readYaml(
        `controls:\n  - id: AC-01\n  - id: AC-02\n    ${line}\n  - id: AC-03\nrisks:\n  - id: R-1\n`,
      );
      const names = recordNames(read);
      for (const name of ['control AC-01', 'control AC-03', 'risk R-1'])
        assert.ok(names.includes(name), `${line}: ${name}`);
      assert.ok(read.facts.problems.length > 0, line);
    }
  });

  it('keeps the first of two keys and reports the second', () => {
    const read = readYaml('controls:\n  - id: AC-01\n    nature: manual\n    nature: automated\n');
    assert.deepEqual(valueTexts(read, 'nature'), ['manual']);
    assert.deepEqual(problemsOf(read), ['key-duplicate “nature”']);
  });

  it('gives a record another fingerprint when its text changes, and only then', () => {
    const before = readYaml('controls:\n  - id: AC-01\n    owner: jane\n  - id: AC-02\n');
    const after = readYaml('# a line above\ncontrols:\n  - id: AC-01\n    owner: sam\n  - id: AC-02\n');
    assert.notEqual(recordAt(before).fingerprint, recordAt(after).fingerprint);
    assert.equal(recordAt(before, 1).fingerprint, recordAt(after, 1).fingerprint);
  });
});
