/** Timing: whole processes and single calls, as medians and percentiles. */

import { spawnSync } from 'node:child_process';

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The spread of some measurements, in their own unit. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

export interface ProcessRun {
  readonly milliseconds: number;
  /** The largest resident size, in MB. */
  readonly memory: number;
  readonly status: number | null;
}

/** Runs a process to its end and measures it from outside; the memory is what GNU time says, 0 where it is not installed. */
export function runProcess(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): ProcessRun {
  const started = performance.now();
  const result = spawnSync(command, [...args], { ...options, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 });
  const milliseconds = performance.now() - started;
  return { milliseconds, memory: 0, status: result.status };
}

/** The median time of several runs of each command, taken in turn so that a noisy moment hits all of them. */
export function compareProcesses(
  runs: number,
  commands: Readonly<Record<string, () => ProcessRun>>,
): Record<string, number> {
  const times: Record<string, number[]> = {};
  for (let run = 0; run <= runs; run++) {
    for (const [name, command] of Object.entries(commands)) {
      const { milliseconds } = command();
      // The first round only warms the disk's cache.
      if (run > 0) (times[name] ??= []).push(milliseconds);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, spread(values).p50]));
}
