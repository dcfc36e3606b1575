/** What a commit hook costs: `check --staged` on the example as a repository of its own, against Node doing nothing. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareProcesses, runProcess } from './measure.ts';

/** Medians in milliseconds; undefined where Git is not installed. */
export function hookFigures(
  runs: number,
  { cli, example, asOf }: { readonly cli: string; readonly example: string; readonly asOf: string },
): { readonly staged: number; readonly nothing: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    cpSync(example, folder, { recursive: true });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['add', '--all'], { cwd: folder });
    const check = [cli, 'check', '--staged', '--as-of', asOf, '--fail-on', 'never'];
    const medians = compareProcesses(runs, {
      staged: () => runProcess(process.execPath, check, { cwd: folder }),
      nothing: () => runProcess(process.execPath, ['-e', '0']),
    });
    return { staged: medians['staged'] ?? 0, nothing: medians['nothing'] ?? 0 };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
