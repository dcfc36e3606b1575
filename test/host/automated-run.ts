// One run of the tests in a browser that shows VS Code, up to the exit code which VS Code reports.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { launchChromium } from './chromium.ts';
import { ConsoleRelay } from './console-relay.ts';
import { doInPage } from './page-steps.ts';
import type { HostName, HostOutcome } from './host-outcome.ts';
import { builtTests } from './places.ts';
import { within } from './teardown.ts';
import type { Teardown } from './teardown.ts';

interface AutomatedRun {
  readonly host: HostName;
  /** The address of a workbench which has been told what to test. */
  readonly address: string;
  readonly limit: number;
  readonly verbose: boolean;
  /** The language of the window, where it is not English. VS Code's own texts stay as they are: it has no translation of them here. */
  readonly language?: string;
}

/** Opens the address, relays what the tests say, and returns how they went; it always returns within the limit. */
export async function runAutomated(run: AutomatedRun, teardown: Teardown): Promise<HostOutcome> {
  const relay = new ConsoleRelay(run.host, run.verbose);
  const browser = await launchChromium(teardown);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  if (run.language !== undefined) {
    // Where VS Code's page finds the language that somebody has chosen in an earlier window.
    await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(run.language)};`);
  }
  let problem: string | undefined;
  const unseen: Promise<string | undefined>[] = [];
  relay.onExpectation = (text) => void unseen.push(lookFor(page, text));
  relay.onTask = (name) => void unseen.push(doInPage(page, name));
  try {
    const code = await within(
      run.limit,
      exitCode(page, run.address, relay),
      `VS Code has not reported the end of the tests within ${run.limit / 1000} s`,
    );
    if (relay.counts === undefined) problem = `VS Code ended with ${code}, and the tests have reported no counts`;
    else if (code !== 0 && relay.counts.failed === 0) problem = `VS Code ended with ${code}, although no test failed`;
    problem ??= (await Promise.all(unseen)).find((one) => one !== undefined);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const { passed, failed } = relay.counts ?? { passed: 0, failed: 0 };
  if (problem !== undefined || failed > 0 || passed === 0) {
    const telling = relay.others.filter((line) => !line.startsWith('info:'));
    for (const line of telling.slice(-60)) console.error(`${run.host}| ${line}`);
    await takePicture(page, run.host);
  }
  return { host: run.host, passed, failed, ...(problem === undefined ? {} : { problem }) };
}

const patienceForMessages = 20_000;

/**
 * Waits for a message with this text, at the corner of the window or in the list there, or in the status bar, as text or as the
 * count of problems; resolves to what is wrong when it is nowhere.
 */
async function lookFor(page: Page, text: string): Promise<string | undefined> {
  const count = page.locator('[id="status.problems"]');
  const counted = await count.getAttribute('aria-label', { timeout: patienceForMessages }).catch(() => undefined);
  try {
    const message = page.locator('.notification-list-item').filter({ hasText: text });
    const problems = page.locator(`[id="status.problems"][aria-label=${JSON.stringify(text)}]`);
    const status = page.locator('.statusbar-item').filter({ hasText: text });
    await message.or(problems).or(status).first().waitFor({ timeout: patienceForMessages });
    return undefined;
  } catch {
    const shown = await page.locator('.statusbar-item').allInnerTexts();
    return `Neither a message nor the status bar (“${shown.join('”, “')}”; problems at first: “${counted ?? ''}”) says “${text}”`;
  }
}

function exitCode(page: Page, address: string, relay: ConsoleRelay): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    page.on('crash', () => reject(new Error('the page of VS Code crashed')));
    page.on('close', () => reject(new Error('the page of VS Code was closed')));
    page.on('pageerror', (error) => relay.accept('page error', error.message));
    page.on('console', (message) => {
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
      relay.accept('page console', message.text());
      if (message.text().startsWith('No extension host found')) reject(new Error(message.text()));
    });
    const open = async (): Promise<void> => {
      await page.exposeFunction('codeAutomationLog', (kind: string, parts: unknown) => relay.accept(kind, parts));
      await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
      await page.goto(address);
    };
    open().catch(reject);
  });
}

async function takePicture(page: Page, host: HostName): Promise<void> {
  const path = join(builtTests, `${host}-host-failure.png`);
  try {
    await mkdir(builtTests, { recursive: true });
    await page.screenshot({ path, timeout: 5000 });
    console.error(`${host}| what VS Code showed: ${path}`);
  } catch {
    // There is no page left to show.
  }
}
