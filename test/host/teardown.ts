// What a run has started (processes, browsers, servers, temporary folders) is stopped here, whatever ends the run.
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Step = () => void | Promise<void>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The steps that undo a run, the newest first. */
export class Teardown {
  readonly #steps: Step[] = [];
  #running: Promise<void> | undefined;

  /** Adds a step; it runs once, even when another step fails, or when the undoing has already begun. */
  add(step: Step): void {
    this.#steps.push(step);
    if (this.#running !== undefined) this.#running = this.#running.then(() => this.#undo());
  }

  /** Undoes everything. A second call waits for the first. */
  run(): Promise<void> {
    this.#running ??= this.#undo();
    return this.#running;
  }

  /** A folder under the system's temporary folder, gone at the end. */
  async temporaryFolder(purpose: string): Promise<string> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), `plumbline-${purpose}-`)));
    this.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    return folder;
  }

  /**
   * Starts a process that cannot outlive the run: it leads a process group, and the whole group is killed at the
   * end, since a VS Code server has children of its own.
   */
  start(command: string, parameters: readonly string[], options: SpawnOptions): ChildProcess {
    const grouped = process.platform !== 'win32';
    const child = spawn(command, parameters, { ...options, detached: grouped });
    const kill = (signal: NodeJS.Signals): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(grouped ? -child.pid : child.pid, signal);
      } catch {
        // Already gone.
      }
    };
    const killNow = (): void => kill('SIGKILL');
    process.once('exit', killNow);
    this.add(async () => {
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        const ended = once(child, 'exit');
        kill('SIGTERM');
        const impatience = setTimeout(killNow, 3000);
        await ended;
        clearTimeout(impatience);
      }
      killNow();
      process.removeListener('exit', killNow);
    });
    return child;
  }

  async #undo(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- in order: a server stops before its folder goes
        await step();
      } catch (error) {
        console.error(`While cleaning up: ${String(error)}`);
      }
    }
  }
}

/**
 * Runs `body`, and undoes what it started when it returns, throws, or the process is told to stop.
 * Ctrl-C ends the process with `interrupted`: 0 where that is how one is meant to end it.
 */
export async function withTeardown<T>(body: (teardown: Teardown) => Promise<T>, interrupted = 130): Promise<T> {
  const teardown = new Teardown();
  const stop = (signal: NodeJS.Signals): void => {
    void teardown.run().finally(() => process.exit(signal === 'SIGINT' ? interrupted : 143));
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    return await body(teardown);
  } finally {
    await teardown.run();
    for (const signal of signals) process.removeListener(signal, stop);
  }
}

/** Rejects with `complaint` when `work` has not settled after `milliseconds`. */
export async function within<T>(milliseconds: number, work: Promise<T>, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), milliseconds);
  });
  try {
    return await Promise.race([work, bound]);
  } finally {
    clearTimeout(timer);
  }
}
