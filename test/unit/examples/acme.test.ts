/** The example's README lists its deliberate faults; the engine finds these, each in its file, and nothing else. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { nodeFileSystem } from '../../../server/src/host/node-file-system.ts';
import { canonicalUri } from '../../../server/src/workspace/uri.ts';

const ACME = resolve(import.meta.dirname, '../../../examples/acme');
const AS_OF = '2026-09-15';

describe('examples/acme', () => {
  it('has exactly the faults that its README lists', async () => {
    const rows = readFileSync(join(ACME, 'README.md'), 'utf8').matchAll(
      /^\| \d+ \| `([^`]+)` \|.*\| `([a-z-]+)` \|$/gm,
    );
    const listed = [...rows].map(([, file, code]) => `${file ?? ''} ${code ?? ''}`);
    assert.ok(listed.length >= 25, `${listed.length} faults are listed`);
    if (!isCivilDate(AS_OF)) throw new Error('not a date');
    const folder = canonicalUri(pathToFileURL(ACME).href);
    const engine = new Engine({ folder, fileSystem: nodeFileSystem({ mode: 'sync' }), asOf: AS_OF });
    await engine.workspace.load();
    const found = engine.diagnoseAll().map(({ path, code }) => `${path} ${code}`);
    assert.deepEqual(found.toSorted(), listed.toSorted());
  });
});
