/** What axe-core finds in a page, or in the frame in which VS Code shows it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The violations, a line each: the rule, and the first element that breaks it. The rules are those that axe-core runs unless told
 * otherwise: WCAG 2.0 and 2.1 at A and AA and its best practices, without those for AAA, experimental ones, and the size of targets.
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
