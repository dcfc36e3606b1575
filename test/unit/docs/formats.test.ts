/** The page of the formats: its examples are read without a finding, and what it says of readiness is so. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { RECORD_KINDS } from '../../../server/src/domain/kinds.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { READINESS } from '../../../server/src/readiness/ladder.ts';
import { classifierOf, isMarkdown } from '../../../server/src/workspace/classify.ts';
import { DEFAULT_CONFIGURATION } from '../../../server/src/workspace/configuration.ts';
import { engineFor } from '../rules/rule-fixture.ts';

const PAGE_URL = new URL('../../../docs/formats.md', import.meta.url);
const PAGE = readFileSync(PAGE_URL, 'utf8').replaceAll('\r\n', '\n');

/** The fenced blocks by path: that which the paragraph before the fence names last. */
function examples(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let before = 0;
  for (const match of PAGE.matchAll(/^```(yaml|markdown)\n(.*?)^```$/gms)) {
    const [whole, language, text = ''] = match;
    const paragraph = PAGE.slice(before, match.index).trimEnd().split('\n\n').at(-1) ?? '';
    before = match.index + whole.length;
    const path = [...paragraph.matchAll(/`([\w./-]+\.(?:md|yml))`/g)].at(-1)?.[1];
    assert.ok(path !== undefined, `the paragraph before names a file: ${paragraph}`);
    assert.ok(!files.has(path), path);
    assert.equal(language === 'markdown', isMarkdown(path), path);
    files.set(path, text);
  }
  return files;
}

const EXAMPLES = examples();

/** The level of a control on a day, in a workspace that consists of the page's examples and the evidence they name. */
async function levelOf(id: string, asOf: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const evidence = 'evidence/2026/AC-02-2026-Q1-user-access-review.csv';
  const engine = await engineFor(new Map([...EXAMPLES, [evidence, 'user,kept\n'], ...Object.entries(more)]), { asOf });
  const control = engine.workspace.snapshot.definition(id, 'control');
  assert.ok(control !== undefined, id);
  return engine.readiness.control(control).level;
}

describe('page of the formats', () => {
  const classifier = classifierOf(DEFAULT_CONFIGURATION.files, true);

  for (const [path, text] of EXAMPLES) {
    it(`${path} is read, and without a finding`, () => {
      const role = classifier.role(path);
      assert.ok(role !== undefined && role.role !== 'markdown', 'lies where it is read');
      const facts = readDocument(text, isMarkdown(path), role);
      assert.deepEqual(facts.problems, []);
      assert.ok(facts.records.length > 0 || facts.configuration !== undefined);
    });
  }

  it('shows every sort of file and the kinds of record that people write', () => {
    const roles = [...EXAMPLES.keys()].map((path) => classifier.role(path)?.role);
    assert.deepEqual(new Set(roles), new Set(['policy', 'register', 'configuration']));
    const kinds = new Set(
      [...EXAMPLES].flatMap(([path, text]) => {
        const role = classifier.role(path);
        return role === undefined ? [] : readDocument(text, isMarkdown(path), role).records.map(({ kind }) => kind);
      }),
    );
    const unshown = RECORD_KINDS.filter((kind) => !kinds.has(kind));
    assert.deepEqual(unshown, ['team']);
  });

  it('names the levels of readiness in their order', () => {
    const section = PAGE.slice(PAGE.indexOf('## How readiness is reckoned'));
    const named = [...section.matchAll(/^\| (\w+) \|/gm)].map(([, word]) => word).slice(1, 1 + READINESS.length);
    assert.deepEqual(named, READINESS);
  });

  it('is right about the readiness of AC-02', async () => {
    assert.equal(await levelOf('AC-02', '2026-06-30'), 'operating');
    assert.equal(await levelOf('AC-02', '2026-07-15'), 'operating');
    assert.equal(await levelOf('AC-02', '2026-07-16'), 'evidenced');
  });

  it('is right about what holds a control where it is', async () => {
    const asOf = '2026-06-30';
    const access = EXAMPLES.get('controls/access.yml') ?? '';
    const policy = EXAMPLES.get('policies/access-control.md') ?? '';
    const changed = async (path: string, from: string, to: string): Promise<string> => {
      const text = (path.startsWith('controls') ? access : policy).replace(from, to);
      assert.ok(text.includes(to));
      return levelOf('AC-02', asOf, { [path]: text });
    };
    assert.equal(await changed('controls/access.yml', '[CC6.1, CC6.2, CC6.3]', '[]'), 'unmapped');
    assert.equal(await changed('controls/access.yml', 'owner: jane.doe', 'owner: sam.roe'), 'mapped');
    assert.equal(await changed('controls/access.yml', 'owner: jane.doe', 'owner: [jane.doe, chris.lee]'), 'mapped');
    assert.equal(await changed('policies/access-control.md', 'status: approved', 'status: draft'), 'owned');
    assert.equal(await changed('policies/access-control.md', 'last_reviewed: 2026', 'last_reviewed: 2025'), 'owned');
    assert.equal(await levelOf('AC-02', asOf, { 'evidence/access.yml': 'evidence: []' }), 'approved');
    assert.equal(await changed('controls/access.yml', 'status: operating', 'status: designed'), 'evidenced');
  });

  it('is right about what the comments in its example silence', async () => {
    const path = 'controls/onboarding.yml';
    const engine = await engineFor(new Map([[path, EXAMPLES.get(path) ?? '']]));
    assert.deepEqual(
      engine.silencedAll().map(({ code, reason }) => [code, reason]),
      [
        ['control-owner-missing', 'the new head of people starts in June'],
        ['criterion-unknown', 'CC1.7 is our own'],
      ],
    );
    assert.ok(engine.diagnoseAll().every(({ code }) => !code.startsWith('suppression-')));
  });

  it('links to what is there', () => {
    for (const [, target = ''] of PAGE.matchAll(/\]\(([^)#]+)\)/g))
      assert.ok(existsSync(new URL(target, PAGE_URL)), target);
  });
});
