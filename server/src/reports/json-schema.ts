/**
 * The JSON Schemas of the file formats, made from the table of fields for tools other than ours.
 *
 * l10n: the schemas are files in English.
 */

import { parse } from 'yaml';
import { FIELDS, fieldsOf, findField, knownKeys } from '../domain/fields.ts';
import type { Field } from '../domain/field.ts';
import { type FieldOwner, LIST_KEYS, RECORD_KINDS } from '../domain/kinds.ts';
import { FREQUENCY_MEANINGS } from '../domain/recurrence.ts';
import { RULES } from '../rules/registry.ts';
import { SEVERITIES } from '../workspace/severity.ts';
import { exampleOf } from './field-examples.ts';
import { inAnySpelling, type JsonSchema, VALUE_DEFINITIONS, valueSchema } from './json-schema-values.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** Keys of the author's own: `x-ticket`, `_anchor`. */
const OWN_KEYS = '^(?:[Xx][-_]|_)';

/** A key in the cases that the format names: snake, kebab and camel. */
export function keySpellings(key: string): readonly string[] {
  const kebab = key.replaceAll('_', '-');
  const camel = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return [...new Set([key, kebab, camel])];
}

/** Every way to write a field's key but its name, which is the one to offer. */
function otherKeys(owner: FieldOwner, field: Field): readonly string[] {
  const keys = knownKeys(owner).filter((key) => findField(owner, key) === field);
  return keys.flatMap(keySpellings).filter((key) => key !== field.name);
}

/** What the values of a choice mean, as a further sentence. */
function choicesOf({ type }: Field): string {
  if (type.type === 'frequency') return inWords(FREQUENCY_MEANINGS);
  return type.type === 'choice' ? inWords(type.choices.map(({ value, meaning }) => [value, meaning])) : '';
}

function inWords(meanings: readonly (readonly [value: string, meaning: string])[]): string {
  return ` ${meanings.map(([value, meaning]) => `${value}: ${meaning}`).join('. ')}.`;
}

function propertySchema(owner: FieldOwner, field: Field): JsonSchema {
  const value = valueSchema(field);
  const example = exampleOf(owner, field);
  return {
    description: field.meaning + choicesOf(field),
    ...(example === undefined ? {} : { examples: [parse(example)] }),
    // What stands beside a `$ref` is not read in draft-07.
    ...(value.$ref === undefined ? value : { allOf: [value] }),
  };
}

/** The fields of a kind as an object. `closed`: a key that is not known is a fault, as in a register. */
function groupSchema(owner: FieldOwner, closed: boolean): JsonSchema {
  const fields = fieldsOf(owner);
  const others: Record<string, JsonSchema> = {};
  for (const field of fields) {
    const keys = otherKeys(owner, field);
    if (keys.length > 0)
      others[`^(?:${keys.join('|')})$`] = { $ref: `#/definitions/${owner}/properties/${field.name}` };
  }
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, propertySchema(owner, field)])),
    patternProperties: closed ? { ...others, [OWN_KEYS]: {} } : others,
    ...(closed ? { additionalProperties: false } : {}),
  };
}

const OWNERS: ReadonlySet<string> = new Set(FIELDS.flatMap((field) => field.owners));

function isOwner(name: string): name is FieldOwner {
  return OWNERS.has(name);
}

/** A schema with the definitions that it refers to, and those that these refer to, in the order in which they are met. */
function withDefinitions(
  schema: JsonSchema,
  closed: boolean,
  given: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const pending: JsonSchema[] = [schema];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    for (const [, name = ''] of JSON.stringify(next).matchAll(/"#\/definitions\/([a-z-]+)/g)) {
      if (Object.hasOwn(definitions, name)) continue;
      const definition = given[name] ?? (isOwner(name) ? groupSchema(name, closed) : VALUE_DEFINITIONS[name]);
      if (definition === undefined) throw new Error(`there is nothing called ${name}`);
      definitions[name] = definition;
      pending.push(definition);
    }
  }
  return { ...schema, definitions };
}

/** The schema of a policy's front-matter. Other keys are let be: site generators have keys of their own there. */
export function policySchema(): JsonSchema {
  const schema: JsonSchema = {
    $schema: DRAFT,
    title: 'Policy',
    description: 'The front-matter of a policy in Markdown.',
    allOf: [{ $ref: '#/definitions/policy' }],
  };
  return withDefinitions(schema, false);
}

/** `- {id: …}`, or the IDs as keys: `{AC-02: {title: …}}`. */
function listSchema(key: string, definition: string): JsonSchema {
  const item: JsonSchema = { $ref: `#/definitions/${definition}` };
  return {
    description: `The ${key === 'evidence' ? 'evidence records' : key}, each beginning with “- id: …”.`,
    anyOf: [
      { type: 'array', items: item },
      { type: 'object', additionalProperties: { anyOf: [item, { type: 'null' }] } },
      { type: 'null' },
    ],
  };
}

/** The two keywords for what is to hold where something else does. */
function where(condition: JsonSchema, consequence: JsonSchema): JsonSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema; nobody awaits a schema
  return { if: condition, then: consequence };
}

/** A word for a kind of record in `kind:`; the name of its list does as well. */
function kindWords(kind: string): readonly string[] {
  return [kind, ...[...LIST_KEYS].filter(([, listed]) => listed === kind).map(([key]) => key)];
}

function kindPattern(words: readonly string[]): JsonSchema {
  return { type: 'string', pattern: `^\\s*${inAnySpelling(words)}\\s*$` };
}

/** The schema of a register: lists by kind, or one record with `kind:`. */
export function registerSchema(): JsonSchema {
  const schema: JsonSchema = {
    $schema: DRAFT,
    title: 'Register',
    description:
      'Lists of records by kind, or one record with “kind:”. A record without it, in a folder such as controls/ that says what it is, is not looked into.',
    anyOf: [{ $ref: '#/definitions/register' }, { type: 'array' }, { type: 'null' }],
  };
  const register: JsonSchema = {
    type: 'object',
    properties: {
      kind: {
        description: 'What the record is, where the file holds just one.',
        anyOf: [{ enum: RECORD_KINDS }, kindPattern(RECORD_KINDS.flatMap(kindWords)), { type: 'null' }],
      },
    },
    ...where(
      { required: ['kind'] },
      {
        allOf: RECORD_KINDS.map((kind) =>
          where({ properties: { kind: kindPattern(kindWords(kind)) } }, { $ref: `#/definitions/${kind}` }),
        ),
      },
    ),
    else: { if: { required: ['id'] }, else: { $ref: '#/definitions/lists' } },
  };
  const lists: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries([...LIST_KEYS].map(([key, kind]) => [key, listSchema(key, kind)])),
  };
  return withDefinitions(schema, true, { register, lists });
}

/** An ID alone, an ID with its label, or the fields of a criterion. */
const CRITERION: JsonSchema = {
  anyOf: [
    { $ref: '#/definitions/framework-criterion' },
    { $ref: '#/definitions/text-value' },
    { type: 'object', maxProperties: 1 },
  ],
};

/** A list of criteria, or each under its ID, or lists of them under the names of their groups. */
const CRITERIA: JsonSchema = {
  anyOf: [
    { type: 'array', items: CRITERION },
    { type: 'object', additionalProperties: { anyOf: [CRITERION, { type: 'array', items: CRITERION }] } },
    { type: 'null' },
  ],
};

/** The schema of a framework: ours, with `criteria:`, or Comply's, in which each key of the file is an ID. */
export function frameworkSchema(): JsonSchema {
  const ours = groupSchema('framework', true);
  const properties = { ...ours.properties };
  for (const field of fieldsOf('framework')) {
    if (field.type.type === 'record') properties[field.name] = { description: field.meaning, ...CRITERIA };
  }
  const keys = fieldsOf('framework')
    .filter(({ type }) => type.type === 'record')
    .flatMap((field) => [field.name, ...otherKeys('framework', field)]);
  const criterion: JsonSchema = { $ref: '#/definitions/framework-criterion' };
  const schema: JsonSchema = {
    $schema: DRAFT,
    title: 'Framework',
    description: 'A catalogue of criteria of your own: with “criteria:”, or with each criterion under its ID.',
    type: 'object',
    ...where({ anyOf: keys.map((key) => ({ required: [key] })) }, { $ref: '#/definitions/framework' }),
    else: {
      properties: ours.properties ?? {},
      patternProperties: ours.patternProperties ?? {},
      additionalProperties: criterion,
    },
  };
  return withDefinitions(schema, true, { framework: { ...ours, properties } });
}

const SEVERITY: JsonSchema = {
  anyOf: [
    { enum: [...SEVERITIES, 'off'] },
    { type: 'string', pattern: `^${inAnySpelling([...SEVERITIES, 'off', 'false'])}$` },
    { $comment: 'What YAML 1.1 makes of an unquoted off.', const: false },
  ],
};

function rulesSchema(meaning: string): JsonSchema {
  const severity: JsonSchema = { $ref: '#/definitions/severity' };
  const codes: Record<string, JsonSchema> = {};
  for (const rule of RULES) {
    codes[rule.code] = { description: rule.summary, default: rule.severity, allOf: [severity] };
  }
  return {
    description: meaning,
    type: ['object', 'null'],
    properties: codes,
    additionalProperties: false,
  };
}

/** What is no part of a record, so that `keys:` gives it no further keys. */
const SETTINGS: ReadonlySet<FieldOwner> = new Set<FieldOwner>([
  'configuration',
  'engagement',
  'files',
  'incident-resolution',
  'framework',
  'framework-criterion',
  'samples',
  'event-sample',
]);

/** `keys: {owner: [policy_owner]}`: any field of a record may be given further keys. */
function keysSchema(meaning: string): JsonSchema {
  const fields = FIELDS.filter((field) => !field.owners.every((owner) => SETTINGS.has(owner)));
  const names = new Set(fields.map((field) => field.name));
  const keys = fields.flatMap((field) => [field.name, ...field.aliases].flatMap(keySpellings));
  const others = [...new Set(keys)].filter((key) => !names.has(key));
  const further: JsonSchema = { $ref: '#/definitions/further-keys' };
  return {
    description: meaning,
    type: ['object', 'null'],
    properties: Object.fromEntries([...names].map((name) => [name, further])),
    patternProperties: { [`^(?:${others.join('|')})$`]: further },
    additionalProperties: false,
  };
}

const KEY: JsonSchema = { type: 'string' };
const FURTHER_KEYS: JsonSchema = { anyOf: [KEY, { type: 'array', items: KEY }, { type: 'null' }] };

/** The schema of `plumbline.yml`. */
export function plumblineSchema(): JsonSchema {
  const configuration = groupSchema('configuration', true);
  const properties = { ...configuration.properties };
  for (const field of fieldsOf('configuration')) {
    if (field.name === 'rules') properties[field.name] = rulesSchema(field.meaning);
    else if (field.name === 'keys') properties[field.name] = keysSchema(field.meaning);
    else if (field.type.type === 'record') {
      const group: JsonSchema = { $ref: `#/definitions/${field.type.of}` };
      properties[field.name] = { description: field.meaning, anyOf: [group, { type: 'null' }] };
    }
  }
  const schema: JsonSchema = {
    $schema: DRAFT,
    title: 'plumbline.yml',
    description: 'What the report covers, and how the workspace is read and checked. Every key is optional.',
    anyOf: [{ $ref: '#/definitions/configuration' }, { type: 'null' }],
  };
  return withDefinitions(schema, true, {
    configuration: { ...configuration, properties },
    severity: SEVERITY,
    'further-keys': FURTHER_KEYS,
  });
}
