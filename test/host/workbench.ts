// Drives the workbench from outside, as a person would: with the mouse, the keyboard, and what can be seen.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import type { VsCodeServer } from './vscode-server.ts';

/** The themes of the pictures: how a setting names them, and what the workbench then calls its colours. */
export const themes = {
  light: { setting: 'Light Modern', kind: 'vs' },
  dark: { setting: 'Dark Modern', kind: 'vs-dark' },
  'high-contrast': { setting: 'Default High Contrast', kind: 'hc-black' },
} as const;

export type ThemeName = keyof typeof themes;

interface WorkbenchOptions {
  readonly folder: string;
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the picture for one of the page. */
  readonly scale?: number;
}

const patience = 30_000;

/** One window of VS Code. */
export class Workbench {
  /** The page, for what this class has no word for. */
  readonly page: Page;
  readonly #server: VsCodeServer;

  private constructor(page: Page, server: VsCodeServer) {
    this.page = page;
    this.#server = server;
  }

  /** Opens a window with a folder, and waits until the folder's files are listed. */
  static async open(browser: Browser, server: VsCodeServer, options: WorkbenchOptions): Promise<Workbench> {
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      deviceScaleFactor: options.scale ?? 1,
    });
    page.setDefaultTimeout(patience);
    await page.goto(server.address(options.folder));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return new Workbench(page, server);
  }

  /** Opens a file by its path in the folder, through Quick Open, and waits for its text. */
  async openFile(path: string): Promise<void> {
    await this.#quickInput('Control+P', path);
    const name = path.split('/').at(-1) ?? path;
    const result = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first();
    await result.waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by the title which the Command Palette shows. */
  async runCommand(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Shows the view container which the activity bar calls so, and waits until one of its trees has a row. */
  async showContainer(title: string): Promise<Locator> {
    const tab = this.page.locator(`.activitybar .action-item:has([aria-label^="${title}"])`);
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
    const sidebar = this.page.locator('.sidebar');
    await sidebar
      .locator('.composite.title')
      .filter({ hasText: new RegExp(title, 'i') })
      .waitFor();
    await sidebar.locator('.monaco-list-row').first().waitFor();
    await this.rest();
    return sidebar;
  }

  /** Takes the side bar away. */
  async hideSideBar(): Promise<void> {
    await this.runCommand('View: Toggle Primary Side Bar Visibility');
    await this.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  }

  /** Makes the side bar this many pixels wide, by its edge. */
  async widenSideBar(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('There is no side bar');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Opens a row of the tree in the side bar, and waits until it is open. */
  async expand(label: string): Promise<void> {
    const row = this.page.locator('.sidebar .monaco-list-row').filter({ hasText: label }).first();
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await row.locator('.monaco-tl-twistie').click();
    await this.page.locator('.sidebar .monaco-list-row[aria-expanded="true"]').filter({ hasText: label }).waitFor();
  }

  /** Points at a text of the editor and waits for the hover. */
  async hover(text: string): Promise<Locator> {
    const { x, y } = await this.#placeOf(text);
    await this.page.mouse.move(x - 3, y);
    await this.page.mouse.move(x, y, { steps: 3 });
    const hover = this.page.locator(
      '.monaco-resizable-hover .hover-contents, .monaco-hover:not(.hidden) .hover-contents',
    );
    await hover.first().waitFor({ state: 'visible' });
    await this.page.locator('.monaco-hover .hover-row.status-bar, .monaco-hover .hover-row').first().waitFor();
    return hover.first();
  }

  /** Puts the cursor into a text of the editor, and opens the list of what can be done about the finding there. */
  async openQuickFixes(text: string): Promise<Locator> {
    const { x, y } = await this.#placeOf(text);
    await this.page.mouse.click(x, y);
    await this.page.keyboard.press('Control+.');
    const list = this.page.locator('.action-widget');
    await list.locator('.monaco-list-row').first().waitFor();
    return list;
  }

  /**
   * Takes the mouse to where it points at nothing, so that hovers and tooltips go. One that was about to open may
   * still do so, and then stays until the mouse moves or a key is pressed.
   */
  async rest(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    const hovers = this.page.locator('.monaco-hover .hover-row').first();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      // oxlint-disable no-await-in-loop -- one after the other, until they are gone
      await this.page.mouse.move(width / 2 + attempt, height - 1);
      try {
        await hovers.waitFor({ state: 'hidden', timeout: 1000 });
        return;
      } catch {
        await this.page.keyboard.press('Escape');
      }
      // oxlint-enable no-await-in-loop
    }
    await hovers.waitFor({ state: 'hidden' });
  }

  /** The text of the webview that is shown, once there is some. */
  async webviewText(): Promise<string> {
    const body = this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('body');
    await body.filter({ hasText: /\S/ }).waitFor();
    return body.innerText();
  }

  /** Opens the Problems panel and waits until it lists something. */
  async openProblems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.locator('.monaco-list-row').first().waitFor();
    return panel;
  }

  /** Closes the panel at the bottom, when it is open. */
  async closePanel(): Promise<void> {
    const panel = this.page.locator('.part.panel');
    if (await panel.isVisible()) await this.page.keyboard.press('Control+J');
    await panel.waitFor({ state: 'hidden' });
  }

  /** Closes what is open in the editors. */
  async closeEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
  }

  /** Switches the colours, and waits until they are there. */
  async useTheme(name: ThemeName): Promise<void> {
    const { setting, kind } = themes[name];
    await this.#server.changeSettings({ 'workbench.colorTheme': setting });
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  /** Writes what the window shows into a file. */
  async takePicture(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.locator('.monaco-progress-container.active').first().waitFor({ state: 'hidden' });
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  /** Takes messages at the lower right out of the picture. */
  async dismissNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
  }

  async #quickInput(key: string, text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await this.page.keyboard.press(key);
    await input.waitFor();
    await input.fill(text);
  }

  /** The middle of a text on the page. VS Code shows spaces as no-break spaces. */
  async #placeOf(text: string): Promise<{ x: number; y: number }> {
    await this.page.locator('.editor-instance .view-line').filter({ hasText: text }).first().waitFor();
    const place: unknown = await this.page.evaluate(`(() => {
      const wanted = ${JSON.stringify(text)};
      for (const line of document.querySelectorAll('.editor-instance .view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.replaceAll('\\u00a0', ' ').indexOf(wanted);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + wanted.length);
          const box = range.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2];
        }
      }
      return undefined;
    })()`);
    if (!Array.isArray(place) || typeof place[0] !== 'number' || typeof place[1] !== 'number') {
      throw new Error(`The editor does not show "${text}"`);
    }
    return { x: place[0], y: place[1] };
  }
}
