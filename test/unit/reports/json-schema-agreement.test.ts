/**
 * The JSON Schemas against the reader, on every key and on values of every type: what is read without a word they accept,
 * and of what is reported they refuse what a schema can see.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import type { Field } from '../../../server/src/domain/field.ts';
import { fieldsOf, findField, knownKeys } from '../../../server/src/domain/fields.ts';
import { LIST_KEYS } from '../../../server/src/domain/kinds.ts';
import { readCadence, readFrequency } from '../../../server/src/domain/recurrence.ts';
import type { DocumentRole } from '../../../server/src/facts/document-facts.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { keySpellings } from '../../../server/src/reports/json-schema.ts';
import { accepts, SCHEMAS } from './schema-validation.ts';

/** Values that a type takes and values that it does not, as they are written in YAML. */
const SAMPLES: Readonly<Record<Field['type']['type'], readonly [good: readonly string[], bad: readonly string[]]>> = {
  id: [['AC-02', '12', '"7"'], ['{a: b}']],
  text: [['Some words', '2026', 'true', '"a: b"'], ['{a: b}']],
  version: [
    ['"2.1"', 'v2', '1.2.3'],
    ['2.1', '1.10', '{a: b}'],
  ],
  date: [
    [
      '2026-01-15',
      '"2026-01-15"',
      '2026-01-15 10:30:00',
      '2018/06/01',
      '2018/6/1',
      '2018-6-1',
      '2018.06.01',
      'Jun 1 2018',
      'June 1st, 2018',
      '1 June 2018',
      '01-Jun-2018',
      'Sept. 3, 2025',
      '13/02/2018',
      '02/13/2018',
      '5/05/2026',
    ],
    ['2026-02-30', '2026-13-01', '03/04/2026', '3.4.2026', '13/13/2026', 'soon', '2026', '{a: b}'],
  ],
  cadence: [
    [
      'annual',
      'Annually',
      'yearly',
      'Once a year',
      'every-year',
      'semi-annual',
      'P18M',
      'p1y',
      'P1Y6M',
      'P90D',
      'P2W3D',
    ],
    ['anually', 'per-event', 'P0X', 'P1M2D', '12', '{a: b}'],
  ],
  frequency: [
    ['quarterly', 'Continuous', 'per event', 'Ad hoc', 'event-driven', 'half-yearly', 'P45D', 'daily'],
    ['quaterly', 'often', 'P1M2D', '{a: b}'],
  ],
  duration: [
    ['P30D', 'P6M', 'P7Y', 'p2w'],
    ['30 days', 'PT1H', '30', '{a: b}'],
  ],
  period: [
    [
      '2026',
      '"2026"',
      '2026-H1',
      '2026-q3',
      '2026Q1',
      'Q1 2026',
      '2026-03',
      '2026-W10',
      '2026-03-31',
      'Jun 1 2018',
      '{start: 2026-01-01, end: 2026-03-31}',
    ],
    [
      '2026-H3',
      '2026-Q5',
      '2026-13',
      '2026-W54',
      '26',
      'last year',
      '{start: 2026-01-01}',
      '{start: 2026-02-30, end: 2026-03-31}',
    ],
  ],
  boolean: [
    ['true', 'False', 'yes', '"no"'],
    ['perhaps', '1', '{a: b}'],
  ],
  number: [
    ['3', '"4"', '2.5'],
    ['many', '{a: b}'],
  ],
  digest: [
    [
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      '"sha256:9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08"',
      'SHA-256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'sha256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ],
    [
      '{a: b}',
      '9f86d081884c',
      '12',
      'md5-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a080',
    ],
  ],
  quantity: [
    ['3', '"4"', '99.97%', '99.97 %', '1,200', '12 days', '-0.5', '.5', '$5,000', '1e3'],
    ['many', '"99,9"', '"1,20"', 'true', '12 < 30', '{a: b}'],
  ],
  target: [
    ['"<= 30"', '< 5%', '"<5 %"', '">= 99.9 %"', '"= 0"', '30', '"30"', '≤ 30 days', 'At most 8 hours', '=> 1,200'],
    ['as low as can be', 'between 1 and 5', '<> 5', '"<= 99,9"', '<=', '{a: b}'],
  ],
  path: [['evidence/2026/a.csv'], ['{a: b}']],
  url: [
    ['https://acme.example/a', 'Drive', 's3://acme/a'],
    ['{a: b}', 'command:quit', '"JavaScript:alert(1)"', 'file:///etc/passwd'],
  ],
  glob: [['"**/*.md"'], ['{a: b}']],
  choice: [[], ['{a: b}', 'no-such-choice']],
  owner: [['jane.doe', '"@acme/security"'], ['{a: b}']],
  reference: [['AC-02', '12'], ['{a: b}']],
  criteria: [
    [
      'CC6.1',
      'CC6.1-CC6.3',
      'CC6.1 - Logical access',
      '[CC6.1, cc6.2]',
      '{TSC: [CC6.1]}',
      '{TSC 2017: CC6.1}',
      '[{CC6.1: Access}]',
    ],
    [],
  ],
  record: [['{}', 'A title'], []],
  any: [['1', 'words', '[a, b]', '{a: b}'], []],
};

/** The samples of a field: those of its type, what its choices are, and for a list, lists of them. */
function samplesOf({ type, many }: Field): { readonly good: readonly string[]; readonly bad: readonly string[] } {
  const [good, bad] = SAMPLES[type.type];
  const choices = type.type === 'choice' ? type.choices.flatMap((one) => [one.value, ...(one.synonyms ?? [])]) : [];
  const spelled = choices.flatMap((text) => [text, `"${text.toUpperCase()}"`, text.replaceAll(/[ -]/g, '_')]);
  const single = ['', 'null', ...good, ...spelled];
  const range = type.type === 'number' && type.max !== undefined ? [String(type.max + 1), '-1'] : [];
  const isList = many && type.type !== 'criteria' && type.type !== 'any';
  return {
    good: isList ? [...single, '[]', ...[...good, ...spelled].map((text) => `[${text}, ${text}]`)] : single,
    bad: [...bad, ...range, ...(many || type.type === 'any' || type.type === 'criteria' ? [] : ['[a, b]'])],
  };
}

/** A file with one key in it: of a record in a register, of a policy, or of `plumbline.yml`. */
interface Place {
  readonly name: string;
  readonly schema: ValidateFunction;
  readonly fields: readonly Field[];
  readonly keysOf: (field: Field) => readonly string[];
  readonly read: (entry: string) => readonly string[];
  readonly yaml: (entry: string) => string;
}

const REGISTER: DocumentRole = { role: 'register', kind: undefined };

function problemCodes(text: string, markdown: boolean, role: DocumentRole): readonly string[] {
  return readDocument(text, markdown, role).problems.map((problem) => problem.code);
}

function keysOf(owner: Parameters<typeof findField>[0], field: Field): readonly string[] {
  return knownKeys(owner)
    .filter((key) => findField(owner, key) === field)
    .flatMap(keySpellings);
}

const PLACES: readonly Place[] = [
  {
    name: 'policy',
    schema: SCHEMAS.policy,
    fields: fieldsOf('policy'),
    keysOf: (field) => keysOf('policy', field),
    read: (entry) => problemCodes(`---\n${entry}\n---\n`, true, { role: 'policy' }),
    yaml: (entry) => entry,
  },
  ...[...LIST_KEYS].map(([list, kind]): Place => {
    const yaml = (entry: string): string => `${list}:\n  - ${entry}\n`;
    return {
      name: kind,
      schema: SCHEMAS.register,
      fields: fieldsOf(kind),
      keysOf: (field) => keysOf(kind, field),
      read: (entry) => problemCodes(yaml(entry), false, REGISTER),
      yaml,
    };
  }),
  {
    name: 'plumbline.yml',
    schema: SCHEMAS.configuration,
    fields: fieldsOf('configuration').filter(({ type }) => type.type !== 'any' && type.type !== 'record'),
    keysOf: (field) => keysOf('configuration', field),
    read: (entry) => problemCodes(entry, false, { role: 'configuration' }),
    yaml: (entry) => entry,
  },
  ...(['engagement', 'files', 'incident-resolution', 'samples'] as const).map((owner): Place => {
    const yaml = (entry: string): string => `${owner.replace('-', '_')}:\n  ${entry}\n`;
    return {
      name: owner,
      schema: SCHEMAS.configuration,
      fields: fieldsOf(owner),
      keysOf: (field) => keysOf(owner, field),
      read: (entry) => problemCodes(yaml(entry), false, { role: 'configuration' }),
      yaml,
    };
  }),
];

describe('JSON Schemas: the same verdict as the reader', () => {
  for (const { name, schema, fields, keysOf: keys, read, yaml } of PLACES) {
    it(`on every key and value of ${name}`, () => {
      for (const field of fields) {
        const { good, bad } = samplesOf(field);
        for (const key of keys(field)) {
          // Every way to write the key with one value, and the name with all of them.
          const written = key === field.name ? good : good.slice(-1);
          for (const value of written) {
            const entry = `${key}: ${value}`;
            assert.deepEqual(read(entry), [], entry);
            // A `kind` at the root would make another record of it.
            if (field.name !== 'kind') assert.ok(accepts(schema, yaml(entry)), `${name}: ${entry} is accepted`);
          }
        }
        for (const value of field.name === 'kind' ? [] : bad) {
          const entry = `${field.name}: ${value}`;
          assert.notDeepEqual(read(entry), [], entry);
          assert.ok(!accepts(schema, yaml(entry)), `${name}: ${entry} is refused`);
        }
      }
    });
  }

  it('on keys of no field', () => {
    for (const { name, schema, read, yaml } of PLACES) {
      for (const entry of ['x-ticket: T-1', 'X_ticket: [1]', '_anchor: {a: b}']) {
        assert.deepEqual(read(entry), [], entry);
        assert.ok(accepts(schema, yaml(entry)), `${name}: ${entry}`);
      }
      const entry = 'nobody_knows_this: 1';
      const known = name === 'policy';
      assert.equal(read(entry).length === 0, known, name);
      assert.equal(accepts(schema, yaml(entry)), known, name);
    }
  });

  it('on every word for a step that is understood', () => {
    const source = readFileSync(new URL('../../../server/src/domain/recurrence.ts', import.meta.url), 'utf8');
    const words = [...source.matchAll(/'([a-z-]+)'/g)].map(([, word = '']) => word);
    const steps = words.filter((word) => readCadence(word) !== undefined);
    const frequencies = words.filter((word) => readFrequency(word) !== undefined);
    assert.ok(steps.length > 12 && frequencies.length > steps.length);
    for (const word of steps) assert.ok(accepts(SCHEMAS.policy, `review_cadence: ${word}`), word);
    for (const word of frequencies) assert.ok(accepts(SCHEMAS.register, `controls: [{frequency: ${word}}]`), word);
  });

  it('on placeholders, which are missing values and no faults of form', () => {
    for (const text of [
      'TBD',
      'tbc.',
      'TODO',
      'N/A',
      '"{{.Name}}"',
      '<owner>',
      '"[Company]"',
      '${DATE}',
      '???',
      'to be decided',
    ]) {
      for (const key of ['approved', 'owner', 'status', 'review_cadence']) {
        assert.deepEqual(problemCodes(`---\n${key}: ${text}\n---\n`, true, { role: 'policy' }), ['value-placeholder']);
        assert.ok(accepts(SCHEMAS.policy, `${key}: ${text}`), `${key}: ${text}`);
      }
    }
  });
});
