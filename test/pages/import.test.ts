/** The preview of an import: what it shows of a plan, what can be chosen in it, and that the keyboard is enough. */
import assert from 'node:assert/strict';

import type { Browser } from 'playwright-core';

import { previewOf } from '../../client/src/import/preview-of.ts';
import type { ImportPreview } from '../../client/src/pages/import-preview.ts';
import type { ImportRequest } from '../../server/src/imports/import-request.ts';
import { messageOf } from '../../server/src/lsp/import-requests.ts';
import type { ImportFormatName, PlannedImport } from '../../server/src/protocol/import-messages.ts';
import { planFor, targetWith } from '../unit/imports/memory-target.ts';
import { violations } from './accessibility.ts';
import { browser } from './browser.ts';
import { PageWindow } from './page-window.ts';

const MATRIX = [
  'Control ID,Title,Responsible,Maturity,Performer,Frequency',
  'AC-01,Grant access,jane.doe,3,jane.doe,quarterly',
  'CM-01,Review changes,chris.lee,4,chris.lee,whenever',
  ',Nameless,,,,',
].join('\n');

const IDLE = { isBusy: false, notice: '' };

/** What the page shows of a source, planned as the server does it. */
async function previewFor(
  files: Readonly<Record<string, string>>,
  { format = 'csv', ...request }: Omit<ImportRequest, 'files'> & { readonly format?: ImportFormatName } = {},
): Promise<ImportPreview> {
  const made = await planFor(files, targetWith({}, { 'AC-01': 'controls/access.yml' }), {
    ...request,
    format,
    canChoose: true,
  });
  const formats: readonly ImportFormatName[] = ['csv', 'xlsx', 'oscal', 'opencontrol', 'ciso-assistant'];
  const plan: PlannedImport = { kind: 'plan', format, formats, ...messageOf(made) };
  const [name = ''] = Object.keys(files);
  return previewOf(source(name), plan, IDLE);
}

function source(name: string): Parameters<typeof previewOf>[0] {
  return { source: { name, paths: undefined }, folder: { name: 'acme' } };
}

describe('the preview of an import', () => {
  let chromium: Browser;
  let preview: ImportPreview;

  before(async function () {
    this.timeout(300_000);
    chromium = await browser();
    preview = await previewFor({ 'matrix.csv': MATRIX });
  });

  const open = (shown: ImportPreview, more: { readonly width?: number } = {}): Promise<PageWindow> =>
    PageWindow.open(chromium, { page: 'import', preview: shown, ...more });

  it('is accessible in every theme, its files open or not, and its policy refuses nothing of it', async () => {
    const window = await open(preview);
    assert.deepEqual(await window.violationsInEachTheme(), []);
    await window.page.locator('summary').click();
    assert.deepEqual(await window.violationsInEachTheme(), []);
    assert.deepEqual(window.complaints, []);
    await window.close();
  });

  it('says what would be written, what is there, and what was not understood by its line', async () => {
    const window = await open(preview);
    const { page } = window;
    assert.deepEqual(await page.getByRole('list', { name: 'What would come of it' }).locator('li').allInnerTexts(), [
      '2 records',
      '1 new file',
      '1 already there',
      '4 to look at',
    ]);
    assert.deepEqual(await page.locator('section[aria-labelledby=conflicts] li').allInnerTexts(), [
      'line 2: A control AC-01 is in controls/access.yml already, so this one was left out.',
    ]);
    assert.deepEqual(await page.locator('section[aria-labelledby=notes] li').allInnerTexts(), [
      'line 1: The column “Maturity” is not known, and is kept in the notes.',
      'line 1: The column “Performer” is not known, and is kept in the notes.',
      'line 3: “whenever” cannot be read as frequency, and is kept there as it is.',
      'line 4: The row has no ID, and was given IMPORTED-4.',
    ]);
    await page.locator('summary').click();
    const text = await page.getByRole('region', { name: 'The text of controls/imported.yml' }).innerText();
    assert.match(text, /^# The rows of a control matrix, as controls\.\ncontrols:\n {2}- id: CM-01\n/);
    assert.equal(await page.getByRole('status').innerText(), 'Nothing has been written yet.');
    await window.close();
  });

  it('shows the columns with what stands in them, and tells what somebody chooses', async () => {
    const window = await open(preview);
    const { page } = window;
    const row = page.getByRole('row').filter({ hasText: 'Maturity' });
    assert.deepEqual(await row.locator('.import-samples span').allInnerTexts(), ['3', '4']);
    assert.equal(await row.getByRole('cell').last().innerText(), 'Not known: kept in the notes, with its heading');
    const performer = page.getByRole('combobox', { name: 'What “Performer” becomes' });
    assert.equal(await performer.inputValue(), '');
    await performer.selectOption('owner');
    await page.getByRole('combobox', { name: 'What “Maturity” becomes' }).selectOption({ label: 'Leave out' });
    assert.deepEqual(window.said.slice(-2), [
      { type: 'import', act: { kind: 'column', heading: 'Performer', field: 'owner' } },
      { type: 'import', act: { kind: 'column', heading: 'Maturity', field: '-' } },
    ]);
    await window.close();
  });

  it('shows what was chosen and where it is kept, and lets it be taken back, with the focus where it was', async () => {
    const window = await open(preview);
    const { page } = window;
    const maturity = page.getByRole('combobox', { name: 'What “Maturity” becomes' });
    await maturity.focus();
    const chosen = await previewFor({ 'matrix.csv': MATRIX }, { map: [['Maturity', '-']] });
    await window.tell({ type: 'import', preview: { ...preview, isBusy: true } });
    await page.locator('.page[aria-busy="true"]').waitFor();
    await window.tell({ type: 'import', preview: chosen });
    await page.locator('.page[aria-busy="false"]').waitFor();
    assert.equal(await maturity.inputValue(), '-');
    assert.equal(await page.locator(':focus').getAttribute('aria-label'), 'What “Maturity” becomes');
    await page.getByText('What you choose of columns is kept in .plumbline/import.yml, for the next import.').waitFor();
    await maturity.selectOption({ label: 'As it was before you chose' });
    assert.deepEqual(window.said.at(-1), {
      type: 'import',
      act: { kind: 'column', heading: 'Maturity', field: null },
    });
    await window.close();
  });

  it('is accepted, called off and looked into from the keyboard alone', async () => {
    const window = await open(preview);
    const { page } = window;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').innerText(), 'Import 1 file');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual(window.said.slice(-3), [
      { type: 'import', act: { kind: 'accept' } },
      { type: 'import', act: { kind: 'cancel' } },
      { type: 'import', act: { kind: 'document', path: 'controls/imported.yml' } },
    ]);
    await window.close();
  });

  it('accepts nothing while it is planned anew, and says so', async () => {
    const window = await PageWindow.open(chromium, { page: 'import', preview });
    const { page } = window;
    await window.tell({ type: 'import', preview: { ...preview, isBusy: true } });
    await page.locator('.page[aria-busy="true"]').waitFor();
    const before = window.said.length;
    await page.getByRole('button', { name: 'Import 1 file' }).click({ force: true });
    assert.deepEqual([window.said.length, await page.getByRole('status').innerText()], [before, 'Planning…']);
    await window.close();
  });

  it('says why nothing can be imported, and what the columns are where no headings were found', async () => {
    const refused = await previewFor({ 'matrix.csv': 'Number,What\nAC-07,Locks\n' });
    const window = await open(refused);
    const { page } = window;
    assert.equal(
      await page.locator('.import-refusal').innerText(),
      'No row of headings was found, such as “Control ID” and “Title”. Choose what the columns hold.',
    );
    assert.equal(await page.getByRole('button', { name: /^Import/ }).count(), 0);
    await page.getByRole('combobox', { name: 'What “What” becomes' }).selectOption('title');
    assert.deepEqual(window.said.at(-1), {
      type: 'import',
      act: { kind: 'column', heading: 'What', field: 'title' },
    });
    assert.deepEqual(await violations(page), []);
    await window.close();
  });

  it('lets another format and another sheet be chosen, where there are several', async () => {
    const window = await open({
      ...preview,
      format: 'xlsx',
      sheet: { rows: 1, columns: [], fields: [], line: 1, sheet: 'Controls', sheets: ['Controls', 'Risks'] },
      columnCount: 0,
    });
    const { page } = window;
    await page
      .locator('.field', { hasText: /^Sheet/ })
      .locator('select')
      .selectOption('Risks');
    await page
      .locator('.field', { hasText: /^Taken for/ })
      .locator('select')
      .selectOption('csv');
    assert.deepEqual(window.said.slice(-2), [
      { type: 'import', act: { kind: 'sheet', sheet: 'Risks' } },
      { type: 'import', act: { kind: 'format', format: 'csv' } },
    ]);
    await window.close();
  });

  it('fits a narrow window: only the table of columns scrolls sideways', async () => {
    const window = await open(preview, { width: 400 });
    const body = window.page.locator('.import-body');
    assert.equal(await body.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth), true);
    assert.deepEqual(await violations(window.page), []);
    await window.close();
  });

  it('says how many there are of what it does not list', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => `,Row ${at}`).join('\n');
    const window = await open(await previewFor({ 'matrix.csv': `ID,Title\n${rows}\n` }));
    const notes = window.page.locator('section[aria-labelledby=notes]');
    assert.deepEqual(
      [await notes.locator('li').count(), await notes.locator('p').innerText()],
      [300, '… and 100 more'],
    );
    await window.close();
    const headings = Array.from({ length: 400 }, (_, at) => `H${at}`).join();
    const wide = await open(await previewFor({ 'matrix.csv': `ID,Title,${headings}\nA-1,A control\n` }));
    assert.equal(await wide.page.locator('section[aria-labelledby=columns] tbody tr').count(), 150);
    await wide.page.getByText('… and 252 more').waitFor();
    await wide.close();
  });
});
