/** An import over the protocol: the source in pieces, the plan as planning gives it, progress, and the ways in which there is none. */

import assert from 'node:assert/strict';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver/node';

import { Engine } from '../../server/src/engine/engine.ts';
import { importTarget } from '../../server/src/imports/import-target.ts';
import { planImport } from '../../server/src/imports/plan-import.ts';
import type {
  ImportProgress,
  OpenImportResult,
  PlanImportParams,
  PlanImportResult,
  PlannedImport,
} from '../../server/src/protocol/import-messages.ts';
import { FILES } from './example-files.ts';
import { LspClient, ROOT } from './lsp-client.ts';

const MATRIX =
  'Control ID,Title,Responsible,Maturity\nAC-01,Grant access,jane.doe,3\nCM-01,Review changes,,4\nCM-01,Twice,,\n';

const COMPLY = {
  'comply.yml': 'name: Acme\n',
  'policies/backup.md': 'id: backup\nname: Backup Policy\n---\n\n# Backup\n',
  'procedures/restore.md': 'id: restore\nname: Restore a backup\ncron: "0 0 1 */3 *"\n---\n\nRestore.\n',
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

describe('an import', () => {
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  const open = (one: LspClient, paths?: readonly string[]): Promise<OpenImportResult> =>
    one.connection.sendRequest('plumbline/import/open', paths === undefined ? {} : { paths });

  const send = (one: LspClient, source: number, path: string, bytes: Uint8Array, isFirst = true): Promise<boolean> =>
    one.connection.sendRequest('plumbline/import/send', { source, path, base64: base64(bytes), isFirst });

  const plan = (one: LspClient, source: number, more: Partial<PlanImportParams> = {}): Promise<PlanImportResult> =>
    one.connection.sendRequest('plumbline/import/plan', {
      source,
      folder: ROOT,
      map: [],
      isInPlace: false,
      isFresh: false,
      progress: 'import',
      ...more,
    });

  async function planned(one: LspClient, source: number, more: Partial<PlanImportParams> = {}): Promise<PlannedImport> {
    const result = await plan(one, source, more);
    assert.ok(result.kind === 'plan', result.kind);
    return result;
  }

  async function sent(one: LspClient, text: string): Promise<number> {
    const { source } = await open(one);
    assert.equal(await send(one, source, 'matrix.csv', encode(text)), true);
    return source;
  }

  /** Where planning by itself, as the command line does, and what the request gives are put side by side. */
  async function direct(one: LspClient, files: Readonly<Record<string, string>>, isInPlace = false) {
    const engine = new Engine({ folder: ROOT, fileSystem: one.files, asOf: one.clock.today() });
    await engine.workspace.load();
    const given = Object.entries(files).map(([path, text]) => ({ path, bytes: encode(text) }));
    const made = await planImport({ files: given, isInPlace }, await importTarget(engine, one.files));
    assert.ok(made !== undefined);
    return made;
  }

  const bytesOf = (file: PlannedImport['files'][number]): string =>
    'text' in file ? base64(encode(file.text)) : file.base64;

  it('plans what the command line plans, byte for byte, of a source that comes in pieces', async () => {
    client = await LspClient.start(FILES);
    const { source, readings, most } = await open(client);
    assert.deepEqual(readings, []);
    assert.deepEqual(most, { files: 5000, bytes: 64_000_000, bytesOfFile: 64_000_000 });
    const bytes = encode(MATRIX);
    assert.equal(await send(client, source, 'matrix.csv', bytes.subarray(0, 41)), true);
    assert.equal(await send(client, source, 'matrix.csv', bytes.subarray(41), false), true);
    const said: ImportProgress[] = [];
    client.connection.onProgress(new ProgressType<ImportProgress>(), 'import', (progress) => {
      said.push(progress);
    });
    const result = await planned(client, source);
    const expected = await direct(client, { 'matrix.csv': MATRIX });
    assert.deepEqual(
      result.files.map((file) => [file.path, bytesOf(file)]),
      expected.files.map(({ path, content }) => [
        path,
        base64(typeof content === 'string' ? encode(content) : content),
      ]),
    );
    assert.deepEqual(
      [result.format, result.formats, result.records, result.conflicts, result.unread],
      ['csv', ['csv', 'xlsx', 'oscal', 'opencontrol', 'ciso-assistant'], expected.records, expected.conflicts, []],
    );
    assert.deepEqual(result.notes, [
      { line: 1, message: 'The column “Maturity” is not known, and is kept in the notes.' },
    ]);
    assert.deepEqual(said.at(0), { done: 0, total: 1 });
    assert.equal(client.files.resolve(client.uri('controls/imported.yml')), undefined);
  });

  it('says what the columns of a spreadsheet are, and plans anew with what somebody says of them', async () => {
    client = await LspClient.start(FILES);
    const source = await sent(client, MATRIX);
    const { sheet } = await planned(client, source);
    assert.deepEqual(
      sheet?.columns.map(({ heading, field, by, samples }) => [heading, field, by, samples]),
      [
        ['Control ID', 'id', 'heading', ['AC-01', 'CM-01']],
        ['Title', 'title', 'heading', ['Grant access', 'Review changes', 'Twice']],
        ['Responsible', 'owner', 'heading', ['jane.doe']],
        ['Maturity', undefined, undefined, ['3', '4']],
      ],
    );
    assert.ok(sheet?.fields.includes('owner'));
    const again = await planned(client, source, { map: [['Maturity', '-']] });
    assert.deepEqual([again.notes, again.sheet?.columns[3]?.field, again.sheet?.columns[3]?.by], [[], 'none', 'said']);
    assert.deepEqual(again.remember, {
      path: '.plumbline/import.yml',
      content:
        '# What the columns of imported spreadsheets hold: "heading": field, or "-" for none.\ncolumns:\n  "Maturity": "-"\n',
    });
  });

  it('says nothing of the command line where there are no headings, and shows the columns all the same', async () => {
    client = await LspClient.start(FILES);
    const source = await sent(client, 'Number,What\nAC-07,Locks\n');
    const { refusal, sheet, files } = await planned(client, source);
    assert.equal(
      refusal,
      'No row of headings was found, such as “Control ID” and “Title”. Choose what the columns hold.',
    );
    assert.deepEqual(
      [sheet?.columns.map(({ heading }) => heading), sheet?.line, files],
      [['Number', 'What'], undefined, []],
    );
    const said = await planned(client, source, { map: [['What', 'title']] });
    assert.deepEqual([said.refusal, said.records], [undefined, 1]);
  });

  it('takes a folder by its paths, of which it says which it wants', async () => {
    client = await LspClient.start(FILES);
    const { source, readings, most } = await open(client, Object.keys(COMPLY));
    const wanted = ['policies/backup.md', 'procedures/restore.md'] as const;
    assert.deepEqual([readings, most.bytesOfFile], [[{ format: 'comply', paths: wanted }], 2_000_000]);
    for (const path of wanted) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as the client does
      assert.equal(await send(client, source, path, encode(COMPLY[path])), true);
    }
    const result = await planned(client, source, { format: 'comply' });
    const expected = await direct(client, { ...pick(COMPLY, wanted) });
    assert.deepEqual(
      result.files.map((file) => [file.path, bytesOf(file)]),
      expected.files.map(({ path, content }) => [
        path,
        base64(typeof content === 'string' ? encode(content) : content),
      ]),
    );
    assert.deepEqual(result.formats, ['comply', 'opencontrol']);
    const inPlace = await planned(client, source, { format: 'comply', isInPlace: true });
    assert.deepEqual(
      inPlace.files.map(({ path }) => path),
      ['controls/comply-procedures.yml'],
    );
  });

  it('leaves the choice where a folder can be several things, and knows of one that is none', async () => {
    client = await LspClient.start(FILES);
    const both = await open(client, ['a/component.yaml', 'policies/b.md']);
    assert.deepEqual(
      both.readings.map(({ format }) => format),
      ['opencontrol', 'comply'],
    );
    assert.deepEqual((await open(client, ['src/a.ts'])).readings, []);
  });

  it('sees what was written meanwhile, of which nobody has told it, when it is to be fresh', async () => {
    client = await LspClient.start(FILES);
    const source = await sent(client, MATRIX);
    assert.equal((await planned(client, source)).records, 1);
    client.files.write('controls/changes.yml', 'controls:\n  - {id: CM-01, title: There already}\n');
    client.files.write('controls/imported.yml', 'controls: []\n');
    const { records, files, conflicts } = await planned(client, source, { isFresh: true });
    assert.deepEqual([records, files], [0, []]);
    assert.deepEqual(
      conflicts.map(({ message }) => message),
      [
        'A control AC-01 is in controls/access.yml already, so this one was left out.',
        'A control CM-01 is in controls/changes.yml already, so this one was left out.',
        'A control CM-01 is in controls/changes.yml already, so this one was left out.',
      ],
    );
  });

  it('is called off when the request is cancelled', async () => {
    client = await LspClient.start(FILES);
    const rows = Array.from({ length: 45_000 }, (_, at) => `C-${at},A control\n`).join('');
    const source = await sent(client, `ID,Title\n${rows}`);
    const token = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'plumbline/import/plan',
      { source, folder: ROOT, map: [], isInPlace: false, isFresh: false, progress: 'import' },
      token.token,
    );
    // It lies behind the request, and is heard when the import first gives way.
    token.cancel();
    await assert.rejects(asked, /cancelled/);
    assert.equal((await planned(client, source)).records, 45_000);
  });

  it('knows of no source that is closed or that the server has not heard of, and of no other folder', async () => {
    client = await LspClient.start(FILES);
    const source = await sent(client, MATRIX);
    assert.deepEqual(await plan(client, source, { folder: 'file:///elsewhere' }), { kind: 'closed' });
    await client.connection.sendRequest('plumbline/import/close', { source });
    assert.deepEqual(await plan(client, source), { kind: 'gone' });
    assert.equal(await send(client, source, 'matrix.csv', encode(MATRIX)), false);
    assert.deepEqual(await plan(client, 99), { kind: 'gone' });
  });

  it('keeps two sources, and forgets the oldest when there is a third', async () => {
    client = await LspClient.start(FILES);
    const [first, second] = [await sent(client, MATRIX), await sent(client, MATRIX)];
    await sent(client, MATRIX);
    assert.deepEqual(await plan(client, first), { kind: 'gone' });
    assert.equal((await planned(client, second)).records, 1);
  });

  it('refuses what is protected with a password or is no archive at all, and asks what a file is that nobody knows', async () => {
    client = await LspClient.start(FILES);
    const refusalOf = async (bytes: Uint8Array): Promise<string | undefined> => {
      assert.ok(client !== undefined);
      const { source } = await open(client);
      await send(client, source, 'source', bytes);
      return (await planned(client, source)).refusal;
    };
    assert.match((await refusalOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))) ?? '', /old Excel/);
    assert.match((await refusalOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))) ?? '', /damaged/);
    const { source } = await open(client);
    await send(client, source, 'other.yml', encode('a: 1\n'));
    const unknown = await planned(client, source);
    assert.deepEqual([unknown.format, unknown.files], [undefined, []]);
  });
});

function pick<K extends string>(
  all: Readonly<Record<K, string>>,
  keys: readonly K[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [key, all[key]]));
}
