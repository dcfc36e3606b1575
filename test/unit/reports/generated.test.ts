/** What is made from the tables and committed: the JSON Schemas and two pages of the docs are those of today's tables. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { GENERATED } from '../../../schemas/generate.ts';
import { FIELDS } from '../../../server/src/domain/fields.ts';
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

  for (const path of ['docs/fields.md', 'docs/rules/README.md']) {
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
