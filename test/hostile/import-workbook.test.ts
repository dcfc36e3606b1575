/** Workbooks that were made to break or to stall the reader. */

import assert from 'node:assert/strict';

import { zipSync } from 'fflate';

import { planFor, targetWith } from '../unit/imports/memory-target.ts';
import { sheetData, workbookBytes, type WorkbookParts } from '../unit/imports/workbook-bytes.ts';
import { memoryOf, refusalOf } from './refusals.ts';

const MB = 1_000_000;
const TOO_LARGE =
  'Unpacked, the workbook is larger than anything that can be imported. Save the sheet as CSV, and split that.';
const DAMAGED = 'The workbook is damaged and cannot be read. Open it in Excel, and save it anew.';

describe('imports of workbooks made to do harm', () => {
  it('stop unpacking what unpacks into a thousand times as much', async () => {
    const blanks = new Uint8Array(32 * MB).fill(0x20);
    const bomb = Object.fromEntries(Array.from({ length: 3 }, (_, at) => [`xl/worksheets/s${at}.xml`, blanks]));
    const names = Object.keys(bomb);
    const related = names.map((name, at) => `<Relationship Id="r${at}" Type="x/worksheet" Target="/${name}"/>`);
    const text = (content: string): Uint8Array => new TextEncoder().encode(content);
    const bytes = zipSync({
      ...bomb,
      'xl/workbook.xml': text(
        `<workbook>${names.map((_, at) => `<sheet name="S${at}" r:id="r${at}"/>`).join('')}</workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': text(`<Relationships>${related.join('')}</Relationships>`),
    });
    assert.ok(bytes.length < MB);
    let refusal: string | undefined;
    const used = await memoryOf(async () => {
      refusal = await refusalOf(bytes);
    });
    // One text of blanks without a tag is longer than any is.
    assert.equal(refusal, DAMAGED);
    assert.ok(used < 60 * MB, `${used} bytes`);
  });

  it('stop at more texts, cells or merged cells than there can be', async () => {
    const long = `<t>${'x'.repeat(900_000)}</t>`;
    assert.equal(
      await refusalOf(workbookBytes({ sheets: {}, texts: Array.from({ length: 75 }, () => long) })),
      TOO_LARGE,
    );
    const far = Array.from({ length: 400 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`);
    assert.equal(
      await refusalOf(workbookBytes({ sheets: { A: `<sheetData>${far.join('')}</sheetData>` } })),
      TOO_LARGE,
    );
    const rows = Array.from({ length: 300 }, () => ['ID', 'Title']);
    const merged = Array.from({ length: 50_000 }, () => '<mergeCell ref="A1:A1048576"/>');
    const all = `${sheetData(rows)}<mergeCells>${merged.join('')}</mergeCells>`;
    assert.equal(await refusalOf(workbookBytes({ sheets: { A: all } })), TOO_LARGE);
  });

  it('give up a tag that never ends, however it is packed', async () => {
    // Letters that hardly get shorter, so that they come in many pieces.
    let seed = 1;
    const noise = Array.from({ length: 3 * MB }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return String.fromCharCode(97 + (seed % 26));
    }).join('');
    for (const start of ['<a ', '<a b="', '<!--', '<![CDATA[', ''])
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.equal(await refusalOf(workbookBytes({ sheets: { A: `${start}${noise}` } })), DAMAGED);
  }).timeout(30_000);

  it('give up a tag that is none, and read long ones', async () => {
    const head = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c></row>';
    for (const written of ['a'.repeat(200_000), 'a '.repeat(100_000), `a${' '.repeat(200_000)}`, 'a="'.repeat(60_000)])
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.equal(
        await refusalOf(workbookBytes({ sheets: { A: `${head}<row ${written}></row></sheetData>` } })),
        DAMAGED,
      );
    // Of a million letters, and of thousands of attributes.
    const many = Array.from({ length: 5000 }, (_, at) => ` a${at}=""`).join('');
    const rows = `<row a="${'a'.repeat(900_000)}"></row>`.repeat(10) + `<row${many}/>`.repeat(20);
    const plan = await planFor({ 'm.xlsx': workbookBytes({ sheets: { A: `${head}${rows}</sheetData>` } }) });
    assert.notEqual(plan.refusal, DAMAGED);
  }).timeout(30_000);

  it('stop at more of a text, of a value or of a sheet than there can be', async () => {
    const piece = `${'x'.repeat(900_000)}<b/>`;
    const inline = (content: string): string =>
      `<sheetData><row><c t="inlineStr"><is>${content}</is></c></row></sheetData>`;
    const shared = '<c t="s"><v>0</v></c>';
    const sources: readonly WorkbookParts[] = [
      // One text of many pieces.
      { sheets: { A: inline(`<t>${piece.repeat(75)}</t>`) } },
      // A value of many pieces.
      { sheets: { A: `<sheetData><row><c><v>${piece.repeat(75)}</v></c></row></sheetData>` } },
      // Cells that share one text.
      {
        sheets: { A: `<sheetData><row>${shared.repeat(75)}</row></sheetData>` },
        texts: [`<t>${'x'.repeat(900_000)}</t>`],
      },
    ];
    for (const [at, parts] of sources.entries())
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.equal(await refusalOf(workbookBytes(parts)), TOO_LARGE, `${at}`);
  }).timeout(60_000);

  it('stop at more texts than there can be, though nothing is in them', async () => {
    const text = (content: string): Uint8Array => new TextEncoder().encode(content);
    const bytes = zipSync(
      {
        'xl/workbook.xml': text('<workbook/>'),
        'xl/_rels/workbook.xml.rels': text(
          '<Relationships><Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/></Relationships>',
        ),
        'xl/t.xml': text(`<sst>${'<si/>'.repeat(5_000_010)}</sst>`),
      },
      { level: 1 },
    );
    assert.equal(await refusalOf(bytes), TOO_LARGE);
  }).timeout(60_000);

  it('stop at more rows or sheets than are read', async () => {
    const cell = '<c t="inlineStr"><is><t>ID</t></is></c>';
    const rows = `<row>${cell}${cell.replace('ID', 'Title')}</row>${`<row>${cell.replace('ID', 'A')}</row>`.repeat(100_001)}`;
    assert.equal(
      await refusalOf(workbookBytes({ sheets: { A: `<sheetData>${rows}</sheetData>` } })),
      'It has more than 100000 rows. Split it first.',
    );
    // The one with headings is behind those that are looked through.
    const empty = Array.from({ length: 200 }, (_, at) => [`S${at}`, '<sheetData/>'] as const);
    const sheets = { ...Object.fromEntries(empty), Last: `<sheetData><row>${cell}</row></sheetData>` };
    assert.equal(await refusalOf(workbookBytes({ sheets })), 'The workbook has no sheet with cells.');
    const text = (content: string): Uint8Array => new TextEncoder().encode(content);
    const bytes = zipSync({
      'xl/workbook.xml': text(`<workbook>${'<sheet name="A" r:id="a"/>'.repeat(10_010)}</workbook>`),
      'xl/_rels/workbook.xml.rels': text(
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/></Relationships>',
      ),
    });
    assert.equal(await refusalOf(bytes), TOO_LARGE);
  }).timeout(60_000);

  it('stop at more sheets, relations or styles than any workbook has', async () => {
    const row = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c></row></sheetData>';
    const styles = `<cellXfs>${'<xf numFmtId="1"/>'.repeat(100_010)}</cellXfs>`;
    assert.equal(await refusalOf(workbookBytes({ sheets: { A: row }, styles })), TOO_LARGE);
    const related = '<Relationship Id="a" Type="x/worksheet" Target="a.xml"/>'.repeat(10_010);
    const text = (content: string): Uint8Array => new TextEncoder().encode(content);
    const workbook = text('<workbook><sheet name="A" r:id="a"/></workbook>');
    const bytes = zipSync({
      'xl/workbook.xml': workbook,
      'xl/_rels/workbook.xml.rels': text(`<Relationships>${related}</Relationships>`),
    });
    assert.equal(await refusalOf(bytes), TOO_LARGE);
  });

  it('count the cells and texts that merged cells fill, before they take room', async () => {
    const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const filled = (column: string, text: string, rows: number): Uint8Array => {
      const lines = Array.from({ length: rows }, (_, at) => `<row r="${at + 3}">${cell(`A${at + 3}`, 'C')}</row>`);
      const first = `<row r="1">${cell('A1', 'ID')}${cell('B1', 'Title')}</row><row r="2">${cell('A2', 'C')}${cell(`${column}2`, text)}</row>`;
      const merged = `<mergeCells><mergeCell ref="${column}2:${column}${rows + 2}"/></mergeCells>`;
      return workbookBytes({ sheets: { A: `<sheetData>${first}${lines.join('')}</sheetData>${merged}` } });
    };
    const used = await memoryOf(async () => {
      assert.equal(await refusalOf(filled('XFD', 'x', 60_000)), TOO_LARGE);
      assert.equal(await refusalOf(filled('B', 'x'.repeat(900_000), 100)), TOO_LARGE);
    });
    assert.ok(used < 200 * MB, `${used} bytes`);
  }).timeout(30_000);

  it('expand no entities', async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "${'x'.repeat(1000)}">]><w>&a;</w>`;
    assert.equal(await refusalOf(workbookBytes({ sheets: { A: bomb } })), DAMAGED);
  });

  it('say that something is damaged, wherever it is', async () => {
    const bytes = workbookBytes({
      sheets: {
        A: sheetData([
          ['ID', 'Title'],
          ['A', 'One'],
        ]),
      },
      texts: ['<t>x</t>'],
    });
    for (let at = 4; at < bytes.length; at += 7) {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      // oxlint-disable-next-line eslint/no-await-in-loop -- whatever comes of it, it is a plan
      const plan = await planFor({ 'm.xlsx': broken }, targetWith(), { format: 'xlsx' });
      assert.ok(plan.refusal !== undefined || plan.sheet !== undefined);
    }
  }).timeout(30_000);

  it('lead to no part outside and to no network', async () => {
    const text = (content: string): Uint8Array => new TextEncoder().encode(content);
    const bytes = zipSync({
      'xl/workbook.xml': text('<workbook><sheet name="A" r:id="a"/><sheet name="B" r:id="b"/></workbook>'),
      'xl/_rels/workbook.xml.rels': text(
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="../../../etc/passwd"/><Relationship Id="b" Type="x/worksheet" TargetMode="External" Target="https://a.example/"/></Relationships>',
      ),
    });
    assert.equal(await refusalOf(bytes), 'The workbook has no sheet with cells.');
  });
});
