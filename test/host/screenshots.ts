// Takes the pictures of docs/images from the real extension and command line: node test/host/screenshots.ts [options]
import { access, cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { Browser } from 'playwright-core';

import { launchChromium } from './chromium.ts';
import { ensureInstalled } from './install.ts';
import { exampleWorkspace, pictures, repository } from './places.ts';
import { withTeardown } from './teardown.ts';
import { takeTerminalPicture } from './terminal-picture.ts';
import { startVsCodeServer } from './vscode-server.ts';
import { themes, Workbench } from './workbench.ts';
import type { ThemeName } from './workbench.ts';

interface PictureOptions {
  /** The folder of the built extension. */
  readonly extension: string;
  /** The folder of which a copy is opened. */
  readonly workspace: string;
  /** The command line's script; by default the one built beside the extension. */
  readonly cli?: string;
  /** Where the pictures go; by default `docs/images`. */
  readonly output?: string;
}

/** What the pictures show of the example. */
const scene = {
  container: 'Plumbline',
  /** The rows of the tree which are opened. */
  expanded: ['CC6.1'],
  policy: 'policies/access-control.md',
  control: 'AC-02',
  matrixCommand: 'Plumbline: Show Matrix',
} as const;

const settings = {
  'workbench.colorTheme': themes.dark.setting,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.fontFamily': "'DejaVu Sans Mono'",
  'editor.fontSize': 13,
};

const themeNames: readonly ThemeName[] = ['dark', 'light', 'high-contrast'];

/** Takes all pictures, and prints the path of each. */
export async function takeScreenshots(options: PictureOptions): Promise<void> {
  await ensureInstalled();
  await withTeardown(async (teardown) => {
    const output = options.output ?? pictures;
    const folder = join(await teardown.temporaryFolder('pictures'), 'acme');
    await cp(options.workspace, folder, { recursive: true });
    const server = await startVsCodeServer({ installed: options.extension, settings }, teardown);
    const browser = await launchChromium(teardown);
    const workbench = await Workbench.open(browser, server, { folder, width: 1360, height: 860, scale: 1.5 });
    const take = async (name: string): Promise<void> => {
      const path = join(output, `${name}.png`);
      await workbench.takePicture(path);
      console.log(path);
    };
    await pictureEditing(workbench, take);
    await pictureMatrix(workbench, take);
    await pictureTerminal(browser, options, output);
  });
}

async function pictureEditing(workbench: Workbench, take: (name: string) => Promise<void>): Promise<void> {
  await workbench.openFile(scene.policy);
  await workbench.showContainer(scene.container);
  for (const row of scene.expanded) {
    // oxlint-disable-next-line no-await-in-loop -- each opens below the one before
    await workbench.expand(row);
  }
  await workbench.rest();
  await workbench.dismissNotifications();
  await take('tree');
  await workbench.hover(scene.control);
  await take('hover');
  await workbench.rest();
  await workbench.openProblems();
  await take('problems');
  await workbench.closePanel();
}

async function pictureMatrix(workbench: Workbench, take: (name: string) => Promise<void>): Promise<void> {
  await workbench.closeEditors();
  await workbench.runCommand(scene.matrixCommand);
  await workbench.webviewText();
  for (const theme of themeNames) {
    // oxlint-disable-next-line no-await-in-loop -- one window, one theme at a time
    await workbench.useTheme(theme);
    // oxlint-disable-next-line no-await-in-loop
    await take(`matrix-${theme}`);
  }
}

async function pictureTerminal(browser: Browser, options: PictureOptions, output: string): Promise<void> {
  const script = options.cli ?? join(options.extension, 'dist', 'cli', 'main.js');
  await access(script).catch(() => {
    throw new Error(`${script} does not exist: build the command line first.`);
  });
  const path = join(output, 'terminal.png');
  await takeTerminalPicture(
    browser,
    {
      prompt: 'plumbline check examples/acme',
      script,
      parameters: ['check', 'examples/acme'],
      folder: repository,
      exits: [0, 1],
      lines: 36,
      columns: 120,
    },
    path,
  );
  console.log(path);
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  try {
    const { values } = parseArgs({
      options: {
        extension: { type: 'string', default: repository },
        workspace: { type: 'string', default: exampleWorkspace },
        cli: { type: 'string' },
        output: { type: 'string', default: pictures },
      },
    });
    await takeScreenshots({
      extension: resolve(values.extension),
      workspace: resolve(values.workspace),
      output: resolve(values.output),
      ...(values.cli === undefined ? {} : { cli: resolve(values.cli) }),
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
