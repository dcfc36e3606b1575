/** Runs a Neovim without a window on a folder of its own, set up as docs/editors.md says, and gives what it saw. */

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Neovim } from './install-neovim.ts';
import { AS_OF, FILES, FOLDER_NAME } from './workspace.ts';

const here = import.meta.dirname;
const program = resolve(here, '../../dist/cli/main.cjs');
const page = resolve(here, '../../docs/editors.md');
/** The tests run on the packages' Node; people run the server on the system's. */
const systemNode = process.env['PLUMBLINE_TEST_NODE'] ?? process.execPath;
const PATIENCE_IN_MILLISECONDS = 150_000;

/** The part of docs/editors.md that sets up a Neovim of this version; nothing for one older than it speaks of. */
export function setUpFor(version: number): string {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```lua\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
  const [since11, since8] = blocks;
  if (since11?.includes('vim.lsp.config') !== true || since8?.includes('vim.lsp.start') !== true) {
    throw new Error('docs/editors.md sets up Neovim otherwise than this test knows');
  }
  if (version < 8) return '';
  const block = version < 11 ? since8 : since11;
  const set = block.replace("asOf = ''", `asOf = '${AS_OF}'`);
  if (set === block) throw new Error('docs/editors.md shows no asOf in the set-up of Neovim');
  return set;
}

/** What test/editors/drive.lua wrote: a result or a failure for each step, as JSON has it. */
export function runNeovim(neovim: Neovim): unknown {
  if (!existsSync(program)) throw new Error(`${program} is not there: run npm run build first.`);
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-neovim-'));
  try {
    const workspace = join(scratch, FOLDER_NAME);
    for (const [path, text] of Object.entries(FILES)) write(join(workspace, path), text);
    const command = join(scratch, 'bin', 'plumbline');
    write(command, `#!/bin/sh\nexec '${systemNode}' '${program}' "$@"\n`);
    chmodSync(command, 0o755);
    const setUp = join(scratch, 'init.lua');
    const notes = readFileSync(join(here, 'set-up.lua'), 'utf8');
    writeFileSync(setUp, `do\n${notes}\nend\n${setUpFor(neovim.version)}`);
    const seen = join(scratch, 'seen.json');
    const { stdout, stderr, error } = spawnSync(
      neovim.command,
      [...neovim.parameters, '--headless', '-n', '-i', 'NONE', '-u', setUp, '-S', join(here, 'drive.lua')],
      {
        cwd: workspace,
        env: {
          ...neovim.environment,
          PATH: `${dirname(command)}${delimiter}${process.env['PATH'] ?? ''}`,
          LC_ALL: 'C.UTF-8',
          HOME: scratch,
          PLUMBLINE_SEEN: seen,
          PLUMBLINE_AS_OF: AS_OF,
        },
        encoding: 'utf8',
        timeout: PATIENCE_IN_MILLISECONDS,
      },
    );
    if (!existsSync(seen)) throw new Error(`Neovim saw nothing: ${error?.message ?? ''}\n${stdout}${stderr}`);
    return JSON.parse(readFileSync(seen, 'utf8'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
