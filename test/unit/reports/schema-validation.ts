/** The JSON Schemas, compiled, and what they accept and refuse: for the tests of the schemas. */

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import {
  frameworkSchema,
  plumblineSchema,
  policySchema,
  registerSchema,
} from '../../../server/src/reports/json-schema.ts';

// Strict: a keyword that draft-07 does not have, or a type that is not said, is a fault of the schema.
const ajv = new Ajv({ allErrors: true, strictSchema: true, strictTypes: true });
ajv.addFormat('date', isCivilDate);

export const SCHEMAS = {
  configuration: ajv.compile(plumblineSchema()),
  policy: ajv.compile(policySchema()),
  register: ajv.compile(registerSchema()),
  framework: ajv.compile(frameworkSchema()),
};

/** The documents of a YAML text as plain values; of a key that stands twice, the last, which is what most tools take. */
export function valuesOf(yaml: string): readonly unknown[] {
  const documents = parseAllDocuments(yaml, { uniqueKeys: false });
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => {
    const value: unknown = document.toJS();
    return value;
  });
}

/** The places at which a schema refuses a value, the innermost ones. */
export function refusals(validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value)) return [];
  const places = (validate.errors ?? []).map(placeOf);
  const inner = places.filter((place) => !places.some((other) => other !== place && other.startsWith(`${place}/`)));
  return [...new Set(inner)];
}

function placeOf(error: ErrorObject): string {
  const params: unknown = error.params;
  const key: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'additionalProperty') : '';
  return typeof key === 'string' && key !== '' ? `${error.instancePath}/${key}` : error.instancePath;
}

/** Whether a YAML text is accepted, every document of it. */
export function accepts(validate: ValidateFunction, yaml: string): boolean {
  return valuesOf(yaml).every((value) => validate(value));
}
