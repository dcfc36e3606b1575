/** Reads one written value by its field's type, and says in plain words what is wrong with it. */

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
      `“${text}” can be ${displayDate(first)} or ${displayDate(second)}. Write ${first} or ${second}.`,
      'date-ambiguous',
    );
  }
  return invalid(`“${text}” is not a date for ${name}: ${reading.reason}. Write it as YYYY-MM-DD.`, 'date-invalid');
}

function readChoiceValue(name: string, type: Extract<FieldType, { type: 'choice' }>, text: string): Outcome {
  const choice = findChoice(type.choices, text);
  if (choice !== undefined) return { kind: 'choice', value: choice.value };
  const values = type.choices.map((one) => one.value);
  const near = nearest(text.toLowerCase(), values);
  const hint = near === undefined ? `Write one of ${values.join(', ')}.` : `Did you mean “${near}”?`;
  return invalid(`“${text}” is not a value of ${name}. ${hint}`);
}

function readNumberValue(name: string, type: Extract<FieldType, { type: 'number' }>, scalar: YamlScalar): Outcome {
  const value = typeof scalar.value === 'number' ? scalar.value : Number(scalar.text.trim() || Number.NaN);
  const { min, max } = type;
  const bounds = min === undefined ? undefined : max === undefined ? `from ${min} on` : `from ${min} to ${max}`;
  const wanted = bounds === undefined ? 'in digits, such as 12' : `as a number ${bounds}`;
  if (!Number.isFinite(value)) return invalid(`“${scalar.text}” is not a number. Write ${name} ${wanted}.`);
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    return invalid(`${scalar.text} is out of bounds. Write ${name} ${wanted}.`);
  }
  return { kind: 'number', value };
}

function readQuantityValue(name: string, scalar: YamlScalar): Outcome {
  const quantity =
    typeof scalar.value === 'number' ? { value: scalar.value, unit: undefined } : readQuantity(scalar.text);
  if (quantity !== undefined && Number.isFinite(quantity.value)) return { kind: 'quantity', quantity };
  return invalid(`“${scalar.text}” is not a number. Write ${name} in digits, such as 12, 99.97 or 1,200.`);
}

function readTargetValue(name: string, text: string): Outcome {
  const target = readTarget(text);
  if (target !== undefined) return { kind: 'target', target };
  return invalid(
    `“${text}” is not a ${name} that can be read. Write a comparison sign and a number, such as "<= 30" or ">= 99.9".`,
  );
}

function readBooleanValue(name: string, scalar: YamlScalar): Outcome {
  if (typeof scalar.value === 'boolean') return { kind: 'boolean', value: scalar.value };
  const word = scalar.text.trim().toLowerCase();
  if (word === 'true' || word === 'yes') return { kind: 'boolean', value: true };
  if (word === 'false' || word === 'no') return { kind: 'boolean', value: false };
  return invalid(`“${scalar.text}” is neither true nor false. Write one of the two for ${name}.`);
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
    return invalid(`This ID has ${text.length} characters, and at most ${LONGEST_ID} are read. Write a short name.`);
  }
  if (!NOT_IN_AN_ID.test(text)) return TEXT;
  return invalid(
    'This ID holds a line break or a control character, so it is not read. Write a short name on one line.',
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
        `“${text}” is not a review cadence. Write monthly, quarterly, semiannual, annual or a duration such as P18M.`,
      );
    }
    case 'frequency': {
      const frequency = readFrequency(text);
      if (frequency !== undefined) return { kind: 'frequency', frequency };
      return invalid(
        `“${text}” is not a frequency. Write continuous, daily, weekly, monthly, quarterly, semiannual, annual, ` +
          'per-event or a duration such as P45D.',
      );
    }
    case 'duration': {
      const interval = readDuration(text);
      if (interval !== undefined) return { kind: 'interval', interval };
      return invalid(`“${text}” is not a duration. Write it as ISO 8601 does: P30D, P6M, P7Y.`);
    }
    case 'period': {
      const reading = readDate(text);
      if (reading.kind === 'ambiguous') return readDateValue(name, text);
      const period = readPeriod(text);
      if (period !== undefined) return { kind: 'period', period };
      return invalid(
        `“${text}” is not a period that exists. Write 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W10, a date, or {start, end}.`,
        'date-invalid',
      );
    }
    case 'version':
      if (typeof scalar.value !== 'number') return TEXT;
      return invalid(
        `YAML reads ${text} as a number, so that 1.10 becomes 1.1. Put the version in quotes: "${text}".`,
        'version-not-string',
      );
    case 'id':
      return readIdValue(text);
    case 'url': {
      const unsafe = unsafeScheme(text);
      if (unsafe === undefined) return TEXT;
      return invalid(`Addresses that begin with “${unsafe}:” are not followed. Write an https: address instead.`);
    }
    case 'digest':
      if (readSha256(text) !== undefined) return TEXT;
      return invalid(
        name === 'approved_digest'
          ? `“${text}” is not the fingerprint of a policy, which is “sha256-” and 64 hexadecimal digits. Record the approval anew, or remove the key.`
          : `“${text}” is not a SHA-256. Write its 64 hexadecimal digits, as “sha256sum” and “shasum -a 256” print them.`,
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
      message: `“${text}” is a placeholder, so ${field.name} counts as missing. Fill it in.`,
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
