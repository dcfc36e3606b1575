/** Exports of very much evidence: in bounded time and room, and of as many rows as there are records. */

import assert from 'node:assert/strict';

import type { Engine } from '../../server/src/engine/engine.ts';
import { csvText } from '../../server/src/exports/csv-text.ts';
import { evidenceTable } from '../../server/src/exports/operation-tables.ts';
import { exportSourceOf } from '../../server/src/exports/export-source.ts';
import { bytesOf, sourceOf, textOf } from '../unit/exports/export-workspace.ts';

const MANY = 50_000;
const IN_A_FILE = 2_500;

/** A register of much evidence in each of some files, for ten controls. */
function files(): Readonly<Record<string, string>> {
  const registers: Record<string, string> = {
    'plumbline.yml': 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n',
    'controls/a.yml': `controls:\n${Array.from({ length: 10 }, (_, at) => `  - {id: AC-${at}, title: T, frequency: daily, criteria: [CC6.1]}\n`).join('')}`,
  };
  for (let start = 0; start < MANY; start += IN_A_FILE) {
    const rows = Array.from(
      { length: IN_A_FILE },
      (_, at) =>
        `  - {id: EV-${start + at}, title: Screenshot number ${start + at}, control: AC-${at % 10}, collected: 2026-0${(at % 6) + 1}-1${at % 9}, url: 'https://a.example/${at}'}\n`,
    );
    registers[`evidence/${start}.yml`] = `evidence:\n${rows.join('')}`;
  }
  return registers;
}

describe(`exports of ${MANY} evidence records`, () => {
  let source: Engine;

  before(async function () {
    this.timeout(120_000);
    source = await sourceOf(files());
  });

  it('are made in bounded time and room', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const bytes = await bytesOf(source, 'xlsx');
    assert.ok(bytes.length < 8 * 1024 * 1024, `${bytes.length} bytes`);
    assert.ok(process.memoryUsage().arrayBuffers - before < 256 * 1024 * 1024);
    const csv = csvText(evidenceTable(exportSourceOf(source)));
    assert.equal(csv.split('\r\n').length, MANY + 2);
    assert.equal([...(await textOf(source, 'html')).matchAll(/<tr><th scope="row">EV-/g)].length, MANY);
    for (const kind of ['csv', 'pbc-csv', 'md', 'oscal-component-definition', 'oscal-assessment-results'] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.ok((await textOf(source, kind)).length > 1000);
    }
  }).timeout(60_000);
});
