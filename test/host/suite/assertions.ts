// The few assertions which the tests need where `node:assert` does not exist.

/** Fails with `message` unless the condition holds. */
export function holds(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Fails unless the value is there, and returns it. */
export function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`There is no ${what}`);
  return value;
}

/** Fails unless `text` matches, and shows the text. */
export function matches(text: string, pattern: RegExp, what: string): void {
  if (!pattern.test(text)) throw new Error(`${what} should match ${String(pattern)}, but is:\n${text}`);
}
