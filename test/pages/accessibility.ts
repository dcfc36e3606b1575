/** What axe-core finds in a page, or in the frame in which VS Code shows it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The violations, a line each: the rule, and the first element that breaks it. All rules but those about a whole website are
 * held: a webview has no landmarks beside its own, and its title is the tab's.
 */
export async function violations(page: Page | Frame): Promise<readonly string[]> {
  // Runs what it is given, whatever the page's content security policy says of scripts.
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(`axe.run(document, { resultTypes: ['violations'], iframes: false })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html + ' ' + nodes[0].failureSummary))`);
  if (!Array.isArray(found)) throw new Error('axe-core gave no list');
  const list: readonly unknown[] = found;
  return list.map(String);
}
