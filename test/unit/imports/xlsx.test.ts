/** A control matrix comes in from a workbook, as Excel and others write it. */

import assert from 'node:assert/strict';

import { zipSync } from 'fflate';

import { planImport } from '../../../server/src/imports/plan-import.ts';
import { planFor, sourceFiles, targetWith, textsOf } from './memory-target.ts';
import { sheetData, workbookBytes, type WorkbookParts } from './workbook-bytes.ts';

const TOP = '# The rows of a control matrix, as controls.\n';

async function importOf(parts: WorkbookParts) {
  const plan = await planFor({ 'matrix.xlsx': workbookBytes(parts) });
  return {
    plan,
    text: textsOf(plan)['controls/imported.yml'],
    said: plan.notes.map(({ line, message }) => `${line ?? '-'}: ${message}`),
  };
}

describe('import of a workbook', () => {
  it('reads texts, numbers, days, truths and results of formulas', async () => {
    const { text, said } = await importOf({
      texts: [
        '<t>Control ID</t>',
        '<r><t>Ti</t></r><r><t xml:space="preserve">tle </t></r><rPh><t>x</t></rPh>',
        '<t>a &amp; b_x000D_&#10;c</t>',
      ],
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm;@"/><numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>',
      sheets: {
        Matrix:
          '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>Last reviewed</t></is></c><c t="str"><f>"X"</f><v>Score</v></c><c t="inlineStr"><is><t>Key</t></is></c><c t="inlineStr"><is><t>Started</t></is></c><c t="inlineStr"><is><t>Sum</t></is></c></row>' +
          '<row r="4"><c r="A4"><v>1.1</v></c><c r="B4" t="s"><v>2</v></c><c r="C4" s="1"><v>46053</v></c><c r="D4" s="3"><f>1+2</f><v>3</v></c><c r="E4" t="b"><v>1</v></c><c r="F4" s="2"><v>46053.5</v></c><c r="G4"><f>SUM(A1)</f></c></row>' +
          '<row r="5"><c r="A5" t="inlineStr"><is><t>B</t></is></c><c r="B5" t="e"><v>#REF!</v></c></row></sheetData>',
      },
    });
    assert.equal(
      text,
      `${TOP}controls:\n  - id: "1.1"\n    title: |-\n      a & b\n      c\n    started: 2026-01-31\n    last_reviewed: 2026-01-31\n    notes: |-\n      Score: 3\n      Key: TRUE\n  - id: B\n    title: "#REF!"\n`,
    );
    assert.deepEqual(said, [
      '-: 1 cell holds a formula without its result, and was taken for empty. Save the workbook in Excel first.',
      '-: A cell holds an error, kept as it is: B5 #REF!.',
      '1: The column “Score” is not known, and is kept in the notes. To name its field: --map "Score=field".',
      '1: The column “Key” is not known, and is kept in the notes. To name its field: --map "Key=field".',
      '1: The column “Sum” is not known, and is kept in the notes. To name its field: --map "Sum=field".',
    ]);
  });

  it('reads days that are counted from 1904', async () => {
    const { text } = await importOf({
      properties: 'date1904="1"',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      sheets: {
        A: '<sheetData><row><c t="str"><v>ID</v></c><c t="str"><v>Last reviewed</v></c></row><row><c t="str"><v>A</v></c><c s="0"><v>44591</v></c></row></sheetData>',
      },
    });
    assert.equal(text, `${TOP}controls:\n  - id: A\n    last_reviewed: 2026-01-31\n`);
  });

  it('fills merged cells, and knows headings in two rows', async () => {
    const { text, plan, said } = await importOf({
      sheets: {
        M: `${sheetData([
          ['ID', 'Title', 'Owner', 'Review', ''],
          ['', '', '', 'Frequency', 'Last reviewed'],
          ['A', 'One', 'jane.doe', 'annual', '2026-01-31'],
          ['B', 'Two', '', '', ''],
        ])}<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:C2"/><mergeCell ref="D1:E1"/><mergeCell ref="C3:C4"/></mergeCells>`,
      },
    });
    assert.equal(
      text,
      `${TOP}controls:\n  - id: A\n    title: One\n    owner: jane.doe\n    last_reviewed: 2026-01-31\n    review_cadence: annual\n  - id: B\n    title: Two\n    owner: jane.doe\n`,
    );
    assert.deepEqual(
      plan.sheet?.columns.map(({ heading, field }) => [heading, field]),
      [
        ['ID', 'id'],
        ['Title', 'title'],
        ['Owner', 'owner'],
        ['Review Frequency', 'review_cadence'],
        ['Review Last reviewed', 'last_reviewed'],
      ],
    );
    assert.deepEqual(said, [
      '-: Cells are merged: what stands in one for several rows was taken for each of them. Look whether that is meant.',
    ]);
  });

  it('reads the sheet with the headings, or the one that somebody names', async () => {
    const parts = {
      sheets: {
        Cover: sheetData([['Acme', 'Controls']]),
        Hidden: sheetData([['ID', 'Title', 'Owner', 'Frequency']]),
        Matrix: sheetData([
          ['ID', 'Title', 'Owner'],
          ['A', 'One', 'jane.doe'],
        ]),
        People: sheetData([
          ['ID', 'Name'],
          ['jane.doe', 'Jane'],
        ]),
      },
      states: { Hidden: 'state="hidden"' },
    };
    const { plan } = await importOf(parts);
    assert.deepEqual(
      [plan.sheet?.sheet, plan.sheet?.sheets, plan.records],
      ['Matrix', ['Cover', 'Matrix', 'People'], 1],
    );
    const people = await planFor({ 'm.xlsx': workbookBytes(parts) }, targetWith(), { sheet: 'people' });
    assert.deepEqual([people.sheet?.sheet, people.records], ['People', 1]);
    const none = await planFor({ 'm.xlsx': workbookBytes(parts) }, targetWith(), { sheet: 'X' });
    assert.equal(none.refusal, 'There is no sheet “X”. There are “Cover”, “Matrix”, “People”.');
  });

  const compound = (name: string): Uint8Array => {
    const bytes = new Uint8Array(2000);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    for (let at = 0; at < name.length; at++) bytes[1024 + 2 * at] = name.charCodeAt(at);
    return bytes;
  };
  const part = new TextEncoder().encode('x');
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    [
      'a password',
      compound('EncryptedPackage'),
      'The workbook is protected with a password. Save it without one, and import that.',
    ],
    ['an old Excel', compound('Workbook'), 'This is a workbook of an old Excel (.xls). Save it as .xlsx or CSV.'],
    [
      'a binary workbook',
      zipSync({ 'xl/workbook.bin': part }),
      'This is a binary workbook of Excel (.xlsb). Save it as .xlsx or CSV.',
    ],
    [
      'OpenDocument',
      zipSync({ 'content.xml': part }),
      'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx or CSV.',
    ],
    ['Numbers', zipSync({ 'Index/Document.iwa': part }), 'This is a document of Numbers. Export it as .xlsx or CSV.'],
    ['another ZIP', zipSync({ 'a.txt': part }), 'This is a ZIP archive and no workbook.'],
    [
      'half a file',
      workbookBytes({ sheets: { A: '' } }).subarray(0, 300),
      'The workbook is damaged and cannot be read. Open it in Excel, and save it anew.',
    ],
    ['a text', part, 'This is no workbook of Excel (.xlsx). Save it as one, or as CSV.'],
    ['nothing', workbookBytes({ sheets: { A: '<sheetData/>' } }), 'The workbook has no sheet with cells.'],
  ];
  for (const [name, bytes, sentence] of cases) {
    it(`says of ${name} why it is not read`, async () => {
      const plan = await planFor({ 'm.xlsx': bytes }, targetWith(), { format: 'xlsx' });
      assert.deepEqual([plan.refusal, plan.files], [sentence, []]);
    });
  }

  it('reads sizes that stand behind the name of a part, as streams write them', async () => {
    const bytes = Buffer.from(
      workbookBytes({
        sheets: {
          A: sheetData([
            ['ID', 'Title'],
            ['A', 'One'],
          ]),
        },
      }),
    );
    const end = bytes.length - 22;
    const entry = bytes.readUInt32LE(end + 16);
    const behind = entry + 46 + bytes.readUInt16LE(entry + 28);
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeUInt32LE(bytes.readUInt32LE(entry + 24), 4);
    extra.writeUInt32LE(bytes.readUInt32LE(entry + 20), 12);
    bytes.fill(0xff, entry + 20, entry + 28);
    bytes.writeUInt16LE(extra.length, entry + 30);
    const streamed = Buffer.concat([bytes.subarray(0, behind), extra, bytes.subarray(behind)]);
    const plan = await planFor({ 'm.xlsx': new Uint8Array(streamed) });
    assert.deepEqual([plan.refusal, plan.records], [undefined, 1]);
  });

  it('is not taken for CSV', async () => {
    const plan = await planFor({ 'm.csv': workbookBytes({ sheets: {} }) }, targetWith(), { format: 'csv' });
    assert.equal(plan.refusal, 'This is no CSV but a workbook. Import it as xlsx.');
  });

  it('lets others have their turn in each part of a workbook, and ends when it is called off', async () => {
    let seed = 1;
    // Letters that hardly get shorter, so that they come in many pieces.
    const texts = Array.from({ length: 20_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return `<t>${seed.toString(36)}${(seed * 7).toString(36)}</t>`;
    });
    const rows = sheetData([
      ['ID', 'Title'],
      ['A', 'One'],
    ]);
    const files = sourceFiles({ 'm.xlsx': workbookBytes({ sheets: { A: rows }, texts }) });
    let turns = 0;
    const pause = async (): Promise<void> => {
      turns += 1;
    };
    const plan = await planImport({ files }, targetWith(), { pause });
    assert.equal(plan?.records, 1);
    const all = turns;
    assert.ok(all > 30, `${all} turns`);
    for (const last of [1, 2, 10, all]) {
      turns = 0;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.equal(await planImport({ files }, targetWith(), { pause, isCancelled: () => turns === last }), undefined);
      assert.equal(turns, last);
    }
    const stored = zipSync({ 'xl/workbook.xml': new Uint8Array(1_000_000).fill(0x20) }, { level: 0 });
    turns = 0;
    await planImport({ files: sourceFiles({ 'm.xlsx': stored }) }, targetWith(), { pause });
    assert.ok(turns > 10, `${turns} turns`);
  });
});
