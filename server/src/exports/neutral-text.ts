/**
 * Texts that a spreadsheet would take for a formula, made harmless and back.
 *
 * As OWASP advises, an apostrophe is put before `=`, `+`, `-`, `@`, a tab or a line break at the start of a cell. Where lists
 * are separated by semicolons, or a cell has several lines, a spreadsheet set to another separator can see cells inside of a
 * cell: the same goes for what comes after those.
 */

/** What a formula begins with, in full width too, which some spreadsheets in East Asia read alike. */
const DANGER = '=+\\-@\uff1d\uff0b\uff0d\uff20';
/**
 * Where a cell can begin, and blanks that a spreadsheet does not mind. The two have no letter in common: a long run of line
 * ends would be looked through from each of them otherwise.
 */
const BEGIN = '(^|[;\\t\\r\\n])([ \\u00a0]*)';

const FORMULA = new RegExp(`${BEGIN}('*[${DANGER}])`, 'gu');
const NEUTRAL_FORMULA = new RegExp(`${BEGIN}'('*[${DANGER}])`, 'gu');
const BLANK_START = /^'*[\t\r\n]/u;
const NEUTRAL_BLANK_START = /^''*[\t\r\n]/u;

/** The text with an apostrophe before whatever a spreadsheet would run. `restored` takes exactly these away again. */
export function neutral(text: string): string {
  const inside = text.replace(FORMULA, "$1$2'$3");
  return BLANK_START.test(inside) ? `'${inside}` : inside;
}

/** What a text was before `neutral` made it harmless. */
export function restored(text: string): string {
  const inside = NEUTRAL_BLANK_START.test(text) ? text.slice(1) : text;
  return inside.replace(NEUTRAL_FORMULA, '$1$2$3');
}

/** Whether a text is one that a spreadsheet would run, if it were typed into a cell. */
export function isDangerous(text: string): boolean {
  return neutral(text) !== text;
}
