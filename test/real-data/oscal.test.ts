/**
 * The OSCAL exports held against NIST's own JSON Schemas, which are too large to copy. Skipped, with a line that says so, where
 * they are absent.
 */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import { Ajv, type ValidateFunction } from 'ajv';

import { EXPORTED, sourceOf, textOf } from '../unit/exports/export-workspace.ts';

const SCHEMAS = resolve(import.meta.dirname, '../../../shared/data/oscal');

const ACME = resolve(import.meta.dirname, '../../examples/acme');

/** The example, as it lies there. */
function acme(): Readonly<Record<string, string>> {
  const entries = readdirSync(ACME, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(ACME, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** NIST’s schema, compiled. */
function schemaOf(name: string): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/);
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text) => !/[\s<>"{}|\\^`]/.test(text) && URL.canParse(text, 'https://base.example/'));
  const schema: unknown = JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8'));
  assert.ok(typeof schema === 'object' && schema !== null);
  return ajv.compile(schema);
}

describe('the OSCAL exports', () => {
  before(function () {
    if (existsSync(SCHEMAS)) return;
    console.log(`      skipped: ${SCHEMAS} is not there`);
    this.skip();
  });

  const kinds = [
    ['oscal-component-definition', 'oscal_component_schema.json'],
    ['oscal-assessment-results', 'oscal_assessment-results_schema.json'],
  ] as const;
  for (const [kind, schema] of kinds) {
    it(`are valid by NIST’s schema: ${kind}`, async () => {
      const validate = schemaOf(schema);
      for (const [name, files] of Object.entries({ ...EXPORTED, acme: acme() })) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
        const value: unknown = JSON.parse(await textOf(await sourceOf(files), kind));
        assert.ok(validate(value), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3), undefined, 1)}`);
      }
    }).timeout(60_000);
  }
});
