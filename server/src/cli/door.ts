/** The door of the built command line: brings in the program, and with it what V8 made of it in an earlier run. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

import { readCodeCache, writeCodeCache } from './code-cache.ts';

/** What the program at `main.ts` gives out. */
interface Program {
  readonly isExercised?: () => boolean;
}

/** Compiles the program, runs it, and keeps its code where no run before has done so. */
function start(path: string): void {
  const file = { path, bytes: readFileSync(path) };
  const cachedData = readCodeCache(file);
  const script = new Script(file.bytes.toString('utf8'), {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const program: { readonly exports: Program } = { exports: {} };
  if (script.cachedDataRejected !== false && isUsualNode()) {
    // Only when all is done: then the code holds every function that was needed, and no more.
    process.on('exit', () => {
      if (program.exports.isExercised?.() === true) writeCodeCache(file, () => script.createCachedData());
    });
  }
  const main: unknown = script.runInThisContext();
  if (typeof main === 'function')
    Reflect.apply(main, program.exports, [program.exports, require, program, path, __dirname]);
}

/** Whether V8 runs as it always does: what it makes under other flags, it takes back under those only. */
function isUsualNode(): boolean {
  const { NODE_OPTIONS: options, NODE_V8_COVERAGE: coverage } = process.env;
  return process.execArgv.length === 0 && (options ?? '') === '' && coverage === undefined;
}

start(join(__dirname, 'plumbline.cjs'));
