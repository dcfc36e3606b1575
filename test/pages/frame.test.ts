/** What holds of every page: its policy refuses nothing of it, axe-core finds nothing in any theme, and it shows the folder one chooses. */
import assert from 'node:assert/strict';

import type { Browser } from 'playwright-core';

import { PAGE_NAMES } from '../../server/src/protocol/page-messages.ts';
import { violations } from './accessibility.ts';
import { browser } from './browser.ts';
import { PageWindow } from './page-window.ts';

/** Two folders, of which one says the name of its organization. */
const ENGAGEMENT = 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n';
const ONE = {
  'plumbline.yml': ENGAGEMENT,
  'controls/a.yml': 'controls:\n  - {id: ONE-1, title: Of one, owner: kim, frequency: quarterly, criteria: [CC6.1]}\n',
};
const OTHER = {
  'plumbline.yml': `organization: Other & Co\n${ENGAGEMENT}`,
  'controls/a.yml':
    'controls:\n  - {id: OTHER-1, title: Of another, owner: lee, frequency: quarterly, criteria: [CC6.1]}\n',
};

describe('every page', () => {
  let chromium: Browser;

  before(async function () {
    this.timeout(300_000);
    chromium = await browser();
  });

  for (const page of PAGE_NAMES) {
    it(`${page} is accessible in every theme, and its policy refuses nothing of it`, async () => {
      const window = await PageWindow.open(chromium, { page });
      assert.deepEqual(await window.violationsInEachTheme(), []);
      assert.deepEqual(window.complaints, []);
      await window.close();
    });

    it(`${page} says so where a folder holds nothing, and offers to get started`, async () => {
      const window = await PageWindow.open(chromium, { page, files: { 'notes.txt': 'nothing' } });
      await window.page.getByRole('button', { name: 'Get started' }).click();
      assert.deepEqual(window.said.at(-1), { type: 'run', command: 'plumbline.openWalkthrough' });
      assert.deepEqual(await violations(window.page), []);
      await window.close();
    });

    it(`${page} shows the folder that is chosen of several, exports that one, and remembers which`, async () => {
      const window = await PageWindow.open(chromium, { page, files: ONE, others: { other: OTHER } });
      const choice = window.page.getByLabel('Folder');
      const exported = async (): Promise<unknown> => {
        await window.page.getByRole('button', { name: 'Export…' }).click();
        return window.said.at(-1);
      };
      const run = (folder: string) => ({ type: 'run', command: 'plumbline.export', parameter: { folder } });
      assert.deepEqual(await choice.locator('option').allTextContents(), ['work', 'other · Other & Co']);
      await window.page.getByText('ONE-1').first().waitFor();
      assert.deepEqual(await exported(), run('file:///work'));
      await choice.selectOption({ label: 'other · Other & Co' });
      await window.page.getByText('OTHER-1').first().waitFor();
      assert.equal(await window.page.getByText('ONE-1').count(), 0);
      assert.equal(await choice.inputValue(), 'file:///other');
      const { layout } = window.said.findLast((message) => message.type === 'remember') ?? {};
      assert.ok(typeof layout === 'object' && layout !== null && 'folder' in layout);
      assert.equal(layout.folder, 'file:///other');
      assert.deepEqual(await exported(), run('file:///other'));
      await window.page.reload();
      await window.page.getByText('OTHER-1').first().waitFor();
      assert.equal(await choice.inputValue(), 'file:///other');
      assert.deepEqual(window.complaints, []);
      await window.close();
    });

    it(`${page} shows the folder that it is opened for`, async () => {
      const window = await PageWindow.open(chromium, { page, files: ONE, others: { other: OTHER } });
      await window.page.getByText('ONE-1').first().waitFor();
      await window.tell({ type: 'show', parameter: { folder: 'file:///other' } });
      await window.page.getByText('OTHER-1').first().waitFor();
      const { layout } = window.said.findLast((message) => message.type === 'remember') ?? {};
      assert.ok(typeof layout === 'object' && layout !== null && 'folder' in layout);
      assert.equal(layout.folder, 'file:///other');
      await window.close();
    });

    it(`${page} names the one folder that there is, and offers no choice`, async () => {
      const window = await PageWindow.open(chromium, { page, files: OTHER });
      assert.equal(await window.page.locator('.page-title').textContent(), 'Other & Co');
      assert.equal(await window.page.getByLabel('Folder').count(), 0);
      await window.close();
    });
  }
});
