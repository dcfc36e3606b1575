/** What rests on what, step by step as somebody opens it. */

import assert from 'node:assert/strict';
import type { CallHierarchyItem, Range } from 'vscode-languageserver-types';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../../server/src/features/call-hierarchy.ts';
import { type CallData, readCallData } from '../../../server/src/features/call-items.ts';
import { at, FILES, FOLDER, marked } from './marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

function dataOf(item: CallHierarchyItem): CallData {
  return readCallData(item.data) ?? assert.fail();
}

/** `AC-01 (Quarterly access review · owned) controls/access.yml:2`, lines counted from 1. */
function shown({ name, detail, uri, range, selectionRange }: CallHierarchyItem): string {
  // Editors refuse an item in which the one does not hold the other.
  assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line);
  return `${name} (${detail ?? ''}) ${uri.slice(FOLDER.length + 1)}:${selectionRange.start.line + 1}`;
}

function lines(ranges: readonly Range[]): string {
  return ranges.map(({ start }) => start.line + 1).join(' ');
}

async function prepared(
  path: string,
  place: string,
  files: Files = FILES,
): Promise<{ readonly engine: Engine; readonly items: readonly CallHierarchyItem[] }> {
  const { context, position } = await at(marked(files, path, place), path);
  return { engine: context.engine, items: prepareCallHierarchy(context, position, context.document.uri) ?? [] };
}

/** What the first item at a place rests on, and who rests on it; behind `@` the lines in the one that rests. */
async function calls(
  path: string,
  place: string,
  files: Files = FILES,
): Promise<Readonly<Record<'out' | 'in', string[]>>> {
  const { engine, items } = await prepared(path, place, files);
  const [item = assert.fail()] = items;
  return {
    out: outgoingCalls(engine, item, dataOf(item)).map(({ to, fromRanges }) => `${shown(to)} @${lines(fromRanges)}`),
    in: incomingCalls(engine, dataOf(item)).map(({ from, fromRanges }) => `${shown(from)} @${lines(fromRanges)}`),
  };
}

const CONTROL = 'AC-01 (Quarterly access review · operating) controls/access.yml:2';
const POLICY = 'POL-A (Access Policy · approved) policies/access.md:2';

describe('the call hierarchy', () => {
  it('begins at an ID, where it is defined or named, and anywhere in a record', async () => {
    for (const [path, place] of [
      ['controls/access.yml', 'id: AC|-01'],
      ['evidence/2026.yml', 'control: AC|-01'],
      ['policies/access.md', 'See AC|-01'],
      ['controls/access.yml', 'frequency: quar|terly'],
    ] as const) {
      const { items } = await prepared(path, place);
      assert.deepEqual(items.map(shown), [CONTROL]);
    }
    assert.deepEqual((await prepared('policies/access.md', '# Acc|ess')).items.map(shown), [POLICY]);
    assert.deepEqual((await prepared('people.control.yml', 'id: jane|.doe')).items, []);
    assert.deepEqual((await prepared('plumbline.yml', 'ty|pe: 2')).items, []);
  });

  it('leads from a criterion to its controls', async () => {
    const { items } = await prepared('policies/access.md', 'CC6|.1,');
    assert.deepEqual(items.map(shown), ['CC6.1 (Logical access protection · operating) policies/access.md:11']);
    assert.deepEqual(await calls('policies/access.md', 'CC6|.1,'), { out: [`${CONTROL} @11`], in: [] });
  });

  it('leads from a criterion without a control to the policies that speak to it, and back', async () => {
    assert.deepEqual((await calls('policies/access.md', 'A1|.1]')).out, [`${POLICY} @11`]);
    const { in: incoming } = await calls('policies/access.md', 'id: POL|-A');
    assert.deepEqual(incoming, [`${CONTROL} @11`, 'A1.1 (Capacity · mapped) policies/access.md:11 @11']);
  });

  it('leads from a control to its policies and its evidence, the latest first, and back to the criteria', async () => {
    assert.deepEqual(await calls('controls/access.yml', 'id: AC|-01'), {
      out: [
        `${POLICY} @11`,
        'EV-2 (2 Apr 2026 · q2) evidence/2026.yml:3 @2',
        'EV-1 (2026-Q1 · q1.csv) evidence/2026.yml:2 @2',
      ],
      in: ['CC6.1 (Logical access protection · operating) controls/access.yml:10 @10'],
    });
  });

  it('leads from evidence and from a policy back to the controls', async () => {
    assert.deepEqual(await calls('evidence/2026.yml', 'id: EV|-1'), { out: [], in: [`${CONTROL} @2`] });
    assert.deepEqual((await calls('policies/access.md', 'id: POL|-A')).out, []);
    const mentioning = {
      ...FILES,
      'controls/access.yml': FILES['controls/access.yml']?.replace('policies: [POL-A]', '') ?? '',
    };
    const { in: incoming } = await calls('policies/access.md', 'id: POL|-A', mentioning);
    assert.match(incoming[0] ?? '', /^AC-01 .* @2$/);
  });

  it('leads through the mappings of own frameworks', async () => {
    const files = {
      ...FILES,
      'frameworks/iso.yml': 'id: ISO27001\ncriteria:\n  - {id: A.5.15, label: Access, maps: [CC6.1]}\n',
    };
    assert.deepEqual(await calls('frameworks/iso.yml', 'id: A.5|.15', files), { out: [`${CONTROL} @3`], in: [] });
    assert.deepEqual((await calls('controls/access.yml', 'id: AC|-01', files)).in, [
      'CC6.1 (Logical access protection · operating) controls/access.yml:10 @10',
      'A.5.15 (Access · operating) frameworks/iso.yml:3 @3',
    ]);
  });

  it('says what is missing and what is retired, and nothing rests on that', async () => {
    const text =
      'controls:\n  - {id: X-1, frequency: monthly, criteria: [CC6.1], status: operating}\n  - {id: X-2, status: retired, criteria: [CC6.1]}\n';
    const files = { ...FILES, 'controls/x.yml': text };
    assert.deepEqual((await prepared('controls/x.yml', 'X|-1', files)).items.map(shown), [
      'X-1 (mapped · 3 missing) controls/x.yml:2',
    ]);
    const { items } = await prepared('controls/x.yml', 'X|-2', files);
    assert.deepEqual(items.map(shown), ['X-2 (retired) controls/x.yml:3']);
    assert.deepEqual((await calls('controls/x.yml', 'X|-2', files)).in, []);
  });

  it('gives each member of a range', async () => {
    const files = { ...FILES, 'controls/x.yml': 'controls:\n  - {id: X-1, criteria: [CC6.1-CC6.3]}\n' };
    const { items } = await prepared('controls/x.yml', 'CC6.1|-CC6.3', files);
    assert.deepEqual(
      items.map(({ name }) => name),
      ['CC6.1', 'CC6.2', 'CC6.3'],
    );
  });

  it('gives nothing of what is gone or of what no server has sent', async () => {
    const { engine, items } = await prepared('controls/access.yml', 'id: AC|-01');
    const [item = assert.fail()] = items;
    const gone: CallData = { from: 'a', uri: `${FOLDER}/controls/access.yml`, kind: 'control', id: 'X', before: 0 };
    assert.deepEqual(outgoingCalls(engine, item, gone), []);
    assert.deepEqual(incomingCalls(engine, gone), []);
    for (const none of [undefined, null, 1, {}, { from: 'a' }, { from: 'a', uri: 'b', kind: 'c', before: 0 }]) {
      assert.equal(readCallData(none), undefined);
    }
  });
});
