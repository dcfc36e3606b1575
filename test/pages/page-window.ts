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
import { FakeEditor } from './fake-editor.ts';
import { exampleWorkspace, repository } from '../host/places.ts';

const ORIGIN = 'https://pages.invalid';
const MEMORY_FOLDER = 'file:///work';
export const AS_OF = '2026-09-15';

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
export const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

interface WindowOptions {
  readonly page: PageName | 'import';
  /** What the preview of an import shows. */
  readonly preview?: ImportPreview;
  readonly theme?: Theme;
  /** Files by path from the folder; those of the example unless said otherwise. */
  readonly files?: Readonly<Record<string, string>>;
  readonly asOf?: string;
  /** What the page had asked to be remembered. */
  readonly layout?: unknown;
  readonly width?: number;
  readonly height?: number;
  readonly texts?: Readonly<Record<string, string>>;
}

/** An engine that has read a folder: the example on the disk, or files in memory. */
export async function engineOf(
  files: Readonly<Record<string, string>> | undefined,
  asOf: string,
): Promise<{ readonly folder: string; readonly engine: Engine }> {
  if (!isCivilDate(asOf)) throw new Error(`${asOf} is no day`);
  const folder = files === undefined ? canonicalUri(pathToFileURL(exampleWorkspace).href) : MEMORY_FOLDER;
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
  readonly #open: { readonly folder: string; readonly engine: Engine };
  readonly #editor: FakeEditor;

  private constructor(page: Page, open: { readonly folder: string; readonly engine: Engine }) {
    this.page = page;
    this.#open = open;
    this.#editor = new FakeEditor(open.engine);
  }

  /** Opens a page, and waits until it shows its data. */
  static async open(browser: Browser, options: WindowOptions): Promise<PageWindow> {
    const { theme = 'light', width = 1200, height = 800 } = options;
    const open = await engineOf(options.files, options.asOf ?? AS_OF);
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(15_000);
    const opened = new PageWindow(page, open);
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
    await page.addInitScript({ content: `(${PAINT})(${JSON.stringify(themeOf(theme))})` });
    await page.goto(`${ORIGIN}/`);
    await page.locator('.page[aria-busy="false"]').waitFor();
    return opened;
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
    const answer = await answerPage([this.#open], message.question);
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

/** Puts a theme's colours where VS Code puts them. */
const PAINT = `({ classes, colors }) => addEventListener('DOMContentLoaded', () => {
  document.body.className = classes;
  for (const [name, value] of Object.entries(colors)) document.documentElement.style.setProperty(name, value);
})`;

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
