/**
 * The schemas that YAML's own extension gets from us: they accept what the full ones accept, offer nothing and show nothing, and
 * are given to no file that is not surely ours.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { GENERATED } from '../../../schemas/generate.ts';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { RECORD_KINDS } from '../../../server/src/domain/kinds.ts';
import { plumblineSchema, registerSchema } from '../../../server/src/reports/json-schema.ts';
import { quietSchema } from '../../../server/src/reports/quiet-schema.ts';
import { CONFIGURATION_FILE, classifierOf } from '../../../server/src/workspace/classify.ts';
import { DEFAULT_CONFIGURATION } from '../../../server/src/workspace/configuration.ts';
import { SCHEMAS, valuesOf } from './schema-validation.ts';

const ROOT = new URL('../../../', import.meta.url);

const ajv = new Ajv({ allErrors: true, strictSchema: true, strictTypes: false });
ajv.addKeyword({ keyword: 'doNotSuggest', schemaType: 'boolean' });
ajv.addFormat('date', isCivilDate);

const QUIET = { configuration: quietSchema(plumblineSchema()), register: quietSchema(registerSchema()) };

const PAIRS: Readonly<Record<keyof typeof QUIET, readonly [full: ValidateFunction, quiet: ValidateFunction]>> = {
  configuration: [SCHEMAS.configuration, ajv.compile(QUIET.configuration)],
  register: [SCHEMAS.register, ajv.compile(QUIET.register)],
};

/** Every object in a schema, with the keyword or the name under which it stands. */
function* objectsIn(value: unknown, key = ''): Generator<readonly [key: string, schema: object]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [key, value];
  for (const [name, inner] of Object.entries(value)) yield* objectsIn(inner, Array.isArray(value) ? key : name);
}

/** Objects that hold schemas by name, and are none themselves. */
const BY_NAME: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions']);

/** What makes YAML's language server offer or show something. */
const LOUD = ['enum', 'const', 'default', 'examples', 'defaultSnippets', 'title', 'description', 'markdownDescription'];

const FAULTS = {
  configuration: [
    'engagement: {type: 3}',
    'engagement: {type: 2, categories: [securty]}',
    'rules: {policy-unmapped: fatal}',
    'rules: {policy-unmaped: off}',
    'engagment: {}',
    'due_soon: soon',
    '- list',
  ],
  register: [
    'controls: [{id: A, nature: manuall}]',
    'controls: [{id: A, natur: manual}]',
    'controls: {A: {frequency: dayly}}',
    'systems: [{id: a, in_scope: maybe}]',
    'risks: [{id: R, likelihood: high!}]',
    'kind: contrl\nid: A',
    'evidence: [{id: E, collected: soon}]',
  ],
} as const;

const SOUND = {
  configuration: [
    '',
    'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}, categories: [security, privacy]}',
    'rules: {policy-unmapped: off, policy-owner-missing: Error}\nkeys: {owner: [policy_owner]}',
    'engagement:\nrules:\nfiles:',
  ],
  register: [
    '',
    'systems: [{id: a, in_scope: true}, {id: b, in_scope: no}]\ncontrols:\nevidence: []',
    'controls: {AC-01: {title: A, nature: Manual, criteria: {TSC: [CC6.1]}}, AC-02: }',
    'risks: [{id: R, likelihood: 3, impact: "4"}]',
    ...RECORD_KINDS.map((kind) => `kind: ${kind}\nid: A-1\nx-own: 1`),
  ],
} as const;

describe('JSON Schemas for the YAML extension', () => {
  for (const name of ['configuration', 'register'] as const) {
    const [full, quiet] = PAIRS[name];

    it(`${name}: offers no key and no value, and shows nothing on hover`, () => {
      let properties = 0;
      for (const [key, schema] of objectsIn(QUIET[name])) {
        if (key === 'properties') {
          for (const [property, inner] of Object.entries(schema)) {
            const value: unknown = inner;
            assert.ok(typeof value === 'object' && value !== null);
            assert.equal(Reflect.get(value, 'doNotSuggest'), true, property);
            properties++;
          }
        }
        if (BY_NAME.has(key)) continue;
        for (const loud of LOUD) {
          const found: unknown = Reflect.get(schema, loud);
          // A key of a record may be called so.
          assert.ok(found === undefined || (typeof found === 'object' && !Array.isArray(found)), `${key}: ${loud}`);
        }
        const types: unknown = Reflect.get(schema, 'type');
        if (key !== 'not') assert.ok(types !== 'boolean' && types !== 'null' && !Array.isArray(types), key);
        const items: unknown = Reflect.get(schema, 'items');
        if (typeof items === 'object' && items !== null && !('doNotSuggest' in items)) {
          assert.deepEqual(Object.keys(items), ['if', 'then'], 'nobody offers another item');
        }
      }
      assert.ok(properties > 50);
    });

    it(`${name}: accepts and refuses what the full schema does`, () => {
      for (const yaml of [...SOUND[name], ...FAULTS[name]]) {
        for (const value of valuesOf(yaml)) assert.equal(quiet(value), full(value), yaml);
      }
      for (const yaml of SOUND[name]) for (const value of valuesOf(yaml)) assert.ok(quiet(value), yaml);
      for (const yaml of FAULTS[name]) for (const value of valuesOf(yaml)) assert.ok(!quiet(value), yaml);
    });

    it(`${name}: does so for the example company`, () => {
      const folder = new URL('examples/acme/', ROOT);
      const classifier = classifierOf(DEFAULT_CONFIGURATION.files, true);
      let seen = 0;
      for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const file = path.replaceAll('\\', '/');
        if (classifier.role(file)?.role !== name || !/\.ya?ml$/.test(file)) continue;
        for (const value of valuesOf(readFileSync(new URL(file, folder), 'utf8'))) {
          assert.equal(quiet(value), full(value), file);
          seen++;
        }
      }
      assert.ok(seen > 0);
    });
  }

  it('are given to plumbline.yml and to files that call themselves controls, and to no other', () => {
    const manifest: unknown = JSON.parse(GENERATED.get('package.json') ?? '');
    const contributes: unknown =
      typeof manifest === 'object' && manifest !== null && Reflect.get(manifest, 'contributes');
    const given: unknown =
      typeof contributes === 'object' && contributes !== null && Reflect.get(contributes, 'yamlValidation');
    assert.deepEqual(given, [
      { fileMatch: CONFIGURATION_FILE, url: './schemas/plumbline.quiet.schema.json' },
      { fileMatch: ['*.control.yml', '*.control.yaml'], url: './schemas/register.quiet.schema.json' },
    ]);
    // Wherever such a file lies, it is read as what the schema describes.
    const classifier = classifierOf(DEFAULT_CONFIGURATION.files, true);
    for (const path of ['people.control.yml', 'a/b/it.control.yaml'])
      assert.equal(classifier.role(path)?.role, 'register');
    assert.equal(classifier.role(CONFIGURATION_FILE)?.role, 'configuration');
  });
});
