/** Whatever stands in the files: a fix that is offered can be made, breaks no YAML, and takes its finding away. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Engine } from '../../../server/src/engine/engine.ts';
import type { Fix } from '../../../server/src/fixes/fix.ts';
import type { Finding } from '../../../server/src/rules/rule.ts';
import type { RuleCode } from '../../../server/src/rules/rule-codes.ts';
import { FILE } from '../rules/random-workspace.ts';
import { engineFor } from '../rules/rule-fixture.ts';
import { runs } from '../random-runs.ts';
import { allFixes, applied } from './fix-fixture.ts';

function asWindows(text: string): string {
  return `\ufeff${text.replaceAll(/\r?\n/g, '\r\n')}`;
}

/** Whether lines end in both ways, or a byte order mark stands within the text. */
function isMixed(text = ''): boolean {
  return (/\r\n/.test(text) && /(?<!\r)\n/.test(text)) || text.lastIndexOf('\ufeff') > 0;
}

interface Offered {
  readonly path: string;
  readonly finding: Finding;
  readonly fix: Fix;
}

/** How often each thing is said of a workspace, without places, which an edit moves. */
function said(engine: Engine): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { path, code, message } of engine.diagnoseAll()) {
    const one = `${path} ${code} ${message}`;
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

function count(engine: Engine, path: string, code: RuleCode): number {
  return engine.diagnoseAll().filter((one) => one.path === path && one.code === code).length;
}

/** Whether an edit breaks the YAML of a file. A comment beside a fence, or above it, hid all that is wrong in the front-matter. */
function isBroken(before: Engine, after: Engine, path: string): boolean {
  for (const code of ['front-matter-missing', 'front-matter-unclosed'] as const) {
    if (count(before, path, code) > count(after, path, code)) return false;
  }
  return count(after, path, 'yaml-syntax') > count(before, path, 'yaml-syntax');
}

async function expectSound(
  texts: ReadonlyMap<string, string>,
  before: Engine,
  { path, finding, fix }: Offered,
): Promise<void> {
  const own = `${path} ${finding.code} ${finding.message}`;
  const context = `“${fix.title}” for ${own}`;
  const changed = applied(texts, fix);
  const after = await engineFor(changed);
  for (const { path: edited } of fix.changes) {
    assert.ok(!isMixed(changed.get(edited)) || isMixed(texts.get(edited)), `${context} mixes line ends`);
    assert.ok(!isBroken(before, after, edited), `${context} breaks ${edited}:\n${changed.get(edited) ?? ''}`);
  }
  if (fix.isFirstStep) return;
  const left = said(after).get(own) ?? 0;
  assert.ok(left < (said(before).get(own) ?? 0), `${context} leaves it in:\n${changed.get(path) ?? ''}`);
}

describe('fixes of random workspaces', () => {
  it('can be made, break no YAML, and take their findings away', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(FILE, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.boolean(),
        async (files, chosen, isWindows) => {
          const texts = new Map<string, string>();
          for (const [path, text] of files) if (text !== undefined) texts.set(path, isWindows ? asWindows(text) : text);
          const engine = await engineFor(texts);
          const offered = (await allFixes(engine, texts)).flatMap(({ path, finding, fixes }) =>
            fixes.map((fix) => ({ path, finding, fix })),
          );
          // One of each rule and sort, wherever that stands in the list.
          const byKind = new Map<string, Offered[]>();
          for (const one of offered) {
            const kind = `${one.finding.code} ${one.fix.title.slice(0, 7)}`;
            byKind.set(kind, [...(byKind.get(kind) ?? []), one]);
          }
          for (const alike of byKind.values()) {
            const one = alike[chosen % alike.length];
            if (one !== undefined) await expectSound(texts, engine, one);
          }
        },
      ),
      { seed: 20_260_630, numRuns: runs(12) },
    );
  });
});
