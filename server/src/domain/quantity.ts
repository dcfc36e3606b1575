/** Amounts with their units, as metrics have them, and the targets that they are held against: `<= 30 days`, `99.9 %`. */

/** An amount. The unit is as it is written; undefined where none is. */
export interface Quantity {
  readonly value: number;
  readonly unit: string | undefined;
}

export type Comparison = '<=' | '<' | '>=' | '>' | '=';

/** What an amount should be. */
export interface Target extends Quantity {
  readonly comparison: Comparison;
}

/** Digits in groups of three by a comma, a space, an apostrophe or an underscore; a point before decimals. */
const NUMBER = /^([-+\u2212]?)(\d{1,3}(?:[ ,'_\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)?(\.\d+)?([Ee][-+]?\d{1,3})?/;
const CURRENCY = /^[$€£¥]/;
const UNIT = /^(?:%|\p{L})[\p{L}\p{N} %/.-]{0,60}$/u;

/**
 * Reads an amount: `12`, `1,200`, `99.97 %`, `$5,000`, `45 days`. Undefined for anything else, and for `99,9`: whether a
 * comma divides thousands or begins decimals is only certain before three digits.
 */
export function readQuantity(text: string): Quantity | undefined {
  const source = text.trim();
  const currency = CURRENCY.exec(source)?.[0];
  const amount = source.slice(currency?.length ?? 0).trimStart();
  const [written, sign = '', whole = '', decimals = '', exponent = ''] = NUMBER.exec(amount) ?? [];
  if (written === undefined || (whole === '' && decimals === '')) return undefined;
  const value = Number(`${whole.replace(/\D/g, '')}${decimals}${exponent}`) * (sign === '' || sign === '+' ? 1 : -1);
  const rest = amount.slice(written.length).trim();
  if (!Number.isFinite(value) || (rest !== '' && !UNIT.test(rest))) return undefined;
  return { value, unit: rest === '' ? currency : rest };
}

/** The signs of the format first, longer ones before those that they begin with; after them the ways in which people say the same. */
const COMPARISONS: readonly (readonly [written: string, comparison: Comparison])[] = [
  ['<=', '<='],
  ['>=', '>='],
  ['=<', '<='],
  ['=>', '>='],
  ['==', '='],
  ['≤', '<='],
  ['≥', '>='],
  ['<', '<'],
  ['>', '>'],
  ['=', '='],
  ['at most ', '<='], // l10n: what people write
  ['no more than ', '<='], // l10n: what people write
  ['not more than ', '<='], // l10n: what people write
  ['up to ', '<='], // l10n: what people write
  ['at least ', '>='], // l10n: what people write
  ['no less than ', '>='], // l10n: what people write
  ['not less than ', '>='], // l10n: what people write
  ['less than ', '<'], // l10n: what people write
  ['fewer than ', '<'], // l10n: what people write
  ['below ', '<'],
  ['under ', '<'],
  ['more than ', '>'], // l10n: what people write
  ['above ', '>'],
  ['over ', '>'],
];

/** Every way to write a comparison: the schemas are made from it. */
export const COMPARISON_SPELLINGS: readonly string[] = COMPARISONS.map(([written]) => written.trim());

/**
 * Reads a target: a comparison and an amount, such as `<= 30`, `< 5%`, `>= 99.9 %`, `at most 8 hours`. An amount alone is
 * to be met exactly. Undefined for anything else.
 */
export function readTarget(text: string): Target | undefined {
  const source = text.trim().replace(/\s+/g, ' ');
  const folded = source.toLowerCase();
  const found = COMPARISONS.find(([written]) => folded.startsWith(written));
  const quantity = readQuantity(source.slice(found?.[0].length ?? 0));
  return quantity && { ...quantity, comparison: found?.[1] ?? '=' };
}

/** Units of time, in seconds: amounts in two of them can be compared. */
const SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['sec', 1],
  ['second', 1],
  ['min', 60],
  ['minute', 60],
  ['h', 3600],
  ['hr', 3600],
  ['hour', 3600],
  ['d', 86_400],
  ['day', 86_400],
  ['week', 604_800],
]);

/** One form for the ways to write a unit: `Days` and `day`, `percent` and `%`. */
function foldUnit(unit: string): string {
  const folded = unit.trim().toLowerCase().replace(/\.$/, '');
  if (folded.startsWith('%') || /^(?:percent|per cent|pct)\b/.test(folded)) return '%';
  return folded.length > 2 ? folded.replace(/s$/, '') : folded;
}

/** How many of the second unit one of the first is; undefined where the two cannot be compared. */
function conversion(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined) return 1;
  const [a, b] = [foldUnit(from), foldUnit(to)];
  if (a === b) return 1;
  const [seconds, others] = [SECONDS.get(a), SECONDS.get(b)];
  return seconds === undefined || others === undefined ? undefined : seconds / others;
}

/** Rounding in a conversion must not miss a target that is met to the letter. */
const TOLERANCE = 1e-9;

/**
 * Whether an amount meets a target. An amount or a target without a unit is taken to be in the unit of the other; undefined
 * where their units cannot be compared, such as days and tickets.
 */
export function meets(measured: Quantity, target: Target): boolean | undefined {
  const factor = conversion(measured.unit, target.unit);
  if (factor === undefined) return undefined;
  const value = measured.value * factor;
  const isEqual = Math.abs(value - target.value) <= TOLERANCE * Math.max(Math.abs(value), Math.abs(target.value));
  switch (target.comparison) {
    case '<=':
      return isEqual || value < target.value;
    case '>=':
      return isEqual || value > target.value;
    case '<':
      return !isEqual && value < target.value;
    case '>':
      return !isEqual && value > target.value;
    case '=':
      return isEqual;
    default:
      return target.comparison satisfies never;
  }
}
