/** What is made from the tables and the sources and committed: the JSON Schemas, three pages of the docs, a setting and the messages are those of today. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { manifestTexts, withTexts } from '../../../localization/manifest-texts.ts';
import { GENERATED } from '../../../schemas/generate.ts';
import { FIELDS } from '../../../server/src/domain/fields.ts';
import { RULES } from '../../../server/src/rules/registry.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';

const ROOT = new URL('../../../', import.meta.url);

function committed(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8').replaceAll('\r\n', '\n');
}

function generated(path: string): string {
  const text = GENERATED.get(path);
  assert.ok(text !== undefined, path);
  return text;
}

function manifestInEnglish(): string {
  return withTexts(generated('package.json'), manifestTexts(generated('package.nls.json')));
}

/** What stands in JSON on a way of keys; undefined where the way ends before. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
}

describe('generated files', () => {
  for (const [path, text] of GENERATED) {
    it(`${path} is current`, () => {
      assert.ok(committed(path) === text, `${path} is of an older table. Run: node schemas/generate.ts`);
    });
  }

  it('name every field and every rule', () => {
    const fields = generated('docs/fields.md');
    for (const field of FIELDS) {
      assert.ok(fields.includes(`| \`${field.name}\` |`), field.name);
      for (const alias of field.aliases) assert.ok(fields.includes(`\`${alias}\``), alias);
    }
    const rules = generated('docs/rules/README.md');
    for (const code of RULE_CODES) assert.ok(rules.includes(`[\`${code}\`](${code}.md)`), code);
  });

  it('offer every rule in the settings, with every severity and what the rule reports', () => {
    const manifest: unknown = JSON.parse(manifestInEnglish());
    const schema = at(manifest, 'contributes', 'configuration', 'properties', 'plumbline.rules');
    const properties = at(schema, 'properties');
    assert.ok(typeof properties === 'object' && properties !== null);
    assert.deepEqual(
      Object.keys(properties),
      RULES.map(({ code }) => code),
    );
    for (const { code, summary, severity } of RULES) {
      assert.deepEqual(at(properties, code), {
        type: 'string',
        enum: ['error', 'warning', 'information', 'hint', 'off'],
        description: `${summary} By default: ${severity}.`,
      });
    }
    assert.deepEqual([at(schema, 'scope'), at(schema, 'additionalProperties')], ['resource', false]);
  });

  it('tell of every setting: what it does, where it can be set and what it is by default', () => {
    const properties = at(JSON.parse(manifestInEnglish()), 'contributes', 'configuration', 'properties');
    assert.ok(typeof properties === 'object' && properties !== null);
    const page = generated('docs/settings.md');
    for (const [name, schema] of Object.entries(properties)) {
      const description = at(schema, 'markdownDescription') ?? at(schema, 'description');
      assert.ok(typeof description === 'string' && description.length > 20, name);
      assert.ok(page.includes(`## ${name}\n\n${description}\n`), name);
      const row = page.split('\n').find((line) => line.startsWith(`| [\`${name}\`]`));
      assert.match(row ?? '', /^\| \S+ \| `\S+` \| user(?:, \w+)* \|$/, name);
    }
  });

  for (const path of ['docs/fields.md', 'docs/rules/README.md', 'docs/settings.md']) {
    it(`${path} has tables of even width, and links that lead somewhere`, () => {
      const text = generated(path);
      let width = 0;
      for (const line of text.split('\n')) {
        const cells = line.startsWith('|') ? line.replaceAll('\\|', '').split('|').length : 0;
        if (cells > 0 && width > 0) assert.equal(cells, width, line);
        width = cells;
      }
      const anchors = new Set(
        [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
          heading
            .toLowerCase()
            .replaceAll(/[^\w -]/g, '')
            .replaceAll(' ', '-'),
        ),
      );
      for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
        const exists = target.startsWith('#')
          ? anchors.has(target.slice(1))
          : existsSync(new URL(target, new URL(path, ROOT)));
        assert.ok(exists, `${target} is there`);
      }
    });
  }
});
