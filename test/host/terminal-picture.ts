// A picture of a command and its coloured output, as a terminal shows it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Browser } from 'playwright-core';

import { terminalToHtml } from './terminal-colors.ts';

interface TerminalScene {
  /** What a person types. */
  readonly prompt: string;
  /** The script which is run, and what it is given. */
  readonly script: string;
  readonly parameters: readonly string[];
  readonly folder: string;
  /** The exit codes that are fine. */
  readonly exits: readonly number[];
  /** How many lines are shown; a longer output keeps its beginning and its end. */
  readonly lines: number;
  readonly columns: number;
}

const lastLines = 5;

/** Runs the script with this Node and writes the picture. */
export async function takeTerminalPicture(browser: Browser, scene: TerminalScene, path: string): Promise<void> {
  const output = shorten(await run(scene), scene.lines);
  const page = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: 1280, height: 800 } });
  await page.setContent(`<!doctype html>
<meta charset="utf-8">
<style>
  body { margin: 0; background: transparent; }
  main { display: inline-block; padding: 18px 22px; background: #1c2128; color: #c9d1d9; border-radius: 8px; }
  pre { margin: 0; width: ${scene.columns}ch; font: 13px/1.45 'DejaVu Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
<main><pre><span style="color:#6bc46d">$</span> <b>${terminalToHtml(scene.prompt)}</b>\n${terminalToHtml(output)}</pre></main>`);
  await mkdir(dirname(path), { recursive: true });
  await page.locator('main').screenshot({ path, omitBackground: true });
  await page.close();
}

async function run(scene: TerminalScene): Promise<string> {
  const child = spawn(process.execPath, [scene.script, ...scene.parameters], {
    cwd: scene.folder,
    env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined, COLUMNS: String(scene.columns) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  await once(child, 'close');
  if (child.exitCode === null || !scene.exits.includes(child.exitCode)) {
    throw new Error(`"${scene.prompt}" ended with ${String(child.exitCode ?? child.signalCode)}: ${complaints.trim()}`);
  }
  return output.trimEnd();
}

function shorten(output: string, limit: number): string {
  const lines = output.split('\n');
  if (lines.length <= limit) return output;
  return [...lines.slice(0, limit - lastLines - 1), '\u001b[0;90m  …\u001b[0m', ...lines.slice(-lastLines)].join('\n');
}
