/** Lists of which each value is there once: put in, taken out. */

/** A value put among others, or taken out. */
export function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

/** What one made of some values, made of others: what was put in is put in, what was taken out is taken out. */
export function withChanges(
  values: readonly string[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const kept = values.filter((one) => after.includes(one) || !before.includes(one));
  return [...kept, ...after.filter((one) => !before.includes(one) && !kept.includes(one))];
}
