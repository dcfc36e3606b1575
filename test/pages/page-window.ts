/**
 * One page in Chromium, without VS Code around it: the document that the extension makes, its content security policy and
 * the colours of a theme, answered by a real engine over the files of the example.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Browser, Page } from 'playwright-core';

import { pageHtml } from '../../client/src/pages/page-html.ts';
import type { ImportPreview } from '../../client/src/pages/import-preview.ts';
import type { FromPage, ToPage } from '../../client/src/pages/webview-messages.ts';
import { isFromPage } from '../../client/src/pages/webview-messages.ts';
import { isCivilDate } from '../../server/src/domain/civil-date.ts';
import { Engine } from '../../server/src/engine/engine.ts';
import { answerPage } from '../../server/src/pages/answer-page.ts';
import type { PageName } from '../../server/src/protocol/page-messages.ts';
import { memoryFileSystem } from '../../server/src/workspace/memory-file-system.ts';
import { canonicalUri, joinUri } from '../../server/src/workspace/uri.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { violations } from './accessibility.ts';
import { FakeEditor } from './fake-editor.ts';
import { exampleWorkspace, repository } from '../host/places.ts';

const ORIGIN = 'https://pages.invalid';
const MEMORY_FOLDER = 'file:///work';
export const AS_OF = '2026-09-15';

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
export const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

type Files = Readonly<Record<string, string>>;

interface WindowOptions {
  readonly page: PageName | 'import';
  /** What the preview of an import shows. */
  readonly preview?: ImportPreview;
  readonly theme?: Theme;
  /** Files by path from the folder; those of the example unless said otherwise. */
  readonly files?: Files;
  /** Folders that are open beside it, by name, with their files. */
  readonly others?: Readonly<Record<string, Files>>;
  readonly asOf?: string;
  /** What the page had asked to be remembered. */
  readonly layout?: unknown;
  readonly width?: number;
  readonly height?: number;
  readonly texts?: Readonly<Record<string, string>>;
}

interface OpenFolder {
  readonly folder: string;
  readonly engine: Engine;
}

/** An engine that has read a folder: the example on the disk, or files in memory, in `inMemory`. */
export async function engineOf(files: Files | undefined, asOf: string, inMemory = MEMORY_FOLDER): Promise<OpenFolder> {
  if (!isCivilDate(asOf)) throw new Error(`${asOf} is no day`);
  const folder = files === undefined ? canonicalUri(pathToFileURL(exampleWorkspace).href) : inMemory;
  const fileSystem =
    files === undefined
      ? nodeFileSystem({ mode: 'sync' })
      : memoryFileSystem(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])));
  const engine = new Engine({ folder, fileSystem, asOf });
  await engine.workspace.load();
  return { folder, engine };
}

export class PageWindow {
  readonly page: Page;
  /** What the page said, but questions, in order. */
  readonly said: FromPage[] = [];
  /** What went wrong in the page: exceptions, refusals of the content security policy. */
  readonly complaints: string[] = [];
  readonly #open: OpenFolder;
  readonly #others: readonly OpenFolder[];
  readonly #editor: FakeEditor;

  private constructor(page: Page, open: OpenFolder, others: readonly OpenFolder[]) {
    this.page = page;
    this.#open = open;
    this.#others = others;
    this.#editor = new FakeEditor(open.engine);
  }

  /** Opens a page, and waits until it shows its data. */
  static async open(browser: Browser, options: WindowOptions): Promise<PageWindow> {
    const { theme = 'light', width = 1200, height = 800, asOf = AS_OF } = options;
    const open = await engineOf(options.files, asOf);
    const others = await Promise.all(
      Object.entries(options.others ?? {}).map(([name, files]) => engineOf(files, asOf, `file:///${name}`)),
    );
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(15_000);
    const opened = new PageWindow(page, open, others);
    page.on('pageerror', (error) => opened.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') opened.complaints.push(message.text());
    });
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: documentOf(options) });
      else if (/^\/pages\.(js|css)$/.test(pathname))
        await route.fulfill({ path: join(repository, 'dist', 'pages', pathname) });
      else await route.abort();
    });
    await page.exposeFunction('plumblineSays', async (message: unknown) => {
      await opened.#hear(message);
      const { preview } = options;
      if (isFromPage(message) && message.type === 'ready' && preview !== undefined)
        await opened.tell({ type: 'import', preview });
    });
    await page.addInitScript({ content: API });
    await page.addInitScript({ content: `addEventListener('DOMContentLoaded', () => ${paintIn(theme)})` });
    await page.goto(`${ORIGIN}/`);
    await page.locator('.page[aria-busy="false"]').waitFor();
    return opened;
  }

  /** Gives the open page the colours of another theme, as VS Code does when somebody chooses one. */
  async paint(theme: Theme): Promise<void> {
    await this.page.evaluate(paintIn(theme));
  }

  /** What axe-core finds in the page as it is, by theme: everything in the first, and of the others what colours decide. */
  async violationsInEachTheme(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const theme of THEMES) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one page has one theme at a time
      await this.paint(theme);
      // oxlint-disable-next-line eslint/no-await-in-loop
      const lines = await violations(this.page, { onlyColours: theme !== THEMES[0] });
      found.push(...lines.map((line) => `${theme}: ${line}`));
    }
    return found;
  }

  /** Tells the page something by itself. */
  async tell(message: ToPage): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }

  /** The text of a file by its path from the folder, as the editor has it. */
  async textOf(path: string): Promise<string | undefined> {
    return this.#open.engine.workspace.textOf(joinUri(this.#open.folder, path));
  }

  /** Judges everything as of another day from now on, and tells the page, as the editor does. */
  async judge(day: string): Promise<void> {
    if (!isCivilDate(day)) throw new Error(`${day} is no day`);
    this.#open.engine.workspace.setAsOf(day);
    await this.tell({ type: 'changed' });
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  async #hear(message: unknown): Promise<void> {
    if (!isFromPage(message)) throw new Error(`The page said ${JSON.stringify(message)}`);
    if (message.type !== 'ask') {
      this.said.push(message);
      const replies = this.#editor.hear(message);
      for (const reply of replies) await this.tell(reply);
      return;
    }
    const answer = await answerPage([this.#open, ...this.#others], message.question);
    if (answer.kind === 'edit') await this.tell(await this.#editor.make(answer));
    await this.tell({ type: 'answer', id: message.id, answer });
  }
}

function documentOf({ page, layout, texts = {} }: WindowOptions): string {
  return pageHtml(
    page,
    { source: ORIGIN, script: `${ORIGIN}/pages.js`, style: `${ORIGIN}/pages.css`, nonce: 'a1b2c3' },
    { page, language: 'en', texts, layout },
  );
}

/** What VS Code gives a webview: the editor's side of the talk, and a state that lasts. */
const API = `
  const key = 'state';
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => void globalThis.plumblineSays(message),
    getState: () => JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem(key, JSON.stringify(state)),
  });
`;

/** Puts a theme's colours where VS Code puts them, in the place of those of another one. */
function paintIn(theme: Theme): string {
  return `(({ classes, colors }) => {
    document.body.className = classes;
    const { style } = document.documentElement;
    for (const name of [...style].filter((name) => name.startsWith('--vscode-'))) style.removeProperty(name);
    for (const [name, value] of Object.entries(colors)) style.setProperty(name, value);
  })(${JSON.stringify(themeOf(theme))})`;
}

interface ThemeColors {
  readonly classes: string;
  readonly colors: Readonly<Record<string, string>>;
}

function themeOf(theme: Theme): ThemeColors {
  const given: unknown = JSON.parse(readFileSync(new URL(`themes/${theme}.json`, import.meta.url), 'utf8'));
  if (typeof given !== 'object' || given === null || !('classes' in given) || !('colors' in given))
    throw new Error(`${theme} is no theme`);
  const { classes, colors } = given;
  if (typeof classes !== 'string' || typeof colors !== 'object' || colors === null)
    throw new Error(`${theme} is no theme`);
  return { classes, colors: Object.fromEntries(Object.entries(colors).map(([name, value]) => [name, String(value)])) };
}
