/** Writing XML: elements whose attributes hold any text at all and stay well-formed. */

/** What XML 1.0 cannot hold, even escaped, or what a terminal would act upon: control characters, halves of pairs, and two more. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  // As they are, a reader makes spaces of them.
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

export type Attributes = Readonly<Record<string, string | number>>;

/** The declaration that stands before everything. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'; // l10n: XML

/** An element with elements or text in it, which are written already, on lines of their own. */
export function element(name: string, attributes: Attributes, inside: readonly string[] = []): readonly string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  const start = `<${name}${written.join('')}`;
  return inside.length === 0 ? [`${start}/>`] : [`${start}>`, ...inside.map((line) => `  ${line}`), `</${name}>`];
}

/** Text as it may stand in an attribute or between tags; what XML cannot hold is left out. */
export function xmlText(text: string): string {
  return text.replace(IMPOSSIBLE, '').replace(/[&<>"\t\n\r]/g, (character) => REFERENCES.get(character) ?? character);
}
