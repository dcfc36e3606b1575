/**
 * A good folder with something hostile in it: what is said of that, that nothing is said of the good files, and that
 * no answer takes long. Time is the processor's where that is less, so that a busy machine is no failure.
 */

import assert from 'node:assert/strict';
import { isCivilDate } from '../../server/src/domain/civil-date.ts';
import { type Diagnosis, Engine } from '../../server/src/engine/engine.ts';
import type { DocumentUri, FileSystem } from '../../server/src/workspace/file-system.ts';
import { memoryFileSystem, type MemoryFileSystemOptions } from '../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../server/src/workspace/uri.ts';
import { GOOD } from '../unit/rules/good-workspace.ts';
import { dedent, FOLDER } from '../unit/rules/rule-fixture.ts';

/** How long an answer may take, in milliseconds: the promise is a second on a quiet machine, and tests run on busy ones. */
const LIMIT = 2500;

export const GOOD_FILES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(GOOD).map(([path, text]) => [path, dedent(text)]),
);

/** What an engine says with something hostile in its folder. */
export class Hostile {
  readonly engine: Engine;
  readonly all: readonly Diagnosis[];

  constructor(engine: Engine, all: readonly Diagnosis[]) {
    this.engine = engine;
    this.all = all;
  }

  /** The findings in a file, those on what is merely missing left out. */
  in(path: string): readonly Diagnosis[] {
    return this.all.filter((one) => one.path === path && !/-(?:missing|unmapped)$/.test(one.code));
  }

  /** `line code: message` of these, lines counted from 1. */
  said(path: string): readonly string[] {
    return this.in(path).map(({ range, code, message }) => `${range.start.line + 1} ${code}: ${message}`);
  }

  /** The only one of these, with its code, and words that its message must hold. */
  only(path: string, code: string, words: RegExp): Diagnosis {
    const said = this.said(path);
    const [one] = this.in(path);
    assert.equal(said.length, 1, said.slice(0, 5).join('\n'));
    assert.ok(one);
    assert.equal(one.code, code);
    assert.match(one.message, words);
    return one;
  }

  /** The number of findings in a file of a code, whatever it is. */
  count(path: string, code: string): number {
    return this.all.filter((one) => one.path === path && one.code === code).length;
  }
}

/** Puts hostile files beside the good ones, in memory. */
export function besideGood(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryFileSystemOptions = {},
): Promise<Hostile> {
  return hostileFolder(FOLDER, memoryFileSystem({ ...GOOD_FILES, ...files }, options));
}

/** Reads a folder that holds the good files and more, asks everything of it, and edits a good file. */
export async function hostileFolder(folder: DocumentUri, fileSystem: FileSystem): Promise<Hostile> {
  const asOf = '2026-06-30';
  assert.ok(isCivilDate(asOf));
  const engine = new Engine({ folder, fileSystem, asOf });
  await inTime('reading', () => engine.workspace.load());
  const all = await inTime('checking', () => engine.diagnoseAll());
  await inTime('reckoning readiness', () => engine.readiness.matrix());
  for (const { path, code, message } of all) assert.ok(!(path in GOOD_FILES), `${path} ${code}: ${message}`);
  for (const { message, related } of all)
    for (const text of [message, ...related.map((one) => one.message)]) isPlain(text);
  await edit(engine);
  return new Hostile(engine, all);
}

/** Takes the owner out of a good control, which is heard of, and puts it back. */
async function edit(engine: Engine): Promise<void> {
  const path = 'controls/access.yml';
  const text = GOOD_FILES[path] ?? '';
  const uri = joinUri(engine.workspace.folder, path);
  await inTime('an edit', () => {
    engine.workspace.setText(uri, text.replace(/owner: .*/, ''));
    assert.ok(engine.diagnose(uri).some(({ code }) => code === 'control-owner-missing'));
    engine.workspace.setText(uri, text);
    assert.deepEqual(engine.diagnose(uri), []);
  });
}

/** Every message is one line of a sane length that a terminal can show. */
function isPlain(message: string): void {
  assert.ok(message.length < 2000, `${message.slice(0, 80)} … is ${message.length} characters long`);
  assert.doesNotMatch(message, /[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
}

/** Does something and asserts that it took no longer than people wait. */
export async function inTime<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  // On a quiet machine the collector of garbage works beside us and counts too; on a busy one, so does waiting.
  const milliseconds = Math.min((user + system) / 1000, performance.now() - started);
  assert.ok(milliseconds < LIMIT, `${what} took ${Math.round(milliseconds)} ms`);
  return result;
}
