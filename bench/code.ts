/** What it costs to look through source code: a folder with 5,000 files of 11 KB, of which one in fifty names a control. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CivilDate } from '../server/src/domain/civil-date.ts';
import { Engine } from '../server/src/engine/engine.ts';
import { nodeFileSystem } from '../server/src/host/node-file-system.ts';
import { canonicalUri, joinUri } from '../server/src/workspace/uri.ts';
import { spread } from './measure.ts';

const FILES = 5000;
const LINE = '  const value = compute(input, options); // nothing to see here, only code\n';
const MARKED = `// @control AC-02\n${LINE.repeat(140)}`;

/** Writes the code into a workspace folder that has its policies and registers already. */
export function writeCode(folder: string): void {
  for (let index = 0; index < FILES; index++) {
    const below = join(folder, 'src', `p${index % 50}`);
    mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `f${index}.ts`), index % 50 === 0 ? MARKED : LINE.repeat(40 + ((index * 37) % 200)));
  }
}

async function loaded(folder: string, asOf: CivilDate, configuration: string): Promise<readonly [Engine, number]> {
  const uri = canonicalUri(pathToFileURL(folder).href);
  const engine = new Engine({ folder: uri, fileSystem: nodeFileSystem({ mode: 'sync', folder: uri }), asOf });
  engine.workspace.setText(joinUri(uri, 'plumbline.yml'), configuration);
  const started = performance.now();
  await engine.workspace.load();
  return [engine, performance.now() - started];
}

/** Measures the reading with and without code, and a keystroke in a file that names a control and in one that names none. */
export async function codeFigures(folder: string, asOf: CivilDate, say: (line: string) => void): Promise<void> {
  writeCode(folder);
  const times: { without: number[]; whole: number[] } = { without: [], whole: [] };
  let engine: Engine | undefined;
  for (let run = 0; run < 3; run++) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- in turn, so that a noisy moment hits both
    times.without.push((await loaded(folder, asOf, 'files: {code: []}\n'))[1]);
    // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
    const [last, time] = await loaded(folder, asOf, '');
    times.whole.push(time);
    engine = last;
  }
  const more = spread(times.whole).p50 - spread(times.without).p50;
  say('\n## Source code\n');
  say(`${FILES} files of source code: ${more.toFixed(0)} ms more to read a folder.`);
  if (engine === undefined) return;
  for (const [what, name, text] of [
    ['that names a control', 'src/p0/f0.ts', MARKED],
    ['that names none', 'src/p1/f1.ts', LINE.repeat(140)],
  ] as const) {
    const uri = joinUri(engine.workspace.folder, name);
    const keystrokes: number[] = [];
    for (let typed = 0; typed < 300; typed++) {
      const started = performance.now();
      engine.workspace.setText(uri, `${text}${'x'.repeat(typed)}`);
      for (const changed of engine.takeChanged()) engine.diagnose(changed);
      keystrokes.push(performance.now() - started);
    }
    const { p50, p99 } = spread(keystrokes);
    say(`A keystroke in a file ${what}: p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms.`);
  }
}
