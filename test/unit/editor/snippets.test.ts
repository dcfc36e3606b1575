/** The editor's snippets: canonical keys of their kind, tab stops in order, and a text that is read without a finding. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fieldsOf } from '../../../server/src/domain/fields.ts';
import { LIST_KEYS, RECORD_KINDS, type RecordKind } from '../../../server/src/domain/kinds.ts';
import type { DocumentFacts, GroupFacts } from '../../../server/src/facts/document-facts.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { ruleOf } from '../../../server/src/rules/registry.ts';
import { engineFor } from '../rules/rule-fixture.ts';
import { expandSnippet } from './snippet-text.ts';

interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  /** Globs of the files in which alone it is offered, or in which it is not. */
  readonly include: unknown;
  readonly exclude: unknown;
  readonly body: readonly string[];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readSnippets(file: string): readonly Snippet[] {
  const json: unknown = JSON.parse(readFileSync(new URL(`../../../snippets/${file}`, import.meta.url), 'utf8'));
  assert.ok(isObject(json));
  return Object.entries(json).map(([name, value]) => {
    assert.ok(isObject(value), name);
    const { prefix, description, body, include, exclude, ...rest } = value;
    assert.deepEqual(rest, {}, name);
    assert.ok(typeof prefix === 'string' && typeof description === 'string' && Array.isArray(body), name);
    const lines = body.map((line: unknown) => {
      assert.ok(typeof line === 'string', name);
      return line;
    });
    return { name, prefix, description, include, exclude, body: lines };
  });
}

const YAML = readSnippets('plumbline-yaml.json');
const MARKDOWN = readSnippets('plumbline-markdown.json');

/** The name of the list that a snippet is an item of, as its description says; undefined for a file of its own. */
function listOf({ description }: Snippet): string | undefined {
  return /under (\w+):/.exec(description)?.[1];
}

const isPolicy = (snippet: Snippet): boolean => MARKDOWN.includes(snippet);
const isFramework = ({ prefix }: Snippet): boolean => prefix === 'plumbline-framework';
/** Whether it is offered in `plumbline.yml`, and nowhere else. */
const isConfiguration = (snippet: Snippet): boolean =>
  listOf(snippet) === undefined && !isPolicy(snippet) && !isFramework(snippet);

/** The kind of record that a snippet is; undefined for a file that is none. */
function kindOf(snippet: Snippet): RecordKind | undefined {
  return isPolicy(snippet) ? 'policy' : LIST_KEYS.get(listOf(snippet) ?? '');
}

interface Read {
  readonly text: string;
  readonly facts: DocumentFacts;
}

/** Where a file that consists of the snippet would be kept. */
function pathOf(snippet: Snippet): string {
  if (isPolicy(snippet)) return 'policies/access.md';
  if (isFramework(snippet)) return 'frameworks/iso.yml';
  return isConfiguration(snippet) ? 'plumbline.yml' : 'all.control.yml';
}

/** The expanded snippet where it would stand, read. */
function read(snippet: Snippet, chosen?: ReadonlyMap<number, string>): Read {
  const { text } = expandSnippet(snippet.body, chosen);
  if (isPolicy(snippet)) return { text, facts: readDocument(text, true, { role: 'policy' }) };
  const list = listOf(snippet);
  if (isFramework(snippet)) {
    return { text, facts: readDocument(text, false, { role: 'framework', name: 'iso', isNamed: true }) };
  }
  if (list === undefined) return { text, facts: readDocument(text, false, { role: 'configuration' }) };
  const item = `${list}:\n${text.replaceAll(/^(?=.)/gm, '  ')}`;
  return { text: item, facts: readDocument(item, false, { role: 'register', kind: undefined }) };
}

/** Every key as it is written, and the fields of the group it stands in. */
function keysIn(text: string, group: GroupFacts): readonly (readonly [key: string, group: GroupFacts])[] {
  return [...group.fields.values()].flatMap((fact) => [
    [text.slice(fact.key.start, fact.key.end), group] as const,
    ...fact.groups.flatMap((inner) => keysIn(text, inner)),
  ]);
}

describe('snippets', () => {
  for (const snippet of [...YAML, ...MARKDOWN]) {
    const { stops, choices } = expandSnippet(snippet.body);

    it(`${snippet.name}: reads without a finding, whatever is chosen`, () => {
      for (const [stop, values] of [[0, ['']] as const, ...choices]) {
        for (const value of values) {
          const { text, facts } = read(snippet, new Map([[stop, value]]));
          assert.deepEqual(facts.problems, [], text);
          const kind = kindOf(snippet);
          assert.deepEqual(
            facts.records.map((record) => record.kind),
            kind === undefined ? [] : [kind],
          );
          assert.equal(facts.framework !== undefined, isFramework(snippet));
          assert.equal(facts.configuration !== undefined, isConfiguration(snippet));
        }
      }
    });

    it(`${snippet.name}: is well written where it would stand`, async () => {
      const { text } = read(snippet);
      const engine = await engineFor(new Map([[pathOf(snippet), text]]));
      const said = engine.diagnoseAll().filter(({ path }) => path === pathOf(snippet));
      assert.deepEqual(
        said.filter(({ code }) => ruleOf(code).group === 'any file').map(({ code, message }) => `${code}: ${message}`),
        [],
        text,
      );
    });

    it(`${snippet.name}: has canonical keys only`, () => {
      const { text, facts } = read(snippet);
      const whole = facts.configuration ?? facts.framework;
      const groups: readonly GroupFacts[] = whole === undefined ? facts.records : [whole];
      const keys = groups.flatMap((group) => keysIn(text, group));
      assert.ok(keys.length >= 4);
      for (const [key, { owner }] of keys) {
        assert.ok(
          fieldsOf(owner).some((field) => field.name === key),
          `${key} is a field of ${owner}`,
        );
      }
      // Nothing in the text is a key that was passed over.
      const written = text.match(/^[ -]*[a-z_0-9]+(?=:)/gm)?.length ?? 0;
      const own = keys.length + (listOf(snippet) === undefined ? 0 : 1);
      assert.ok(written <= own, text);
    });

    it(`${snippet.name}: has its tab stops in order, the last one at the end`, () => {
      assert.deepEqual(stops, [...Array.from({ length: stops.length - 1 }, (_, index) => index + 1), 0]);
      assert.ok(snippet.body.at(-1) === '$0');
    });
  }

  it('are offered by prefixes that nothing else has', () => {
    const prefixes = [...YAML, ...MARKDOWN].map((snippet) => snippet.prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const prefix of prefixes) assert.match(prefix, /^plumbline-[a-z0-9-]+$/);
  });

  it('are offered only where they fit: not in front-matter, and those of plumbline.yml only in it', () => {
    for (const snippet of YAML) {
      const { include, exclude } = snippet;
      assert.deepEqual(
        { include, exclude },
        isConfiguration(snippet)
          ? { include: ['**/plumbline.yml'], exclude: undefined }
          : { include: undefined, exclude: ['**/*.md', '**/*.markdown', '**/plumbline.yml'] },
      );
    }
  });

  it('cover every kind of record, by its name, frameworks and plumbline.yml', () => {
    const all = [...MARKDOWN, ...YAML];
    assert.deepEqual(
      all.filter((snippet) => kindOf(snippet) !== undefined).map(({ prefix }) => prefix),
      RECORD_KINDS.map((kind) => `plumbline-${kind}`),
    );
    assert.deepEqual(
      all.filter((snippet) => kindOf(snippet) === undefined).map(({ prefix }) => prefix),
      ['plumbline-framework', 'plumbline-type-2', 'plumbline-type-1'],
    );
  });
});
