/** What `check --cache` saves, and whether worker threads would save anything: ratios of whole processes, taken in turn. */

import { utimesSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareProcesses, runProcess } from './measure.ts';

interface Programs {
  readonly node: string;
  readonly cli: string;
  /** `jobs.ts`. */
  readonly jobs: string;
}

/** Says how long a check of `folder` takes without a cache, the first time with one, and from then on. */
export function cacheFigures(folder: string, { node, cli }: Programs, asOf: string, say: (text: string) => void): void {
  const cache = mkdtempSync(join(tmpdir(), 'plumbline-bench-cache-'));
  const check = (...more: readonly string[]): ReturnType<typeof runProcess> =>
    runProcess(node, [cli, 'check', folder, '--as-of', asOf, '--format', 'json', '--fail-on', 'never', ...more]);
  const cached = (): ReturnType<typeof runProcess> => check(`--cache=${cache}`);
  const medians = compareProcesses(3, {
    without: () => check(),
    first: () => {
      rmSync(cache, { recursive: true, force: true });
      return cached();
    },
    warm: cached,
    // As after a checkout: every file is another one, and holds the same.
    anew: () => {
      for (const file of filesIn(folder)) utimesSync(file, 1_700_000_000, 1_700_000_000);
      return cached();
    },
  });
  rmSync(cache, { recursive: true, force: true });
  const { without = 0, first = 0, warm = 0, anew = 0 } = medians;
  const times = (value: number): string => `${(without / value).toFixed(1)}×`;
  say(`- without a cache ${without.toFixed(0)} ms; the first time with one ${first.toFixed(0)} ms`);
  say(`- again, with nothing changed: ${warm.toFixed(0)} ms, ${times(warm)} faster (aim ≥ 4×)`);
  say(`- again, with every file written anew: ${anew.toFixed(0)} ms, ${times(anew)} faster`);
}

/** Says how long it takes to have the facts of all policies of `folder` on the main thread, with and without workers. */
export function jobFigures(folder: string, { node, jobs }: Programs, say: (text: string) => void): void {
  const read = (workers: number): ReturnType<typeof runProcess> =>
    runProcess(node, ['--disable-warning=ExperimentalWarning', jobs, folder, String(workers)]);
  const {
    none = 0,
    one = 0,
    two = 0,
  } = compareProcesses(3, {
    none: () => read(0),
    one: () => read(1),
    two: () => read(2),
  });
  const times = (value: number): string => `${(none / value).toFixed(2)}×`;
  say(`- facts of all policies on the main thread: alone ${none.toFixed(0)} ms`);
  say(`- with one worker ${times(one)} as fast, with two ${times(two)} (of use from 1.3× on)`);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
