/** One verdict: the engine, the built command line and a client over the protocol say the same of the whole example. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver/node';
import { isCivilDate } from '../../server/src/domain/civil-date.ts';
import { Engine } from '../../server/src/engine/engine.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { canonicalUri } from '../../server/src/workspace/uri.ts';
import { startClient } from './stdio-client.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ACME = join(ROOT, 'examples/acme');
const FOLDER = canonicalUri(pathToFileURL(ACME).href);
const AS_OF = '2026-09-15';

/** A finding as all three can say it. */
function line(file: string, range: Diagnostic['range'], severity: string, code: string, message: string): string {
  const { start, end } = range;
  return `${file} ${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${code} ${message}`;
}

async function engineSays(): Promise<readonly string[]> {
  if (!isCivilDate(AS_OF)) throw new Error('not a date');
  const engine = new Engine({ folder: FOLDER, fileSystem: nodeFileSystem({ mode: 'sync' }), asOf: AS_OF });
  await engine.workspace.load();
  return engine.diagnoseAll().map((one) => line(one.path, one.range, one.severity, one.code, one.message));
}

interface CheckReport {
  readonly diagnostics: readonly {
    readonly file: string;
    readonly range: Diagnostic['range'];
    readonly severity: string;
    readonly code: string;
    readonly message: string;
  }[];
}

function isCheckReport(value: unknown): value is CheckReport {
  return typeof value === 'object' && value !== null && 'diagnostics' in value && Array.isArray(value.diagnostics);
}

function checkSays(): readonly string[] {
  const cli = join(ROOT, 'dist/cli/main.cjs');
  assert.ok(existsSync(cli), 'the command line is not built: npm run build');
  const node = process.env['PLUMBLINE_TEST_NODE'] ?? process.execPath;
  const run = spawnSync(node, [cli, 'check', ACME, '--as-of', AS_OF, '--format', 'json'], { encoding: 'utf8' });
  assert.equal(run.status, 1, run.stderr);
  const report: unknown = JSON.parse(run.stdout);
  assert.ok(isCheckReport(report));
  return report.diagnostics.map((one) => line(one.file, one.range, one.severity, one.code, one.message));
}

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

/** A client that does not pull is pushed everything: the whole folder, as the server sees it. */
async function clientSays(expected: number): Promise<readonly string[]> {
  const server = join(ROOT, 'dist/server/node.cjs');
  const client = startClient(process.execPath, [server, '--stdio'], FOLDER, AS_OF);
  const pushed = new Map<string, readonly Diagnostic[]>();
  const count = (): number => [...pushed.values()].reduce((sum, diagnostics) => sum + diagnostics.length, 0);
  try {
    await new Promise<void>((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`${count()} of ${expected} findings came`)), 15_000);
      client.onPublish((params) => {
        pushed.set(params.uri, params.diagnostics);
      });
      // The summary is sent after everything that was to be pushed.
      client.onSummary(() => {
        if (count() < expected) return;
        clearTimeout(timer);
        done();
      });
      client.start().catch(fail);
    });
  } finally {
    client.stop();
  }
  return [...pushed]
    .flatMap(([uri, diagnostics]) =>
      diagnostics.map((one) =>
        line(
          decodeURIComponent(canonicalUri(uri).slice(FOLDER.length + 1)),
          one.range,
          SEVERITIES[one.severity ?? 0] ?? '',
          String(one.code),
          typeof one.message === 'string' ? one.message : '',
        ),
      ),
    )
    .toSorted();
}

describe('examples/acme', () => {
  it('gets one verdict from the engine, from check, and from a client over the protocol', async () => {
    const engine = await engineSays();
    assert.ok(engine.length >= 25, 'the example has its deliberate faults');
    assert.deepEqual(checkSays(), engine);
    assert.deepEqual(await clientSays(engine.length), engine.toSorted());
  });
});
