/**
 * How a field's value is described in JSON Schema, by its type: never narrower than what `readValue` takes silently.
 *
 * l10n: the schemas are files in English, and patterns match what people write.
 */

import { CADENCE_MEANINGS, FREQUENCY_MEANINGS } from '../domain/recurrence.ts';
import type { Choice, Field, FieldType } from '../domain/field.ts';
import { COMPARISON_SPELLINGS } from '../domain/quantity.ts';
import { UNSAFE_SCHEMES } from '../domain/unsafe-scheme.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';

/** The keywords of draft-07 that our schemas are made of. No tool's own keyword is among them. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $comment?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly maxProperties?: number;
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** The other words for a step that are understood; a test holds them to `domain/recurrence.ts`. */
const OTHER_STEPS = [
  'daily',
  'every day',
  'weekly',
  'fortnightly',
  'semi annual',
  'semi annually',
  'half yearly',
  'annually',
  'yearly',
  'every year',
  'once a year',
  'biennial',
  'biennially',
];
const OTHER_FREQUENCIES = ['continuously', 'event driven', 'as needed', 'ad hoc', 'on event'];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A pattern for a text in any letter case, with or without spaces, hyphens and underscores between its words. */
export function inAnySpelling(texts: readonly string[]): string {
  const alternatives = texts.map((text) =>
    text
      .split(/[\s_-]+/)
      .map((word) => Array.from(word, inAnyCase).join(''))
      .join('[\\s_-]*'),
  );
  return `(?:${[...new Set(alternatives)].join('|')})`;
}

/** A character, as a letter of either case or as itself. */
function inAnyCase(character: string): string {
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  if (lower !== upper) return `[${upper}${lower}]`;
  return /[\w]/.test(character) ? character : `\\${character}`;
}

/** A pattern that is to match a whole text, spaces around it aside. */
function whole(...alternatives: readonly string[]): JsonSchema {
  return { type: 'string', pattern: `^\\s*(?:${alternatives.join('|')})\\s*$` };
}

function reference(name: string): JsonSchema {
  return { $ref: `#/definitions/${name}` };
}

const NOTHING_YET = reference('nothing-yet');

const DURATION = '[Pp](?:\\d{1,4}[Yy](?:\\d{1,4}[Mm])?|\\d{1,4}[Mm]|\\d{1,4}[Ww](?:\\d{1,5}[Dd])?|\\d{1,5}[Dd])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
/** A day of the month that cannot be a month. */
const LATE_DAY = '(?:1[3-9]|2\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const MONTH_NAME = `${inAnySpelling(MONTHS)}[A-Za-z]{0,6}\\.?`;
const DAY_OF_MONTH = `${DAY}(?:st|nd|rd|th)?`;
/** `05/05/2026`: a month and a day that are the same number are one certain day. */
const DAY_LIKE_MONTH = Array.from({ length: 12 }, (_, index) => `0?${index + 1}[-/.]0?${index + 1}`).join('|');

/** Dates in the spellings that are read besides ISO; `03/04/2026`, which can be two days, is not one of them. */
const OTHER_DATES = whole(
  '\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*',
  `\\d{4}[/.]${MONTH}[/.]${DAY}`,
  `\\d{4}-(?:[1-9]-${DAY}|${MONTH}-[1-9])`,
  `(?:${LATE_DAY}[-/.]${MONTH}|${MONTH}[-/.]${LATE_DAY}|${DAY_LIKE_MONTH})[-/.]\\d{4}`,
  `${MONTH_NAME}[ -]${DAY_OF_MONTH},?[ -]\\d{4}`,
  `${DAY_OF_MONTH}[ -]${MONTH_NAME},?[ -]\\d{4}`,
);

/** An amount as `domain/quantity.ts` reads it, its unit taken generously. */
const QUANTITY =
  "[$€£¥]?\\s*[-+−]?(?:\\d{1,3}(?:[ ,'_\\u00a0\\u2009\\u202f]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)" +
  '(?:[Ee][-+]?\\d{1,3})?\\s*(?:[^\\d\\s.,<>=?!][^<>=?!]{0,60})?';

const COMPARISON = COMPARISON_SPELLINGS.map((one) => (/^\w/.test(one) ? inAnySpelling([one]) : one)).join('|');

const PERIODS = whole(
  '\\d{4}',
  '\\d{4}[- ]?(?:[Hh]0?[12]|[Qq]0?[1-4]|[Ww](?:0?[1-9]|[1-4]\\d|5[0-3]))',
  '(?:[Hh]0?[12]|[Qq]0?[1-4]|[Ww](?:0?[1-9]|[1-4]\\d|5[0-3]))[- ]\\d{4}',
  '\\d{4}-(?:0[1-9]|1[0-2])',
);

/**
 * What values of the types are, by the name under which a field's schema refers to them. None but the criteria has a
 * description: editors would show it, on hover, in place of the field's own.
 */
export const VALUE_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  'nothing-yet': {
    $comment: 'Nothing yet: empty, or a placeholder such as TBD, which counts as missing.',
    anyOf: [
      { type: 'null' },
      whole(
        `${inAnySpelling(['tbd', 'tbc', 'tba', 'todo', 'fixme', 'na', 'n/a', 'n.a.', 'not applicable', 'change me', 'placeholder'])}[.:!]?`,
        `${inAnySpelling(['to be determined', 'to be decided', 'to be defined', 'to be confirmed'])}[.:!]?`,
        '[Xx]{3,}',
        '\\?+',
        '',
        '\\{\\{.*\\}\\}',
        '<[^<>@]*>',
        '\\[[^\\[\\]]*\\]',
        '\\$\\{[^{}]*\\}',
        '%[A-Z_]+%',
      ),
    ],
  },
  'text-value': { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] },
  'url-value': {
    $comment: 'An address. What would run a program or read the disk when it is clicked is not followed.',
    allOf: [reference('text-value')],
    not: { type: 'string', pattern: `^\\s*${inAnySpelling(UNSAFE_SCHEMES)}:` },
  },
  'digest-value': {
    $comment: 'A SHA-256: 64 hexadecimal digits.',
    anyOf: [whole('(?:[Ss][Hh][Aa]-?256[:-])?[0-9A-Fa-f]{64}'), NOTHING_YET],
  },
  'version-value': {
    $comment: 'In quotes, since YAML reads an unquoted 1.10 as the number 1.1.',
    type: ['string', 'null'],
  },
  'date-value': {
    $comment: 'A day, best written YYYY-MM-DD.',
    anyOf: [{ type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }, OTHER_DATES, NOTHING_YET],
  },
  'cadence-value': {
    $comment: 'How often a definition is re-read: a word, or an ISO 8601 duration such as P18M.',
    anyOf: [
      { enum: CADENCE_MEANINGS.map(([word]) => word) },
      whole(inAnySpelling([...CADENCE_MEANINGS.map(([word]) => word), ...OTHER_STEPS]), DURATION),
      NOTHING_YET,
    ],
  },
  'frequency-value': {
    $comment: 'How often a control operates: a word, or an ISO 8601 duration such as P45D.',
    anyOf: [
      { enum: FREQUENCY_MEANINGS.map(([word]) => word) },
      whole(
        inAnySpelling([...FREQUENCY_MEANINGS.map(([word]) => word), ...OTHER_STEPS, ...OTHER_FREQUENCIES]),
        DURATION,
      ),
      NOTHING_YET,
    ],
  },
  'duration-value': {
    $comment: 'An ISO 8601 duration: P30D, P6M, P7Y.',
    anyOf: [whole(DURATION), NOTHING_YET],
  },
  'period-value': {
    $comment: '2026, 2026-H1, 2026-Q1, 2026-03, 2026-W10, a date, or {start, end}.',
    anyOf: [
      { type: 'integer', minimum: 1000, maximum: 9999 },
      PERIODS,
      reference('date-value'),
      { type: 'object', allOf: [reference('period')], required: ['start', 'end'] },
    ],
  },
  'quantity-value': {
    $comment: 'A number, with its unit or without: 12, 99.97 %, 1,200.',
    anyOf: [{ type: 'number' }, whole(QUANTITY), NOTHING_YET],
  },
  'target-value': {
    $comment: 'A comparison sign and a number: <= 30, >= 99.9 %.',
    anyOf: [{ type: 'number' }, whole(`(?:${COMPARISON})?\\s*${QUANTITY}`), NOTHING_YET],
  },
  'boolean-value': {
    anyOf: [{ type: 'boolean' }, whole(inAnySpelling(['true', 'false', 'yes', 'no'])), NOTHING_YET],
  },
  'criteria-value': {
    $comment: 'Criteria: one, a list of them, or a list for each framework.',
    anyOf: [
      reference('criterion'),
      { type: 'array', items: reference('criterion') },
      {
        type: 'object',
        additionalProperties: {
          anyOf: [reference('criterion'), { type: 'array', items: reference('criterion') }],
        },
      },
    ],
  },
  criterion: {
    $comment: 'A criterion such as CC6.1, a range such as CC6.1-CC6.3, or a series such as CC6.',
    anyOf: [
      ...TSC_2017.criteria.map(({ id, label }) => ({ const: id, description: label })),
      reference('text-value'),
      { $comment: 'With a label after it.', type: 'object' },
    ],
  },
};

/** A value of a field, or a list of them where the table says that one may stand there. */
export function valueSchema(field: Field): JsonSchema {
  const { type } = field;
  if (type.type === 'any') return {};
  if (type.type === 'criteria') return reference('criteria-value');
  const one = oneValue(type);
  return field.many ? { anyOf: [one, { type: 'array', items: one }] } : one;
}

function oneValue(type: Exclude<FieldType, { type: 'any' | 'criteria' }>): JsonSchema {
  switch (type.type) {
    case 'version':
    case 'date':
    case 'cadence':
    case 'frequency':
    case 'duration':
    case 'period':
    case 'boolean':
    case 'url':
    case 'digest':
    case 'quantity':
    case 'target':
      return reference(`${type.type}-value`);
    case 'choice':
      return choiceSchema(type.choices);
    case 'number':
      return numberSchema(type);
    case 'record':
      return { anyOf: [reference(type.of), reference('text-value')] };
    case 'id':
    case 'text':
    case 'path':
    case 'glob':
    case 'owner':
    case 'reference':
      return reference('text-value');
    default:
      return type satisfies never;
  }
}

function choiceSchema(choices: readonly Choice[]): JsonSchema {
  const spellings = choices.flatMap(({ value, synonyms }) => [value, ...(synonyms ?? [])]);
  return {
    anyOf: [
      { enum: choices.map(({ value }) => (/^\d+$/.test(value) ? Number(value) : value)) },
      whole(inAnySpelling(spellings)),
      NOTHING_YET,
    ],
  };
}

function numberSchema({ min, max }: { readonly min?: number; readonly max?: number }): JsonSchema {
  const range = { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) };
  return {
    anyOf: [{ type: 'number', ...range }, whole('[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[Ee][-+]?\\d+)?'), NOTHING_YET],
  };
}
