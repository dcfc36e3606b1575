/** The matrix tree in each grouping: rows as a person reads them. */

import assert from 'node:assert/strict';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import type { MatrixGrouping } from '../../../server/src/protocol/messages.ts';
import { FILES, load } from './marked-workspace.ts';

async function rows(grouping: MatrixGrouping, parent?: string, filter?: string): Promise<readonly string[]> {
  const engine = await load(FILES);
  const nodes = matrixTree(engine, {
    grouping,
    ...(parent === undefined ? {} : { parent }),
    ...(filter === undefined ? {} : { filter }),
  });
  return nodes.map(({ label, description }) => `${label} (${description})`);
}

describe('the matrix tree', () => {
  it('shows categories in scope, criteria, controls, and under a control what is open and what proves it', async () => {
    assert.deepEqual(await rows('criteria'), ['Security (1 of 33 operating)', 'Availability (0 of 3 operating)']);
    const [, second, third] = (await rows('criteria', 'criteria/security')).slice(16);
    assert.equal(second, 'CC6.1 Logical access protection (operating · 1 control)');
    assert.equal(third, 'CC6.2 Granting and removing accounts (mapped · 1 control)');
    const control = 'criteria/security/CC6.1/controls/access.yml#AC-01';
    assert.deepEqual(await rows('criteria', 'criteria/security/CC6.1'), [
      'AC-01 Quarterly access review (operating · jane.doe · quarterly)',
    ]);
    assert.deepEqual(await rows('criteria', control), [
      '2026-Q3 (due 15 Oct 2026)',
      'EV-2 (2 Apr 2026 · q2)',
      'EV-1 (2026-Q1 · q1.csv)',
    ]);
  });

  it('shows a criterion that only a policy names as mapped, with no control', async () => {
    assert.deepEqual((await rows('criteria', 'criteria/availability')).slice(0, 1), [
      'A1.1 Capacity (mapped · no control)',
    ]);
    assert.deepEqual(await rows('criteria', 'criteria/availability/A1.1'), [
      'POL-A Access Policy (policy, no control yet)',
    ]);
  });

  it('groups by policy, owner, layer, readiness and due date', async () => {
    assert.deepEqual(await rows('policy'), ['POL-A Access Policy (1 control)', 'Under no policy (1 control)']);
    assert.deepEqual(await rows('owner'), ['Nobody (1 control)', 'Jane Doe (1 control)']);
    assert.deepEqual(await rows('layer'), ['No layer (1 control)', 'process (1 control)']);
    assert.deepEqual(await rows('readiness'), ['Operating (1 control)', 'Mapped (1 control)']);
    assert.deepEqual(await rows('due'), ['2026-10 (1 control)', 'No date (1 control)']);
  });

  it('keeps only what contains the filter, with what stands above it', async () => {
    assert.deepEqual(await rows('criteria', undefined, 'leavers'), ['Security (1 of 33 operating)']);
    assert.deepEqual(await rows('criteria', 'criteria/security', 'LEAVERS'), [
      'CC6.2 Granting and removing accounts (mapped · 1 control)',
    ]);
    assert.deepEqual(await rows('criteria', undefined, 'no such thing'), []);
  });
});
