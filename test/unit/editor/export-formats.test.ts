/** What can be exported from the editor: everything the server makes, under names that every file system takes. */

import assert from 'node:assert/strict';
import {
  endingsOf,
  EXPORT_FORMATS,
  fileFilters,
  fileName,
  formatIn,
  formatTexts,
  kindOf,
} from '../../../client/src/export/export-formats.ts';
import { EXPORT_KINDS } from '../../../server/src/protocol/export-messages.ts';

describe('the formats of an export', () => {
  it('come to everything that the server can make, by the endings of their files', () => {
    const kinds = EXPORT_FORMATS.flatMap((format) =>
      endingsOf(format).map((ending) => kindOf(format, `/a/b.c/x.${ending}`)),
    );
    assert.deepEqual(kinds.toSorted(), EXPORT_KINDS.toSorted());
    assert.deepEqual(
      ['/a/x.HTM', '/a/x.markdown', '/a/x.txt', '/a.xlsx/x', '/a/x'].map((path) => kindOf('pbc', path)),
      ['pbc-html', 'pbc-md', 'pbc-csv', 'pbc-csv', 'pbc-csv'],
    );
  });

  it('have names of their own', () => {
    const texts = EXPORT_FORMATS.map(formatTexts);
    assert.equal(new Set(texts.map(({ label }) => label)).size, texts.length);
    assert.deepEqual(fileFilters('manifest'), { 'JSON file': ['json'] });
    assert.deepEqual(Object.keys(fileFilters('pbc')), ['Excel workbook', 'CSV file', 'HTML page', 'Markdown file']);
  });

  it('are proposed under a name that says whose it is, what it is and for which day', () => {
    assert.equal(fileName('xlsx', 'acme', '2026-09-15'), 'acme-control-matrix-2026-09-15.xlsx');
    assert.equal(fileName('pbc', '  Acme: "SOC 2"/x?', '2026-09-15'), 'Acme-SOC-2-x-request-list-2026-09-15.xlsx');
    assert.equal(fileName('html', '..', '2026-09-15'), 'readiness-report-2026-09-15.html');
  });

  it('are taken as an argument by their names alone', () => {
    assert.deepEqual(['md', 'pdf', 1, undefined].map(formatIn), ['md', undefined, undefined, undefined]);
  });
});
