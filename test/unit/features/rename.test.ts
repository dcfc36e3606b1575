/** Another ID for a record, or for a criterion or framework of one's own: exactly its bytes, wherever it stands. */

import assert from 'node:assert/strict';
import { FILES } from './marked-workspace.ts';
import { type Files, offered, renamed } from './renamed.ts';

const RECORDS: Files = {
  'controls/access.yml':
    'controls:\r\n  # AC-02 is reviewed in AC-02.\r\n  - id: "AC-02" # not AC-03\r\n    title: AC-02 as it was\r\n    risks: [ R-1 , \'R-2\' ]\r\n' +
    "  - id: AC-03\r\n    policies: POL-A, POL-B\r\n    owner: jane.doe\r\n  - id: AC-020\r\n    owner: '@jane.doe'\r\n",
  'controls/keyed.yml': 'controls:\n  AC-04: {title: Keyed, owner: Jane Doe}\n  "AC-05":\n    title: Quoted\n',
  'risks/risks.yml':
    'risks:\n  - {id: R-1, controls: ["AC-02", AC-03], owner: JANE.DOE}\n  - {id: R-2, controls: "AC-02", owner: jane@acme.example}\n',
  'vendors/v.yml':
    'vendors:\n  - id: V-OKTA\n    cuecs:\n      - {id: CUEC-1, text: AC-02, controls: [AC-02]}\nsystems:\n  - {id: okta, vendor: V-OKTA}\n',
  'controls/p.yml':
    'populations:\n  - id: POP-1\n    control: AC-02\n    events: [{id: E-1, date: 2026-02-03, evidence: EV-AC-02}, {id: E-2, evidence: EV-9}]\n' +
    'evidence:\n  - {id: EV-AC-02, controls: AC-02, path: evidence/AC-02.csv, collector: jane.doe, reviewer: "jane.doe"}\n  - {id: EV-9}\n',
  'people.control.yml':
    'people:\n  - id: jane.doe\n    name: Jane Doe\n    email: jane@acme.example\n  - {id: sam.roe, manager: jane.doe}\nteams:\n  - {id: security, members: [jane.doe, sam.roe]}\n',
  'policies/a.md':
    '---\nid: POL-A\nowner: jane.doe\napprover: sam.roe\ncontrols: [AC-02, AC-03]\n---\n\n# AC-02 and others\n\n' +
    'Jane keeps AC-02, _AC-02_ and [AC-02](../controls/access.yml); not `AC-02`, AC-020 or https://acme.example/AC-02.\n\n' +
    '<!-- plumbline-ignore evidence-occurrence-missing AC-02: as AC-02 is new -->\n\nSee [above](#ac-02-and-others) and POL-A.\n',
  'policies/b.md': '---\nid: POL-B\n---\nAs [POL-A](a.md#AC-02-and-others "AC-02") says.\n',
};

describe('rename of a record', () => {
  const control: Files = {
    'controls/access.yml':
      'controls:\r\n  # AC-02 is reviewed in AC-02.\r\n  - id: "AC-7.b" # not AC-03\r\n    title: AC-02 as it was\r\n    risks: [ R-1 , \'R-2\' ]\r\n' +
      "  - id: AC-03\r\n    policies: POL-A, POL-B\r\n    owner: jane.doe\r\n  - id: AC-020\r\n    owner: '@jane.doe'\r\n",
    'risks/risks.yml':
      'risks:\n  - {id: R-1, controls: ["AC-7.b", AC-03], owner: JANE.DOE}\n  - {id: R-2, controls: "AC-7.b", owner: jane@acme.example}\n',
    'vendors/v.yml':
      'vendors:\n  - id: V-OKTA\n    cuecs:\n      - {id: CUEC-1, text: AC-02, controls: [AC-7.b]}\nsystems:\n  - {id: okta, vendor: V-OKTA}\n',
    'controls/p.yml':
      'populations:\n  - id: POP-1\n    control: AC-7.b\n    events: [{id: E-1, date: 2026-02-03, evidence: EV-AC-02}, {id: E-2, evidence: EV-9}]\n' +
      'evidence:\n  - {id: EV-AC-02, controls: AC-7.b, path: evidence/AC-02.csv, collector: jane.doe, reviewer: "jane.doe"}\n  - {id: EV-9}\n',
  };
  it('changes its ID in registers and policies, in prose, and in links to headings that hold it', async () => {
    const after = {
      'controls/access.yml': control['controls/access.yml']?.replace('AC-7.b', 'AC-07'),
      'risks/risks.yml': control['risks/risks.yml']?.replaceAll('AC-7.b', 'AC-07'),
      'vendors/v.yml': control['vendors/v.yml']?.replaceAll('AC-7.b', 'AC-07'),
      'controls/p.yml': control['controls/p.yml']?.replaceAll('AC-7.b', 'AC-07'),
      'policies/a.md':
        '---\nid: POL-A\nowner: jane.doe\napprover: sam.roe\ncontrols: [AC-07, AC-03]\n---\n\n# AC-07 and others\n\n' +
        'Jane keeps AC-07, _AC-07_ and [AC-07](../controls/access.yml); not `AC-02`, AC-020 or https://acme.example/AC-02.\n\n' +
        '<!-- plumbline-ignore evidence-occurrence-missing AC-07: as AC-02 is new -->\n\nSee [above](#ac-07-and-others) and POL-A.\n',
      'policies/b.md': '---\nid: POL-B\n---\nAs [POL-A](a.md#ac-07-and-others "AC-02") says.\n',
    };
    for (const [path, place] of [
      ['controls/access.yml', 'id: "AC|-02"'],
      ['controls/access.yml', 'id: |"AC-02"'],
      ['risks/risks.yml', '["AC-02|"'],
      ['vendors/v.yml', 'controls: [AC|-02]'],
      ['policies/a.md', 'Jane keeps AC-|02'],
      ['policies/a.md', '[AC|-02]('],
      ['policies/a.md', '-missing AC-0|2: as'],
    ] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one place after the other
      assert.deepEqual(await renamed(RECORDS, path, place, 'AC-07'), after, place);
    }
  });

  it('changes an ID that is a key, and one in a list without brackets', async () => {
    assert.deepEqual(await renamed(RECORDS, 'controls/keyed.yml', 'AC|-04', 'X-1'), {
      'controls/keyed.yml': 'controls:\n  X-1: {title: Keyed, owner: Jane Doe}\n  "AC-05":\n    title: Quoted\n',
    });
    assert.deepEqual(await renamed(RECORDS, 'controls/keyed.yml', 'AC|-05', 'x_1'), {
      'controls/keyed.yml': 'controls:\n  AC-04: {title: Keyed, owner: Jane Doe}\n  "x_1":\n    title: Quoted\n',
    });
    assert.deepEqual(await renamed(RECORDS, 'controls/access.yml', 'POL-A, POL-|B', 'POL-C.1'), {
      'controls/access.yml': RECORDS['controls/access.yml']?.replace('POL-A, POL-B', 'POL-A, POL-C.1'),
      'policies/b.md': RECORDS['policies/b.md']?.replace('id: POL-B', 'id: POL-C.1'),
    });
  });

  it('changes evidence, risks, systems and vendors where their own kind is named', async () => {
    assert.deepEqual(await renamed(RECORDS, 'controls/p.yml', 'evidence: EV|-AC-02', 'EV-1'), {
      'controls/p.yml': RECORDS['controls/p.yml']?.replaceAll('EV-AC-02', 'EV-1'),
    });
    assert.deepEqual(await renamed(RECORDS, 'controls/access.yml', "'R-|2'", 'R-3'), {
      'controls/access.yml': RECORDS['controls/access.yml']?.replace("'R-2'", "'R-3'"),
      'risks/risks.yml': RECORDS['risks/risks.yml']?.replace('id: R-2', 'id: R-3'),
    });
    assert.deepEqual(await renamed(RECORDS, 'vendors/v.yml', 'vendor: V-|OKTA', 'okta'), {
      'vendors/v.yml': RECORDS['vendors/v.yml']?.replaceAll('V-OKTA', 'okta'),
    });
  });

  it('changes a person wherever the ID names her, and leaves her name and her address', async () => {
    const after = {
      'controls/access.yml': RECORDS['controls/access.yml']?.replaceAll('jane.doe', 'jane.roe'),
      'risks/risks.yml': RECORDS['risks/risks.yml']?.replace('JANE.DOE', 'jane.roe'),
      'controls/p.yml': RECORDS['controls/p.yml']?.replaceAll('jane.doe', 'jane.roe'),
      'people.control.yml': RECORDS['people.control.yml']?.replaceAll('jane.doe', 'jane.roe'),
      'policies/a.md': RECORDS['policies/a.md']?.replace('jane.doe', 'jane.roe'),
    };
    assert.deepEqual(await renamed(RECORDS, 'people.control.yml', 'id: jane|.doe', 'jane.roe'), after);
    assert.deepEqual(await renamed(RECORDS, 'controls/access.yml', "'@jane|.doe'", 'jane.roe'), after);
    assert.deepEqual(await renamed(RECORDS, 'policies/a.md', 'owner: jane.doe|', 'jane.roe'), after);
    assert.equal(
      await renamed(RECORDS, 'controls/keyed.yml', 'owner: Jane| Doe', 'jane.roe'),
      '“Jane Doe” is not an ID, but another name of a person. The ID is “jane.doe”: rename it where that stands.',
    );
    assert.deepEqual(await renamed(RECORDS, 'people.control.yml', 'id: secu|rity', 'sec'), {
      'people.control.yml': RECORDS['people.control.yml']?.replace('id: security', 'id: sec'),
    });
  });

  it('tells kinds apart that share an ID, and leaves prose that might mean either', async () => {
    const files = {
      'controls/a.yml': 'controls:\n  - {id: X-1, risks: [X-1]}\n',
      'risks/a.yml': 'risks:\n  - {id: X-1, controls: [X-1]}\n',
      'policies/a.md': '---\nid: P\n---\nX-1\n',
    };
    assert.deepEqual(await renamed(files, 'controls/a.yml', '{id: X|-1', 'Y-1'), {
      'controls/a.yml': 'controls:\n  - {id: Y-1, risks: [X-1]}\n',
      'risks/a.yml': 'risks:\n  - {id: X-1, controls: [Y-1]}\n',
    });
    assert.equal(
      await renamed(files, 'policies/a.md', 'X|-1', 'Y-1'),
      '“X-1” is the ID of a control and of a risk. Rename it where the one that you mean is defined.',
    );
  });

  it('writes an anchor’s value once and leaves the aliases that repeat it', async () => {
    const files = {
      'controls/a.yml':
        'controls:\n  - id: &a AC-01\nrisks:\n  - {id: R-1, controls: [*a]}\n  - {id: R-2, controls: "AC\\x2d01"}\n',
    };
    assert.deepEqual(await renamed(files, 'controls/a.yml', '&a AC|-01', 'AC-9'), {
      'controls/a.yml':
        'controls:\n  - id: &a AC-9\nrisks:\n  - {id: R-1, controls: [*a]}\n  - {id: R-2, controls: "AC-9"}\n',
    });
  });

  it('changes the baseline where it knows findings by the ID', async () => {
    const baseline =
      '{\n  "version": 1,\n  "findings": [\n' +
      '    {"path":"controls/a.yml","code":"control-owner-missing","kind":"control","id":"AC-01"},\n' +
      '    {"path":"controls/a.yml","code":"risk-untreated","kind":"risk","id":"AC-01","field":"controls","text":"AC-01, AC-010","count":2},\n' +
      '    {"path":"policies/a.md","code":"link-broken","about":"AC-01 E-1 2026-01-01","text":"as AC-01 says"}\n  ]\n}\n';
    const files = { 'controls/a.yml': 'controls:\n  - id: AC-01\n', 'plumbline-baseline.json': baseline };
    assert.deepEqual(await renamed(files, 'controls/a.yml', 'AC|-01', 'AC-07'), {
      'controls/a.yml': 'controls:\n  - id: AC-07\n',
      'plumbline-baseline.json': baseline
        .replace('"kind":"control","id":"AC-01"', '"kind":"control","id":"AC-07"')
        .replace('"AC-01, ', '"AC-07, ')
        .replace('"AC-01 E-1', '"AC-07 E-1'),
    });
  });
});

describe('rename of a criterion or framework of one’s own', () => {
  const own: Files = {
    'plumbline.yml': 'engagement: {type: 2, frameworks: [iso-27001]}\n',
    'frameworks/iso.yml':
      'id: ISO27001\nname: ISO/IEC 27001\nnames: [ISO Annex A]\ncriteria:\n  - {id: A.5.1, label: A.5.1 it is}\n  - id: A.5.15\n    maps: [CC6.1]\n  - {id: "A.5.16", maps: ISO27001.A.5.15}\n',
    'policies/a.md':
      '---\nid: P\nsatisfies:\n  ISO27001: [A.5.1, "a.5.15 - Access, of all sorts"]\n  ISO Annex A: [A.5.15]\n---\nA.5.1\n',
    'controls/a.yml':
      'controls:\n  # plumbline-ignore criterion-unmapped ISO27001.A.5.15: for now\n  - {id: AC-1, criteria: [ISO27001.A.5.15, A.5.1-A.5.15, CC6.1, iso27001:A.5.16]}\n',
  };

  it('changes the criterion in fields, ranges, mappings and comments', async () => {
    const after = {
      'frameworks/iso.yml': own['frameworks/iso.yml']?.replaceAll('A.5.15', 'A.5.9'),
      'policies/a.md':
        '---\nid: P\nsatisfies:\n  ISO27001: [A.5.1, "A.5.9 - Access, of all sorts"]\n  ISO Annex A: [A.5.9]\n---\nA.5.1\n',
      'controls/a.yml': own['controls/a.yml']?.replaceAll('A.5.15', 'A.5.9'),
    };
    for (const [path, place] of [
      ['frameworks/iso.yml', 'id: A.5.|15'],
      ['policies/a.md', '"a.5.|15 - '],
      ['controls/a.yml', 'A.5.1-A.5.1|5'],
      ['controls/a.yml', '[ISO27001.A.|5.15'],
    ] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one place after the other
      assert.deepEqual(await renamed(own, path, place, 'A.5.9'), after, place);
    }
  });

  it('changes the framework, and leaves its other names', async () => {
    const after = {
      'plumbline.yml': 'engagement: {type: 2, frameworks: [ISO]}\n',
      'frameworks/iso.yml': own['frameworks/iso.yml']?.replaceAll('ISO27001', 'ISO'),
      'policies/a.md': own['policies/a.md']?.replace('ISO27001', 'ISO'),
      'controls/a.yml': own['controls/a.yml']?.replaceAll('ISO27001', 'ISO').replace('iso27001', 'ISO'),
    };
    for (const [path, place] of [
      ['frameworks/iso.yml', 'id: ISO|27001'],
      ['policies/a.md', 'ISO|27001'],
      ['controls/a.yml', '[ISO|27001.A'],
      ['plumbline.yml', '[iso|-27001'],
    ] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one place after the other
      assert.deepEqual(await renamed(own, path, place, 'ISO'), after, place);
    }
    assert.equal(
      await renamed(own, 'policies/a.md', 'ISO |Annex A', 'ISO'),
      '“ISO Annex A” is another name of the framework “ISO27001”. Rename it where its ID is written.',
    );
  });

  it('is refused where something would mean something else', async () => {
    const series = { ...own, 'controls/b.yml': 'controls:\n  - {id: AC-2, criteria: [A.5]}\n' };
    assert.equal(
      await renamed(series, 'frameworks/iso.yml', 'id: A.5.|15', 'B.1'),
      'controls/b.yml, line 2 has “A.5”, which would not mean the same any more. Change that first, or choose another ID.',
    );
    assert.equal(
      await renamed(own, 'frameworks/iso.yml', 'id: A.5.|15', 'a.5.16'),
      'The framework “ISO27001” has a criterion “A.5.16” already. Choose another ID.',
    );
    assert.equal(
      await renamed(own, 'frameworks/iso.yml', 'id: ISO|27001', 'SOC2'),
      '“SOC2” is a name of the Trust Services Criteria. Choose another ID.',
    );
  });

  it('is refused for what is not one’s own', async () => {
    const builtIn = '“CC6.1” belongs to the AICPA’s Trust Services Criteria, whose IDs are not yours to change.';
    assert.equal(await offered(own, 'controls/a.yml', ' CC6|.1'), builtIn);
    assert.equal(
      await offered({ 'policies/a.md': '---\nid: P\n---\nAs CC6.1 asks.\n' }, 'policies/a.md', 'CC|6.1'),
      builtIn,
    );
    assert.equal(
      await offered({ 'policies/a.md': '---\nsatisfies: {TSC: [CC6.1]}\n---\n' }, 'policies/a.md', 'TS|C'),
      '“TSC” belongs to the AICPA’s Trust Services Criteria, whose IDs are not yours to change.',
    );
    assert.equal(
      await offered(
        {
          'frameworks/x.yml': 'name: X\ncriteria:\n  - {id: X.1}\n',
          'controls/a.yml': 'controls:\n  - criteria: {X: [X.1]}\n',
        },
        'controls/a.yml',
        '{|X: ',
      ),
      'The framework “X” has no “id:”, so that its name or that of its file stands for it. Write “id:” into its file first.',
    );
  });
});

describe('what can be renamed', () => {
  it('is the ID alone, within its quotes', async () => {
    assert.equal(await offered(RECORDS, 'controls/access.yml', '"AC|-02"'), '- id: "«AC-02»" # not AC-03');
    assert.equal(await offered(RECORDS, 'controls/access.yml', "'@jane|.doe'"), "owner: '@«jane.doe»'");
    assert.equal(await offered(RECORDS, 'controls/access.yml', 'POL-A, POL-|B'), 'policies: POL-A, «POL-B»');
    assert.equal(
      await offered(RECORDS, 'policies/a.md', '_AC|-02_'),
      'Jane keeps AC-02, _«AC-02»_ and [AC-02](../controls/access.yml); not `AC-02`, AC-020 or https://acme.example/AC-02.',
    );
  });

  it('is no key, no value, no word of prose, and no path', async () => {
    const none =
      'Here stands no ID that can be renamed. Point at the ID of a record, or of a criterion or framework of your own.';
    for (const [path, place] of [
      ['controls/access.yml', 'tit|le: AC-02'],
      ['controls/access.yml', 'title: AC-|02'],
      ['vendors/v.yml', 'id: CUEC|-1'],
      ['policies/a.md', 'Jane kee|ps'],
      ['policies/a.md', 'not `AC|-02'],
    ] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one place after the other
      assert.equal(await offered(RECORDS, path, place), none, place);
    }
    assert.equal(
      await offered(RECORDS, 'controls/p.yml', 'evidence/AC-|02.csv'),
      'Here stands a path. Rename the file itself, and what leads to it is changed too.',
    );
  });

  it('is nothing that nobody defines, or that two define', async () => {
    assert.equal(
      await offered({ 'policies/a.md': '---\nid: P\n---\nAC-99\n' }, 'policies/a.md', 'AC|-99'),
      'Nothing has the ID “AC-99”, so there is nothing to rename. Change it here.',
    );
    const twice = { ...FILES, 'controls/second.yml': 'controls:\n  - id: AC-01\n' };
    const why =
      'More than one control has the ID “AC-01” (controls/access.yml, line 2 and controls/second.yml, line 2), so it is not clear whose it is. Give all but one another ID first.';
    assert.equal(await offered(twice, 'controls/second.yml', 'AC|-01'), why);
    assert.equal(await offered(twice, 'policies/access.md', 'AC|-01'), why);
  });
});

describe('a new ID', () => {
  async function refusal(id: string, place = 'id: "AC|-02"', files = RECORDS): Promise<Files | string> {
    return renamed(files, 'controls/access.yml', place, id);
  }

  it('is one word that needs no quotes', async () => {
    assert.equal(await refusal(''), 'Write the new ID, such as AC-02.');
    assert.equal(await refusal('  '), 'Write the new ID, such as AC-02.');
    assert.equal(await refusal('AC 07'), 'An ID is one word. Write it without spaces.');
    assert.equal(await refusal('AC-07\n'), 'An ID is one word. Write it without spaces.');
    assert.equal(await refusal('A'.repeat(201)), 'An ID has at most 200 characters. Write a shorter one.');
    assert.equal(await refusal('AC,07'), 'An ID cannot hold “,”. Use letters, digits, hyphens, dots and underscores.');
    assert.equal(
      await refusal('AC\u202e07'),
      'An ID cannot hold a character that cannot be seen. Use letters, digits, hyphens, dots and underscores.',
    );
    assert.equal(await refusal('TBD'), '“TBD” is a placeholder and no ID.');
    for (const id of ['-', 'true', '12', '1.10', '!x', '#x', 'x:', '@x', '%x', '--']) {
      assert.equal(
        // oxlint-disable-next-line eslint/no-await-in-loop -- one ID after the other
        await refusal(id),
        `“${id}” would be something else than a name in YAML, unless it stood in quotes. Choose an ID that needs none.`,
      );
    }
  });

  it('is new, and nobody else’s', async () => {
    assert.equal(await refusal('AC-02'), '“AC-02” is its ID already.');
    assert.equal(await refusal('AC-04'), '“AC-04” is already the ID of another control: controls/keyed.yml, line 2.');
    assert.equal(await refusal('R-1'), '“R-1” is already the ID of a risk: risks/risks.yml, line 2.');
    assert.equal(await refusal('CC6.1'), '“CC6.1” belongs to the AICPA’s Trust Services Criteria. Choose another ID.');
    assert.equal(
      await refusal('sam.roe', 'owner: jane|.doe'),
      '“sam.roe” is already the ID of another person: people.control.yml, line 5.',
    );
    assert.equal(
      await refusal('Security', 'owner: jane|.doe'),
      '“Security” is already a name of a team: people.control.yml, line 7.',
    );
    assert.equal(typeof (await refusal('Jane.Doe', 'owner: jane|.doe')), 'object');
  });

  it('can be mentioned where the old one is', async () => {
    assert.equal(
      await refusal('ac07'),
      'The text of policies/a.md, line 8 mentions AC-02, and prose can only mention IDs of capitals, digits and hyphens, such as AC-02. Choose such an ID.',
    );
    assert.equal(
      await refusal('AC-X', 'id: "AC|-02"', {
        'controls/access.yml': 'controls:\n  # plumbline-ignore control-owner-missing AC-02: soon\n  - id: "AC-02"\n',
      }),
      'A comment in controls/access.yml, line 2 silences findings about AC-02, and can only name what begins with a capital or a digit and holds a digit. Choose such an ID.',
    );
  });
});
