/** Sources of imports that were made to break or to stall the reader, and such as are as large as they may be. */

import assert from 'node:assert/strict';

import { zipSync } from 'fflate';

import { planFor, targetWith } from '../unit/imports/memory-target.ts';
import { sheetData, workbookBytes } from '../unit/imports/workbook-bytes.ts';

const MB = 1_000_000;
const TOO_LARGE =
  'Unpacked, the workbook is larger than anything that can be imported. Save the sheet as CSV, and split that.';
const DAMAGED = 'The workbook is damaged and cannot be read. Open it in Excel, and save it anew.';

function refusalOf(bytes: Uint8Array, name = 'matrix.xlsx'): Promise<string | undefined> {
  return planFor({ [name]: bytes }).then(({ refusal }) => refusal);
}

/** How much more memory is in use at the end than at the beginning, in bytes, of everything but what is collected anyway. */
async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage();
  await work();
  const after = process.memoryUsage();
  return after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
}

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

  it('give up a tag that is longer than any, without trying its names from each letter', async () => {
    const head = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c></row>';
    for (const written of ['a'.repeat(200_000), 'a '.repeat(100_000), `a${' '.repeat(200_000)}`, 'a="'.repeat(60_000)])
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.equal(
        await refusalOf(workbookBytes({ sheets: { A: `${head}<row ${written}></row></sheetData>` } })),
        DAMAGED,
      );
    // As long as a tag may be, a thousand of them.
    const rows = `<row ${'a'.repeat(9900)}></row>`.repeat(1000);
    const plan = await planFor({ 'm.xlsx': workbookBytes({ sheets: { A: `${head}${rows}</sheetData>` } }) });
    assert.notEqual(plan.refusal, DAMAGED);
  }).timeout(10_000);

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

describe('imports of what is as large as it may be', () => {
  it('read a workbook of 50,000 rows in bounded time and room, and are told of by and by', async () => {
    const row = (at: number): string =>
      `<row r="${at}">${['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
        .map(
          (column, index) =>
            `<c r="${column}${at}" t="s"><v>${at === 1 ? index : 8 + index + (index === 0 ? at : 0)}</v></c>`,
        )
        .join('')}</row>`;
    const headings = ['ID', 'Title', 'Owner', 'Frequency', 'Criteria', 'Status', 'Policies', 'Comments'];
    const rows = Array.from({ length: 50_001 }, (_, at) => row(at + 1));
    const texts = [...headings, ...Array.from({ length: 50_020 }, (_, at) => `C-${at}`)].map(
      (text) => `<t>${text}</t>`,
    );
    const bytes = workbookBytes({ sheets: { A: `<sheetData>${rows.join('')}</sheetData>` }, texts });
    let records = 0;
    const used = await memoryOf(async () => {
      records = (await planFor({ 'm.xlsx': bytes })).records;
    });
    assert.equal(records, 50_000);
    assert.ok(used < 400 * MB, `${used} bytes`);
  }).timeout(60_000);

  it('read OSCAL of 30 MB', async () => {
    const prose = 'x'.repeat(20_000);
    const control = (at: number): object => ({ id: `c-${at}`, title: 'T', parts: [{ name: 'statement', prose }] });
    const catalog = {
      catalog: { metadata: { title: 'Long' }, controls: Array.from({ length: 1500 }, (_, at) => control(at)) },
    };
    const bytes = new TextEncoder().encode(JSON.stringify(catalog));
    assert.ok(bytes.length > 30 * MB);
    const plan = await planFor({ 'c.json': bytes });
    assert.deepEqual([plan.refusal, plan.records], [undefined, 1500]);
  }).timeout(60_000);

  it('refuse JSON of more values than there can be, before they take room', async () => {
    const bytes = new TextEncoder().encode(`{"catalog": [${'{},'.repeat(10 * MB)}{}]}`);
    const used = await memoryOf(async () => {
      assert.equal(
        await refusalOf(bytes, 'c.json'),
        'It has more values, or deeper ones, than any such document. Split it first.',
      );
    });
    assert.ok(used < 150 * MB, `${used} bytes`);
    const deep = new TextEncoder().encode(`{"catalog": ${'['.repeat(10 * MB)}`);
    assert.ok((await refusalOf(deep, 'c.json')) !== undefined);
  }).timeout(60_000);

  it('refuse YAML that is deep, that repeats itself, or that is long', async () => {
    const yaml = (text: string): Promise<string | undefined> =>
      refusalOf(new TextEncoder().encode(text), 'component.yaml');
    assert.equal(
      await yaml(`satisfies: ${'['.repeat(100_000)}`),
      'There is no component of OpenControl here: give the folder with its component.yaml.',
    );
    const lines = Array.from({ length: 40 }, (_, at) => `k${at}: &k${at} [*k${at - 1}, *k${at - 1}, *k${at - 1}]`);
    await yaml(`satisfies: [x]\nk-1: &k-1 [x]\n${lines.join('\n')}\n`);
    await yaml(`satisfies:\n${'- a\n'.repeat(500_000)}`);
    await yaml(`satisfies: "${'x'.repeat(5 * MB)}"`);
  }).timeout(60_000);

  it('refuse YAML whose aliases repeat a long text', async () => {
    const long = 'x'.repeat(1_900_000);
    const aliases = (line: string): string => `${line}\n`.repeat(2000);
    const sources = {
      'c.yaml': `catalog:\n  metadata: {title: T, oscal-version: &a ${long}}\n  controls:\n${aliases('  - {id: ac-1, title: *a}')}`,
      'ciso.yaml': `urn: urn:x:risk:library:y\nname: N\nx: &a ${long}\nobjects:\n  framework:\n    requirement_nodes:\n${aliases('    - {urn: u, ref_id: A, assessable: true, name: *a}')}`,
    };
    for (const [name, text] of Object.entries(sources)) {
      assert.equal(
        // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
        await refusalOf(new TextEncoder().encode(text), name),
        'Its aliases repeat more than can be read. Write out what they stand for.',
      );
    }
    const component = `name: N\nx: &a ${long}\nsatisfies:\n${aliases('- {control_key: A, narrative: *a}')}`;
    const plan = await planFor({ 'component.yaml': component }, targetWith(), { format: 'opencontrol' });
    assert.equal(plan.refusal, 'There is no component of OpenControl here: give the folder with its component.yaml.');
  }).timeout(30_000);

  it('put no framework together that is too long for a text', async () => {
    const controls = Array.from({ length: 600 }, (_, at) => ({ id: `c-${at}`, title: 'x'.repeat(50_000) }));
    const bytes = new TextEncoder().encode(JSON.stringify({ catalog: { metadata: { title: 'T' }, controls } }));
    assert.equal(await refusalOf(bytes, 'c.json'), 'Even the titles of the controls are too long for one file.');
  }).timeout(30_000);

  it('read a spreadsheet in whichever encoding', async () => {
    const text = 'ID;Title\nA;Prüfung – “jährlich”\n';
    const utf16 = (isLittle: boolean): Uint8Array => {
      const view = new DataView(new ArrayBuffer(2 + 2 * text.length));
      view.setUint16(0, 0xfeff, isLittle);
      for (let at = 0; at < text.length; at++) view.setUint16(2 + 2 * at, text.charCodeAt(at), isLittle);
      return new Uint8Array(view.buffer);
    };
    const windows = Uint8Array.from(
      text,
      (letter) => ({ '–': 0x96, '“': 0x93, '”': 0x94 })[letter] ?? letter.charCodeAt(0),
    );
    for (const bytes of [utf16(true), utf16(false), windows]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const plan = await planFor({ 'm.csv': bytes });
      assert.match(String(plan.files[0]?.content), /title: Prüfung – “jährlich”/);
      assert.equal(plan.notes.length, 1);
    }
  });

  it('keep up with columns without end and quotation marks without number', async () => {
    const wide = (columns: number): string => `ID,Title,${'x,'.repeat(columns)}\nA,B\n`;
    assert.equal((await planFor({ 'm.csv': wide(200_000) })).refusal, 'Line 1 has more than 16384 columns.');
    assert.equal((await planFor({ 'm.csv': wide(16_000) })).records, 1);
    await planFor({ 'm.csv': `ID,Title\n${'""'.repeat(40_000)},"${'""'.repeat(40_000)}"\n` });
    await planFor({ 'm.csv': `${' '.repeat(2 * MB)},ID,Title\n` });
    const part = ' (source: x, retention: P1Y)'.repeat(3500);
    const own = `Control,Readiness,Expected evidence,History\nA,x,"${part}","${part.replaceAll('source', 'owner')}"\n`;
    assert.equal((await planFor({ 'm.csv': own })).records, 1);
  }).timeout(30_000);
});
