/** The focus of the audit timeline in Chromium: it is nowhere lost when an answer, a menu or a button comes or goes. */
import assert from 'node:assert/strict';

import type { Browser } from 'playwright-core';

import { browser } from './browser.ts';
import { PageWindow } from './page-window.ts';

const FILES = {
  'plumbline.yml': 'engagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}\n',
  'controls/a.yml':
    'controls:\n' +
    '  - {id: AC-1, title: Access review, owner: jane.doe, frequency: quarterly, criteria: [CC6.1]}\n' +
    '  - {id: BC-1, title: Backup, owner: sam.roe, frequency: daily, criteria: [A1.2]}\n' +
    '  - {id: HR-1, title: Screening, owner: jane.doe, frequency: per-event}\n',
  'evidence/e.yml':
    'evidence:\n' +
    '  - {id: EV-2, control: AC-1, period: 2026-Q2, collected: 2026-07-03, path: evidence/q2.csv}\n' +
    '  - {id: EV-3, control: AC-1, period: 2026-06-30, collected: 2026-07-01, url: "https://evidence.example/q2"}\n',
  'evidence/q2.csv': 'b\n',
};

describe('the focus of the audit timeline', () => {
  let chromium: Browser;
  let window: PageWindow;

  before(async function () {
    this.timeout(300_000);
    chromium = await browser();
  });

  afterEach(async () => {
    assert.deepEqual(window.complaints, []);
    await window.close();
  });

  async function open(options: Partial<Parameters<typeof PageWindow.open>[1]> = {}): Promise<void> {
    window = await PageWindow.open(chromium, { page: 'timeline', files: FILES, ...options });
  }

  async function focused(): Promise<string> {
    return String(await window.page.evaluate('document.activeElement.ariaLabel'));
  }

  it('keeps the focus in the same control when another answer changes the order', async () => {
    await open({ layout: { sort: 'worst' } });
    await window.page.locator('[data-line][tabindex="0"]').focus();
    assert.match(await focused(), /^BC-1 Backup/);
    await window.judge('2026-01-01');
    await window.page.getByRole('gridcell', { name: /^AC-1, Q1 2026.*upcoming/ }).waitFor();
    assert.match((await window.page.getByRole('rowheader').first().getAttribute('aria-label')) ?? '', /^HR-1|^AC-1/);
    assert.match(await focused(), /^BC-1 Backup/);
    await window.page.keyboard.press('Enter');
    const message = window.said.findLast(({ type }) => type !== 'remember');
    assert.ok(message?.type === 'open');
    assert.equal(message.location.range.start.line, 2);
  });

  it('leads the focus back to the cell when its menu leaves because one scrolls', async () => {
    const more = Array.from({ length: 40 }, (_, index) => `  - {id: Z-${index}, title: Control, frequency: annual}\n`);
    await open({ files: { ...FILES, 'controls/z.yml': `controls:\n${more.join('')}` } });
    await window.page.getByRole('gridcell', { name: /AC-1, Q2 2026/ }).click();
    const menu = window.page.getByRole('menu');
    await menu.waitFor();
    await window.page.evaluate('document.querySelector(".tl-scroller").scrollTop = 200');
    await menu.waitFor({ state: 'detached' });
    await window.page.locator('[aria-label^="AC-1, Q2 2026"]:focus').waitFor();
  });

  it('leaves the card that a key asked for where the focus is, until the pointer moves', async () => {
    await open();
    const { page } = window;
    const card = page.getByRole('tooltip');
    const says = async (text: RegExp): Promise<void> => {
      await page.clock.fastForward(5000);
      await card.filter({ hasText: text }).waitFor();
    };
    await page.locator('[data-line][tabindex="0"]').focus();
    await page.clock.install();
    const other = page.getByRole('gridcell', { name: /^AC-1, Q4/ });
    await other.hover();
    await page.keyboard.press('ArrowRight');
    await says(/Q1 2026/);
    // A pointer that leaves takes along its own card alone.
    await page.mouse.move(2, 2);
    await says(/Q1 2026/);
    await other.hover();
    await says(/Q4 2026/);
    await page.mouse.move(2, 2);
    await page.keyboard.press('ArrowRight');
    await says(/Q2 2026/);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    assert.match(await focused(), /^AC-1, Q2 2026/);
  });

  it('keeps the focus on a button that leads nowhere any more', async () => {
    await open();
    const today = window.page.getByRole('button', { name: 'Today', exact: true });
    assert.equal(await today.getAttribute('aria-disabled'), 'true');
    const before = window.said.length;
    await today.focus();
    await window.page.keyboard.press('Enter');
    assert.equal(await today.evaluate('document.activeElement.textContent'), 'Today');
    assert.equal(window.said.length, before);
  });
});
