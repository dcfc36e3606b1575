/** Silencing with a reason, over every finding of the rules' pages, of the example and of the common failures. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';
import { examplesOf, PAGE_CONTEXT } from '../rules/page-examples.ts';
import { GOOD } from '../rules/good-workspace.ts';
import { dedent, engineFor } from '../rules/rule-fixture.ts';
import { allFixes, applied } from './fix-fixture.ts';

const PAGES = new URL('../../../docs/rules/', import.meta.url);
const TEST = resolve(import.meta.dirname, '../..');

interface Workspace {
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly asOf: string;
  /** Whether one finding of a rule in a file stands for all of them. */
  readonly isLarge?: boolean;
}

function pageWorkspace(code: string): Workspace {
  const page = readFileSync(new URL(`${code}.md`, PAGES), 'utf8');
  const { files, asOf } = examplesOf(page, 'Bad');
  const context = Object.entries({ ...GOOD, ...PAGE_CONTEXT }).map(([path, text]) => [path, dedent(text)] as const);
  return { name: code, texts: new Map([...context, ...files]), asOf };
}

function folderWorkspace(folder: string): Workspace {
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) texts.set(relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
  return { name: relative(TEST, folder), texts, asOf: '2026-09-15', isLarge: true };
}

const FOLDERS = readdirSync(join(TEST, 'common-failures'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(TEST, 'common-failures', name));

const PROSE = {
  ...GOOD,
  'plumbline.yml': `
    # The audit of this year
    engagement: {type: 1, as_of: 2026-06-30}
    rules:
      criterion-unmapped: warning
      evidence-file-missing: eror
  `,
  'policies/access.md':
    GOOD['policies/access.md']?.replace(
      '## Scope',
      `[One](one.md) and [two](two.md) and
    [three](three.md).

    - [Four](four.md)
      goes on
      - [five](#five)
    - [Six](six.md)

      [Seven](seven.md)

    | a | b |
    | --- | --- |
    | [eight](eight.md) | [nine](nine.md) |

    > [Ten](ten.md)

    ## Scope`,
    ) ?? '',
  'controls/more.yml': `
    controls:
      - {id: AC-02, title: Two, owner: jane.do, frequency: annual, review_cadence: annual, last_reviewed: 2026-01-01,
         criteria: [CC6.1, CC9.9], policies: [POL-ACCESS]}
      # plumbline-ignore control-policy-missing: later
      - id: AC-03
        title: >-
          Three
        owner:
          - jane.do
        criteria:
          - CC9.9
          - "CC9.8"
        status: operating
  `,
};

const WORKSPACES: readonly Workspace[] = [
  ...RULE_CODES.map(pageWorkspace),
  {
    name: 'a configuration and prose in lists and tables',
    texts: new Map(Object.entries(PROSE).map(([path, text]) => [path, dedent(text)])),
    asOf: '2026-06-30',
  },
  {
    name: 'the same with Windows line ends and a byte order mark',
    texts: new Map(
      Object.entries(PROSE).map(([path, text]) => [path, `\ufeff${dedent(text).replaceAll('\n', '\r\n')}`]),
    ),
    asOf: '2026-06-30',
  },
  ...[...FOLDERS, join(TEST, '../examples/acme')].map(folderWorkspace),
];

/** Whether a text begins with a byte order mark, and which line ends it has. */
function textStyle(text = ''): string {
  const ends = new Set(text.match(/\r?\n/g)?.map((end) => JSON.stringify(end)));
  return [text.startsWith('\ufeff'), text.lastIndexOf('\ufeff'), ...ends].join(' ');
}

function said(found: ReturnType<Engine['silencedAll']> | ReturnType<Engine['diagnoseAll']>): string[] {
  return found.map(({ path, code, message, about }) => `${path} ${code} ${message} ${about ?? ''}`);
}

/** What speaks of such comments, and what a comment above it would hide from being read. */
const CANNOT: ReadonlySet<string> = new Set([
  'suppression-unused',
  'suppression-without-reason',
  'front-matter-unclosed',
]);

/** Applies every comment that is offered, one at a time; gives the codes of findings for which none is. */
async function silenceEach({ texts, asOf, isLarge }: Workspace): Promise<readonly string[]> {
  const engine = await engineFor(texts, { asOf });
  const before = said(engine.diagnoseAll());
  const without: string[] = [];
  const seen = new Set<string>();
  for (const { path, finding, fixes } of await allFixes(engine, texts)) {
    const kind = `${path} ${finding.code}`;
    if (isLarge === true && seen.has(kind)) continue;
    seen.add(kind);
    const fix = fixes.at(-1);
    if (fix?.title.startsWith('Silence') !== true) {
      if (texts.has(path)) without.push(finding.code);
      continue;
    }
    assert.ok(!fix.isPreferred && !fix.isSafe);
    const changed = applied(texts, fix);
    assert.equal(textStyle(changed.get(path)), textStyle(texts.get(path)));
    const after = await engineFor(changed, { asOf });
    const own = `${path} ${finding.code} ${finding.message} ${finding.about ?? ''}`;
    assert.ok(said(after.silencedAll()).includes(own), `silenced: ${own}`);
    const left = said(after.diagnoseAll());
    const others = before.toSpliced(before.indexOf(own), 1);
    for (const one of left) {
      const at = others.indexOf(one);
      if (at >= 0) others.splice(at, 1);
      else assert.match(one, /suppression-without-reason/);
    }
    assert.ok(left.some((one) => one.includes('suppression-without-reason')));
    // Nothing but findings of the same rule is silenced with it.
    for (const one of others) assert.equal(one.split(' ')[1], finding.code, one);
  }
  return without;
}

describe('silencing', function () {
  this.timeout(20_000);

  for (const workspace of WORKSPACES) {
    it(`is heard wherever it is offered: ${workspace.name}`, async () => {
      for (const code of await silenceEach(workspace)) assert.ok(CANNOT.has(code), `${code} can be silenced`);
    });
  }
});
