/** Runs jobs with a limit on how many run at once, the most urgent first: reading every file at once would run out of handles. */

import type { Awaitable } from './file-system.ts';

export interface JobQueue {
  /**
   * Runs `job` when its turn comes and gives its outcome. A higher priority goes first, equal ones in the order they
   * came; what already runs is never interrupted. A job that fails fails alone.
   */
  run<T>(job: () => Awaitable<T>, priority?: number): Promise<T>;
}

/** A queue that runs at most `atOnce` jobs at a time. */
export function createJobQueue(atOnce: number): JobQueue {
  // One line per priority, the most urgent line first; priorities are few (an open document, a closed one).
  const lines: { readonly priority: number; readonly starts: (() => void)[]; next: number }[] = [];
  let running = 0;

  const lineOf = (priority: number) => {
    const at = lines.findIndex((line) => line.priority <= priority);
    const found = lines[at];
    if (found?.priority === priority) return found;
    const line = { priority, starts: [], next: 0 };
    lines.splice(at < 0 ? lines.length : at, 0, line);
    return line;
  };

  const startNext = (): void => {
    while (running < atOnce) {
      const line = lines[0];
      const start = line?.starts[line.next];
      if (line === undefined || start === undefined) return;
      line.next += 1;
      if (line.next === line.starts.length) lines.shift();
      running += 1;
      start();
    }
  };

  return {
    run: <T>(job: () => Awaitable<T>, priority = 0) =>
      new Promise<T>((resolve, reject) => {
        lineOf(priority).starts.push(() => {
          // `async` turns what a job throws into a rejection, so that the place it held is given back either way.
          const outcome = (async () => job())();
          outcome.then(resolve, reject);
          const release = (): void => {
            running -= 1;
            startNext();
          };
          outcome.then(release, release);
        });
        startNext();
      }),
  };
}
