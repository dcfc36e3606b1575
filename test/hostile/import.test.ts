/** Sources of imports that are as large as they may be, and such as would grow beyond all bounds. */

import assert from 'node:assert/strict';

import { IMPORT_FORMATS } from '../../server/src/imports/import-formats.ts';
import { planFor, targetWith } from '../unit/imports/memory-target.ts';
import { workbookBytes } from '../unit/imports/workbook-bytes.ts';
import { memoryOf, refusalOf } from './refusals.ts';

const MB = 1_000_000;
const TITLES_TOO_LONG = 'Even the titles of the controls are too long for one file.';
const NO_ROOM = 'What would come of it is longer than anything that can be imported. Split it first.';

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

  it('walk to the end of what aliases nest deeper than can be written', async () => {
    const chain = (levels: number, first: string, next: (inner: string) => string): string =>
      Array.from({ length: levels }, (_, at) => `x${at}: &a${at} ${at === 0 ? first : next(`*a${at - 1}`)}\n`).join('');
    const control = '{id: ac-1, title: T, parts: [{name: statement, prose: P}]}';
    const groups = `${chain(700, `{controls: [${control}]}`, (inner) => `{groups: [${inner}]}`)}catalog: *a699\n`;
    const parts = `${chain(600, '{prose: P}', (inner) => `{name: statement, parts: [${inner}]}`)}catalog: {controls: [{id: ac-1, parts: [*a599]}]}\n`;
    for (const text of [groups, parts]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const { files, refusal } = await planFor({ 'c.yaml': text }, targetWith(), { format: 'oscal' });
      assert.equal(refusal, undefined);
      assert.match(String(files[0]?.content), /id: ac-1\n[^]*description: P\n$/);
    }
    const said = `${chain(700, 'x', (inner) => `[${inner}]`)}name: N\nsatisfies: [{control_key: A, more: *a699}]\n`;
    const plan = await planFor({ 'component.yaml': said }, targetWith(), { format: 'opencontrol' });
    assert.match(String(plan.files[0]?.content), /notes: "more: x"\n$/);
  });

  it('put no framework together that is too long for a text', async () => {
    const controls = Array.from({ length: 600 }, (_, at) => ({ id: `c-${at}`, title: 'x'.repeat(50_000) }));
    const bytes = new TextEncoder().encode(JSON.stringify({ catalog: { metadata: { title: 'T' }, controls } }));
    assert.equal(await refusalOf(bytes, 'c.json'), TITLES_TOO_LONG);
  }).timeout(30_000);

  it('put no records together that repeat what is long', async () => {
    const long = 'x'.repeat(1_900_000);
    const many = <Item>(item: (at: number) => Item): readonly Item[] =>
      Array.from({ length: 3000 }, (_, at) => item(at));
    const component = {
      title: long,
      'control-implementations': [{ 'implemented-requirements': many((at) => ({ 'control-id': `ac-${at}` })) }],
    };
    const node = { ref_id: 'G', assessable: 'false' };
    const nodes = many((at) => [
      { ...node, urn: `g${at}`, parent_urn: 'top' },
      { urn: `u${at}`, parent_urn: `g${at}`, ref_id: `A-${at}`, assessable: 'true' },
    ]).flat();
    const sources: Readonly<Record<string, object | string>> = {
      'oscal c.json': { 'component-definition': { components: [component] } },
      'opencontrol component.yaml': { name: long, satisfies: many((at) => ({ control_key: `AC-${at}` })) },
      'opencontrol standard/component.yaml': {
        name: 'N',
        satisfies: { [long]: Object.fromEntries(many((at) => [`AC-${at}`, {}])) },
      },
      'opencontrol covered/component.yaml': {
        name: 'N',
        satisfies: [{ control_key: 'AC-1', covered_by: many(() => ({ verification_key: 'v' })) }],
        verifications: [{ key: 'v', name: long }],
      },
      'ciso-assistant family.yaml': {
        objects: { framework: { requirement_nodes: [{ ...node, urn: 'top', name: long }, ...nodes] } },
      },
      'ciso-assistant used.yaml': {
        objects: {
          framework: {
            requirement_nodes: many((at) => ({
              urn: `u${at}`,
              ref_id: `A-${at}`,
              assessable: 'true',
              reference_controls: ['c'],
            })),
          },
          reference_controls: many((at) => ({ urn: 'c', ref_id: `C-${at}` })),
        },
      },
      'comply procedures/a.md': `id: a\nname: A\nsatisfies:\n  ${'x'.repeat(500_000)}: [${'b,'.repeat(3000)}c]\n---\n`,
      'csv heading.csv': `ID,Title,${'x'.repeat(90_000)}\n${'A,B,C\n'.repeat(3000)}`,
    };
    for (const [name, source] of Object.entries(sources)) {
      const [format, path = ''] = name.split(' ');
      const bytes = new TextEncoder().encode(typeof source === 'string' ? source : JSON.stringify(source));
      let refusal: string | undefined;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const used = await memoryOf(async () => {
        const request = { format: IMPORT_FORMATS.find((one) => one === format) };
        refusal = (await planFor({ [path]: bytes }, targetWith(), request)).refusal;
      });
      assert.equal(refusal, name.includes('family') ? TITLES_TOO_LONG : NO_ROOM, name);
      assert.ok(used < 400 * MB, `${name}: ${used} bytes`);
    }
  }).timeout(60_000);

  it('repeat no long text in what they say', async () => {
    const long = 'x'.repeat(1_900_000);
    const nameless = Array.from({ length: 500 }, () => ({}));
    const sources: Readonly<Record<string, object>> = {
      'c.json': {
        'component-definition': {
          components: [{ title: long, 'control-implementations': [{ 'implemented-requirements': nameless }] }],
        },
      },
      'component.yaml': { name: long, satisfies: nameless },
    };
    for (const [name, source] of Object.entries(sources)) {
      const format = name === 'component.yaml' ? 'opencontrol' : 'oscal';
      const bytes = new TextEncoder().encode(JSON.stringify(source));
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const { notes } = await planFor({ [name]: bytes }, targetWith(), { format });
      assert.ok(notes.length >= 500, name);
      assert.ok(
        notes.every(({ message }) => message.length < 300),
        name,
      );
    }
  }).timeout(30_000);

  it('look for the components that a project names among thousands of files', async () => {
    const named = Array.from({ length: 60_000 }, (_, at) => `./c${at}`);
    const files = Object.fromEntries(Array.from({ length: 4000 }, (_, at) => [`c${at}/component.yaml`, '{}']));
    const plan = await planFor({ 'opencontrol.yaml': JSON.stringify({ components: named }), ...files });
    assert.equal(plan.notes.filter(({ message }) => message.endsWith('is not in the folder.')).length, 56_000);
  }).timeout(30_000);

  it('read a cell as long as it may be, whatever is in it', async () => {
    const blanks = ' '.repeat(99_000);
    const cells = [`a${blanks}b`, `a${blanks}:`, `CC6.1${blanks}: b`, 'CC6.1: x, '.repeat(9000), 'a\n'.repeat(49_000)];
    const rows = cells.map((cell, at) => `C-${at},"${cell}"`);
    assert.equal((await planFor({ 'm.csv': `ID,Criteria\n${rows.join('\n')}\n` })).records, cells.length);
    const group = `${'x'.repeat(90_000)}\n${'ID,Title,'.repeat(1000)}\n`;
    assert.equal((await planFor({ 'm.csv': `${group.repeat(10)}A,B\n` })).records, 10);
  }).timeout(10_000);

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
