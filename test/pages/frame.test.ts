/** What holds of every page: it runs under its content security policy, and axe-core finds nothing in it, in any theme. */
import assert from 'node:assert/strict';

import type { Browser } from 'playwright-core';

import { PAGE_NAMES } from '../../server/src/protocol/page-messages.ts';
import { violations } from './accessibility.ts';
import { browser } from './browser.ts';
import { PageWindow, THEMES } from './page-window.ts';

describe('every page', () => {
  let chromium: Browser;

  before(async function () {
    this.timeout(300_000);
    chromium = await browser();
  });

  for (const page of PAGE_NAMES) {
    for (const theme of THEMES) {
      it(`${page} is accessible in ${theme}, and its policy refuses nothing of it`, async () => {
        const window = await PageWindow.open(chromium, { page, theme });
        assert.deepEqual(await violations(window.page), []);
        assert.deepEqual(window.complaints, []);
        await window.close();
      });
    }

    it(`${page} says so where a folder holds nothing, and offers to get started`, async () => {
      const window = await PageWindow.open(chromium, { page, files: { 'notes.txt': 'nothing' } });
      await window.page.getByRole('button', { name: 'Get started' }).click();
      assert.deepEqual(window.said.at(-1), { type: 'run', command: 'plumbline.openWalkthrough' });
      assert.deepEqual(await violations(window.page), []);
      await window.close();
    });
  }
});
