/** What the matrix page shows: order, groups, filters and search, and how its layout is read back. */

import assert from 'node:assert/strict';

import type { MatrixPageParameter } from '../../../client/src/pages/webview-messages.ts';
import { matching, stepIn, withFirst } from '../../../pages/src/matrix/choices.ts';
import { toggled, withChanges } from '../../../pages/src/list-changes.ts';
import { matrixFields } from '../../../pages/src/matrix/matrix-fields.ts';
import {
  FIRST_LAYOUT,
  layoutFor,
  type MatrixLayout,
  readLayout,
  sortedBy,
} from '../../../pages/src/matrix/matrix-layout.ts';
import { filterChoices, groupKeys, matrixRows } from '../../../pages/src/matrix/matrix-rows.ts';
import type { MatrixPageControl, MatrixPageCriterion } from '../../../server/src/protocol/matrix-page.ts';

function control(name: string, said: Partial<MatrixPageControl> = {}): MatrixPageControl {
  return {
    key: `k/${name}`,
    id: name,
    name,
    title: `Title of ${name}`,
    owners: ['sam'],
    frequency: 'monthly',
    frequencyText: 'monthly',
    status: 'operating',
    type: '',
    nature: '',
    layer: 'process',
    criteria: ['TSC.CC6.1'],
    writtenCriteria: ['CC6.1'],
    policies: ['POL-A'],
    systems: [],
    risks: [],
    readiness: 'operating',
    next: undefined,
    occurrences: { performed: 0, late: 0, missing: 0, upcoming: 0, excepted: 0 },
    nextDue: undefined,
    lastReviewed: undefined,
    reviewDue: undefined,
    path: 'controls/a.yml',
    location: {
      uri: 'file:///a.yml',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    },
    ...said,
  };
}

function criterion(name: string, category: string): MatrixPageCriterion {
  return {
    key: `TSC.${name}`,
    name,
    label: `Label of ${name}`,
    category,
    series: name.replace(/\..*/, ''),
    inScope: true,
    readiness: 'mapped',
    next: undefined,
  };
}

const MATRIX = {
  categories: [
    { id: 'security', label: 'Security' },
    { id: 'availability', label: 'Availability' },
  ],
  criteria: [criterion('CC6.1', 'security'), criterion('CC6.2', 'security'), criterion('A1.2', 'availability')],
  owners: [],
  controls: [
    control('AC-1', { owners: ['sam', 'ann'], frequency: 'quarterly', readiness: 'mapped' }),
    control('AC-2', { owners: [], criteria: [], writtenCriteria: [], policies: [], frequency: '', status: 'planned' }),
    control('AC-10', { criteria: ['TSC.CC6.1', 'TSC.A1.2'], frequency: 'daily', readiness: 'owned', layer: '' }),
  ],
};

function shown(said: Partial<MatrixLayout>): readonly string[] {
  return matrixRows(MATRIX, { ...FIRST_LAYOUT, ...said }, matrixFields()).lines.map((line) =>
    line.kind === 'row' ? line.row.name : `${line.group.title} (${line.group.count})${line.isOpen ? '' : ' closed'}`,
  );
}

const by = (key: string, isDescending = false): Pick<MatrixLayout, 'sorts'> => ({ sorts: [{ key, isDescending }] });

describe('the rows of the matrix', () => {
  it('are in order by what they say: IDs by their numbers, levels by the ladder, frequencies by how often', () => {
    assert.deepEqual(shown({}), ['AC-1', 'AC-2', 'AC-10']);
    assert.deepEqual(shown(by('id', true)), ['AC-10', 'AC-2', 'AC-1']);
    assert.deepEqual(shown(by('readiness')), ['AC-1', 'AC-10', 'AC-2']);
    assert.deepEqual(shown(by('frequency')), ['AC-10', 'AC-1', 'AC-2']);
    // What has no value comes last, either way.
    assert.deepEqual(shown(by('frequency', true)), ['AC-1', 'AC-10', 'AC-2']);
    assert.deepEqual(shown(by('TSC.A1.2')), ['AC-10', 'AC-1', 'AC-2']);
    assert.deepEqual(shown(by('lost')), ['AC-1', 'AC-2', 'AC-10']);
  });

  it('keep the order of before where they are alike', () => {
    assert.deepEqual(shown({ sorts: [...by('status').sorts, ...by('id', true).sorts] }), ['AC-2', 'AC-10', 'AC-1']);
    const first = sortedBy([], 'id');
    assert.deepEqual(first, [{ key: 'id', isDescending: false }]);
    const second = sortedBy(first, 'id');
    assert.deepEqual(second, [{ key: 'id', isDescending: true }]);
    assert.deepEqual(sortedBy(second, 'id'), []);
    assert.deepEqual(sortedBy(second, 'owner'), [{ key: 'owner', isDescending: false }, ...second]);
  });

  it('have every word that is searched for, in ID, title, owners, criteria or policies', () => {
    assert.deepEqual(shown({ search: 'ac-1' }), ['AC-1', 'AC-10']);
    assert.deepEqual(shown({ search: 'ANN pol-a' }), ['AC-1']);
    assert.deepEqual(shown({ search: 'a1.2' }), ['AC-10']);
    assert.deepEqual(shown({ search: 'nothing' }), []);
    assert.deepEqual(shown({ search: '  ' }), ['AC-1', 'AC-2', 'AC-10']);
  });

  it('have one value of each filter', () => {
    const filters = { ...FIRST_LAYOUT.filters };
    assert.deepEqual(shown({ filters: { ...filters, readiness: ['mapped', 'owned'] } }), ['AC-1', 'AC-10']);
    assert.deepEqual(shown({ filters: { ...filters, owner: [''] } }), ['AC-2']);
    assert.deepEqual(shown({ filters: { ...filters, category: ['availability'], owner: ['sam'] } }), ['AC-10']);
    assert.deepEqual(shown({ filters: { ...filters, category: [''] } }), ['AC-2']);
    assert.deepEqual(filterChoices(MATRIX, 'category'), [
      { value: 'security', label: 'Security', count: 2 },
      { value: 'availability', label: 'Availability', count: 1 },
      { value: '', label: 'No criteria', count: 1 },
    ]);
    assert.deepEqual(
      filterChoices(MATRIX, 'owner').map(({ label }) => label),
      ['ann', 'sam', 'No owner'],
    );
  });

  it('stand under each heading that they belong to', () => {
    assert.deepEqual(shown({ group: 'owner' }), [
      'ann (1)',
      'AC-1',
      'sam (2)',
      'AC-1',
      'AC-10',
      'No owner (1)',
      'AC-2',
    ]);
    assert.deepEqual(shown({ group: 'category' }), [
      'Security (2)',
      'AC-1',
      'AC-10',
      'Availability (1)',
      'AC-10',
      'No criteria (1)',
      'AC-2',
    ]);
    assert.deepEqual(shown({ group: 'readiness', ...by('id', true) }), [
      'Mapped (1)',
      'AC-1',
      'Owned (1)',
      'AC-10',
      'Operating (1)',
      'AC-2',
    ]);
    assert.deepEqual(shown({ group: 'layer', closed: ['layer:process'] }), [
      'process (2) closed',
      'No layer (1)',
      'AC-10',
    ]);
    assert.deepEqual(shown({ group: 'policy', search: 'ac-2' }), ['No policy (1)', 'AC-2']);
    assert.deepEqual(groupKeys(MATRIX, { ...FIRST_LAYOUT, group: 'status' }), ['status:operating', 'status:planned']);
  });

  it('show a criterion without a control as a group of none, unless something is searched for', () => {
    const all = ['Label of CC6.1', 'AC-1', 'AC-10', 'Label of CC6.2', 'Label of A1.2', 'AC-10', 'No criteria', 'AC-2'];
    const without = (lines: readonly string[]): readonly string[] =>
      lines.map((line) => line.replace(/^\S+ (?=Label)| \(\d\)$/g, ''));
    assert.deepEqual(without(shown({ group: 'criterion' })), all);
    assert.equal(shown({ group: 'criterion' })[3], 'CC6.2 Label of CC6.2 (0)');
    assert.deepEqual(shown({ group: 'criterion', search: 'ac-10' }), [
      'CC6.1 Label of CC6.1 (1)',
      'AC-10',
      'A1.2 Label of A1.2 (1)',
      'AC-10',
    ]);
    const filters = { ...FIRST_LAYOUT.filters, category: ['security'] };
    assert.deepEqual(without(shown({ group: 'criterion', filters })), all.slice(0, 4));
  });

  it('are those of one criterion, or of the criteria at a level, whatever the controls stand at', () => {
    const matrix = {
      ...MATRIX,
      criteria: MATRIX.criteria.map((one): MatrixPageCriterion => ({
        ...one,
        readiness: one.name === 'CC6.2' ? 'unmapped' : one.name === 'A1.2' ? 'owned' : 'mapped',
      })),
    };
    const opened = (parameter: MatrixPageParameter): readonly string[] => {
      const before: MatrixLayout = { ...FIRST_LAYOUT, search: 'x', closed: ['criterion:TSC.A1.2'] };
      const { lines } = matrixRows(matrix, layoutFor(parameter, before), matrixFields());
      return lines.map((line) => (line.kind === 'row' ? line.row.name : (line.group.criterion?.name ?? 'none')));
    };
    assert.deepEqual(opened({ criterion: 'TSC.CC6.2' }), ['CC6.2']);
    assert.deepEqual(opened({ criterion: 'TSC.CC6.1' }), ['CC6.1', 'AC-1', 'AC-10']);
    assert.deepEqual(opened({ category: 'availability', readiness: 'owned' }), ['A1.2', 'AC-10']);
    assert.deepEqual(opened({ category: 'security', readiness: 'owned' }), []);
    assert.deepEqual(opened({ category: 'security', readiness: 'mapped' }), ['CC6.1', 'AC-1', 'AC-10']);
    assert.deepEqual(opened({ readiness: 'unmapped' }), ['CC6.2']);
    assert.deepEqual(shown({ only: { criterion: 'TSC.A1.2', readiness: undefined } }), ['AC-10']);
  });

  it('are counted once each', () => {
    const count = (said: Partial<MatrixLayout>): number =>
      matrixRows(MATRIX, { ...FIRST_LAYOUT, ...said }, matrixFields()).shown;
    assert.equal(count({ group: 'owner' }), 3);
    assert.equal(count({ group: 'criterion', closed: ['criterion:TSC.CC6.1'], search: 'ac-1' }), 2);
  });
});

describe('the layout of the matrix', () => {
  it('is read back as it was, and what is not as it should be is as at first', () => {
    const layout: MatrixLayout = {
      ...FIRST_LAYOUT,
      folder: 'file:///a',
      sorts: [{ key: 'owner', isDescending: true }],
      group: 'criterion',
      closed: ['criterion:TSC.CC6.1'],
      filters: { readiness: ['mapped'], category: [], owner: ['sam'], status: [] },
      only: { criterion: 'TSC.CC6.1', readiness: 'owned' },
      search: 'x',
      columns: ['id', 'path'],
      hasCriteria: false,
      frozen: 1,
      widths: { id: 120 },
      top: 280,
      left: 10,
    };
    assert.deepEqual(readLayout(JSON.parse(JSON.stringify(layout))), layout);
    for (const value of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { only: 'x' },
      { only: { criterion: 3, readiness: 'ready' } },
      { sorts: 'x', filters: [], widths: 3, columns: {}, frozen: 'x' },
    ])
      assert.deepEqual(readLayout(value), FIRST_LAYOUT);
    const odd = readLayout({
      sorts: [{ key: 1 }, { key: 'id', isDescending: false }],
      group: 'colour',
      widths: { id: 5, title: 'wide', owner: 10_000 },
      frozen: 99,
      columns: ['title'],
      top: -5,
    });
    assert.deepEqual(odd, {
      ...FIRST_LAYOUT,
      sorts: [{ key: 'id', isDescending: false }],
      widths: { id: 40, owner: 900 },
      frozen: 4,
    });
  });

  it('stays as it was, from its top, where it is opened with another folder alone', () => {
    const before: MatrixLayout = { ...FIRST_LAYOUT, search: 'x', group: 'owner', top: 280 };
    assert.deepEqual(layoutFor({ folder: 'file:///b' }, before), { ...before, folder: 'file:///b', top: 0 });
  });

  it('puts what was changed of some values on top of others', () => {
    assert.deepEqual(withChanges(['a', 'c'], ['a', 'b'], ['b', 'd']), ['c', 'd']);
    assert.deepEqual(withChanges(['a', 'b', 'x'], ['a', 'b'], ['a', 'b']), ['a', 'b', 'x']);
  });

  it('puts values among others and takes them out', () => {
    assert.deepEqual(toggled(['a'], 'b'), ['a', 'b']);
    assert.deepEqual(toggled(['a', 'b'], 'a'), ['b']);
  });
});

describe('what is offered in a cell', () => {
  const choices = ['quarterly', 'annual', 'semiannual'].map((value) => ({ value, label: `${value} · each` }));
  const offered = (typed: string): readonly string[] => matching(choices, typed).map(({ value }) => value);

  it('holds every word that was typed; what begins with them comes first', () => {
    assert.deepEqual(offered(''), ['quarterly', 'annual', 'semiannual']);
    assert.deepEqual(offered('ANNUAL'), ['annual', 'semiannual']);
    assert.deepEqual(offered('each semi'), ['semiannual']);
    assert.deepEqual(offered('x'), []);
  });

  it('begins with some, in the order of all', () => {
    const some = ['a', 'b', 'c', 'd'].map((key) => ({ key }));
    assert.deepEqual(
      withFirst(some, ['d', 'lost', 'b']).map(({ key }) => key),
      ['b', 'd', 'a', 'c'],
    );
  });

  it('is gone through in a circle', () => {
    assert.deepEqual(
      [stepIn(3, -1, 1), stepIn(3, -1, -1), stepIn(3, 2, 1), stepIn(3, 0, -1), stepIn(0, -1, 1)],
      [0, 2, 0, 2, -1],
    );
  });
});
