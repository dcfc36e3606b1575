/** The workbook: read back by another library than the one that wrote it, and looked at part by part. */

import assert from 'node:assert/strict';

import readExcelFile from 'read-excel-file/node';

import type { Table } from '../../../server/src/exports/table.ts';
import { isSuchExport } from '../../../server/src/exports/write-export.ts';
import { xlsxBytes } from '../../../server/src/exports/xlsx-bytes.ts';
import { bytesOf, ONE_OF_EACH, partsOf, sourceOf } from './export-workspace.ts';

interface Sheet {
  readonly sheet: string;
  readonly data: readonly (readonly unknown[])[];
}

/** All sheets of a workbook, as `read-excel-file` sees them. */
async function sheetsIn(bytes: Uint8Array): Promise<readonly Sheet[]> {
  return readExcelFile(Buffer.from(bytes));
}

function day(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`);
}

const TABLE: Table = {
  name: 'One',
  columns: [
    { heading: 'Text', width: 10 },
    { heading: 'Number', width: 10 },
    { heading: 'Day', width: 10 },
    { heading: 'Word', width: 10 },
  ],
  rows: () => [
    ['plain', 1.5, undefined, { word: 'operating', tone: 'good' }],
    ['=1+1', -3, undefined, { word: 'unmapped', tone: 'poor' }],
    ['a\u0007b _x0041_ <&>"\r\n\ud800', 0, undefined, undefined],
  ],
};

describe('the workbook', () => {
  it('has a sheet for each kind, with typed cells', async () => {
    const sheets = await sheetsIn(await bytesOf(await sourceOf(ONE_OF_EACH), 'xlsx'));
    assert.deepEqual(
      sheets.map(({ sheet, data }) => [sheet, data.length]),
      [
        ['About', 13],
        ['Readiness', 2],
        ['Criteria', 34],
        ['Controls', 3],
        ['Occurrences', 5],
        ['Evidence', 4],
        ['Policies', 2],
        ['Exceptions', 2],
        ['Risks', 2],
        ['Vendors', 2],
        ['People', 4],
        ['Findings', 7],
      ],
    );
    const rows = (name: string): readonly (readonly unknown[])[] =>
      sheets.find(({ sheet }) => sheet === name)?.data ?? [];
    assert.deepEqual(rows('Occurrences').slice(0, 2), [
      ['Control', 'Title', 'Owner', 'From', 'To', 'State', 'Due', 'Event', 'Evidence'],
      [
        'AC-01',
        'Quarterly user access review',
        'jane.doe',
        day('2026-01-01'),
        day('2026-03-31'),
        'performed',
        day('2026-04-15'),
        null,
        'EV-Q1',
      ],
    ]);
    assert.deepEqual(rows('Risks')[1]?.slice(0, 8), [
      'R-1',
      'Leavers keep access',
      null,
      'jane.doe',
      3,
      4,
      12,
      'mitigate',
    ]);
    assert.deepEqual(rows('People')[3], [
      'sam.roe',
      'Sam Roe',
      null,
      null,
      null,
      null,
      'no',
      'no',
      'people.control.yml',
    ]);
  });

  it('is the same bytes each time', async () => {
    assert.deepEqual(
      await bytesOf(await sourceOf(ONE_OF_EACH), 'xlsx'),
      await bytesOf(await sourceOf(ONE_OF_EACH), 'xlsx'),
    );
  });

  it('is known by its beginning', async () => {
    const bytes = await bytesOf(await sourceOf({}), 'xlsx');
    assert.ok(isSuchExport(Buffer.from(bytes).toString('latin1', 0, 4096), 'xlsx'));
  });

  it('has a frozen heading, a filter and widths on every sheet, and no formula anywhere', async () => {
    const parts = partsOf(await bytesOf(await sourceOf(ONE_OF_EACH), 'xlsx'));
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/'));
    assert.equal(sheets.length, 12);
    for (const [name, xml] of sheets) {
      assert.match(xml, /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/, name);
      assert.match(xml, /<autoFilter ref="A1:[A-Z]+\d+"\/>/, name);
      assert.match(xml, /<col min="1" max="1" width="\d+" customWidth="1"\/>/, name);
      assert.doesNotMatch(xml, /<f[ >/]/, name);
    }
    const names = parts.get('xl/workbook.xml') ?? '';
    assert.ok(names.includes(`<definedName name="_xlnm.Print_Titles" localSheetId="3">'Controls'!$1:$1</definedName>`));
    assert.match(names, /name="_xlnm\._FilterDatabase" localSheetId="3" hidden="1">'Controls'!\$A\$1:\$AH\$3</);
    assert.doesNotMatch(parts.get('xl/worksheets/sheet4.xml') ?? '', /<c r="[A-Z]+\d+"(?! s=)/);
  });

  it('keeps what looks like a formula a text, also when it is edited, and holds what XML cannot', async () => {
    const bytes = xlsxBytes([TABLE]);
    const [sheet] = await sheetsIn(bytes);
    assert.deepEqual(sheet?.data.slice(0, 3), [
      ['Text', 'Number', 'Day', 'Word'],
      ['plain', 1.5, null, 'operating'],
      ['=1+1', -3, null, 'unmapped'],
    ]);
    const parts = partsOf(bytes);
    const xml = parts.get('xl/worksheets/sheet1.xml') ?? '';
    assert.match(xml, /<c r="A3" s="4" t="inlineStr"><is><t xml:space="preserve">=1\+1<\/t>/);
    assert.ok(xml.includes('a_x0007_b _x005F_x0041_ &lt;&amp;&gt;&quot;_x000D_\n\ufffd<'), xml);
    // The fifth style, of which the sheet speaks, is the one with Excel's own apostrophe.
    const styles =
      /<cellXfs count="8">(.*)<\/cellXfs>/.exec(parts.get('xl/styles.xml') ?? '')?.[1]?.split('</xf>') ?? [];
    assert.deepEqual(
      styles.map((style) => style.includes('quotePrefix="1"')),
      [false, false, false, false, true, false, false, false, false],
    );
  });

  it('gives a row as much room as its texts need', async () => {
    const columns = [
      { heading: 'A', width: 10 },
      { heading: 'B', width: 20 },
    ];
    const rows = [
      ['short', 'also short'],
      ['one two three four', 'short'],
      ['a', 'one\ntwo\n\nfour'],
      ['abcdefghijklmnopqrstuvwxyz', 1],
      ['word '.repeat(5000), { word: 'a word with a tone', tone: 'good' }],
    ] as const;
    const xml = partsOf(xlsxBytes([{ name: 'T', columns, rows: () => rows }])).get('xl/worksheets/sheet1.xml') ?? '';
    assert.deepEqual(
      Array.from(xml.matchAll(/<row ([^>]*)>/g), ([, attributes]) => attributes),
      ['r="1"', 'r="2"', 'r="3" ht="30"', 'r="4" ht="60"', 'r="5" ht="45"', 'r="6" ht="405"'],
    );
  });

  it('colours levels by words that are there as well', async () => {
    const xml = partsOf(await bytesOf(await sourceOf(ONE_OF_EACH), 'xlsx')).get('xl/worksheets/sheet4.xml') ?? '';
    assert.match(xml, /<c r="N2" s="5" t="inlineStr"><is><t xml:space="preserve">operating<\/t>/);
    assert.match(xml, /<c r="N3" s="6" t="inlineStr"><is><t xml:space="preserve">owned<\/t>/);
  });
});
