// What the tests inside VS Code have done in a page, in its webview: they have neither mouse nor keyboard there, and the runner has.
import type { Frame, Page } from 'playwright-core';

import { violations } from '../pages/accessibility.ts';

const patience = 20_000;

type Step = (frame: Frame, window: Page) => Promise<void>;

const steps: Readonly<Record<string, Step>> = {
  /** Goes to a control by the keyboard alone, and opens it. */
  'matrix: open the definition of AC-02 by the keyboard': async (frame, window) => {
    await accessible(frame);
    await frame.locator('[role="grid"] [tabindex="0"], [role="treegrid"] [tabindex="0"]').first().focus();
    for (const key of ['Control+Home', 'ArrowDown', 'Enter']) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other, as on a keyboard
      await window.keyboard.press(key);
    }
  },
  /** Looks at the preview, says of a column that it is left out, and accepts what comes of that. */
  'import: leave out the column “Maturity”, and accept by the keyboard': async (frame, window) => {
    await accessible(frame);
    await frame.getByRole('combobox', { name: 'What “Maturity” becomes' }).selectOption('-');
    await frame.getByText('As you chose').waitFor({ timeout: patience });
    await frame.locator('.page[aria-busy="false"]').waitFor({ timeout: patience });
    await frame.getByRole('button', { name: 'Import 1 file' }).focus();
    await window.keyboard.press('Enter');
  },
  /** Writes another owner into the cell of AC-02, and takes it. What stands there is selected when the box opens. */
  'matrix: hand AC-02 over to sam.roe': async (frame, window) => {
    await frame.locator('[role="grid"] [tabindex="0"]').first().focus();
    for (const key of ['Control+Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'F2']) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other, as on a keyboard
      await window.keyboard.press(key);
    }
    await window.keyboard.type('sam.roe');
    await window.keyboard.press('Enter');
  },
  'matrix: undo': async (frame, window) => {
    await frame.getByRole('button', { name: /Undo/ }).waitFor();
    await frame.locator('[role="grid"] [tabindex="0"]').first().focus();
    await window.keyboard.press('Control+Z');
  },
  'matrix: save': async (frame, window) => {
    await frame.locator('[role="grid"] [tabindex="0"]').first().focus();
    await window.keyboard.press('Control+S');
  },
  /** Goes to the heading of the first line by the keyboard, and opens what it names. */
  'timeline: open the first control by the keyboard': async (frame, window) => {
    await accessible(frame);
    await frame.locator('[role="grid"] [tabindex="0"]').first().focus();
    for (const key of ['Control+Home', 'Enter']) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other, as on a keyboard
      await window.keyboard.press(key);
    }
  },
  'calendar: open BC-03 where its review is due': async (frame) => {
    await accessible(frame);
    await frame.getByRole('button', { name: 'BC-03 Region failover exercise' }).first().click();
  },
  'overview: open the matrix with what is owned of availability': async (frame) => {
    await accessible(frame);
    await frame.getByRole('button', { name: /Availability:.*Owned/ }).click();
  },
};

async function accessible(frame: Frame): Promise<void> {
  const found = await violations(frame);
  if (found.length > 0) throw new Error(found.join('\n'));
}

/** Steps for which no page has to be shown. */
const windowSteps: Readonly<Record<string, (window: Page) => Promise<void>>> = {
  /** In the editor of the register that was written, which is in front. */
  'import: undo, once it is said that 1 control was imported': async (window) => {
    await window.getByText('Imported 1 control into 1 file.').first().waitFor({ timeout: patience });
    await window.locator('.editor-instance .view-lines').first().click();
    await window.keyboard.press('ControlOrMeta+Z');
  },
  /** Chooses in the list of what is found in the staged files, as they would be committed. */
  'staged: go to the finding of host-staged.md': async (window) => {
    const rows = window.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'policies/host-staged.md' });
    await rows.first().waitFor({ timeout: patience });
    const count = await rows.count();
    if (count !== 3) throw new Error(`${count} findings are listed, and 3 are summed`);
    await rows.first().click();
  },
  'staged: nothing is summed any more': async (window) => {
    await window
      .locator('.statusbar-item')
      .filter({ hasText: 'Staged:' })
      .waitFor({ state: 'detached', timeout: patience });
  },
};

/** Does a step in the window, or in the page that it shows; resolves to what went wrong, if anything did. */
export async function doInPage(window: Page, name: string): Promise<string | undefined> {
  const [inWindow, inPage] = [windowSteps[name], steps[name]];
  try {
    if (inWindow !== undefined) await inWindow(window);
    else if (inPage === undefined) return `The runner knows no step “${name}”`;
    else await inPage(await shownPage(window), window);
    return undefined;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The frame of the page that is in front, once it shows its data. */
async function shownPage(window: Page): Promise<Frame> {
  const outer = window.locator('iframe.webview.ready:visible').first();
  await outer.waitFor({ timeout: patience });
  const inner = outer.contentFrame().locator('iframe#active-frame');
  await inner.contentFrame().locator('.page[aria-busy="false"]').waitFor({ timeout: patience });
  const handle = await inner.elementHandle();
  const frame = await handle?.contentFrame();
  if (frame === null || frame === undefined) throw new Error('The page has no frame');
  return frame;
}
