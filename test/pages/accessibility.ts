/** What axe-core finds in a page, or in the frame in which VS Code shows it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core leaves out unless it is asked: targets of at least 24 by 24 pixels, or with as much room (WCAG 2.2, AA). */
const MORE = { 'target-size': { enabled: true } };

/** The rules that look at colours, the only ones on which a theme has a bearing. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * The violations, a line each: the rule, and the first element that breaks it. The rules are those that axe-core runs unless told
 * otherwise (WCAG 2.0 and 2.1 at A and AA and its best practices), and the size of targets; or those about colours alone.
 */
export async function violations(page: Page | Frame, { onlyColours = false } = {}): Promise<readonly string[]> {
  // Runs what it is given, whatever the page's content security policy says of scripts.
  await page.evaluate(`globalThis.axe ?? (() => { ${axe}\n })()`);
  const rules = onlyColours ? { runOnly: { type: 'rule', values: OF_COLOURS } } : { rules: MORE };
  const options = JSON.stringify({ ...rules, resultTypes: ['violations'], iframes: false });
  const found: unknown = await page.evaluate(`axe.run(document, ${options})
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html + ' ' + nodes[0].failureSummary))`);
  if (!Array.isArray(found)) throw new Error('axe-core gave no list');
  const list: readonly unknown[] = found;
  return list.map(String);
}
