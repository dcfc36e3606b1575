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
import type { VsCodeServer } from './vscode-server.ts';
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
  /** Wide enough for the counts beside the titles, in pixels. */
  sideBar: 440,
  /** The rows of the tree which are opened, each below the one before. */
  expanded: ['CC6.2', 'AC-02'],
  policy: 'policies/access-control.md',
  control: 'AC-02',
  /** A finding of the register, by what stands there, whose fixes are listed. */
  register: 'controls/access.yml',
  finding: 'quarterly',
  /** The day for which the example was written. */
  asOf: '2026-09-15',
} as const;

const settings = {
  'workbench.colorTheme': themes.dark.setting,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.fontFamily': "'DejaVu Sans Mono'",
  'editor.fontSize': 13,
};

/** The pages by the names of their pictures, and the commands that open them. */
const pages = [
  ['matrix-page', 'Open control matrix as a page'],
  ['timeline-page', 'Open audit timeline'],
  ['calendar-page', 'Open review calendar'],
  ['overview-page', 'Open readiness overview'],
] as const;

// Light last: the pictures that follow are taken in it.
const themeNames: readonly ThemeName[] = ['dark', 'high-contrast', 'light'];

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
    await pictureEditor(workbench, take);
    await picturePages(server, () => Workbench.open(browser, server, { folder, width: 1360, height: 860 }), output);
    await pictureTerminal(browser, options, output);
  });
}

async function pictureEditor(workbench: Workbench, take: (name: string) => Promise<void>): Promise<void> {
  await workbench.openFile(scene.policy);
  await workbench.showContainer(scene.container);
  await workbench.widenSideBar(scene.sideBar);
  for (const row of scene.expanded) {
    // oxlint-disable-next-line no-await-in-loop -- each opens below the one before
    await workbench.expand(row);
  }
  await workbench.rest();
  await workbench.dismissNotifications();
  for (const theme of themeNames) {
    // oxlint-disable-next-line no-await-in-loop -- one window, one theme at a time
    await pictureTheme(workbench, take, theme);
  }
  await workbench.openProblems();
  await take('problems-light');
  await workbench.closePanel();
  await workbench.openFile(scene.register);
  await workbench.openQuickFixes(scene.finding);
  await take('fixes-light');
}

/** Each page by itself, with the side bar away, as of the day for which the example was written. */
async function picturePages(server: VsCodeServer, open: () => Promise<Workbench>, output: string): Promise<void> {
  await server.changeSettings({ 'plumbline.asOf': scene.asOf });
  const workbench = await open();
  await workbench.showContainer(scene.container);
  await workbench.hideSideBar();
  for (const [name, command] of pages) {
    // oxlint-disable no-await-in-loop -- one window, one page and one theme at a time
    await workbench.runCommand(command);
    await workbench.webviewText();
    for (const theme of themeNames) {
      await workbench.useTheme(theme);
      await workbench.rest();
      const path = join(output, `${name}-${theme}.png`);
      await workbench.takePicture(path);
      console.log(path);
    }
    await workbench.closeEditors();
    // oxlint-enable no-await-in-loop
  }
}

async function pictureTheme(
  workbench: Workbench,
  take: (name: string) => Promise<void>,
  theme: ThemeName,
): Promise<void> {
  await workbench.useTheme(theme);
  await workbench.rest();
  await take(`tree-${theme}`);
  await workbench.hover(scene.control);
  await take(`hover-${theme}`);
  await workbench.rest();
}

async function pictureTerminal(browser: Browser, options: PictureOptions, output: string): Promise<void> {
  const script = options.cli ?? join(options.extension, 'dist', 'cli', 'main.cjs');
  await access(script).catch(() => {
    throw new Error(`${script} does not exist: build the command line first.`);
  });
  for (const command of ['check', 'matrix', 'timeline']) {
    const parameters = [command, 'examples/acme', '--as-of', scene.asOf];
    const path = join(output, `terminal-${command}.png`);
    const prompt = `plumbline ${parameters.join(' ')}`;
    const exits = [0, 1];
    const picture = { prompt, script, parameters, folder: repository, exits, lines: 44, columns: 120 };
    // oxlint-disable-next-line no-await-in-loop -- one browser page at a time
    await takeTerminalPicture(browser, picture, path);
    console.log(path);
  }
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
