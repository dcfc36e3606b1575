/** The review calendar in Chromium: its agenda and its months by pointer and by keys, and axe-core finds nothing in any state. */
import assert from 'node:assert/strict';

import type { Browser, Page } from 'playwright-core';

import { violations } from './accessibility.ts';
import { browser } from './browser.ts';
import { PageWindow } from './page-window.ts';

const FOLDER = 'file:///work';

const FILES: Readonly<Record<string, string>> = {
  'plumbline.yml': 'engagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}\n',
  'controls/a.yml':
    'controls:\n' +
    '  - {id: AC-01, title: Access review, owner: kim, frequency: quarterly, last_reviewed: 2025-09-20, review_cadence: annual}\n' +
    '  - {id: AC-02, title: Leavers, frequency: annual}\n',
  'vendors/a.yml': 'vendors:\n  - {id: V-1, name: Okta, owner: kim, next_review: 2026-09-20}\n',
  'people.control.yml': 'people:\n  - {id: kim, name: Kim Poe}\n',
};

/** Whether nothing wants to be scrolled sideways. */
const IS_NARROW = '((one) => one.scrollWidth <= one.clientWidth)(document.querySelector(".calendar"))';

/** The duties that are shown, a line each. */
async function rows(page: Page): Promise<readonly string[]> {
  const texts = await page.locator('.duty').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

describe('the review calendar', () => {
  let chromium: Browser;

  before(async function () {
    this.timeout(300_000);
    chromium = await browser();
  });

  const opened = (options: Omit<Parameters<typeof PageWindow.open>[1], 'page'> = {}): Promise<PageWindow> =>
    PageWindow.open(chromium, { page: 'calendar', files: FILES, ...options });

  it('lists what is overdue, and then month by month, with whose it is', async () => {
    const window = await opened();
    const { page } = window;
    assert.deepEqual(await rows(page), [
      'Wed 15 Apr 2026 153 days overdue Nothing proves that it operated, 2026-Q1 AC-01 Access review Kim Poe New evidence',
      'Wed 15 Jul 2026 62 days overdue Nothing proves that it operated, 2026-Q2 AC-01 Access review Kim Poe New evidence',
      'Sun 20 Sep 2026 in 5 days Review the definition of the control AC-01 Access review Kim Poe Record review',
      'Sun 20 Sep 2026 in 5 days Review the vendor V-1 Okta Kim Poe Record review',
      'Thu 15 Oct 2026 in 30 days Record the evidence of 2026-Q3 AC-01 Access review Kim Poe New evidence',
      'Thu 31 Dec 2026 in 107 days Last day that the report speaks of plumbline.yml',
      'Fri 15 Jan 2027 in 122 days Record the evidence of 2026-Q4 AC-01 Access review Kim Poe New evidence',
      'Fri 15 Jan 2027 in 122 days Record the evidence of 2026 AC-02 Leavers nobody New evidence',
    ]);
    assert.deepEqual(
      (await page.locator('.agenda h2').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
      ['Overdue 2', 'September 2026 2', 'October 2026 1', 'December 2026 1', 'January 2027 2'],
    );
    assert.equal(await page.getByRole('status').last().innerText(), '2 overdue · 3 due by 15 Oct 2026 · 3 later');
    assert.deepEqual(await violations(page), []);
    await window.close();
  });

  it('records a review, begins a record of evidence, and opens a record', async () => {
    const window = await opened();
    const { page } = window;
    await page.getByRole('button', { name: 'Record review of V-1' }).click();
    assert.deepEqual(window.said.at(-1), {
      type: 'run',
      command: 'plumbline.recordReview',
      parameter: { record: 'V-1', folder: FOLDER },
    });
    await page.getByRole('button', { name: 'New evidence of AC-01' }).first().click();
    assert.deepEqual(window.said.at(-1), {
      type: 'run',
      command: 'plumbline.newEvidence',
      parameter: { control: 'AC-01', folder: FOLDER, period: '2026-01-01/2026-03-31' },
    });
    await page.getByRole('button', { name: 'V-1 Okta', exact: true }).click({ modifiers: ['Control'] });
    const last = window.said.at(-1);
    assert.ok(last?.type === 'open');
    assert.deepEqual(
      [last.location.uri, last.location.range.start.line, last.beside],
      [`${FOLDER}/vendors/a.yml`, 1, true],
    );
    await window.close();
  });

  it('shows what is one owner’s, of one kind, with some words; and everything again', async () => {
    const window = await opened();
    const { page } = window;
    await page.getByLabel('Owner').selectOption({ label: 'Nobody (1)' });
    assert.deepEqual((await rows(page)).length, 2);
    await page.getByLabel('Owner').selectOption({ label: 'Kim Poe (6)' });
    await page.getByLabel('Kind').selectOption({ label: 'Reviews (2)' });
    await page.getByLabel('Search ID or title').fill('okta');
    assert.deepEqual(await rows(page), ['Sun 20 Sep 2026 in 5 days Review the vendor V-1 Okta Kim Poe Record review']);
    await page.getByLabel('Search ID or title').fill('nothing like it');
    assert.equal(await page.getByText('Nothing of this falls due.').isVisible(), true);
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Show everything' }).click();
    assert.equal((await rows(page)).length, 8);
    await window.close();
  });

  it('leads through a month by keys, and by Enter to the list of a day', async () => {
    const window = await opened({ layout: { view: 'month' } });
    const { page } = window;
    const current = (): Promise<string | null> => page.locator('.day[tabindex="0"] .unseen').textContent();
    assert.equal(await current(), 'Tuesday, 15 Sep 2026, the day that is judged, nothing due');
    await page.locator('.day[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await current(), 'Tuesday, 22 Sep 2026, nothing due');
    await page.keyboard.press('Home');
    assert.equal(await current(), 'Sunday, 20 Sep 2026, 2 due soon');
    assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-selected")'), 'true');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-label")'), 'Sunday, 20 Sep 2026');
    assert.equal((await rows(page)).length, 2);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'AC-01 Access review');
    await page.locator('.day[tabindex="0"]').focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await current(), 'Monday, 19 Oct 2026, nothing due');
    assert.equal(await page.locator('.month-head h2').innerText(), 'October 2026');
    assert.deepEqual(await violations(page), []);
    await window.close();
  });

  it('names three of a day and says how many more there are, and lists them all when the day is clicked', async () => {
    const reviews = Array.from({ length: 5 }, (_, index) => `  - {id: V-${index}, next_review: 2026-09-16}\n`);
    const window = await opened({
      files: { 'vendors/a.yml': `vendors:\n${reviews.join('')}` },
      layout: { view: 'month' },
    });
    const { page } = window;
    const day = page.getByRole('gridcell', { name: 'Wednesday, 16 Sep 2026, 5 due soon' });
    assert.deepEqual(await day.locator('[aria-hidden="true"]:not(svg)').allTextContents(), [
      '16',
      'V-0 review',
      'V-1 review',
      'V-2 review',
      '+2 more',
    ]);
    await page.getByRole('button', { name: 'Next: 16 Sep 2026' }).click();
    assert.equal((await rows(page)).length, 5);
    await page.getByRole('button', { name: 'Next month' }).click();
    await page.getByRole('button', { name: 'Go to 15 Sep 2026' }).click();
    await day.click();
    assert.equal((await rows(page)).length, 5);
    assert.deepEqual(await violations(page), []);
    await window.close();
  });

  it('lists a part of very many, and leads the focus on to those that come when more are asked for', async () => {
    const reviews = Array.from({ length: 50 }, (_, index) => `  - {id: V-${index}, next_review: 2026-09-16}\n`);
    const window = await opened({ files: { 'vendors/a.yml': `vendors:\n${reviews.join('')}` } });
    const { page } = window;
    assert.equal((await rows(page)).length, 40);
    await page.getByRole('button', { name: 'Show more (10)' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.duty').nth(49).waitFor();
    await page.keyboard.press('Tab');
    assert.match(String(await page.evaluate('document.activeElement.closest(".duty").textContent')), /V-40nobody/);
    await window.close();
  });

  it('remembers how it was laid out', async () => {
    const window = await opened();
    const { page } = window;
    await page.getByRole('button', { name: 'Month', exact: true }).click();
    await page.getByLabel('Show what is done').check();
    await page.reload();
    await page.locator('.page[aria-busy="false"]').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Month', exact: true }).getAttribute('aria-pressed'), 'true');
    assert.equal(await page.getByLabel('Show what is done').isChecked(), true);
    await window.close();
  });

  it('shows the example, with what is done, at a narrow width', async () => {
    for (const view of ['agenda', 'month']) {
      const window = await PageWindow.open(chromium, {
        page: 'calendar',
        layout: { view, showsDone: true },
        width: 400,
        height: 700,
      });
      const { page } = window;
      assert.equal(await page.evaluate(IS_NARROW), true, view);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(window.complaints, []);
      await window.close();
    }
  });

  it('says why a Type 1 has no occurrences', async () => {
    const window = await opened({ files: { 'plumbline.yml': 'engagement: {type: 1}\n' } });
    const { page } = window;
    assert.equal(
      await page.locator('.calendar-remark').innerText(),
      'A Type 1 report looks at no period, so no occurrences of controls are expected.',
    );
    assert.equal(await page.getByText('Nothing falls due.').isVisible(), true);
    assert.deepEqual(await violations(page), []);
    await window.close();
  });
});
