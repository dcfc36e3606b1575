/** What is read of a file or a folder that is to be imported, and what is said where it is not. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

import {
  ImportFault,
  type ImportSource,
  readSource,
  type SourceReader,
} from '../../../client/src/import/read-source.ts';
import type { ImportReading, OpenImportParams } from '../../../server/src/protocol/import-messages.ts';
import { EditorFiles } from './import-disk.ts';

interface Reading {
  readonly most?: { readonly files: number; readonly bytes: number; readonly bytesOfFile: number };
  readonly readings?: readonly ImportReading[];
  readonly chosen?: number;
  readonly isCancelled?: () => boolean;
}

/** Reads `/source` with a server that says this of it. */
function read(
  files: EditorFiles,
  {
    most = { files: 10, bytes: 100, bytesOfFile: 50 },
    readings = [],
    chosen = 0,
    isCancelled = () => false,
  }: Reading = {},
): {
  readonly source: Promise<ImportSource | undefined>;
  readonly opened: OpenImportParams[];
  readonly said: string[];
} {
  const opened: OpenImportParams[] = [];
  const said: string[] = [];
  const reader: SourceReader = {
    fs: files.fs,
    open: async (parameters) => {
      opened.push(parameters);
      return { source: 7, readings, most };
    },
    choose: async (several) => several[chosen],
    say: (message) => said.push(message),
    isCancelled,
  };
  return { source: readSource(vscode.Uri.parse('file:///source'), reader), opened, said };
}

async function texts(source: Promise<ImportSource | undefined>): Promise<readonly (readonly [string, string])[]> {
  return ((await source)?.files ?? []).map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]);
}

const COMPLY: ImportReading = { format: 'comply', paths: ['policies/a.md', 'procedures/b.md'] };
const OPENCONTROL: ImportReading = { format: 'opencontrol', paths: ['component.yaml'] };

describe('what is read of a source', () => {
  it('is a file with its name, known to the server by a number', async () => {
    const { source, opened } = read(new EditorFiles({ '/source': 'ID,Title\n' }));
    assert.deepEqual(await texts(source), [['source', 'ID,Title\n']]);
    const { number, paths, format } = (await source) ?? {};
    assert.deepEqual([number, paths, format, opened], [7, undefined, undefined, [{}]]);
  });

  it('is of a folder what the server wants, of which neither hidden files nor packages nor links are told', async () => {
    const files = new EditorFiles({
      '/source/policies/a.md': 'A',
      '/source/procedures/b.md': 'B',
      '/source/README.md': 'R',
      '/source/.git/config': 'secret',
      '/source/node_modules/x/policies/a.md': 'X',
      '/source/policies/elsewhere.md': 'link:file',
      '/source/outside': 'link:folder',
    });
    const { source, opened, said } = read(files, { readings: [COMPLY] });
    assert.deepEqual(await texts(source), [
      ['policies/a.md', 'A'],
      ['procedures/b.md', 'B'],
    ]);
    assert.deepEqual(opened, [{ paths: ['README.md', 'policies/a.md', 'procedures/b.md'] }]);
    assert.deepEqual(files.read, ['/source/policies/a.md', '/source/procedures/b.md']);
    assert.deepEqual(said, ['reading file 1 of 2', 'reading file 2 of 2']);
  });

  it('is no deeper than any such folder', async () => {
    const deep = (folders: number): string => `/source/${'d/'.repeat(folders)}component.yaml`;
    const { opened, source } = read(new EditorFiles({ [deep(8)]: 'a', [deep(9)]: 'b' }), { readings: [OPENCONTROL] });
    await assert.rejects(source);
    assert.deepEqual(opened, [{ paths: [deep(8).slice('/source/'.length)] }]);
  });

  it('is what somebody chooses, where a folder can be several things, and nothing where nobody does', async () => {
    const files = { '/source/component.yaml': 'C', '/source/policies/a.md': 'A', '/source/procedures/b.md': 'B' };
    const readings = [OPENCONTROL, COMPLY];
    assert.equal((await read(new EditorFiles(files), { readings, chosen: 1 }).source)?.format, 'comply');
    assert.equal(await read(new EditorFiles(files), { readings, chosen: 2 }).source, undefined);
  });

  it('is nothing where it is called off', async () => {
    const files = { '/source/policies/a.md': 'A', '/source/procedures/b.md': 'B' };
    const { source, opened } = read(new EditorFiles(files), { readings: [COMPLY], isCancelled: () => true });
    assert.deepEqual([await source, opened], [undefined, []]);
  });

  const faults: readonly (readonly [string, Readonly<Record<string, string>>, Reading, string])[] = [
    ['is not there', {}, {}, 'source cannot be read: there is no /source'],
    [
      'is too large',
      { '/source': 'x'.repeat(51) },
      {},
      'source has 0.0 MB, and at most 0.0 MB are imported. Split it first.',
    ],
    [
      'is a folder that nobody knows',
      { '/source/a.ts': '' },
      {},
      'source holds nothing that can be imported as a folder. Choose a file in it.',
    ],
    [
      'holds too many files',
      { '/source/policies/a.md': 'A', '/source/procedures/b.md': 'B' },
      { readings: [COMPLY], most: { files: 1, bytes: 2_000_000, bytesOfFile: 50 } },
      'source holds more than 1 files or 2 MB, so it was not imported.',
    ],
    [
      'holds too much',
      { '/source/policies/a.md': 'x'.repeat(40), '/source/procedures/b.md': 'x'.repeat(40) },
      { readings: [COMPLY], most: { files: 9, bytes: 79, bytesOfFile: 50 } },
      'source holds more than 9 files or 0.000079 MB, so it was not imported.',
    ],
  ];
  for (const [what, files, reading, sentence] of faults) {
    it(`is nothing where it ${what}, which is said`, async () => {
      await assert.rejects(read(new EditorFiles(files), reading).source, new ImportFault(sentence));
    });
  }

  it('is not read where its size says that it is too large', async () => {
    const files = new EditorFiles({ '/source': 'x'.repeat(51) });
    await assert.rejects(read(files).source);
    assert.deepEqual(files.read, []);
  });
});
