/** The JSON Schemas on the example company, which they accept apart from its deliberate faults, and on each form a file may have. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { FIELDS } from '../../../server/src/domain/fields.ts';
import { RECORD_KINDS } from '../../../server/src/domain/kinds.ts';
import { RULES } from '../../../server/src/rules/registry.ts';
import { splitFrontMatter } from '../../../server/src/syntax/front-matter.ts';
import { classifierOf, isMarkdown } from '../../../server/src/workspace/classify.ts';
import { DEFAULT_CONFIGURATION } from '../../../server/src/workspace/configuration.ts';
import { SEVERITIES } from '../../../server/src/workspace/severity.ts';
import { accepts, refusals, SCHEMAS, valuesOf } from './schema-validation.ts';

/** A place with the IDs of records for their numbers in a list: `/controls/CM-03/nature`. */
function withIds(value: unknown, place: string): string {
  let at = value;
  const steps = place.split('/').map((step) => {
    at = property(at, step);
    const id = /^\d+$/.test(step) ? property(at, 'id') : undefined;
    return typeof id === 'string' ? id : step;
  });
  return steps.join('/');
}

function property(value: unknown, name: string): unknown {
  if (name === '' || typeof value !== 'object' || value === null) return value;
  return Reflect.get(value, name);
}

describe('JSON Schemas: the example company', () => {
  const folder = new URL('../../../examples/acme/', import.meta.url);
  const classifier = classifierOf(DEFAULT_CONFIGURATION.files, true);
  const found: string[] = [];
  const seen = { configuration: 0, policy: 0, register: 0, framework: 0 };
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const name = path.replaceAll('\\', '/');
    const kind = classifier.role(name)?.role;
    if (kind === undefined || kind === 'markdown' || kind === 'code') continue;
    let text = readFileSync(new URL(name, folder), 'utf8');
    if (isMarkdown(name)) {
      const { frontMatter } = splitFrontMatter(text);
      text = text.slice(frontMatter?.start, frontMatter?.end);
    }
    seen[kind]++;
    for (const value of valuesOf(text)) {
      found.push(...refusals(SCHEMAS[kind], value).map((place) => `${name} ${withIds(value, place)}`));
    }
  }

  it('is accepted apart from the faults that are there to be found', () => {
    assert.deepEqual(found, [
      'controls/change.yml /controls/CM-03/nature',
      'controls/continuity.yml /controls/BC-01/sytems',
      'evidence/access.yml /evidence/EV-2026-03-03-AC-03/collected',
      'policies/data-classification.md /effective',
      'policies/vulnerability-management.md /version',
    ]);
  });

  it('was looked at whole', () => {
    assert.deepEqual([seen.configuration, seen.policy], [1, 13]);
    assert.ok(seen.register > 25);
  });
});

describe('JSON Schema of a register', () => {
  it('takes one record with its kind, by the name of its list as well', () => {
    for (const kind of RECORD_KINDS) {
      assert.ok(accepts(SCHEMAS.register, `kind: ${kind}\nid: A-1\nx-own: 1`), kind);
      assert.deepEqual(refusals(SCHEMAS.register, { kind, nobody: 1 }), ['/nobody'], kind);
    }
    assert.ok(accepts(SCHEMAS.register, 'kind: Controls\nid: AC-01\nfrequency: daily'));
    assert.deepEqual(refusals(SCHEMAS.register, { kind: 'controls', frequency: 'dayly' }), ['/frequency']);
    assert.ok(!accepts(SCHEMAS.register, 'kind: contrl\nid: AC-01'));
  });

  it('takes IDs as keys, several lists in a file, and lists with nothing in them yet', () => {
    assert.ok(accepts(SCHEMAS.register, 'controls: {AC-01: {title: A}, AC-02: }\nrisks:\nevidence: []'));
    assert.deepEqual(refusals(SCHEMAS.register, { controls: { 'AC-01': { tittle: 'A' } } }), [
      '/controls/AC-01/tittle',
    ]);
  });

  it('lets be what the name of its folder explains', () => {
    assert.ok(accepts(SCHEMAS.register, 'id: AC-01\ntitle: A\nevidence: [{title: Export, retention: P7Y}]'));
    assert.ok(accepts(SCHEMAS.register, '- id: AC-01'));
    assert.ok(accepts(SCHEMAS.register, ''));
  });
});

describe('JSON Schema of plumbline.yml', () => {
  it('takes every code with every severity, and no other', () => {
    for (const { code } of RULES) {
      for (const severity of [...SEVERITIES, 'off', 'false', 'Error']) {
        assert.ok(accepts(SCHEMAS.configuration, `rules: {${code}: ${severity}}`), `${code}: ${severity}`);
      }
      assert.ok(!accepts(SCHEMAS.configuration, `rules: {${code}: fatal}`), code);
    }
    assert.ok(!accepts(SCHEMAS.configuration, 'rules: {policy-ownr-missing: off}'));
    assert.ok(!accepts(SCHEMAS.configuration, 'rules: [policy-owner-missing]'));
  });

  it('takes further keys for the fields of records, and for no other', () => {
    assert.ok(accepts(SCHEMAS.configuration, 'keys: {owner: [policy_owner, steward], next-review: due}'));
    assert.ok(!accepts(SCHEMAS.configuration, 'keys: {ownr: [steward]}'));
    assert.ok(!accepts(SCHEMAS.configuration, 'keys: {due_soon: [soon]}'));
  });

  it('takes an empty file', () => {
    assert.ok(accepts(SCHEMAS.configuration, ''));
    assert.ok(SCHEMAS.configuration(null));
  });

  it('has an example for every field, which it accepts', () => {
    for (const field of FIELDS.filter((one) => one.owners.includes('configuration'))) {
      assert.ok(accepts(SCHEMAS.configuration, `${field.name}: ${field.example}`), field.name);
    }
  });
});
