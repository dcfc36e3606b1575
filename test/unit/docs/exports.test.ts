/** `docs/exports.md` shows what is exported of the example: each piece of it stands in a real export. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { csvText } from '../../../server/src/exports/csv-text.ts';
import { exportSourceOf } from '../../../server/src/exports/export-source.ts';
import { occurrenceTable } from '../../../server/src/exports/operation-tables.ts';
import { writeExport } from '../../../server/src/exports/write-export.ts';
import { nodeFileSystem } from '../../../server/src/host/node-file-system.ts';
import type { ExportKind } from '../../../server/src/protocol/export-messages.ts';
import { canonicalUri } from '../../../server/src/workspace/uri.ts';
import { csvRows } from '../exports/export-workspace.ts';

const PAGE = readFileSync('docs/exports.md', 'utf8');
const AS_OF = '2026-09-15';
const fileSystem = nodeFileSystem({ mode: 'sync' });

/** The section under a heading, up to the next one. */
function section(heading: string): string {
  return PAGE.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
}

/** The first piece of code in a language below a heading. */
function sample(heading: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\n([^]*?)\n\`\`\`$`, 'm').exec(section(heading))?.[1];
  assert.ok(found !== undefined, `${heading} shows no ${language}`);
  return found;
}

/** Whether all that a shortened value says stands in a whole one; what a list names may be anywhere in the other. */
function holds(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && part.every((one) => whole.some((other) => holds(other, one)));
  if (typeof part !== 'object' || part === null) return whole === part;
  return (
    typeof whole === 'object' &&
    whole !== null &&
    Object.entries(part).every(([key, value]) => holds(Reflect.get(whole, key), value))
  );
}

describe('docs/exports.md', () => {
  let engine: Engine;

  before(async () => {
    if (!isCivilDate(AS_OF)) throw new Error('not a date');
    const folder = canonicalUri(pathToFileURL(resolve(import.meta.dirname, '../../../examples/acme')).href);
    engine = new Engine({ folder, fileSystem, asOf: AS_OF });
    await engine.workspace.load();
    await engine.verifyEvidence();
  });

  async function exported(kind: ExportKind): Promise<string> {
    const content = await writeExport(engine, kind, { fileSystem });
    assert.ok(typeof content === 'string');
    return content;
  }

  const LINES: readonly (readonly [heading: string, language: string, kind: ExportKind])[] = [
    ['The control matrix as CSV', 'csv', 'csv'],
    ['The report', 'html', 'html'],
    ['The matrix for a wiki', 'markdown', 'md'],
    ['The request list', 'csv', 'pbc-csv'],
  ];
  for (const [heading, language, kind] of LINES)
    it(`shows lines of the export under “${heading}”`, async () => {
      const lines = (await exported(kind)).replace(/^\uFEFF/, '').split(/\r?\n/);
      for (const line of sample(heading, language).split('\n')) assert.ok(lines.includes(line), line);
    });

  it('shows rows of the sheet of occurrences', () => {
    const rows = csvRows(csvText(occurrenceTable(exportSourceOf(engine)))).map((row) => row.join('|'));
    const shown = [...section('The workbook').matchAll(/^\|(?! ---)(.*)\|$/gm)].map(([, cells = '']) =>
      cells.replaceAll(/ ?\| ?/g, '|').trim(),
    );
    assert.ok(shown.length > 2);
    for (const row of shown) assert.ok(rows.includes(row), row);
  });

  it('shows parts of the manifest and of a component', async () => {
    const manifest: unknown = JSON.parse(await exported('manifest'));
    assert.ok(holds(manifest, JSON.parse(sample('The evidence manifest', 'json'))));
    const components: unknown = JSON.parse(await exported('oscal-component-definition'));
    const component: unknown = JSON.parse(sample('OSCAL', 'json'));
    assert.ok(holds(components, { 'component-definition': { components: [component] } }));
  });
});
