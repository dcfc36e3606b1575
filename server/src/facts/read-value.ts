/** Reads one written value by its field's type, and says in plain words what is wrong with it. */

import * as l10n from '@vscode/l10n';

import { displayDate, readDate } from '../domain/civil-date.ts';
import { type Field, type FieldType, findChoice } from '../domain/field.ts';
import { nearest } from '../domain/nearest.ts';
import { readPeriod } from '../domain/period.ts';
import { readQuantity, readTarget } from '../domain/quantity.ts';
import { readCadence, readDuration, readFrequency } from '../domain/recurrence.ts';
import { readSha256 } from '../domain/sha256.ts';
import { unsafeScheme } from '../domain/unsafe-scheme.ts';
import type { YamlScalar } from '../syntax/yaml-tree.ts';
import type { FactCode, FactProblem, Reading, ValueFact } from './document-facts.ts';
import { isPlaceholder, unmask } from './placeholder.ts';

const NONE: Reading = { kind: 'none' };
const TEXT: Reading = { kind: 'text' };

type Outcome = Reading | { readonly kind: 'problem'; readonly code: FactCode; readonly message: string };

function invalid(message: string, code: FactCode = 'value-invalid'): Outcome {
  return { kind: 'problem', code, message };
}

function readDateValue(name: string, text: string): Outcome {
  const reading = readDate(text);
  if (reading.kind === 'date') return { kind: 'date', date: reading.date };
  if (reading.kind === 'ambiguous') {
    const [first, second] = reading.candidates;
    return invalid(
      l10n.t(
        '“{0}” can be {1} or {2}. Write {3} or {4}.',
        text,
        displayDate(first),
        displayDate(second),
        first,
        second,
      ),
      'date-ambiguous',
    );
  }
  return invalid(
    l10n.t('“{0}” is not a date for {1}: {2}. Write it as YYYY-MM-DD.', text, name, reading.reason),
    'date-invalid',
  );
}

function readChoiceValue(name: string, type: Extract<FieldType, { type: 'choice' }>, text: string): Outcome {
  const choice = findChoice(type.choices, text);
  if (choice !== undefined) return { kind: 'choice', value: choice.value };
  const values = type.choices.map((one) => one.value);
  const near = nearest(text.toLowerCase(), values);
  return invalid(
    near === undefined
      ? l10n.t('“{0}” is not a value of {1}. Write one of {2}.', text, name, values.join(', '))
      : l10n.t('“{0}” is not a value of {1}. Did you mean “{2}”?', text, name, near),
  );
}

function numberToWrite(name: string, { min, max }: Extract<FieldType, { type: 'number' }>): string {
  if (min === undefined) return l10n.t('Write {0} in digits, such as 12.', name);
  return max === undefined
    ? l10n.t('Write {0} as a number from {1} on.', name, min)
    : l10n.t('Write {0} as a number from {1} to {2}.', name, min, max);
}

function readNumberValue(name: string, type: Extract<FieldType, { type: 'number' }>, scalar: YamlScalar): Outcome {
  const value = typeof scalar.value === 'number' ? scalar.value : Number(scalar.text.trim() || Number.NaN);
  const { min, max } = type;
  if (!Number.isFinite(value)) {
    return invalid(`${l10n.t('“{0}” is not a number.', scalar.text)} ${numberToWrite(name, type)}`);
  }
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    return invalid(`${l10n.t('{0} is out of bounds.', scalar.text)} ${numberToWrite(name, type)}`);
  }
  return { kind: 'number', value };
}

function readQuantityValue(name: string, scalar: YamlScalar): Outcome {
  const quantity =
    typeof scalar.value === 'number' ? { value: scalar.value, unit: undefined } : readQuantity(scalar.text);
  if (quantity !== undefined && Number.isFinite(quantity.value)) return { kind: 'quantity', quantity };
  return invalid(l10n.t('“{0}” is not a number. Write {1} in digits, such as 12, 99.97 or 1,200.', scalar.text, name));
}

function readTargetValue(name: string, text: string): Outcome {
  const target = readTarget(text);
  if (target !== undefined) return { kind: 'target', target };
  return invalid(
    l10n.t(
      '“{0}” is not a {1} that can be read. Write a comparison sign and a number, such as "<= 30" or ">= 99.9".',
      text,
      name,
    ),
  );
}

function readBooleanValue(name: string, scalar: YamlScalar): Outcome {
  if (typeof scalar.value === 'boolean') return { kind: 'boolean', value: scalar.value };
  const word = scalar.text.trim().toLowerCase();
  if (word === 'true' || word === 'yes') return { kind: 'boolean', value: true };
  if (word === 'false' || word === 'no') return { kind: 'boolean', value: false };
  return invalid(
    l10n.t('“{0}” is neither {1} nor {2}. Write one of the two for {3}.', scalar.text, 'true', 'false', name),
  );
}

/** Longer than any name that people give, and short enough to stand in a sentence. */
export const LONGEST_ID = 200;
/** Line breaks, what moves a terminal's cursor, and what turns the direction of writing around. */
const NOT_IN_AN_ID = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text can be the ID of a record. */
export function canBeId(text: string): boolean {
  return text !== '' && text.length <= LONGEST_ID && !NOT_IN_AN_ID.test(text);
}

function readIdValue(text: string): Outcome {
  if (text.length > LONGEST_ID) {
    return invalid(
      l10n.t('This ID has {0} characters, and at most {1} are read. Write a short name.', text.length, LONGEST_ID),
    );
  }
  if (!NOT_IN_AN_ID.test(text)) return TEXT;
  return invalid(
    l10n.t('This ID holds a line break or a control character, so it is not read. Write a short name on one line.'),
  );
}

function readTyped(field: Field, scalar: YamlScalar, text: string): Outcome {
  const { type, name } = field;
  switch (type.type) {
    case 'date':
      return readDateValue(name, text);
    case 'choice':
      return readChoiceValue(name, type, text);
    case 'number':
      return readNumberValue(name, type, scalar);
    case 'quantity':
      return readQuantityValue(name, scalar);
    case 'target':
      return readTargetValue(name, text);
    case 'boolean':
      return readBooleanValue(name, scalar);
    case 'cadence': {
      const interval = readCadence(text);
      if (interval !== undefined) return { kind: 'interval', interval };
      return invalid(
        l10n.t(
          '“{0}” is not a review cadence. Write {1} or a duration such as P18M.',
          text,
          'monthly, quarterly, semiannual, annual', // l10n: values of the format
        ),
      );
    }
    case 'frequency': {
      const frequency = readFrequency(text);
      if (frequency !== undefined) return { kind: 'frequency', frequency };
      return invalid(
        l10n.t(
          '“{0}” is not a frequency. Write {1} or a duration such as P45D.',
          text,
          'continuous, daily, weekly, monthly, quarterly, semiannual, annual, per-event', // l10n: values of the format
        ),
      );
    }
    case 'duration': {
      const interval = readDuration(text);
      if (interval !== undefined) return { kind: 'interval', interval };
      return invalid(l10n.t('“{0}” is not a duration. Write it as ISO 8601 does: P30D, P6M, P7Y.', text));
    }
    case 'period': {
      const reading = readDate(text);
      if (reading.kind === 'ambiguous') return readDateValue(name, text);
      const period = readPeriod(text);
      if (period !== undefined) return { kind: 'period', period };
      return invalid(
        l10n.t(
          '“{0}” is not a period that exists. Write 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W10, a date, or {start, end}.',
          text,
        ),
        'date-invalid',
      );
    }
    case 'version':
      if (typeof scalar.value !== 'number') return TEXT;
      return invalid(
        l10n.t('YAML reads {0} as a number, so that 1.10 becomes 1.1. Put the version in quotes: "{0}".', text),
        'version-not-string',
      );
    case 'id':
      return readIdValue(text);
    case 'url': {
      const unsafe = unsafeScheme(text);
      if (unsafe === undefined) return TEXT;
      return invalid(
        l10n.t('Addresses that begin with “{0}:” are not followed. Write an https: address instead.', unsafe),
      );
    }
    case 'digest':
      if (readSha256(text) !== undefined) return TEXT;
      return invalid(
        name === 'approved_digest'
          ? l10n.t(
              '“{0}” is not the fingerprint of a policy, which is “sha256-” and 64 hexadecimal digits. Record the approval anew, or remove the key.',
              text,
            )
          : l10n.t(
              '“{0}” is not a SHA-256. Write its 64 hexadecimal digits, as “sha256sum” and “shasum -a 256” print them.',
              text,
            ),
      );
    case 'text':
    case 'path':
    case 'glob':
    case 'owner':
    case 'reference':
    case 'criteria':
    case 'record':
    case 'any':
      return TEXT;
    default:
      return TEXT;
  }
}

/**
 * Reads one scalar for a field. A placeholder is a value that says nothing, with a `value-placeholder` finding; free
 * fields (`notes`, `tags`) may hold anything. What cannot be read is a finding at the value and reads as `none`.
 */
export function readValue(field: Field, scalar: YamlScalar, problems: FactProblem[]): ValueFact {
  const text = unmask(scalar.style === 'plain' || typeof scalar.value !== 'string' ? scalar.text : scalar.value).trim();
  const { start, end } = scalar;
  if (field.type.type === 'any') return { start, end, text, placeholder: false, reading: TEXT };
  if (isPlaceholder(text)) {
    problems.push({
      start,
      end,
      code: 'value-placeholder',
      message: l10n.t('“{0}” is a placeholder, so {1} counts as missing. Fill it in.', text, field.name),
    });
    return { start, end, text, placeholder: true, reading: NONE };
  }
  const outcome = readTyped(field, scalar, text);
  if (outcome.kind !== 'problem') return { start, end, text, placeholder: false, reading: outcome };
  problems.push({ start, end, code: outcome.code, message: outcome.message });
  // A version that YAML took for a number is still a version to everyone who reads the record.
  const reading = outcome.code === 'version-not-string' ? TEXT : NONE;
  return { start, end, text, placeholder: false, reading };
}
