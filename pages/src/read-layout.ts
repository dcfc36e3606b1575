/** Reads what was remembered of a layout: of any shape, since any version may have written it. What is not as it should be is not there. */

/** What an object holds, by key; nothing of anything else. */
export function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A text, which may be empty. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list, each once. */
export function textsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return [...new Set(all.filter((one) => typeof one === 'string'))];
}

/** The one of some values that it is. */
export function oneIn<Value>(value: unknown, known: readonly Value[]): Value | undefined {
  return known.find((one) => one === value);
}
