/** Public policy repositories, read as they are, with no migration. Skipped, with a line that says so, where they are absent. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isCivilDate } from '../../server/src/domain/civil-date.ts';
import { type Diagnosis, Engine } from '../../server/src/engine/engine.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { canonicalUri } from '../../server/src/workspace/uri.ts';

const DATA = resolve(import.meta.dirname, '../../../shared/data/policies');
const AS_OF = '2026-11-23';

async function read(folder: string): Promise<{ engine: Engine; found: readonly Diagnosis[] }> {
  if (!isCivilDate(AS_OF)) throw new Error('not a date');
  const uri = canonicalUri(pathToFileURL(join(DATA, folder)).href);
  const engine = new Engine({ folder: uri, fileSystem: nodeFileSystem({ mode: 'sync' }), asOf: AS_OF });
  await engine.workspace.load();
  return { engine, found: engine.diagnoseAll() };
}

/** How often each code was found. */
function counts(found: readonly Diagnosis[]): Readonly<Record<string, number>> {
  const table: Record<string, number> = {};
  for (const { code } of found) table[code] = (table[code] ?? 0) + 1;
  return table;
}

const places = (found: readonly Diagnosis[], code: string): readonly string[] =>
  found.filter((one) => one.code === code).map((one) => `${one.path}:${one.range.start.line + 1}`);

describe('public policy repositories', () => {
  before(function () {
    if (existsSync(DATA)) return;
    console.log(`      skipped: ${DATA} is not there`);
    this.skip();
  });

  it('Comply’s example: front-matter without an opening fence, and a criterion that does not exist', async () => {
    const { engine, found } = await read('comply/example');
    assert.equal(engine.snapshot.records('policy').length, 36);
    // Comply knows no owner, approver, version or cadence, and its five policies on CC9.9 name what is not there.
    assert.deepEqual(counts(found), {
      'criterion-unknown': 5,
      'policy-approver-missing': 36,
      'policy-cadence-missing': 36,
      'policy-owner-missing': 36,
      'policy-unmapped': 6,
      'policy-version-missing': 36,
      'scope-missing': 1,
    });
    assert.deepEqual(places(found, 'criterion-unknown'), [
      'policies/classification.md:5',
      'policies/encryption.md:5',
      'policies/information.md:5',
      'policies/password.md:5',
      'policies/policy.md:5',
    ]);
    const security = engine.readiness.matrix().criteria.filter((row) => row.inScope);
    assert.ok(
      security.every((row) => row.readiness === 'mapped'),
      'named by policies, and by nothing that is done: mapped, and no more',
    );
  });

  it('Comply’s malformed fixtures: a finding at the fault, and the rest still read', async () => {
    const { found } = await read('comply/fixtures');
    const syntax = places(found, 'yaml-syntax');
    assert.ok(syntax.includes('narratives/invalid-control.md:5'), syntax.join());
    assert.ok(
      syntax.some((place) => place.startsWith('policies/invalid-access.md:')),
      syntax.join(),
    );
    assert.ok(
      syntax.some((place) => place.startsWith('procedures/invalid-workstation.md:')),
      syntax.join(),
    );
  });

  it('Tailscale’s policies: known by “policy: true”, with links that are addresses of their site', async () => {
    const { engine, found } = await read('tailscale');
    assert.equal(engine.snapshot.records('policy').length, 14);
    const table = counts(found);
    assert.equal(table['policy-id-missing'], 14);
    assert.equal(table['criterion-unmapped'], 33);
    assert.equal(table['link-broken'], undefined);
    assert.deepEqual(
      found.filter((one) => one.severity === 'error').map((one) => one.code),
      [],
    );
  });
});
