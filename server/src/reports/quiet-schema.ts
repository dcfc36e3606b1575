/**
 * The JSON Schemas for an editor in which we are installed ourselves: they find the same faults, and say nothing else. Completion and
 * hovers are ours there. The YAML extension (its language server 1.25) offers keys unless they are marked `doNotSuggest`, offers
 * values for `enum`, `const`, `default`, `examples` and for the types boolean and null, offers a new item where the items of a
 * list are objects or alternatives, and shows titles and descriptions on hover.
 */

import type { JsonSchema } from './json-schema-values.ts';

/** A schema with the one keyword that is not JSON Schema's: YAML's and JSON's language servers know it. */
export interface QuietSchema extends JsonSchema {
  readonly doNotSuggest?: true;
}

const TYPES = ['string', 'number', 'boolean', 'null', 'array', 'object'];
const SUGGESTED_TYPES: ReadonlySet<string> = new Set(['boolean', 'null']);

/** A schema that accepts what the given one accepts, `true` where that takes only `false` aside, without anything to show or to offer. */
export function quietSchema({ $schema, title, ...schema }: JsonSchema): QuietSchema {
  return {
    ...($schema === undefined ? {} : { $schema }),
    ...(title === undefined ? {} : { $comment: title }),
    ...quiet(schema),
  };
}

function quiet(schema: JsonSchema): QuietSchema {
  const { type, enum: values, const: only, properties, items, $ref } = schema;
  const { not, anyOf, allOf, if: condition, then: consequence, else: alternative } = schema;
  const all = [
    ...(allOf ?? []).map(quiet),
    ...(values === undefined ? [] : [oneOf(values)]),
    ...(only === undefined ? [] : [oneOf([only])]),
    ...typesOf(type),
  ];
  return {
    ...($ref === undefined ? {} : { $ref }),
    ...keptOf(schema),
    ...(typeof type === 'string' && !SUGGESTED_TYPES.has(type) ? { type } : {}),
    ...(properties === undefined ? {} : { properties: mapped(properties, notSuggested) }),
    ...(items === undefined ? {} : { items: hidden(quiet(items)) }),
    ...(not === undefined ? {} : { not: quiet(not) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(quiet) }),
    ...(all.length === 0 ? {} : { allOf: all }),
    ...(condition === undefined ? {} : { if: quiet(condition) }),
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema; nobody awaits a schema
    ...(consequence === undefined ? {} : { then: quiet(consequence) }),
    ...(alternative === undefined ? {} : { else: quiet(alternative) }),
  };
}

/** What is neither shown nor offered. */
function keptOf(schema: JsonSchema): QuietSchema {
  const { format, pattern, minimum, maximum, required, maxProperties } = schema;
  const { patternProperties, additionalProperties, definitions } = schema;
  return {
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(required === undefined ? {} : { required }),
    ...(maxProperties === undefined ? {} : { maxProperties }),
    ...(patternProperties === undefined ? {} : { patternProperties: mapped(patternProperties, quiet) }),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === 'boolean' ? additionalProperties : quiet(additionalProperties),
        }),
    ...(definitions === undefined ? {} : { definitions: mapped(definitions, quiet) }),
  };
}

function mapped(
  schemas: Readonly<Record<string, JsonSchema>>,
  map: (schema: JsonSchema) => QuietSchema,
): Record<string, QuietSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, map(schema)]));
}

/** A key that is understood and not offered. What stands beside a `$ref` is not read in draft-07. */
function notSuggested(schema: JsonSchema): QuietSchema {
  const { $ref, ...rest } = quiet(schema);
  return { doNotSuggest: true, ...rest, ...($ref === undefined ? {} : { allOf: [{ $ref }] }) };
}

/** The same where no tool looks for something to offer: an item that is no object at the first sight, and has no alternatives. */
function hidden(schema: QuietSchema): QuietSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema; nobody awaits a schema
  return { if: {}, then: schema };
}

/** Types that are offered as values, by those that they are not; a single type that is not offered is kept as it is. */
function typesOf(type: JsonSchema['type']): readonly QuietSchema[] {
  const types = typeof type === 'string' ? [type] : (type ?? []);
  if (types.length === 0 || (typeof type === 'string' && !SUGGESTED_TYPES.has(type))) return [];
  return [{ not: { type: TYPES.filter((one) => !types.includes(one)) } }];
}

/** Whether a value is one of some, in words that nobody offers. */
function oneOf(values: readonly unknown[]): QuietSchema {
  const words = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  const hasBoolean = values.some((value) => typeof value === 'boolean');
  return {
    anyOf: [
      ...(words.length === 0 ? [] : [{ type: 'string', pattern: `^(?:${words.map(literally).join('|')})$` }]),
      ...numbers.map((number) => ({ type: 'number', minimum: number, maximum: number })),
      ...(hasBoolean ? typesOf('boolean') : []),
    ],
  };
}

function literally(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
