/** The words by which a sentence says how often something is done: “quarterly”, “every other week”, “twice a year”. */

import type { Interval } from './recurrence.ts';

/** One such expression (UTF-16 offsets into the text that was searched). */
export interface FrequencyWords {
  readonly start: number;
  readonly end: number;
  /** Undefined for words that can mean two things (`biweekly`), and for what is done more often than daily. */
  readonly interval: Interval | undefined;
  /**
   * `adjective`: only before a noun (`annual`); `either`: before a noun or not (`quarterly`); `phrase`: says of a verb how often
   * (`annually`, `every quarter`); `basis`: the adjective in “on an annual basis”, which says the same.
   */
  readonly form: 'adjective' | 'either' | 'phrase' | 'basis';
}

type Form = FrequencyWords['form'];

const days = (count: number): Interval => ({ kind: 'interval', unit: 'day', count });
const months = (count: number): Interval => ({ kind: 'interval', unit: 'month', count });

const WORDS: ReadonlyMap<string, readonly [Interval, Form]> = new Map<string, readonly [Interval, Form]>([
  ['daily', [days(1), 'either']],
  ['nightly', [days(1), 'either']],
  ['weekly', [days(7), 'either']],
  ['fortnightly', [days(14), 'either']],
  ['monthly', [months(1), 'either']],
  ['quarterly', [months(3), 'either']],
  ['halfyearly', [months(6), 'either']],
  ['semiannual', [months(6), 'adjective']],
  ['semiannually', [months(6), 'phrase']],
  ['yearly', [months(12), 'either']],
  ['annual', [months(12), 'adjective']],
  ['annually', [months(12), 'phrase']],
  ['biennial', [months(24), 'adjective']],
  ['biennially', [months(24), 'phrase']],
]);

/** Units of time by how they begin. */
const UNITS: readonly (readonly [prefix: string, interval: Interval])[] = [
  ['weekday', days(1)],
  ['day', days(1)],
  ['week', days(7)],
  ['fortnight', days(14)],
  ['month', months(1)],
  ['quarter', months(3)],
  ['half', months(6)],
  ['six-month', months(6)],
  ['year', months(12)],
];

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['other', 2],
  ['second', 2],
  ['two', 2],
  ['three', 3],
  ['third', 3],
  ['four', 4],
  ['six', 6],
  ['twelve', 12],
]);

const UNIT = 'weekdays?|days?|weeks?|fortnights?|months?|quarters?|half[- ]years?|half|years?';
const QUALIFIER = '(?:(?:calendar|business|working|fiscal|financial|single)\\s+)?';
const COUNT = '\\d{1,3}|other|second|third|two|three|four|six|twelve';

/** Everything that says how often, and what looks like it: the longer before the shorter. */
const PATTERN = new RegExp(
  '(?<![\\w-])(?:' +
    [
      '(?<unclear>bi-?(?:weekly|monthly|annual(?:ly)?|yearly)|semi-?(?:weekly|monthly)|hourly|continuous(?:ly)?|ongoing|real[- ]time|perpetual(?:ly)?|every\\s+(?:\\w+\\s+)?(?:hours?|minutes?)|(?:each|per)\\s+hour|quadrennial(?:ly)?|triennial(?:ly)?|periodic(?:ally)?|regularly)',
      '(?<word>daily|nightly|weekly|fortnightly|monthly|quarterly|half-?yearly|semi[- ]?annual(?:ly)?|yearly|annual(?:ly)?|biennial(?:ly)?)(?<basis>\\s+basis)?',
      '(?:every|each)\\s+(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)',
      `(?:once\\s+)?every\\s+(?<count>${COUNT})\\s+${QUALIFIER}(?<step>${UNIT})`,
      `(?:once\\s+)?(?:every|each)\\s+${QUALIFIER}(?<unit>${UNIT})`,
      `once\\s+(?:a|an|per|in\\s+(?:a|every|each))\\s+${QUALIFIER}(?<once>${UNIT})`,
      `(?<times>twice|(?:two|three|four|six|\\d{1,2})\\s+times)\\s+(?:a|an|per|each|every)\\s+${QUALIFIER}(?<per>${UNIT})`,
    ].join('|') +
    ')(?![\\w-])',
  'gi',
);

/** Every expression of how often something is done, in the order of the text. Linear in its length. */
export function frequencyWords(text: string): readonly FrequencyWords[] {
  const found: FrequencyWords[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const { interval, form } = meaningOf(match.groups ?? {});
    const end = match.index + match[0].length - (match.groups?.['basis']?.length ?? 0);
    found.push({ start: match.index, end, interval, form });
  }
  return found;
}

function meaningOf(groups: Readonly<Record<string, string | undefined>>): Pick<FrequencyWords, 'interval' | 'form'> {
  const { word, basis, weekday, count, step, unit, once, times, per } = groups;
  if (word !== undefined) {
    const [interval, form] = WORDS.get(word.toLowerCase().replace(/[- ]/g, '')) ?? [undefined, 'phrase'];
    return { interval, form: basis === undefined ? form : 'basis' };
  }
  let interval: Interval | undefined;
  if (weekday !== undefined) interval = days(7);
  else if (count !== undefined) interval = stepOf(numberOf(count), step ?? '');
  else if (unit !== undefined) interval = stepOf(1, unit);
  else if (once !== undefined) interval = stepOf(1, once);
  else if (times !== undefined) interval = shareOf(numberOf(times.split(/\s/, 1)[0] ?? ''), per ?? '');
  return { interval, form: 'phrase' };
}

function numberOf(text: string): number {
  const lower = text.toLowerCase();
  return lower === 'twice' ? 2 : (NUMBERS.get(lower) ?? Number(lower));
}

function stepOf(count: number, unit: string): Interval | undefined {
  const base = UNITS.find(([prefix]) => unit.toLowerCase().startsWith(prefix))?.[1];
  return base === undefined || !(count > 0) ? undefined : { ...base, count: base.count * count };
}

/** So many times in a unit, as a step: whole months alone are certain to be meant by it. */
function shareOf(times: number, unit: string): Interval | undefined {
  const base = stepOf(1, unit);
  if (base?.unit !== 'month' || !(times > 0) || base.count % times !== 0) return undefined;
  return months(base.count / times);
}

/** How many days a step takes on average: 30.4 for a month. */
export function averageDays({ unit, count }: Interval): number {
  return unit === 'day' ? count : (count * 365.25) / 12;
}

/** Two steps nearer than this, as a part of the longer one, are two ways of saying the same: 90 days and a quarter. */
const ALIKE = 0.1;

/** Whether two steps come to the same, as 90 days and a quarter do, or 52 weeks and a year. */
export function isAbout(a: Interval, b: Interval): boolean {
  const [one, other] = [averageDays(a), averageDays(b)];
  return Math.abs(one - other) <= ALIKE * Math.max(one, other);
}
