/** The tokens that themes colour, and how they are sent. */

import assert from 'node:assert/strict';
import { encoded, semanticTokens, tokenEdits } from '../../../server/src/features/semantic-tokens.ts';
import { FILES, open } from './marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

/** `2 AC-01 function definition`, lines counted from 1 as editors show them. */
async function tokens(path: string, text: string, others: Files = {}): Promise<readonly string[]> {
  const { context } = await open({ ...others, [path]: text }, path);
  const lines = text.split('\n');
  return semanticTokens(context).map(({ line, character, length, type, modifiers }) =>
    [line + 1, lines[line]?.slice(character, character + length), type, ...modifiers].join(' '),
  );
}

describe('semantic tokens', () => {
  it('tell the IDs of records apart by kind, where they are defined and where they are named', async () => {
    const text =
      'controls:\n  - {id: AC-01, owner: jane.doe, policies: ["POL-A"], risks: [R-1]}\n' +
      'evidence:\n  - {id: EV-1, control: AC-01}\npeople:\n  - {id: jane.doe}\nrisks:\n  - {id: R-1}\n';
    assert.deepEqual(await tokens('controls/a.yml', text, { 'policies/a.md': '---\nid: POL-A\n---\n' }), [
      '2 AC-01 function definition',
      '2 jane.doe parameter',
      '2 POL-A class',
      '2 R-1 type',
      '4 EV-1 variable definition',
      '4 AC-01 function',
      '6 jane.doe parameter definition',
      '8 R-1 type definition',
    ]);
  });

  it('say what is unknown and what is retired', async () => {
    const text =
      'controls:\n  - {id: AC-01, status: retired}\n  - {owner: sam.roe, policies: [POL-GONE], criteria: [CC6.1, CC99.1]}\n' +
      'evidence:\n  - {control: AC-01}\npeople:\n  - {id: jane.doe}\n';
    assert.deepEqual(await tokens('controls/a.yml', text), [
      '2 AC-01 function definition deprecated',
      '3 sam.roe parameter unknown',
      '3 POL-GONE class unknown',
      '3 CC6.1 enumMember',
      '3 CC99.1 enumMember unknown',
      '5 AC-01 function deprecated',
      '7 jane.doe parameter definition',
    ]);
  });

  it('do not call a person unknown where nobody is registered', async () => {
    assert.deepEqual(await tokens('controls/a.yml', 'controls:\n  - {owner: sam.roe}\n'), ['2 sam.roe parameter']);
  });

  it('show dates, periods and placeholders', async () => {
    const text =
      'evidence:\n  - {period: 2026-Q1, collected: 2026-04-03, collector: TBD, reviewer: "{{who}}"}\nvendors:\n  - {report: {start: 2026-01-01}}\n';
    assert.deepEqual(await tokens('evidence/a.yml', text), [
      '2 2026-Q1 number',
      '2 2026-04-03 number',
      '2 TBD string deprecated',
      '2 {{who}} string deprecated',
      '4 2026-01-01 number',
    ]);
  });

  it('show what prose names, and no words that only look like IDs', async () => {
    const text = '---\nid: POL-A\n---\n# By AC-01\n\nCC6.1 asks for AC-01, in UTF-8, and not for AC-99 or CC99.1.\n';
    assert.deepEqual(
      await tokens('policies/a.md', text, { 'controls/access.yml': FILES['controls/access.yml'] ?? '' }),
      ['2 POL-A class definition', '4 AC-01 function', '6 CC6.1 enumMember', '6 AC-01 function'],
    );
  });

  it('show criteria of own frameworks, and ranges as one', async () => {
    const text = 'id: ISO27001\ncriteria:\n  - {id: A.5.15, label: Access, maps: [CC6.1-CC6.3]}\n';
    assert.deepEqual(await tokens('frameworks/iso.yml', text), [
      '3 A.5.15 enumMember definition',
      '3 CC6.1-CC6.3 enumMember',
    ]);
  });

  it('are there for a part of a document', async () => {
    const { context } = await open(FILES, 'controls/access.yml');
    const start = context.text.indexOf('  - id: AC-02');
    const part = semanticTokens(context, { start, end: start + 14 });
    assert.deepEqual(
      part.map(({ line, type }) => `${line} ${type}`),
      ['11 function'],
    );
  });

  it('are there while something is half typed', async () => {
    assert.deepEqual(await tokens('controls/a.yml', 'controls:\n  - id: AC-01\n    criteria: [CC6.1,\n    own'), [
      '2 AC-01 function definition',
      '3 CC6.1 enumMember',
    ]);
  });
});

describe('encoded tokens', () => {
  it('are counted from the token before, their modifiers as bits', () => {
    const token = { length: 5, type: 'function', modifiers: ['definition', 'deprecated'] } as const;
    assert.deepEqual(
      encoded([
        { ...token, line: 1, character: 8 },
        { ...token, line: 1, character: 20, modifiers: [] },
        { ...token, line: 4, character: 2, type: 'enumMember', modifiers: ['unknown'] },
      ]),
      [1, 8, 5, 1, 3, 0, 12, 5, 1, 0, 3, 2, 5, 0, 4],
    );
  });

  it('differ by one edit, or by none', () => {
    const before = [1, 2, 3, 4, 5];
    assert.deepEqual(tokenEdits(before, before), []);
    assert.deepEqual(tokenEdits(before, [1, 2, 9, 9, 4, 5]), [{ start: 2, deleteCount: 1, data: [9, 9] }]);
    assert.deepEqual(tokenEdits(before, [1, 2, 4, 5]), [{ start: 2, deleteCount: 1, data: [] }]);
    assert.deepEqual(tokenEdits([], [1]), [{ start: 0, deleteCount: 0, data: [1] }]);
    assert.deepEqual(tokenEdits([1, 1], [1, 1, 1]), [{ start: 2, deleteCount: 0, data: [1] }]);
  });
});
