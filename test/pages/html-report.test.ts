/** The HTML report as people open it: a file in Chromium, on a screen and printed, which runs nothing and asks for nothing. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Browser, Page } from 'playwright-core';

import { ONE_OF_EACH, sourceOf, textOf } from '../unit/exports/export-workspace.ts';
import { violations } from './accessibility.ts';
import { browser } from './browser.ts';

/** Whatever would run, or be loaded, if the report let it. */
const HOSTILE =
  '<script>document.title = "run"</script><img src="https://elsewhere.example/x.png" onerror="document.title=1">';

/** Whether nothing of the page as a whole wants to be scrolled sideways. */
const FITS = '((one) => one.scrollWidth <= one.clientWidth)(document.documentElement)';

describe('the HTML report', () => {
  let chromium: Browser;
  let page: Page;
  let text = '';
  const asked: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-report-'));

  before(async function () {
    this.timeout(300_000);
    chromium = await browser();
    const register = ONE_OF_EACH['controls/access.yml'] ?? '';
    const files = {
      ...ONE_OF_EACH,
      'controls/access.yml': register.replace('Joiners are approved', `'${HOSTILE}'`),
    };
    text = await textOf(await sourceOf(files), 'html');
    writeFileSync(join(folder, 'report.html'), text);
    page = await chromium.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => asked.push(message.text()));
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
  });

  after(async () => {
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs no script, asks for nothing beside itself, and shows what is written as it is written', async () => {
    assert.deepEqual(asked, [page.url()]);
    assert.equal(await page.locator('script, img, iframe, link, object, form').count(), 0);
    assert.match(await page.title(), /Acme/);
    assert.ok((await page.locator('body').innerText()).includes(HOSTILE));
  });

  for (const [colorScheme, width] of [
    ['light', 480],
    ['dark', 1400],
  ] as const) {
    it(`fits ${width} pixels, and axe-core finds nothing in ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      assert.equal(await page.evaluate(FITS), true);
      assert.deepEqual(await violations(page), []);
    });
  }

  it('is printed on several pages, with all of its tables', async () => {
    const tables = await page.locator('table').count();
    assert.ok(tables > 5);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    // What lies between the margins of A4 across.
    await page.setViewportSize({ width: Math.floor(((297 - 24) / 25.4) * 96), height: 700 });
    assert.equal(await page.evaluate(FITS), true);
    assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
    assert.equal(await page.locator('table:visible').count(), tables);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.ok(pdf.startsWith('%PDF-'));
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(pages > 1 && pages < 40, `${pages} pages`);
    // Across, in points.
    assert.ok(/\/MediaBox\s*\[0 0 84[12][.\d]* 59[45][.\d]*\]/.test(pdf), /\/MediaBox[^\]]*\]/.exec(pdf)?.[0]);
    assert.deepEqual(asked, [page.url()]);
  });

  it('is as accessible where it is the list of what an auditor asks for', async () => {
    const list = await chromium.newPage();
    await list.setContent(await textOf(await sourceOf(ONE_OF_EACH), 'pbc-html'));
    assert.ok((await list.locator('table').count()) > 0);
    assert.deepEqual(await violations(list), []);
    await list.close();
  });
});
