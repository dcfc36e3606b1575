/** The one table of fields: reading, completion, hover, schemas and the reference page all come from it. */

import { CONFIGURATION_FIELDS } from './configuration-fields.ts';
import { CONTROL_FIELDS } from './control-fields.ts';
import { type Field, foldKey } from './field.ts';
import { FRAMEWORK_FIELDS } from './framework-fields.ts';
import type { FieldOwner } from './kinds.ts';
import { POLICY_FIELDS } from './policy-fields.ts';
import { REGISTER_FIELDS } from './register-fields.ts';

export const FIELDS: readonly Field[] = [
  ...POLICY_FIELDS,
  ...CONTROL_FIELDS,
  ...REGISTER_FIELDS,
  ...CONFIGURATION_FIELDS,
  ...FRAMEWORK_FIELDS,
];

const byOwner = new Map<FieldOwner, Field[]>();
const byKey = new Map<FieldOwner, Map<string, Field>>();
for (const field of FIELDS) {
  for (const owner of field.owners) {
    const list = byOwner.get(owner) ?? [];
    list.push(field);
    byOwner.set(owner, list);
  }
}
for (const [owner, fields] of byOwner) {
  const keys = new Map<string, Field>();
  for (const field of fields) keys.set(field.name, field);
  // A name always wins over another field's alias.
  for (const field of fields) for (const alias of field.aliases) if (!keys.has(alias)) keys.set(alias, field);
  byKey.set(owner, keys);
}

/** The fields of a kind, in the table's order. */
export function fieldsOf(owner: FieldOwner): readonly Field[] {
  return byOwner.get(owner) ?? [];
}

/** The field that a key means for a kind, by name or alias and in any letter case; undefined for an unknown key. */
export function findField(owner: FieldOwner, key: string): Field | undefined {
  const keys = byKey.get(owner);
  return keys?.get(key) ?? keys?.get(foldKey(key));
}

/** Every key that means something for a kind, folded, names before aliases: what a misspelt key is compared with. */
export function knownKeys(owner: FieldOwner): readonly string[] {
  return [...(byKey.get(owner)?.keys() ?? [])];
}
