/** What an export of ours says comes back by an import: exported again, it is the same to the byte. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ExportKind } from '../../../server/src/protocol/export-messages.ts';
import { contentOf, csvRows, sourceOf } from '../exports/export-workspace.ts';
import type { Files } from '../reports/report-workspace.ts';
import { planFor, textsOf } from './memory-target.ts';

const ACME = fileURLToPath(new URL('../../../examples/acme', import.meta.url));

/** The files of the example that the engine reads. */
function acme(): Files {
  const found: Record<string, string> = {};
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(ACME, folder)).toSorted()) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (statSync(join(ACME, path)).isDirectory()) walk(path);
      else if (/\.(?:ya?ml|md)$/.test(name)) found[path] = readFileSync(join(ACME, path), 'utf8');
    }
  };
  walk('');
  return found;
}

type Carrier = Extract<ExportKind, 'csv' | 'xlsx' | 'oscal-component-definition'>;
const NAMES: Readonly<Record<Carrier, string>> = {
  csv: 'matrix.csv',
  xlsx: 'matrix.xlsx',
  'oscal-component-definition': 'controls.json',
};

/** The export of some files, and the files with its controls in the place of theirs. */
async function carried(
  files: Files,
  kind: Carrier,
): Promise<{ readonly bytes: string | Uint8Array; readonly files: Files }> {
  const source = await sourceOf(files, '2026-09-15');
  const bytes = await contentOf(source, kind);
  const plan = await planFor({ [NAMES[kind]]: bytes });
  assert.deepEqual([plan.refusal, plan.conflicts], [undefined, []]);
  const withControls = new Set(source.snapshot.records('control').map(({ document }) => document.path));
  const others = Object.entries(files).filter(([path]) => !withControls.has(path));
  return { bytes, files: { ...Object.fromEntries(others), ...textsOf(plan) } };
}

describe('an export that is imported', () => {
  for (const kind of ['csv', 'xlsx', 'oscal-component-definition'] as const) {
    it(`is the same when it is exported again, as ${kind}: the example company`, async () => {
      const first = await carried(acme(), kind);
      const second = await carried(first.files, kind);
      const third = await carried(second.files, kind);
      assert.deepEqual(second.files, third.files);
      assert.deepEqual(third.bytes, second.bytes);
      // But for the files in which controls stand, and what is found of how they are written there.
      if (kind === 'csv') {
        const without = (text: string | Uint8Array): unknown => {
          const [headings = [], ...rows] = csvRows(String(text));
          return rows.map((row) => row.filter((_, at) => headings[at] !== 'File' && headings[at] !== 'Findings'));
        };
        assert.deepEqual(without(second.bytes), without(first.bytes));
      }
      if (kind === 'oscal-component-definition') {
        const without = (text: string | Uint8Array): string =>
          String(text).replaceAll(/"(?:value|href)": "controls\/[^"]*"/g, '"controls"');
        assert.equal(without(second.bytes), without(first.bytes));
      }
    }).timeout(60_000);
  }

  it('calls no control by its file: what had no ID is given one', async () => {
    const files = { 'controls/nameless.yml': 'controls:\n  - {title: Nameless, owner: jane.doe}\n' };
    const plan = await planFor({ 'matrix.csv': await contentOf(await sourceOf(files), 'csv') });
    assert.match(textsOf(plan)['controls/imported.yml'] ?? '', /- id: IMPORTED-2\n {4}title: Nameless\n/);
  });
});
