/** The evidence manifest: what it holds, and what its verification says of files that are gone, changed or new. */

import assert from 'node:assert/strict';

import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { readManifest } from '../../../server/src/exports/read-manifest.ts';
import { type Verification, verifyManifest } from '../../../server/src/exports/verify-manifest.ts';
import { isSuchExport, writeExport } from '../../../server/src/exports/write-export.ts';
import {
  type MemoryFileSystem,
  memoryFileSystem,
  type MemoryFileSystemOptions,
} from '../../../server/src/workspace/memory-file-system.ts';
import type { Files } from '../reports/report-workspace.ts';

const Q1 = '5ca42b34a3f84a78b2eba813a506ee1e6afa51b4420233193dd912640ae9ec72';

const FILES: Files = {
  'plumbline.yml': 'organization: Acme\nengagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n',
  'evidence/records.yml': `evidence:
  - {id: EV-1, title: Review, control: AC-01, period: 2026-Q1, collected: 2026-04-03, collector: sam.roe, path: evidence/2026/q1.csv, sha256: ${Q1}}
  - {id: EV-2, control: AC-02, collected: 2026-05-01, path: evidence/shots}
  - {id: EV-3, control: AC-02, collected: 2026-05-01, path: evidence/gone.csv}
  - {id: EV-4, control: AC-02, collected: 2026-05-01, path: ../../outside.csv}
  - {id: EV-5, control: AC-02, collected: 2026-05-01, url: https://drive.example/5}
`,
  'evidence/2026/q1.csv': 'user,kept\n',
  'evidence/shots/a.png': 'a',
  'evidence/shots/deep/b.png': 'b',
};

interface Folder {
  readonly fileSystem: MemoryFileSystem;
  readonly engine: Engine;
}

async function folderWith(files: Files, options: MemoryFileSystemOptions = {}): Promise<Folder> {
  const asOf = '2026-06-30';
  assert.ok(isCivilDate(asOf));
  const fileSystem = memoryFileSystem(files, options);
  const engine = new Engine({ folder: 'file:///workspace', fileSystem, asOf });
  await engine.workspace.load();
  return { fileSystem, engine };
}

async function manifestOf(files: Files, options: MemoryFileSystemOptions = {}): Promise<string> {
  const { engine, fileSystem } = await folderWith(files, options);
  const text = await writeExport(engine, 'manifest', { fileSystem });
  assert.ok(typeof text === 'string');
  return text;
}

async function verified(manifest: string, files: Files, options: MemoryFileSystemOptions = {}): Promise<Verification> {
  const { engine, fileSystem } = await folderWith(files, options);
  const { entries, fault } = readManifest(manifest);
  assert.ok(entries, fault);
  return verifyManifest(engine, fileSystem, { entries, manifest: 'file:///workspace/manifest.json' });
}

describe('the evidence manifest', () => {
  it('holds each file with its size and digest, of folders those in them, and what cannot be had', async () => {
    const text = await manifestOf(FILES);
    const value: unknown = JSON.parse(text);
    const common = {
      title: null,
      period: { start: '2026-05-01', end: '2026-05-01' },
      collected: '2026-05-01',
      collector: null,
      reviewer: null,
      stated: null,
      matches: null,
      file: 'evidence/records.yml',
    };
    const ev = (id: string): object => ({ id, ...common, controls: ['AC-02'] });
    assert.deepEqual(value, {
      kind: 'plumbline-evidence-manifest',
      version: 1,
      asOf: '2026-06-30',
      organization: 'Acme',
      period: { start: '2026-01-01', end: '2026-12-31' },
      files: [
        {
          path: 'evidence/2026/q1.csv',
          size: 10,
          sha256: Q1,
          evidence: [
            {
              id: 'EV-1',
              title: 'Review',
              controls: ['AC-01'],
              period: { start: '2026-01-01', end: '2026-03-31' },
              collected: '2026-04-03',
              collector: 'sam.roe',
              reviewer: null,
              stated: Q1,
              matches: true,
              file: 'evidence/records.yml',
            },
          ],
        },
        {
          path: 'evidence/shots/a.png',
          size: 1,
          sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
          evidence: [ev('EV-2')],
        },
        {
          path: 'evidence/shots/deep/b.png',
          size: 1,
          sha256: '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d',
          evidence: [ev('EV-2')],
        },
      ],
      unavailable: [
        { path: 'evidence/gone.csv', reason: 'missing', evidence: [ev('EV-3')] },
        { path: '../../outside.csv', reason: 'outside', evidence: [ev('EV-4')] },
      ],
      elsewhere: [{ address: 'https://drive.example/5', evidence: [ev('EV-5')] }],
    });
    assert.equal(await manifestOf(FILES), text);
    assert.ok(isSuchExport(text, 'manifest'));
  });

  it('never reads what a link outside leads to', async () => {
    const options = { links: { 'evidence/2026/q1.csv': 'file:///secret.txt' } };
    const { 'evidence/2026/q1.csv': _, ...rest } = FILES;
    const text = await manifestOf({ ...rest, 'file:///secret.txt': 'user,kept\n' }, options);
    assert.ok(!text.includes('"size": 10'));
  });

  it('is empty where there is no evidence', async () => {
    const value: unknown = JSON.parse(await manifestOf({}));
    assert.deepEqual(value, {
      kind: 'plumbline-evidence-manifest',
      version: 1,
      asOf: '2026-06-30',
      organization: null,
      period: null,
      files: [],
      unavailable: [],
      elsewhere: [],
    });
  });
});

describe('the verification of a manifest', () => {
  it('finds nothing where nothing changed, with or without registers', async () => {
    const manifest = await manifestOf(FILES);
    assert.deepEqual(await verified(manifest, { ...FILES, 'manifest.json': manifest }), {
      verified: 3,
      differences: [],
    });
    const files = Object.fromEntries(Object.entries(FILES).filter(([path]) => !path.endsWith('.yml')));
    assert.deepEqual(await verified(manifest, files), { verified: 3, differences: [] });
  });

  it('finds what is missing, changed and extra', async () => {
    const manifest = await manifestOf(FILES);
    const { 'evidence/shots/a.png': _, ...rest } = FILES;
    const later = {
      ...rest,
      'evidence/2026/q1.csv': 'user,lost\n',
      'evidence/2026/q2.csv': 'new\n',
      'elsewhere/x.csv': 'x',
      'evidence/more.yml': 'evidence:\n  - {id: EV-6, control: AC-01, collected: 2026-06-01, path: elsewhere/x.csv}\n',
    };
    assert.deepEqual(await verified(manifest, later), {
      verified: 1,
      differences: [
        { path: 'elsewhere/x.csv', state: 'extra', evidence: ['EV-6'] },
        { path: 'evidence/2026/q1.csv', state: 'changed', evidence: ['EV-1'] },
        { path: 'evidence/2026/q2.csv', state: 'extra', evidence: [] },
        { path: 'evidence/shots/a.png', state: 'missing', evidence: ['EV-2'] },
      ],
    });
  });

  it('reads nothing outside the folder', async () => {
    const sha256 = 'a'.repeat(64);
    const manifest = JSON.stringify({
      kind: 'plumbline-evidence-manifest',
      version: 1,
      files: [
        { path: '../../etc/passwd', size: 1, sha256 },
        { path: '/etc/passwd', size: 1, sha256 },
        { path: 'link.txt', size: 1, sha256 },
      ],
    });
    const options = { links: { 'link.txt': 'file:///etc/passwd' } };
    assert.deepEqual(await verified(manifest, { 'file:///etc/passwd': 'root' }, options), {
      verified: 0,
      differences: [
        { path: '../../etc/passwd', state: 'missing', evidence: [] },
        { path: '/etc/passwd', state: 'missing', evidence: [] },
        { path: 'link.txt', state: 'unread', evidence: [] },
      ],
    });
  });

  it('looks into no folder to which a link leads outside, and does into one that leads inside', async () => {
    const sha256 = 'a'.repeat(64);
    const manifest = JSON.stringify({
      kind: 'plumbline-evidence-manifest',
      version: 1,
      files: [
        { path: 'evidence/in/a.txt', size: 1, sha256 },
        { path: 'evidence/out/a.txt', size: 1, sha256 },
      ],
    });
    const files = { 'kept/a.txt': 'a', 'kept/b.txt': 'b', 'file:///secret/a.txt': 'a', 'file:///secret/b.txt': 'b' };
    const options = { links: { 'evidence/in': 'file:///workspace/kept', 'evidence/out': 'file:///secret' } };
    assert.deepEqual(await verified(manifest, files, options), {
      verified: 0,
      differences: [
        { path: 'evidence/in/a.txt', state: 'changed', evidence: [] },
        { path: 'evidence/in/b.txt', state: 'extra', evidence: [] },
        { path: 'evidence/out/a.txt', state: 'unread', evidence: [] },
      ],
    });
  });

  const faults: readonly (readonly [string, string])[] = [
    ['{', 'is not JSON.'],
    ['null', 'is no manifest. “plumbline export --format manifest” writes one.'],
    [
      '{"kind": "plumbline-evidence-manifest", "version": 1}',
      'is no manifest. “plumbline export --format manifest” writes one.',
    ],
    [
      '{"kind": "plumbline-evidence-manifest", "version": 2, "files": []}',
      'is of version 2, which a later Plumbline wrote. Update Plumbline.',
    ],
    [
      '{"kind": "plumbline-evidence-manifest", "version": 1, "files": [{"path": "a"}]}',
      'cannot be read at its file 1: it needs a path, a size and a SHA-256.',
    ],
    [
      '{"kind": "plumbline-evidence-manifest", "version": 1, "files": [{"path": "a", "size": 1, "sha256": "x"}]}',
      'cannot be read at its file 1: it needs a path, a size and a SHA-256.',
    ],
  ];
  for (const [text, fault] of faults) {
    it(`says of ${text} what is wrong`, () => {
      assert.equal(readManifest(text).fault, fault);
    });
  }
});
