/** Verifying a gigabyte of evidence: against reading and hashing the bare files, with its memory, and how soon it stops. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { isCivilDate } from '../server/src/domain/civil-date.ts';
import { Engine } from '../server/src/engine/engine.ts';
import { nodeFileSystem } from '../server/src/host/node-file-system.ts';
import { canonicalUri } from '../server/src/workspace/uri.ts';

const FILES = 40;
const MB = 1_000_000;

/** Files that are holes: they take no room on the disk, and as long to hash as any others. */
function writeEvidence(folder: string, bytes: number): readonly string[] {
  mkdirSync(join(folder, 'evidence'));
  const names = Array.from({ length: FILES }, (_, index) => `evidence/${index}.bin`);
  for (const name of names) {
    writeFileSync(join(folder, name), '');
    truncateSync(join(folder, name), bytes / FILES);
  }
  const digest = '0'.repeat(64);
  const records = names.map((name, index) => `  - {id: EV-${index}, path: ${name}, sha256: "${digest}"}\n`);
  writeFileSync(join(folder, 'evidence/register.yml'), `evidence:\n${records.join('')}`);
  return names.map((name) => join(folder, name));
}

async function openEngine(folder: string): Promise<Engine> {
  const asOf = '2026-09-15';
  if (!isCivilDate(asOf)) throw new Error('not a date');
  const uri = canonicalUri(pathToFileURL(folder).href);
  const engine = new Engine({ folder: uri, fileSystem: nodeFileSystem({ mode: 'async', folder: uri }), asOf });
  await engine.workspace.load();
  return engine;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** What a short program would do: one stream after the other. */
async function hashBare(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), createHash('sha256'));
  }
}

/** Measures and says how long it takes, what it takes of memory, and how soon it ends when it is called off. */
export async function evidence(say: (line: string) => void, quick: boolean): Promise<void> {
  const bytes = (quick ? 200 : 1000) * MB;
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    const paths = writeEvidence(folder, bytes);
    say(`\n## Verifying ${bytes / MB} MB of evidence in ${FILES} files\n`);
    const engine = await openEngine(folder);
    const before = process.memoryUsage.rss();
    let most = before;
    const own = await timed(() => engine.verifyEvidence(() => (most = Math.max(most, process.memoryUsage.rss()))));
    // The peers come after: what they leave behind in memory would hide what ours takes.
    const bare = await timed(() => hashBare(paths));
    const found = engine.diagnoseAll().filter(({ code }) => code === 'evidence-hash-mismatch').length;
    if (found !== FILES) throw new Error(`${found} of ${FILES} files were verified`);
    const rate = (milliseconds: number): string => `${(bytes / MB / (milliseconds / 1000)).toFixed(0)} MB/s`;
    say(
      `- verified in ${(own / 1000).toFixed(2)} s (${rate(own)}), ${(own / bare).toFixed(2)}× of node:crypto on bare streams (${rate(bare)})`,
    );
    const program = await timed(async () => Promise.resolve(spawnSync('sha256sum', [...paths], { stdio: 'ignore' })));
    if (spawnSync('sha256sum', ['--version']).status === 0) {
      say(`- ${(own / program).toFixed(2)}× of sha256sum (${rate(program)})`);
    }
    say(`- memory meanwhile: ${((most - before) / MB).toFixed(0)} MB more than before`);
    const second = await openEngine(folder);
    let calledOff = 0;
    await second.verifyEvidence(({ bytesRead }) => {
      if (calledOff > 0 || bytesRead < bytes / 10) return;
      calledOff = performance.now();
      second.workspace.digests.cancel();
    });
    say(`- called off after a tenth: ended ${(performance.now() - calledOff).toFixed(1)} ms later`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
