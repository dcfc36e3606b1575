/** JSON as it is printed: indented, and without a character that a terminal would act upon. */

/** What JSON may hold as it is and a terminal should not see: the control characters beyond ASCII's first 32. */
const CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

/** A value as JSON text with a line break at its end. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  const escaped = text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${escaped}\n`;
}
