/** Exports over the protocol: the bytes that the command line writes, for the day that is shown; and a manifest that is verified. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver/node';
import { isCivilDate } from '../../server/src/domain/civil-date.ts';
import { Engine } from '../../server/src/engine/engine.ts';
import { writeExport } from '../../server/src/exports/write-export.ts';
import { fromBase64 } from '../../server/src/protocol/base64.ts';
import {
  EXPORT_KINDS,
  type ExportFolder,
  type ExportKind,
  type ExportProgress,
  type ExportResult,
  type VerifyManifestResult,
} from '../../server/src/protocol/export-messages.ts';
import type { FileSystem } from '../../server/src/workspace/file-system.ts';
import { memoryFileSystem, type MemoryFileSystem } from '../../server/src/workspace/memory-file-system.ts';
import { canonicalUri } from '../../server/src/workspace/uri.ts';
import { Gate } from './disks.ts';
import { FILES, UNOWNED } from './example-files.ts';
import { AS_OF, type ClientOptions, LspClient, ROOT } from './lsp-client.ts';
import { startClient } from './stdio-client.ts';

const REVIEW = 'evidence/2026/review.csv';
const RECORDED = createHash('sha256').update(FILES[REVIEW]).digest('hex');
/** With a digest, a finding, and source code that names a control. */
const EXPORTED = {
  ...FILES,
  'policies/access.md': UNOWNED,
  'evidence/2026.yml': FILES['evidence/2026.yml'].replace('review.csv}', `review.csv, sha256: ${RECORDED}}`),
  'src/access.ts': '// @control AC-01\n// @control AC-99\n',
};

function give(client: LspClient, kind: ExportKind, folder = ROOT): Promise<ExportResult> {
  return client.connection.sendRequest('plumbline/export', { folder, kind, progress: 'export' });
}

function bytesOf(result: ExportResult): Buffer {
  assert.ok(result.ok, result.ok ? '' : result.reason);
  const { text, base64 } = result.content;
  return text === undefined ? Buffer.from(fromBase64(base64)) : Buffer.from(text);
}

/** What the export's code itself makes of these files, without a server. */
async function written(files: Readonly<Record<string, string>>, kind: ExportKind, day = AS_OF): Promise<Buffer> {
  assert.ok(isCivilDate(day));
  const fileSystem = memoryFileSystem(files, { root: ROOT });
  const engine = new Engine({ folder: ROOT, fileSystem, asOf: day });
  await engine.workspace.load();
  await engine.verifyEvidence();
  return Buffer.from(await writeExport(engine, kind, { fileSystem }));
}

describe('an export', () => {
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  it('is what the code of the exports makes of the folder, of each kind', async () => {
    client = await LspClient.start(EXPORTED);
    const said: string[] = [];
    client.connection.onProgress(new ProgressType<ExportProgress>(), 'export', ({ message }) => {
      said.push(message);
    });
    for (const kind of EXPORT_KINDS) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const result: ExportResult = await give(client, kind);
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
      const wanted: Buffer = await written(EXPORTED, kind);
      assert.ok(result.ok);
      assert.deepEqual([result.asOf, result.notes], [AS_OF, []]);
      assert.ok(wanted.length > 100);
      assert.deepEqual(bytesOf(result), wanted, kind);
    }
    assert.deepEqual(
      [...new Set(said)].filter((one) => !one.startsWith('verifying')),
      ['reading policies and registers', 'checking'],
    );
  });

  it('is of the day that is shown, of what the disk holds now, and of what is open and not saved', async () => {
    client = await LspClient.start(EXPORTED);
    await client.connection.sendRequest('plumbline/showAsOf', { asOf: '2026-12-31' });
    // Nobody tells of it.
    client.files.write('controls/more.yml', 'controls:\n  - {id: AC-02, title: New, criteria: [CC6.2]}\n');
    const open = EXPORTED['policies/access.md'].replace('title: Access', 'title: Open');
    await client.open('policies/access.md', open);
    const files = {
      ...EXPORTED,
      'controls/more.yml': 'controls:\n  - {id: AC-02, title: New, criteria: [CC6.2]}\n',
      'policies/access.md': open,
    };
    const result = await give(client, 'xlsx');
    assert.ok(result.ok);
    assert.equal(result.asOf, '2026-12-31');
    assert.deepEqual(bytesOf(result), await written(files, 'xlsx', '2026-12-31'));
  });

  it('tells others what plumbline.yml says is grave, whatever somebody’s own settings are', async () => {
    const rules = { 'policy-owner-missing': 'off', 'code-control-unknown': 'hint' };
    client = await LspClient.start(EXPORTED, { initializationOptions: { asOf: AS_OF, rules } });
    await client.settled();
    assert.deepEqual(bytesOf(await give(client, 'html')), await written(EXPORTED, 'html'));
  });

  it('is called off when the request is cancelled, and the evidence is verified all the same', async () => {
    const gate = new Gate();
    const disk = (files: MemoryFileSystem): FileSystem => ({
      ...files,
      async digest(uri, options) {
        await gate.pass(uri);
        return files.digest(uri, options);
      },
    });
    client = await LspClient.start(EXPORTED, { disk });
    const source = new CancellationTokenSource();
    const params = { folder: ROOT, kind: 'manifest', progress: 'export' };
    const asked = client.connection.sendRequest('plumbline/export', params, source.token);
    await gate.reached;
    source.cancel();
    await assert.rejects(asked, /cancelled/);
    gate.open();
    const text = bytesOf(await give(client, 'manifest')).toString();
    assert.ok(text.includes(`"sha256": "${RECORDED}"`), text);
    assert.equal(gate.came.length, 1);
  });

  it('says what could not be read', async () => {
    const disk = (files: MemoryFileSystem): FileSystem => ({
      ...files,
      digest: () => Promise.resolve({ ok: false, reason: 'unreadable' }),
    });
    client = await LspClient.start(EXPORTED, { disk });
    const result = await give(client, 'csv');
    assert.ok(result.ok);
    assert.deepEqual(result.notes, ['evidence/2026/review.csv could not be read, so its SHA-256 was not verified.']);
  });

  it('is refused of a folder whose plumbline.yml cannot be read, and of one that is not open', async () => {
    client = await LspClient.start({ ...EXPORTED, 'plumbline.yml': 'engagement: [\n' });
    const [broken, closed] = [await give(client, 'csv'), await give(client, 'csv', 'file:///elsewhere')];
    assert.ok(!broken.ok && !closed.ok);
    assert.match(broken.reason, /^plumbline\.yml, line \d, cannot be read, so other settings may be missing too\. /);
    assert.equal(closed.reason, 'The folder elsewhere is not open in this window.');
  });

  it('can be made of the folders with a plumbline.yml, and where there is none of those with documents', async () => {
    const folders = async (
      files: Readonly<Record<string, string>>,
      options: ClientOptions = {},
    ): Promise<readonly string[]> => {
      client?.stop();
      client = await LspClient.start(files, options);
      const found = await client.connection.sendRequest<ExportFolder[]>('plumbline/exportFolders');
      return found.map(({ uri, name, organization, asOf }) => [uri, name, organization ?? '-', asOf].join(' '));
    };
    const several = { folders: ['a', 'b', 'c'].map((name) => `${ROOT}/${name}`) };
    assert.deepEqual(
      await folders(
        {
          'a/plumbline.yml': 'organization: A\nengagement: {type: 1}\n',
          'b/policies/x.md': UNOWNED,
          'c/plumbline.yml': 'engagement: {type: 1}\n',
        },
        several,
      ),
      [`${ROOT}/a a A ${AS_OF}`, `${ROOT}/c c - ${AS_OF}`],
    );
    assert.deepEqual(await folders({ 'b/policies/x.md': UNOWNED, 'a/x.txt': '' }, several), [`${ROOT}/b b - ${AS_OF}`]);
    assert.deepEqual(await folders({ 'a/x.txt': '' }, several), []);
  });
});

describe('a manifest', () => {
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  const verify = (one: LspClient, text: string): Promise<VerifyManifestResult> =>
    one.connection.sendRequest('plumbline/verifyManifest', {
      folder: ROOT,
      manifest: `${ROOT}/manifest.json`,
      text,
      progress: 'verification',
    });

  it('is held against the files as they are now, and says in sentences what differs', async () => {
    client = await LspClient.start(EXPORTED);
    const manifest = bytesOf(await give(client, 'manifest')).toString();
    assert.deepEqual(await verify(client, manifest), {
      ok: true,
      summary: '1 file is what the manifest says.',
      differences: [],
    });
    client.files.write(REVIEW, 'account,decided\n');
    client.files.write('evidence/2026/late.csv', 'new\n');
    assert.deepEqual(await verify(client, manifest), {
      ok: true,
      summary: '0 files are what the manifest says. 2 differ.',
      differences: [
        'evidence/2026/late.csv: extra. The manifest does not name it.',
        'evidence/2026/review.csv: changed since the manifest was written. It was evidence for EV-1.',
      ],
    });
  });

  it('is refused when it is none', async () => {
    client = await LspClient.start(EXPORTED);
    assert.deepEqual(await verify(client, '{}'), {
      ok: false,
      reason: 'manifest.json is no manifest. “plumbline export --format manifest” writes one.',
    });
  });
});

describe('examples/acme', () => {
  it('is exported to the same bytes by the command line and by a server', async () => {
    const repository = resolve(import.meta.dirname, '../..');
    const acme = join(repository, 'examples/acme');
    const folder = canonicalUri(pathToFileURL(acme).href);
    const node = process.env['PLUMBLINE_TEST_NODE'] ?? process.execPath;
    const byCommandLine = (...args: readonly string[]): Buffer => {
      const cli = join(repository, 'dist/cli/main.cjs');
      const run = spawnSync(node, [cli, 'export', acme, '--as-of', AS_OF, ...args], { maxBuffer: 64_000_000 });
      assert.equal(run.status, 0, run.stderr.toString());
      return run.stdout;
    };
    const client = startClient(process.execPath, [join(repository, 'dist/server/node.cjs'), '--stdio'], folder, AS_OF);
    try {
      await client.start();
      const byServer = async (kind: ExportKind): Promise<Buffer> =>
        bytesOf(await client.request('plumbline/export', { folder, kind, progress: 'export' }));
      assert.deepEqual(await byServer('xlsx'), byCommandLine('--format', 'xlsx'));
      assert.deepEqual(await byServer('html'), byCommandLine('--format', 'html'));
      assert.deepEqual(await byServer('manifest'), byCommandLine('--format', 'manifest'));
    } finally {
      client.stop();
    }
  });
});
