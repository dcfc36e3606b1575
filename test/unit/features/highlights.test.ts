/** The places in a document that name the same thing: written where it is defined, read elsewhere. */

import assert from 'node:assert/strict';
import { offsetAt } from '../../../server/src/facts/line-starts.ts';
import { documentHighlights } from '../../../server/src/features/highlights.ts';
import { at, FILES } from './marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

/** `2:AC-01 write`, lines counted from 1 as editors show them. */
async function highlighted(path: string, text: string, others: Files = {}): Promise<readonly string[] | undefined> {
  const { context, position } = await at({ ...others, [path]: text }, path);
  const { lineStarts } = context.document.facts;
  return documentHighlights(context, position)?.map(({ range, kind }) => {
    const [start, end] = [range.start, range.end].map((one) => offsetAt(lineStarts, context.text.length, one));
    return `${range.start.line + 1}:${context.text.slice(start, end)} ${kind === 3 ? 'write' : 'read'}`;
  });
}

describe('document highlights', () => {
  it('show a record where it is defined and where it is named, without quotes', async () => {
    const text =
      'controls:\n  - id: AC-01\nevidence:\n  - {id: EV-1, control: "AC-|01"}\nrisks:\n  - {id: R-1, controls: [AC-01, AC-02]}\n';
    assert.deepEqual(await highlighted('controls/a.yml', text), ['2:AC-01 write', '4:AC-01 read', '6:AC-01 read']);
    const onDefinition = text.replace('|', '').replace('id: AC-01', 'id: AC|-01');
    assert.deepEqual(await highlighted('controls/a.yml', onDefinition), [
      '2:AC-01 write',
      '4:AC-01 read',
      '6:AC-01 read',
    ]);
  });

  it('show what prose names, also of a record in another file', async () => {
    const text = '---\nid: POL-A\ncontrols: [AC-|01]\n---\nSee AC-01, not AC-02.\n';
    assert.deepEqual(await highlighted('policies/a.md', text, FILES), ['3:AC-01 read', '5:AC-01 read']);
  });

  it('tell records of different kinds apart that have one ID', async () => {
    const text = 'controls:\n  - {id: X-|1, risks: [X-1]}\nrisks:\n  - {id: X-1, controls: [X-1]}\n';
    assert.deepEqual(await highlighted('controls/a.yml', text), ['2:X-1 write', '4:X-1 read']);
  });

  it('show a person under every name', async () => {
    const text =
      'people:\n  - {id: jane.doe, name: Jane Doe, handle: "@jd"}\nteams:\n  - {id: security, members: [jane.doe]}\n' +
      'controls:\n  - {owner: JANE| DOE}\n  - {owner: "@jd"}\n  - {owner: sam.roe}\n';
    assert.deepEqual(await highlighted('people.control.yml', text), [
      '2:jane.doe write',
      '4:jane.doe read',
      '6:JANE DOE read',
      '7:@jd read',
    ]);
  });

  it('show a criterion, and the ranges and series that hold it', async () => {
    const text = '---\nid: POL-A\nsatisfies: [CC6.|1, CC6.1-CC6.3, CC6, CC7.1, a1.1]\n---\nAs cc6.1 and CC6.1 ask.\n';
    const places = ['3:CC6.1 read', '3:CC6.1-CC6.3 read', '3:CC6 read', '5:CC6.1 read'];
    assert.deepEqual(await highlighted('policies/a.md', text), places);
    const onSeries = text.replace('|', '').replace('CC7.1', 'CC7|.x');
    assert.deepEqual(await highlighted('policies/a.md', onSeries), ['3:CC7.x read']);
  });

  it('show a criterion of an own framework where it is defined', async () => {
    const iso =
      'id: ISO27001\ncriteria:\n  - {id: A.5.15, label: Access}\n  - {id: A.5.16, label: Identities, maps: [A.5.|15, CC6.1]}\n';
    const places = ['3:A.5.15 write', '4:A.5.15 read'];
    assert.deepEqual(await highlighted('frameworks/iso.yml', iso), places);
    const onDefinition = iso.replace('|', '').replace('A.5.15', 'A.|5.15');
    assert.deepEqual(await highlighted('frameworks/iso.yml', onDefinition), places);
  });

  it('show the other places that name what nobody defines', async () => {
    const text = 'controls:\n  - {policies: [POL-|X], risks: [POL-X]}\n  - {policies: [POL-X]}\n';
    assert.deepEqual(await highlighted('controls/a.yml', text), ['2:POL-X read', '3:POL-X read']);
  });

  it('leave keys, words, and documents that are not ours to the editor', async () => {
    assert.equal(await highlighted('controls/a.yml', 'controls:\n  - ow|ner: jane.doe\n'), undefined);
    assert.equal(await highlighted('controls/a.yml', 'controls:\n  - layer: pro|cess\n'), undefined);
    assert.equal(await highlighted('docs/a.md', '# A| thing\n'), undefined);
  });

  it('are there while something is half typed', async () => {
    const text = 'controls:\n  - id: AC-01\n    owner\n    criteria: [\nevidence:\n  - {control: AC-|01\n';
    assert.deepEqual(await highlighted('controls/a.yml', text), ['2:AC-01 write', '6:AC-01 read']);
  });
});
