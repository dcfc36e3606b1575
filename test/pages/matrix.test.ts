/** The control matrix as one works with it: clicks and keys, edits that reach the files, and no violation in any state. */
import assert from 'node:assert/strict';

import type { Browser, Locator } from 'playwright-core';

import { violations } from './accessibility.ts';
import { browser } from './browser.ts';
import { PageWindow, THEMES } from './page-window.ts';

const REGISTER = 'controls/access.yml';

/** The columns that are there at first. */
const COLUMNS = { id: 0, title: 1, readiness: 2, owner: 3, frequency: 4, status: 5, criteria: 6, cc11: 7 } as const;

describe('the control matrix', () => {
  let chromium: Browser;
  let window: PageWindow;

  before(async function () {
    this.timeout(300_000);
    chromium = await browser();
  });

  beforeEach(async () => {
    window = await PageWindow.open(chromium, { page: 'matrix', width: 1400 });
  });

  afterEach(async () => {
    assert.deepEqual(window.complaints, []);
    await window.close();
  });

  const cell = (row: number, column: number): Locator =>
    window.page.locator(`[data-row="${row}"][data-column="${column}"]`);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await window.page.keyboard.press(key);
  };
  const names = async (count: number): Promise<readonly string[]> =>
    Promise.all(Array.from({ length: count }, (_, row) => cell(row, COLUMNS.id).innerText()));
  const accessible = async (): Promise<void> => assert.deepEqual(await violations(window.page), []);
  /** Where the focus is, once it is somewhere: it is led on after what is drawn. */
  const focused = async (): Promise<unknown> => {
    await window.page.locator(':focus').first().waitFor();
    return window.page.evaluate('[document.activeElement.dataset.row, document.activeElement.dataset.column].join()');
  };
  const says = async (text: string): Promise<void> => {
    await window.page.locator('.summary').getByText(text).waitFor();
  };

  it('opens a control where its ID is clicked, and beside with Control', async () => {
    await cell(1, COLUMNS.id).click();
    await cell(1, COLUMNS.id).click({ modifiers: ['Control'] });
    await press('Enter');
    const opened = window.said.filter(({ type }) => type === 'open');
    assert.deepEqual(
      opened.map((message) => message.type === 'open' && message.beside),
      [false, true, false],
    );
    assert.ok(opened.every((message) => message.type === 'open' && message.location.uri.endsWith(REGISTER)));
  });

  it('is sorted by a click or Enter on a heading, and says how', async () => {
    const heading = window.page.getByRole('columnheader', { name: 'Readiness' });
    await heading.click();
    assert.equal(await heading.getAttribute('aria-sort'), 'ascending');
    assert.equal(await cell(0, COLUMNS.readiness).innerText(), 'Mapped');
    await press('Enter');
    assert.equal(await heading.getAttribute('aria-sort'), 'descending');
    assert.equal(await cell(0, COLUMNS.readiness).innerText(), 'Operating');
    // Of a criterion: the controls that map it come first.
    await window.page.getByRole('columnheader', { name: /^CC1\.4 / }).click();
    assert.deepEqual((await names(2)).toSorted(), ['HR-01', 'HR-03']);
    await accessible();
  });

  it('writes an owner that is typed and chosen from the list, takes it back, makes it again, and saves', async () => {
    const before = await window.textOf(REGISTER);
    await cell(2, COLUMNS.owner).click();
    await window.page.keyboard.type('pri');
    const box = window.page.getByRole('combobox', { name: 'Owner of AC-03' });
    assert.equal(await box.inputValue(), 'pri');
    await press('ArrowDown');
    assert.equal(await box.getAttribute('aria-activedescendant'), 'choice-0');
    await accessible();
    await press('Enter');
    await says('The owner of AC-03 is priya.raman now.');
    assert.equal(await focused(), `2,${COLUMNS.owner}`);
    assert.equal(await cell(2, COLUMNS.owner).innerText(), 'priya.raman');
    assert.notEqual(await window.textOf(REGISTER), before);
    await accessible();
    await press('Control+z');
    await says('Heard undo.');
    assert.equal(await window.textOf(REGISTER), before);
    await window.page.getByRole('button', { name: 'Redo' }).click();
    await says('Heard redo.');
    await window.page.locator(`[data-row="2"][data-column="${COLUMNS.owner}"]`).getByText('priya.raman').waitFor();
    await window.page.getByRole('button', { name: 'Save (1)' }).click();
    await says('Heard save.');
    assert.ok(await window.page.getByRole('button', { name: 'Save (0)' }).isDisabled());
  });

  it('leaves a cell as it was by Escape, and takes what was typed by Tab', async () => {
    await cell(0, COLUMNS.frequency).dblclick();
    await window.page.keyboard.type('weekly');
    await press('Escape');
    assert.equal(await window.page.getByRole('dialog').count(), 0);
    assert.equal(await focused(), `0,${COLUMNS.frequency}`);
    await press('F2');
    await window.page.keyboard.type('P45D');
    await press('Tab');
    await says('The frequency of AC-01 is P45D now.');
    // What cannot be written is said, and stays in sight.
    await press('F2');
    await window.page.keyboard.type('now and then');
    await press('Enter');
    await window.page.getByRole('alert').getByText('“now and then” is not a frequency').waitFor();
    await accessible();
    await window.page.getByRole('button', { name: 'Dismiss' }).click();
    assert.equal(await window.page.getByRole('alert').count(), 0);
  });

  it('changes a status in a list', async () => {
    await cell(0, COLUMNS.status).click();
    await press('Enter');
    const list = window.page.getByRole('listbox', { name: 'Status of AC-01' });
    assert.equal(await list.inputValue(), 'operating');
    await accessible();
    await press('ArrowUp', 'Enter');
    await says('The status of AC-01 is designed now.');
  });

  it('keeps a status that it does not know where nobody chooses another', async () => {
    const files = {
      'plumbline.yml': '$schema: plumbline\n',
      'controls/a.yml': 'controls:\n  - id: AC-1\n    title: A\n    status: bogus\n',
    };
    const window = await PageWindow.open(chromium, { page: 'matrix', width: 1400, files });
    await window.page.locator(`[data-row="0"][data-column="${COLUMNS.status}"]`).click();
    await window.page.keyboard.press('F2');
    assert.equal(await window.page.getByRole('listbox', { name: 'Status of AC-1' }).inputValue(), 'bogus');
    await window.page.keyboard.press('Tab');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await window.textOf('controls/a.yml'), files['controls/a.yml']);
    await window.close();
  });

  it('takes a space into the search for a criterion, until an arrow has led to one', async () => {
    await cell(0, COLUMNS.criteria).click();
    await press('F2');
    await window.page.keyboard.type('cc7 anomal');
    assert.equal(await window.page.getByRole('combobox', { name: 'Find a criterion' }).inputValue(), 'cc7 anomal');
    await window.page.getByRole('button', { name: 'Write 2 criteria' }).waitFor();
    await press('ArrowDown', 'Space');
    await window.page.getByRole('button', { name: 'Write 3 criteria' }).waitFor();
  });

  it('maps criteria in a list with a search, and by a key in the column of a criterion', async () => {
    await cell(0, COLUMNS.criteria).click();
    await press('F2');
    await window.page.keyboard.type('anomal');
    await accessible();
    await press('Enter');
    // The search is empty again, the arrows lead through all: those that it had when it was opened, and then the others.
    const offered = window.page.getByRole('listbox', { name: 'Criteria of AC-01' }).getByRole('option');
    const first = async (): Promise<readonly string[]> =>
      (await offered.allInnerTexts()).slice(0, 4).map((text) => text.trim().split(' ')[0] ?? '');
    assert.deepEqual(await first(), ['CC6.1', 'CC6.6', 'CC1.1', 'CC1.2']);
    await press('ArrowDown', 'Space', 'ArrowDown', 'ArrowDown', 'Space');
    assert.deepEqual(await first(), ['CC6.1', 'CC6.6', 'CC1.1', 'CC1.2']);
    assert.equal(await offered.nth(0).getAttribute('aria-selected'), 'false');
    assert.equal(await offered.nth(2).getAttribute('aria-selected'), 'true');
    await press('ArrowUp', 'ArrowUp', 'Space', 'Enter');
    await says('AC-01 maps CC6.1, CC6.6, CC7.2, CC1.1 now.');
    await cell(0, COLUMNS.cc11).click();
    assert.equal(await cell(0, COLUMNS.cc11).getAttribute('aria-label'), 'Owned');
    await press('Space');
    await says('AC-01 maps CC6.1, CC6.6, CC7.2 now.');
    await window.page.locator(`[data-row="0"][data-column="${COLUMNS.cc11}"][aria-label="not mapped"]`).waitFor();
    assert.equal(await focused(), `0,${COLUMNS.cc11}`);
    // One after the other, without waiting: each is written on top of the one before.
    await window.page.evaluate(`(() => {
      const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
      key(' ');
      key(' ');
      key(' ');
    })()`);
    await window.page.locator(`[data-row="0"][data-column="${COLUMNS.cc11}"][aria-label="Owned"]`).waitFor();
    await window.page.getByRole('button', { name: 'Undo' }).waitFor();
    assert.equal(await window.page.getByRole('alert').count(), 0);
  });

  it('is grouped as a tree, whose groups close and open by the arrows', async () => {
    await window.page.getByLabel('Group by').selectOption('criterion');
    const group = window.page.getByRole('row', { name: /^CC1\.2/ });
    assert.match(await group.innerText(), /no control/);
    assert.equal(await window.page.getByRole('treegrid').count(), 1);
    await cell(0, 0).click();
    assert.equal(await window.page.getByRole('row', { expanded: false }).count(), 1);
    await press('ArrowRight', 'ArrowDown', 'ArrowUp');
    assert.equal(await window.page.getByRole('row', { expanded: false }).count(), 0);
    await accessible();
    await press('ArrowLeft', 'ArrowDown');
    assert.match(await cell(1, 0).innerText(), /^CC1\.2 /);
    assert.equal(await focused(), '1,0');
  });

  it('shows what is searched and filtered for, says how many, and how to see all again', async () => {
    await cell(0, COLUMNS.id).focus();
    await press('/');
    await window.page.keyboard.type('bergstrom access');
    await says('4 shown');
    await window.page.getByRole('button', { name: 'Filter' }).click();
    await window.page.getByRole('checkbox', { name: 'Evidenced' }).check();
    await accessible();
    await press('Escape');
    await window.page.getByText('No control has all of that.').waitFor();
    await accessible();
    await window.page.getByRole('button', { name: 'Take off the filter Readiness: Evidenced' }).click();
    assert.ok(await window.page.evaluate(`document.activeElement.closest('.grid') !== null`));
    await says('4 shown');
    await window.page.getByRole('searchbox').press('Escape');
    await says('40 controls');
  });

  it('shows the columns that are chosen, as wide as they are made, and keeps some in sight', async () => {
    await window.page.getByRole('button', { name: 'Columns' }).click();
    await window.page.getByRole('checkbox', { name: 'Title' }).uncheck();
    await window.page.getByRole('checkbox', { name: 'File' }).check();
    await window.page.getByRole('checkbox', { name: 'A column for each criterion' }).uncheck();
    await window.page.getByLabel('Columns that stay in sight').selectOption('1');
    await accessible();
    await press('Escape');
    const headings = window.page.getByRole('columnheader');
    assert.deepEqual(await headings.allInnerTexts(), [
      'Control',
      'Readiness',
      'Owner',
      'Frequency',
      'Status',
      'Criteria',
      'File',
    ]);
    assert.equal(await window.page.locator('.heading.frozen').count(), 1);
    const owner = headings.nth(2);
    const width = async (): Promise<number> => Math.round((await owner.boundingBox())?.width ?? 0);
    assert.equal(await width(), 140);
    await owner.focus();
    await cell(0, 2).click();
    await press('ArrowUp', 'Shift+ArrowRight');
    assert.equal(await width(), 156);
    const box = await owner.boundingBox();
    assert.ok(box);
    await window.page.mouse.move(box.x + box.width - 3, box.y + 10);
    await window.page.mouse.down();
    await window.page.mouse.move(box.x + box.width + 41, box.y + 10);
    await window.page.mouse.up();
    assert.equal(await width(), 200);
    assert.equal(await owner.getAttribute('aria-sort'), 'none');
    // All of it is there when the page is opened another time.
    const last = window.said.findLast((message) => message.type === 'remember');
    assert.ok(last?.type === 'remember');
    const again = await PageWindow.open(chromium, { page: 'matrix', width: 1400, layout: last.layout });
    assert.equal(await again.page.getByRole('columnheader').count(), 7);
    assert.equal((await again.page.getByRole('columnheader').nth(2).boundingBox())?.width, 200);
    await again.close();
  });

  it('shows a card where the pointer rests, onto which one can move, and by a key', async () => {
    await cell(3, COLUMNS.title).hover();
    const card = window.page.getByRole('dialog', { name: 'About AC-04' });
    await card.waitFor();
    await card.hover();
    await accessible();
    await card.getByRole('link', { name: 'POL-ACCESS' }).click();
    assert.equal(window.said.at(-1)?.type, 'follow');
    await press('Escape');
    await card.waitFor({ state: 'detached' });
    assert.equal(await focused(), `0,${COLUMNS.id}`);
    await cell(3, COLUMNS.title).hover();
    await card.waitFor();
    await card.getByRole('link', { name: 'POL-ACCESS' }).focus();
    await window.page.locator('.page-header').hover();
    await card.waitFor({ state: 'detached' });
    assert.equal(await focused(), `0,${COLUMNS.id}`);
    await cell(0, COLUMNS.owner).click();
    await press('ArrowUp', 'End', 'Home', 'ArrowDown', 'Alt+Enter');
    await window.page.getByRole('dialog', { name: 'About AC-01' }).waitFor();
    await press('Escape');
    assert.equal(await focused(), `0,${COLUMNS.id}`);
    await window.page.getByRole('columnheader', { name: /^CC1\.1 / }).hover();
    await window.page.getByRole('dialog', { name: 'About CC1.1' }).waitFor();
  });

  it('lets nothing be seen through a column that stays in sight, under the pointer as well', async () => {
    for (const theme of THEMES) {
      await window.paint(theme);
      await cell(1, COLUMNS.id).hover();
      const painted = `getComputedStyle(document.querySelector('.frozen[data-row="1"]')).backgroundColor`;
      assert.match(String(await window.page.evaluate(painted)), /^rgb\(/, theme);
    }
  });

  it('leaves a card that a key asked for to the keyboard, wherever the pointer rests', async () => {
    await cell(3, COLUMNS.id).click();
    await window.page.clock.install();
    await cell(0, COLUMNS.title).hover();
    await press('Alt+Enter');
    const card = window.page.getByRole('dialog', { name: 'About AC-04' });
    await card.waitFor();
    await window.page.clock.fastForward(5000);
    await card.waitFor();
    await press('Escape');
    await card.waitFor({ state: 'detached' });
    assert.equal(await focused(), `3,${COLUMNS.id}`);
  });

  it('breaks no rule with an editor, a menu or a card over it, in any theme', async () => {
    await window.close();
    window = await PageWindow.open(chromium, { page: 'matrix', width: 700, layout: { group: 'readiness' } });
    await cell(1, COLUMNS.title).click();
    await press('Alt+Enter');
    await window.page.locator('.card').waitFor();
    assert.deepEqual(await window.violationsInEachTheme(), []);
    await press('Escape', 'ArrowRight', 'ArrowRight', 'F2');
    await window.page.locator('.editor').waitFor();
    assert.deepEqual(await window.violationsInEachTheme(), []);
    await press('Escape');
    await window.page.getByRole('button', { name: 'Filter' }).click();
    assert.deepEqual(await window.violationsInEachTheme(), []);
  });

  it('keeps its headings and first columns in their places when it is scrolled, over what goes by under them', async () => {
    await window.close();
    window = await PageWindow.open(chromium, { page: 'matrix', width: 900, height: 500 });
    const { page } = window;
    const placeOf = async (one: Locator): Promise<readonly number[]> => {
      const box = await one.boundingBox();
      assert.ok(box);
      return [box.x, box.y];
    };
    /** The row and the column of what is seen in the middle of an element. */
    const seenAt = async (one: Locator): Promise<unknown> => {
      const { x, y, width, height } = (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      return page.evaluate(
        `(({ row, column }) => row + ',' + column)(document.elementFromPoint(${x + width / 2}, ${y + height / 2}).closest('[data-column]').dataset)`,
      );
    };
    const scrollTo = (left: number, top: number): Promise<unknown> =>
      page.evaluate(`document.querySelector('.grid').scrollTo(${left}, ${top})`);
    const heading = (name: RegExp | string): Locator => page.getByRole('columnheader', { name });
    const kept = [heading('Control'), heading('Title'), cell(0, COLUMNS.id), cell(0, COLUMNS.title)];
    const before = await Promise.all(kept.map(placeOf));
    const [left = 0, top] = await placeOf(heading('Readiness'));
    await scrollTo(48, 0);
    assert.deepEqual(await Promise.all(kept.map(placeOf)), before);
    assert.deepEqual(await placeOf(heading('Readiness')), [left - 48, top]);
    // All the way, where many columns have gone by.
    await scrollTo(100_000, 0);
    await heading(/^A1\.3 /).waitFor();
    assert.deepEqual(await Promise.all(kept.map(placeOf)), before);
    assert.deepEqual(await Promise.all(kept.map(seenAt)), ['-1,0', '-1,1', '0,0', '0,1']);
    await scrollTo(100_000, 300);
    await cell(12, COLUMNS.id).waitFor();
    const [controlNow, titleNow] = await Promise.all(kept.slice(0, 2).map(placeOf));
    assert.deepEqual([controlNow, titleNow], before.slice(0, 2));
    assert.equal(await seenAt(heading('Control')), '-1,0');
    assert.equal((await placeOf(cell(12, COLUMNS.id)))[0], before[2]?.[0]);
  });

  it('shows what it is opened for: the criteria of a category at a level, with their controls', async () => {
    const window = await PageWindow.open(chromium, { page: 'matrix' });
    await window.tell({ type: 'show', parameter: { category: 'availability', readiness: 'owned' } });
    const ids = window.page.locator('[role="rowheader"]');
    await window.page.getByText('A1.2', { exact: false }).first().waitFor();
    await window.page.locator('[role="treegrid"]').waitFor();
    await window.page.getByRole('rowheader', { name: 'AC-01' }).waitFor({ state: 'detached' });
    assert.deepEqual(new Set(await ids.allInnerTexts()), new Set(['BC-01', 'BC-02', 'BC-03']));
    await window.close();
  });

  it('shows a criterion for which no control speaks, and all again when its chip is taken off', async () => {
    await window.tell({ type: 'show', parameter: { criterion: 'TSC.CC1.2' } });
    const groups = window.page.locator('.grid-row.group');
    const chip = window.page.getByRole('button', { name: 'Take off the filter Criterion: CC1.2' });
    await chip.waitFor();
    assert.equal(await groups.count(), 1);
    assert.match(await groups.innerText(), /^CC1\.2 .*no control$/s);
    await accessible();
    await chip.click();
    await window.page.getByRole('row', { name: /^CC1\.1/ }).waitFor();
  });
});
