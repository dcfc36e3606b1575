/** What a file is taken for by its path alone. */

import assert from 'node:assert/strict';

import { engineOf } from '../reports/report-workspace.ts';

describe('a record in a file of its own', () => {
  it('is what its folder says, else a control where the name says so', async () => {
    const engine = await engineOf({
      'AC-01.control.yml': 'id: AC-01\ntitle: Review\n',
      'deep/people.control.yml': 'people:\n  - {id: jane.doe}\n',
      'vendors/okta.control.yml': 'id: V-1\nname: Okta\n',
      'other.yml': 'id: X-1\ntitle: No register\n',
    });
    const found = (['control', 'person', 'vendor'] as const).map((kind) => engine.snapshot.ids(kind));
    assert.deepEqual(found, [['AC-01'], ['jane.doe'], ['V-1']]);
  });
});
