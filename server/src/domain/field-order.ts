/** The fields of a record in the order in which people write them: what it is called comes first. */

import { fieldsOf } from './fields.ts';
import type { Field } from './field.ts';
import type { FieldOwner } from './kinds.ts';

const NAMING: ReadonlySet<string> = new Set(['id', 'title', 'name']);

/** All fields but `kind`, which a list or a folder says already. */
export function fieldsAsWritten(owner: FieldOwner): readonly Field[] {
  const fields = fieldsOf(owner).filter(({ name }) => name !== 'kind');
  const isName = ({ name }: Field): boolean => NAMING.has(name);
  return [...fields.filter(isName), ...fields.filter((field) => !isName(field))];
}
