/** The audit timeline in Chromium: what a click and a key do, the slider, the zoom, the card, and what axe-core says of each. */
import assert from 'node:assert/strict';

import type { Browser, Locator } from 'playwright-core';

import type { FromPage } from '../../client/src/pages/webview-messages.ts';
import { violations } from './accessibility.ts';
import { browser } from './browser.ts';
import { PageWindow } from './page-window.ts';

const PERIOD = 'engagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}\n';

const FILES = {
  'plumbline.yml': PERIOD,
  'controls/a.yml':
    'controls:\n' +
    '  - {id: AC-1, title: Access review, owner: jane.doe, frequency: quarterly, criteria: [CC6.1]}\n' +
    '  - {id: BC-1, title: Backup, owner: sam.roe, frequency: daily, criteria: [A1.2]}\n' +
    '  - {id: HR-1, title: Screening, owner: jane.doe, frequency: per-event}\n',
  'evidence/e.yml':
    'evidence:\n' +
    '  - {id: EV-1, control: AC-1, period: 2026-Q1, collected: 2026-04-03, path: evidence/q1.csv}\n' +
    '  - {id: EV-2, control: AC-1, period: 2026-Q2, collected: 2026-07-03, path: evidence/q2.csv}\n' +
    '  - {id: EV-3, control: AC-1, period: 2026-06-30, collected: 2026-07-01, url: "https://evidence.example/q2"}\n',
  'evidence/q1.csv': 'a\n',
  'evidence/q2.csv': 'b\n',
  'exceptions/e.yml':
    'exceptions:\n  - {id: EX-1, control: AC-1, approver: chris.lee, approved: 2026-08-01, expires: 2026-10-31}\n',
  'vendors/v.yml':
    'vendors:\n  - {id: V-1, name: Okta, method: carve-out, report: {type: 2, start: 2025-07-01, end: 2026-03-31}}\n',
};

describe('the audit timeline', () => {
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

  /** What the page said last, but what is to be remembered. */
  function said(): FromPage | undefined {
    return window.said.findLast(({ type }) => type !== 'remember');
  }

  function cell(name: string | RegExp): Locator {
    return window.page.getByRole('gridcell', { name });
  }

  function heading(name: string | RegExp): Locator {
    return window.page.getByRole('rowheader', { name });
  }

  function choice(name: string): Locator {
    return window.page.getByRole('combobox', { name, exact: true });
  }

  async function focused(): Promise<string> {
    return String(await window.page.evaluate('document.activeElement.ariaLabel'));
  }

  async function press(...keys: readonly string[]): Promise<void> {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one key after the other
    for (const key of keys) await window.page.keyboard.press(key);
  }

  it('opens the evidence of what was performed, and lets one choose where there are several', async () => {
    await open();
    await cell(/AC-1, Q1 2026/).click();
    assert.deepEqual(said(), { type: 'follow', target: 'file:///work/evidence/q1.csv' });
    await cell(/AC-1, Q2 2026/).click();
    const menu = window.page.getByRole('menu');
    assert.deepEqual(await menu.getByRole('menuitem').allTextContents(), [
      'Open EV-2 · 2026-Q2 · q2.csv',
      'Open EV-3 · 30 Jun 2026 · q2',
    ]);
    assert.deepEqual(await violations(window.page), []);
    await press('ArrowDown', 'Enter');
    assert.deepEqual(said(), { type: 'follow', target: 'https://evidence.example/q2' });
    assert.equal(await menu.count(), 0);
    assert.match(await focused(), /^AC-1, Q2 2026/);
  });

  it('records evidence of what is missing or to come, opens exceptions, and leads to controls and reports', async () => {
    await open();
    await cell(/AC-1, Q4 2026, 1 Oct to 31 Dec: upcoming, due 15 Jan 2027/).click();
    assert.deepEqual(said(), {
      type: 'run',
      command: 'plumbline.newEvidence',
      parameter: { control: 'AC-1', period: '2026-10-01/2026-12-31', folder: 'file:///work' },
    });
    for (const name of [/AC-1, Q3 2026.*excepted/, /AC-1, EX-1/]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- away from the card of the cell before, which may lie over this one
      await window.page.mouse.move(0, 0);
      // oxlint-disable-next-line eslint/no-await-in-loop -- one click after the other
      await cell(name).click();
      const message = said();
      assert.ok(message?.type === 'open');
      assert.equal(message.location.uri, 'file:///work/exceptions/e.yml');
    }
    await heading(/^AC-1 Access review/).click();
    const message = said();
    assert.ok(message?.type === 'open');
    assert.equal(message.location.uri, 'file:///work/controls/a.yml');
    await cell(/HR-1, No population says what happened/).click();
    assert.deepEqual(said(), { ...message, location: { ...message.location, range: lineOf(message.location, 3) } });
  });

  function lineOf({ range }: { readonly range: { readonly start: { readonly character: number } } }, line: number) {
    const { character } = range.start;
    return { start: { line, character }, end: { line, character: character + 4 } };
  }

  it('is gone through by keys, each cell saying what it is and how it stands', async () => {
    await open();
    await window.page.locator('[data-line][tabindex="0"]').focus();
    assert.equal(await focused(), 'AC-1 Access review, jane.doe, quarterly, 2 of 3 performed · 1 excepted');
    await press('ArrowRight', 'ArrowRight');
    assert.equal(await focused(), 'AC-1, Q2 2026, 1 Apr to 30 Jun: performed');
    await press('ArrowDown');
    assert.match(await focused(), /^BC-1, May 2026, 1 May to 31 May: 31 expected: 31 missing$/);
    await press('ArrowUp');
    assert.match(await focused(), /^AC-1, Q2 2026/);
    await press('End');
    assert.match(await focused(), /^AC-1, EX-1, an approved exception, 1 Aug 2026 to 31 Oct 2026/);
    await press('Home');
    assert.match(await focused(), /^AC-1 Access review/);
    await press('Control+End');
    assert.match(await focused(), /^Okta, No report and no bridge letter covers 1 Apr 2026 to 15 Sep 2026/);
    await press('Control+Home', 'ArrowRight', 'Enter');
    assert.deepEqual(said(), { type: 'follow', target: 'file:///work/evidence/q1.csv' });
    await press('Shift+F10');
    assert.equal(await window.page.getByRole('menuitem').count(), 4);
    await press('Escape');
    assert.equal(await window.page.getByRole('menu').count(), 0);
    assert.match(await focused(), /^AC-1, Q1 2026/);
  });

  it('shows a card for what has the focus or the pointer, and Escape takes it away', async () => {
    await open();
    const card = window.page.getByRole('tooltip');
    await window.page.locator('[data-line][tabindex="0"]').focus();
    await press('ArrowRight');
    await card.waitFor();
    assert.deepEqual(await card.locator('.tl-card-line').allTextContents(), [
      'AC-1 Access review',
      'Q1 2026, 1 Jan to 31 Mar',
      'Performed',
      'In time until 15 Apr 2026',
      'EV-1 · 2026-Q1 · q1.csv',
    ]);
    assert.equal(await cell(/AC-1, Q1/).getAttribute('aria-describedby'), await card.getAttribute('id'));
    assert.deepEqual(await violations(window.page), []);
    await press('Escape');
    assert.equal(await card.count(), 0);
    await cell(/AC-1, Q4/).hover();
    await card.waitFor();
    assert.match((await card.textContent()) ?? '', /Upcoming, due 15 Jan 2027/);
    await card.hover();
    assert.equal(await card.count(), 1);
    await press('Escape');
    assert.equal(await card.count(), 0);
  });

  it('moves the day that everything is judged for, by the slider, by months and back to today', async () => {
    await open();
    const slider = window.page.getByRole('slider', { name: 'As of' });
    assert.equal(await slider.getAttribute('aria-valuetext'), '15 Sep 2026');
    await slider.focus();
    await press('ArrowLeft');
    assert.deepEqual(said(), { type: 'asOf', day: '2026-09-14' });
    assert.equal(await slider.getAttribute('aria-valuetext'), '14 Sep 2026');
    await press('PageDown', 'PageDown', 'PageDown', 'PageUp');
    await window.page.locator('input[aria-valuetext="14 Jul 2026"]').waitFor();
    await until(() => JSON.stringify(said()) === JSON.stringify({ type: 'asOf', day: '2026-07-14' }));
    await window.judge('2026-07-14');
    await cell(/AC-1, Q3 2026.*upcoming/).waitFor();
    assert.deepEqual(await window.page.locator('.tl-flag').allTextContents(), [
      'As of 14 Jul 2026',
      'Today, 15 Sep 2026',
    ]);
    assert.deepEqual(await violations(window.page), []);
    await window.page.getByRole('button', { name: 'To the end of the month before' }).click();
    await until(() => JSON.stringify(said()) === JSON.stringify({ type: 'asOf', day: '2026-06-30' }));
    await window.page.getByRole('button', { name: 'To the end of the next month' }).click();
    await until(() => JSON.stringify(said()) === JSON.stringify({ type: 'asOf', day: '2026-07-31' }));
    await window.page.getByRole('button', { name: 'Today', exact: true }).click();
    await until(() => JSON.stringify(said()) === JSON.stringify({ type: 'asOf', day: null }));
  });

  /** Waits for what the page says: no event tells of it. */
  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const started = performance.now();
    // oxlint-disable-next-line eslint/no-await-in-loop -- one look after the other
    while (!(await holds())) {
      assert.ok(performance.now() - started < 10_000, `the page said last: ${JSON.stringify(said())}`);
      // oxlint-disable-next-line eslint/no-await-in-loop -- one look after the other
      await window.page.evaluate('new Promise(requestAnimationFrame)');
    }
  }

  it('zooms by buttons, keys and the wheel, and tells of many days together where they are narrow', async () => {
    await open();
    const days = cell(/^BC-1/);
    assert.equal(await cell(/^BC-1, Jan 2026, 1 Jan to 31 Jan: 31 expected: 31 missing$/).count(), 1);
    await window.page.getByRole('button', { name: 'Month', exact: true }).click();
    await cell('BC-1, 15 Sep 2026: upcoming, due 30 Sep 2026').waitFor();
    assert.equal(
      await window.page.getByRole('button', { name: 'Month', exact: true }).getAttribute('aria-pressed'),
      'true',
    );
    assert.deepEqual(await violations(window.page), []);
    await window.page.getByRole('button', { name: 'Whole period' }).click();
    await cell(/^BC-1, Jan 2026/).waitFor();
    const before = await width(days.first());
    await window.page.locator('[data-line][tabindex="0"]').focus();
    await press('+');
    const after = await width(days.first());
    assert.ok(after > before, `${after} is no more than ${before}`);
    await press('-');
    assert.equal(await width(days.first()), before);
    await window.page.locator('.tl-scroller').hover();
    await window.page.keyboard.down('Control');
    await window.page.mouse.wheel(0, -100);
    await window.page.keyboard.up('Control');
    await until(async () => (await width(days.first())) > before);
  });

  it('shows a quarter at once by one button, three times as many days as a month, and remembers that', async () => {
    await open();
    const button = (name: string): Locator => window.page.getByRole('button', { name, exact: true });
    // The one in which the day lies that everything is judged for: that stays in sight.
    const quarter = cell(/^AC-1, Q3 2026/);
    const whole = await width(quarter);
    await button('Month').click();
    await until(async () => (await width(quarter)) > whole);
    const month = await width(quarter);
    await button('Quarter').click();
    await until(async () => (await width(quarter)) < month);
    const zoomed = await width(quarter);
    assert.ok(zoomed > 2 * whole, `${zoomed} is not twice ${whole}`);
    // 92 days are in sight, and of a month 31.
    assert.ok(Math.abs(month / zoomed - 92 / 31) < 0.02, `${month} and ${zoomed}`);
    const pressed = (name: string): Promise<string | null> => button(name).getAttribute('aria-pressed');
    assert.deepEqual(await Promise.all(['Whole period', 'Quarter', 'Month'].map(pressed)), ['false', 'true', 'false']);
    const remembered = window.said.findLast(({ type }) => type === 'remember');
    assert.match(JSON.stringify(remembered), /"zoom":"quarter"/);
    assert.deepEqual(await violations(window.page), []);
  });

  async function width(of: Locator): Promise<number> {
    return (await of.boundingBox())?.width ?? 0;
  }

  it('filters, groups and sorts, and remembers that', async () => {
    await open();
    const headings = async (): Promise<readonly string[]> => {
      const shown = await window.page.getByRole('rowheader').all();
      const labels = await Promise.all(shown.map((one) => one.getAttribute('aria-label')));
      return labels.map((label) => (label ?? '').split(' ')[0] ?? '');
    };
    await choice('Owner').selectOption('sam.roe');
    assert.deepEqual(await headings(), ['BC-1']);
    assert.deepEqual(await violations(window.page), []);
    await choice('Owner').selectOption('Everybody');
    await choice('Group by').selectOption('Owner');
    assert.deepEqual(await headings(), ['jane.doe,', 'AC-1', 'HR-1', 'sam.roe,', 'BC-1', 'Vendor', 'Okta,']);
    await heading('jane.doe, 2').click();
    assert.deepEqual(await headings(), ['jane.doe,', 'sam.roe,', 'BC-1', 'Vendor', 'Okta,']);
    assert.deepEqual(await violations(window.page), []);
    await choice('Sort by').selectOption('Worst first');
    await window.page.getByRole('searchbox').fill('nothing like it');
    await window.page.getByRole('button', { name: 'Show all' }).click();
    await until(async () => (await focused()).startsWith('jane.doe, '));
    assert.deepEqual(await headings(), ['jane.doe,', 'sam.roe,', 'BC-1', 'Vendor', 'Okta,']);
    assert.deepEqual(
      window.said.findLast(({ type }) => type === 'remember'),
      {
        type: 'remember',
        layout: {
          folder: 'file:///work',
          zoom: 'year',
          grouping: 'owner',
          sort: 'worst',
          states: 'all',
          owner: '*',
          search: '',
          closed: ['owner jane.doe'],
        },
      },
    );
    await window.page.reload();
    await window.page.getByRole('rowheader').first().waitFor();
    assert.deepEqual(await headings(), ['jane.doe,', 'sam.roe,', 'BC-1', 'Vendor', 'Okta,']);
  });

  it('names an owner that is chosen although nothing is theirs any more', async () => {
    await open({ layout: { owner: 'gone.away' } });
    assert.equal(await choice('Owner').inputValue(), 'gone.away');
    assert.equal(await window.page.getByRole('rowheader').count(), 0);
  });

  it('counts in its legend what the filters leave', async () => {
    await open({ layout: { search: 'AC-1' } });
    assert.deepEqual((await window.page.locator('.tl-legend li').allTextContents()).slice(0, 5), [
      'performed 2',
      'late 0',
      'missing 0',
      'excepted 1',
      'upcoming 1',
    ]);
  });

  for (const [name, files, said, button] of [
    [
      'a Type 1',
      { ...FILES, 'plumbline.yml': 'engagement: {type: 1}\n' },
      'a Type 1 report speaks',
      'Open plumbline.yml',
    ],
    [
      'a Type 2 without a period',
      { ...FILES, 'plumbline.yml': 'engagement: {type: 2}\n' },
      'no audit period yet',
      'Open plumbline.yml',
    ],
    ['no engagement', { 'controls/a.yml': FILES['controls/a.yml'] }, 'a Type 1 report speaks', 'Create plumbline.yml'],
  ] as const) {
    it(`says plainly that there is no period: ${name}`, async () => {
      await open({ files });
      await window.page.getByText(said).waitFor();
      await window.page.getByRole('button', { name: button }).click();
      const message = window.said.at(-1);
      assert.ok(
        message?.type === 'open'
          ? message.location.uri === 'file:///work/plumbline.yml'
          : message?.type === 'run' && message.command === 'plumbline.createConfiguration',
      );
      assert.deepEqual(await violations(window.page), []);
    });
  }

  it('offers a first control where there is none', async () => {
    await open({ files: { 'plumbline.yml': PERIOD } });
    await window.page.getByRole('button', { name: 'New control…' }).click();
    assert.deepEqual(said(), { type: 'run', command: 'plumbline.newControl', parameter: { folder: 'file:///work' } });
  });

  it('shows controls without an ID, with one that two have, and with one that is still to be filled in', async () => {
    await open({
      files: {
        'plumbline.yml': PERIOD,
        'controls/a.yml':
          'controls:\n  - {title: Nameless, frequency: annual}\n  - {id: A-1, title: First, frequency: annual}\n  - {id: A-1, title: Second, frequency: annual}\n  - {id: TBD, title: Later, frequency: annual}\n',
      },
    });
    assert.equal(await window.page.getByRole('rowheader').count(), 4);
    await cell(/^Nameless, 2026/).click();
    assert.equal(said()?.type, 'open');
    assert.deepEqual(await violations(window.page), []);
  });

  for (const scheme of ['a narrow window', 'forced colours'] as const) {
    it(`is accessible in ${scheme}`, async () => {
      await open({ width: scheme === 'a narrow window' ? 400 : 1200 });
      if (scheme === 'forced colours') await window.page.emulateMedia({ forcedColors: 'active' });
      assert.deepEqual(await violations(window.page), []);
      for (const line of ['.tl-lines .tl-as-of', '.tl-flag']) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one look after the other
        assert.equal(await window.page.locator(line).first().isVisible(), true);
      }
    });
  }

  it('draws only what is in sight of three thousand controls', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, index) =>
        `  - {id: C-${index + 1}, title: Control ${index + 1}, frequency: ${index % 300 === 0 ? 'daily' : 'quarterly'}}`,
    );
    await open({ files: { 'plumbline.yml': PERIOD, 'controls/many.yml': `controls:\n${many.join('\n')}\n` } });
    const drawn = await window.page.getByRole('rowheader').count();
    assert.ok(drawn < 40, `${drawn} lines are drawn`);
    await window.page.locator('[data-line][tabindex="0"]').focus();
    await press('Control+End');
    assert.match(await focused(), /^C-3000, Q4 2026/);
    assert.ok((await window.page.getByRole('rowheader').count()) < 40);
  });
});
