/** The readiness overview in Chromium: its figures and bars lead on, its steps open, and axe-core finds nothing in any state. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';

import type { Browser } from 'playwright-core';

import { canonicalUri } from '../../server/src/workspace/uri.ts';
import { exampleWorkspace } from '../host/places.ts';
import { violations } from './accessibility.ts';
import { browser } from './browser.ts';
import { PageWindow } from './page-window.ts';

const FOLDER = 'file:///work';

/** One control for all that is in scope, and all of it ready for a Type 1 report. */
const READY: Readonly<Record<string, string>> = {
  'plumbline.yml': 'engagement:\n  type: 1\n',
  'controls/a.yml':
    'controls:\n  - {id: AC-01, title: All of it, owner: kim, criteria: [CC1, CC2, CC3, CC4, CC5, CC6, CC7, CC8, CC9], policies: [POL-A]}\n',
  'policies/a.md': '---\nid: POL-A\nstatus: approved\napprover: lee\napproved: 2026-01-15\n---\n',
  'evidence/a.yml':
    'evidence:\n  - {id: EV-1, control: AC-01, collected: 2026-05-01, url: "https://evidence.example/1"}\n',
};

/** Whether nothing wants to be scrolled sideways. */
const IS_NARROW = '((one) => one.scrollWidth <= one.clientWidth)(document.querySelector(".overview"))';

const EXAMPLE = canonicalUri(pathToFileURL(exampleWorkspace).href);

describe('the readiness overview', () => {
  let chromium: Browser;

  before(async function () {
    this.timeout(300_000);
    chromium = await browser();
  });

  const opened = (options: Omit<Parameters<typeof PageWindow.open>[1], 'page'> = {}): Promise<PageWindow> =>
    PageWindow.open(chromium, { page: 'overview', ...options });

  it('says with words what its figures count, and opens the page on which they come about', async () => {
    const window = await opened();
    const { page } = window;
    assert.deepEqual(await page.locator('.figure-words').allTextContents(), [
      'of 38 criteria are operating',
      'of 40 controls are operating',
      'errors in the files',
      'reviews are overdue',
      'exception has expired',
      'evidence files are not the ones recorded',
      'Occurrences over the audit period',
    ]);
    await page.getByRole('button', { name: 'reviews are overdue' }).click();
    assert.deepEqual(window.said.at(-1), {
      type: 'run',
      command: 'plumbline.showCalendarPage',
      parameter: { folder: EXAMPLE },
    });
    await page.getByRole('button', { name: '2 missing' }).click();
    assert.deepEqual(window.said.at(-1), {
      type: 'run',
      command: 'plumbline.showTimelinePage',
      parameter: { folder: EXAMPLE },
    });
    await window.close();
  });

  it('opens the control matrix with what a segment of a bar stands for', async () => {
    const window = await opened();
    await window.page.getByRole('button', { name: 'Security: 6 Owned' }).click();
    const last = window.said.at(-1);
    assert.ok(last?.type === 'run' && last.command === 'plumbline.showMatrixPage');
    const parameter: unknown = last.parameter;
    assert.ok(typeof parameter === 'object' && parameter !== null && 'folder' in parameter);
    const { folder } = parameter;
    assert.deepEqual(parameter, { folder, category: 'security', readiness: 'owned' });
    await window.close();
  });

  it('puts the step on which a high risk depends first, with why, and opens its control', async () => {
    const window = await opened();
    const first = window.page.locator('.step').first();
    assert.match(await first.innerText(), /High risk\. First because it mitigates R-004 \(likelihood 3 × impact 4\)/);
    await first.getByRole('button', { name: 'AC-02 Quarterly user access review' }).click();
    const last = window.said.at(-1);
    assert.ok(last?.type === 'open');
    assert.match(last.location.uri, /\/controls\/access\.yml$/);
    assert.equal(last.beside, false);
    await window.close();
  });

  it('lists by a key all that wait for a step', async () => {
    const window = await opened();
    const { page } = window;
    const expander = page.getByRole('button', { name: '3 controls wait for it' });
    assert.equal(await expander.getAttribute('aria-expanded'), 'false');
    await expander.focus();
    await page.keyboard.press('Enter');
    assert.equal(await expander.getAttribute('aria-expanded'), 'true');
    assert.deepEqual(await page.locator('.waiting-items .link').allTextContents(), [
      'BC-01 Daily database backup',
      'BC-02 Quarterly restore test',
      'BC-03 Region failover exercise',
    ]);
    assert.deepEqual(await violations(page), []);
    await window.close();
  });

  it('shows the steps of one owner, and remembers whose', async () => {
    const window = await opened();
    const { page } = window;
    await page.getByLabel('Owner').selectOption({ label: 'Priya Raman (1)' });
    assert.deepEqual(await page.locator('.step .item .link').allTextContents(), ['AC-02 Quarterly user access review']);
    const { layout } = window.said.findLast((message) => message.type === 'remember') ?? {};
    assert.ok(typeof layout === 'object' && layout !== null && 'owner' in layout);
    assert.equal(layout.owner, 'priya.raman');
    await page.reload();
    await page.locator('.page[aria-busy="false"]').waitFor();
    assert.equal(await page.getByLabel('Owner').inputValue(), 'priya.raman');
    await window.close();
  });

  it('says so where all is ready, and where nothing is to be done', async () => {
    const window = await opened({ files: READY });
    const { page } = window;
    assert.equal(
      (await page.locator('.remark').allInnerTexts()).join('\n').trim(),
      'All that is in scope is ready: 33 criteria, 1 control. Nothing is left to do.',
    );
    assert.equal(await page.getByText('Nothing is to be done.').isVisible(), true);
    assert.equal(await page.getByText('Occurrences over the audit period').count(), 0);
    assert.deepEqual(await violations(page), []);
    await window.close();
  });

  it('leads to a first control where nothing is mapped, and to one for each criterion', async () => {
    const window = await opened({ files: { 'policies/a.md': '---\nid: POL-A\ntitle: Access\n---\n' } });
    const { page } = window;
    assert.equal(await page.locator('.remark').count(), 2);
    await page.getByRole('button', { name: 'Create plumbline.yml' }).click();
    assert.deepEqual(window.said.at(-1), {
      type: 'run',
      command: 'plumbline.createConfiguration',
      parameter: { folder: 'file:///work' },
    });
    await page.getByRole('button', { name: 'New control…' }).first().click();
    assert.deepEqual(window.said.at(-1), {
      type: 'run',
      command: 'plumbline.newControl',
      parameter: { folder: FOLDER },
    });
    await page.getByRole('button', { name: '33 criteria have no control' }).click();
    await page.getByRole('button', { name: 'New control… CC6.1' }).click();
    assert.deepEqual(window.said.at(-1), {
      type: 'run',
      command: 'plumbline.newControl',
      parameter: { criteria: ['CC6.1'], folder: FOLDER },
    });
    await page.getByRole('button', { name: 'CC1.1', exact: false }).first().click();
    assert.deepEqual(window.said.at(-1), {
      type: 'run',
      command: 'plumbline.showMatrixPage',
      parameter: { folder: FOLDER, criterion: 'TSC.CC1.1' },
    });
    assert.deepEqual(await violations(page), []);
    await window.close();
  });

  it('shows a few steps of many, and more when asked', async () => {
    const policies = Array.from({ length: 30 }, (_, index): readonly [string, string] => [
      `policies/p${index}.md`,
      `---\nid: POL-${index}\nstatus: draft\n---\n`,
    ]);
    const controls = Array.from({ length: 30 }, (_, index) => {
      return `  - {id: AC-${index}, owner: kim, criteria: [CC1, CC2, CC3, CC4, CC5, CC6, CC7, CC8, CC9], policies: [POL-${index}]}\n`;
    });
    const files = { ...Object.fromEntries(policies), 'controls/a.yml': `controls:\n${controls.join('')}` };
    const window = await opened({ files, width: 400, height: 700 });
    const { page } = window;
    assert.equal(await page.locator('.step').count(), 12);
    await page.getByRole('button', { name: 'Show more (18)' }).click();
    await page.getByRole('button', { name: 'Show more (6)' }).click();
    assert.equal(await page.locator('.step').count(), 30);
    assert.equal(await page.evaluate(IS_NARROW), true);
    assert.deepEqual(await violations(page), []);
    await window.close();
  });
});
