/**
 * Public policy repositories, read as they are, with no migration: what is found in them was gone through by hand, and is
 * pinned here. Skipped, with a line that says so, where they are absent.
 */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isCivilDate } from '../../server/src/domain/civil-date.ts';
import { type Diagnosis, Engine } from '../../server/src/engine/engine.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { canonicalUri } from '../../server/src/workspace/uri.ts';

const DATA = resolve(import.meta.dirname, '../../../shared/data/policies');
/** Nothing that is found rests on the day: none of these policies says when it is to be reviewed. */
const AS_OF = '2026-06-30';

interface Reading {
  readonly engine: Engine;
  readonly found: readonly Diagnosis[];
  /** `policies/access.md:2:10 policy-owner-missing [AOTP]`, lines and columns from 1, with the text underlined. */
  readonly places: readonly string[];
}

async function read(name: string): Promise<Reading> {
  assert.ok(isCivilDate(AS_OF));
  const folder = canonicalUri(pathToFileURL(join(DATA, name)).href);
  const engine = new Engine({ folder, fileSystem: nodeFileSystem({ mode: 'sync', folder }), asOf: AS_OF });
  await engine.workspace.load();
  const found = engine.diagnoseAll();
  const places = found.map(({ path, range: { start, end }, code }) => {
    const file = join(DATA, name, path);
    const line = existsSync(file) ? (readFileSync(file, 'utf8').split(/\r?\n/)[start.line] ?? '') : '';
    const underlined = start.line === end.line ? line.slice(start.character, end.character) : '…';
    return `${path}:${start.line + 1}:${start.character + 1} ${code} [${underlined}]`;
  });
  return { engine, found, places };
}

/** How often each code was found. */
function counts(found: readonly Diagnosis[]): Readonly<Record<string, number>> {
  const table: Record<string, number> = {};
  for (const { code } of found) table[code] = (table[code] ?? 0) + 1;
  return table;
}

/** The message of the only finding of a code in a file. */
function messageOf({ found }: Reading, path: string, code: string): string | undefined {
  const [one, second] = found.filter((each) => each.path === path && each.code === code);
  assert.equal(second, undefined);
  return one?.message;
}

describe('public policy repositories', () => {
  before(function () {
    if (existsSync(DATA)) return;
    console.log(`      skipped: ${DATA} is not there`);
    this.skip();
  });

  describe('Comply’s example, whose front-matter has no opening fence', () => {
    it('is read whole: 27 policies, 5 narratives, 4 procedures, and no page beside them', async () => {
      const { engine } = await read('comply/example');
      const policies = engine.snapshot.records('policy');
      assert.equal(policies.length, 36);
      assert.equal(
        engine.documents().length,
        37,
        'the standard is a framework; README.md and TODO.md are nothing of ours',
      );
      for (const { record, document } of policies) assert.ok(record.id, document.path);
      assert.deepEqual(policies.map(({ record }) => record.id?.text).slice(0, 6), [
        'CEN',
        'ON',
        'PSN',
        'SEN',
        'SAN',
        'AOTP',
      ]);
    });

    it('lacks what Comply has no keys for, and nothing else but one criterion', async () => {
      const reading = await read('comply/example');
      assert.deepEqual(counts(reading.found), {
        'criterion-unknown': 5,
        'policy-approver-missing': 36,
        'policy-cadence-missing': 36,
        'policy-owner-missing': 36,
        'policy-unmapped': 6,
        'policy-version-missing': 36,
        'scope-missing': 1,
      });
      assert.deepEqual(
        reading.places.filter((place) => place.startsWith('policies/access.md')),
        ['approver', 'cadence', 'owner', 'version'].map(
          (what) => `policies/access.md:2:10 policy-${what}-missing [AOTP]`,
        ),
      );
      assert.equal(
        messageOf(reading, 'policies/access.md', 'policy-owner-missing'),
        'AOTP has no owner, so nobody answers for keeping it right. Add “owner:” with the person who does, such as jane.doe.',
      );
      // Narratives of the product and of the system, and the procedures, which Comply makes into tickets.
      assert.deepEqual(
        reading.places.filter((place) => place.includes('policy-unmapped')),
        [
          'narratives/products.md:2:10 policy-unmapped [PSN]',
          'narratives/system.md:2:10 policy-unmapped [SAN]',
          'procedures/offboarding.md:1:5 policy-unmapped ["offboard"]',
          'procedures/onboarding.md:1:5 policy-unmapped ["onboard"]',
          'procedures/patch.md:1:5 policy-unmapped ["patch"]',
          'procedures/workstation.md:1:5 policy-unmapped ["workstation"]',
        ],
      );
    });

    it('names CC9.9 in five policies, where the criteria end with CC9.2', async () => {
      const reading = await read('comply/example');
      assert.deepEqual(
        reading.places.filter((place) => place.includes('criterion-unknown')),
        ['classification', 'encryption', 'information', 'password', 'policy'].map(
          (name) => `policies/${name}.md:5:7 criterion-unknown [CC9.9]`,
        ),
      );
      const message = messageOf(reading, 'policies/encryption.md', 'criterion-unknown') ?? '';
      assert.match(message, /^There is no criterion “CC9\.9” in TSC: CC9 has CC9\.1 and CC9\.2\./);
    });

    it('maps every criterion of every category, and has no control: mapped, and no more', async () => {
      const { engine } = await read('comply/example');
      const { criteria } = engine.readiness.matrix();
      assert.equal(criteria.length, 61);
      for (const row of criteria) assert.ok(row.policies.length > 0, row.criterion.id);
      for (const row of criteria) if (row.inScope) assert.equal(row.readiness, 'mapped', row.criterion.id);
      assert.equal(criteria.filter((row) => row.inScope).length, 33);
    });
  });

  describe('Comply’s malformed fixtures', () => {
    it('have one finding for each fault, at the fault, in plain words', async () => {
      const reading = await read('comply/fixtures');
      const faults = reading.places.filter((place) => /yaml-syntax|policy-unmapped/.test(place));
      assert.deepEqual(faults, [
        'narratives/invalid-control.md:5:1 yaml-syntax [- CC2.1]',
        // Its list stands under a TSC: that is not indented, so that nothing stands under satisfies:.
        'policies/invalid-access.md:3:1 policy-unmapped [satisfies]',
        'policies/invalid-access.md:10:4 yaml-syntax [comment: Initial document]',
        'procedures/invalid-workstation.md:1:5 policy-unmapped ["workstation"]',
        'procedures/invalid-workstation.md:2:36 yaml-syntax [cron: "0 0 0 15 4 *"]',
        'standards/invalid-standard.yml:2:1 yaml-syntax [***CC1.1]',
      ]);
      assert.deepEqual(
        reading.found.filter(({ code }) => code === 'yaml-syntax').map(({ message }) => message),
        [
          'A list item stands here where a key should. Indent it further than the key that it belongs to.',
          'This line is indented differently from its neighbours. Indent it as far as the key above that it stands beside.',
          'Text follows the closing ". Put the whole value in quotes (write \\" for a quotation mark inside it), or begin a new line.',
          '“***CC1.1” is a YAML alias, for a value written elsewhere; anchors and aliases are not followed. Write the value out here, or put it in quotes if it is text.',
        ],
      );
    });

    it('are policies all the same, with the IDs that could be read', async () => {
      const { engine, found } = await read('comply/fixtures');
      assert.deepEqual(
        engine.snapshot.records('policy').map(({ record }) => record.id?.text),
        ['CEN', 'AOTP', 'workstation'],
      );
      assert.deepEqual(counts(found), {
        'criterion-unmapped': 33,
        'policy-approver-missing': 3,
        'policy-cadence-missing': 3,
        'policy-owner-missing': 3,
        'policy-unmapped': 2,
        'policy-version-missing': 3,
        'scope-missing': 1,
        'yaml-syntax': 4,
      });
    });
  });

  describe('Tailscale’s policies, with almost no metadata', () => {
    const LACKING = ['approver', 'cadence', 'id', 'owner', 'version'];

    it('are known by “policy: true”, 14 of them, and the pages beside them are not policies', async () => {
      const { engine } = await read('tailscale');
      const paths = engine.snapshot.records('policy').map(({ document }) => document.path);
      assert.equal(paths.length, 14);
      assert.ok(!paths.some((path) => ['README.md', '_index.md', 'overview.md'].includes(path)));
    });

    it('each lack six things, said at the title, and no criterion is named anywhere', async () => {
      const reading = await read('tailscale');
      assert.deepEqual(counts(reading.found), {
        'criterion-unmapped': 33,
        ...Object.fromEntries(LACKING.map((what) => [`policy-${what}-missing`, 14])),
        'policy-unmapped': 14,
        'scope-missing': 1,
      });
      assert.deepEqual(
        reading.places.filter((place) => place.startsWith('bcp-dr/')),
        [...LACKING.map((what) => `policy-${what}-missing`), 'policy-unmapped']
          .toSorted()
          .map((code) => `bcp-dr/index.md:2:8 ${code} [BCP/DR policy]`),
      );
      assert.deepEqual(
        reading.found.filter(({ severity }) => severity === 'error'),
        [],
        'nothing in them is wrong: “last_updated” is understood, “slug” and “weight” are the site’s own',
      );
    });

    it('link to each other by the addresses of their site, which are no files and are not called broken', async () => {
      const { engine } = await read('tailscale');
      const links = engine
        .documents()
        .flatMap((document) =>
          document.facts.files
            .filter(({ destination }) => destination.startsWith('/'))
            .map((file) => `${file.destination} ${engine.snapshot.target(document, file).state}`),
        );
      assert.ok(links.includes('/security-policies/incident-response-process/ external'), links.join('\n'));
      assert.ok(links.includes('/privacy-policy/ external'));
      assert.equal(links.filter((link) => !link.endsWith(' external')).length, 0);
    });
  });
});
