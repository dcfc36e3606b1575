/** The browser of the page tests: one for all of them, started by the first, and the packages that it comes in. */
import type { Browser } from 'playwright-core';

import { launchChromium } from '../host/chromium.ts';
import { ensureInstalled } from '../host/install.ts';
import { Teardown } from '../host/teardown.ts';

const teardown = new Teardown();
let started: Promise<Browser> | undefined;

/** Chromium, without a window. Call it in a `before`, with patience: the first run installs it. */
export function browser(): Promise<Browser> {
  started ??= start();
  return started;
}

async function start(): Promise<Browser> {
  await ensureInstalled();
  return launchChromium(teardown);
}

after(() => teardown.run());
