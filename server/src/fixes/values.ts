/** Fixes of values as they are written: dates, versions in quotes, words that are nearly one of those that fit. */

import * as l10n from '@vscode/l10n';
import { CADENCE_MEANINGS, FREQUENCY_MEANINGS } from '../domain/recurrence.ts';
import { dayMeant, displayDate, readDate } from '../domain/civil-date.ts';
import { nearest } from '../domain/nearest.ts';
import type { Field } from '../domain/field.ts';
import { severityMeant as severityMeantBy } from '../rules/configuration.ts';
import { isSeverity } from '../workspace/severity.ts';
import { valueAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere } from './fix.ts';
import { nearestReference } from './references.ts';
import { replaceScalar } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';

/** Replaces what a finding underlines, in its quotes. */
export function replaceWith(
  context: FixContext,
  value: string,
  traits: { readonly isPreferred?: boolean; readonly isSafe?: boolean } = { isPreferred: true },
): readonly Fix[] {
  const source = yamlOf(context);
  if (source === undefined) return [];
  return fixHere(context, l10n.t('Change to “{0}”', value), [replaceScalar(source, context.finding, value)], traits);
}

/** `date-ambiguous`: one fix for each of the two days. */
export function ambiguousDate(context: FixContext): readonly Fix[] {
  const written = valueAt(context)?.value.text;
  const reading = written === undefined ? undefined : readDate(written);
  const source = yamlOf(context);
  if (reading?.kind !== 'ambiguous' || source === undefined) return [];
  return reading.candidates.flatMap((day) =>
    fixHere(context, l10n.t('Change to {0}, {1}', day, displayDate(day)), [
      replaceScalar(source, context.finding, day),
    ]),
  );
}

/** `date-invalid`: the last day of the month, or month and day the other way round; none where no day is near. */
export function nearestDay(context: FixContext): readonly Fix[] {
  const written = valueAt(context)?.value.text;
  const day = written === undefined ? undefined : dayMeant(written);
  const source = yamlOf(context);
  if (day === undefined || source === undefined) return [];
  const edit = replaceScalar(source, context.finding, day);
  return fixHere(context, l10n.t('Change to {0}, {1}', day, displayDate(day)), [edit], { isPreferred: true });
}

/** `version-not-string`: quotes around what is written, whose digits then stay as they are. */
export function quoteVersion(context: FixContext): readonly Fix[] {
  const { text, finding } = context;
  const written = text.slice(finding.start, finding.end);
  if (!/^[\w.+-]+$/.test(written)) return [];
  const edit = { start: finding.start, end: finding.end, newText: `"${written}"` };
  return fixHere(context, l10n.t('Put the version in quotes: {0}', `"${written}"`), [edit], { isSafe: true });
}

const CADENCES = CADENCE_MEANINGS.map(([word]) => word);
const FREQUENCIES = FREQUENCY_MEANINGS.map(([word]) => word);

/** The word of those that a field takes of which a text may be a slip of the pen; undefined where there are none. */
function nearestWord({ type }: Field, text: string): string | undefined {
  const word = text.trim().toLowerCase();
  switch (type.type) {
    case 'choice':
      return nearest(
        word,
        type.choices.map(({ value }) => value),
      );
    case 'cadence':
      return nearest(word, CADENCES);
    case 'frequency':
      return nearest(word, FREQUENCIES);
    case 'boolean':
      return nearest(word, ['true', 'false']);
    default:
      return undefined;
  }
}

/** `value-invalid`: the nearest word that the field takes, or the nearest ID; a severity in the configuration. */
export function invalidValue(context: FixContext): readonly Fix[] {
  const severity = severityMeant(context);
  if (severity !== undefined) return replaceWith(context, severity);
  const place = valueAt(context);
  if (place === undefined) return [];
  const {
    field: { field },
    value,
  } = place;
  const near =
    field.type.type === 'reference'
      ? nearestReference(context.snapshot, value.text, field.type.to)
      : nearestWord(field, value.text);
  return near === undefined ? [] : replaceWith(context, near);
}

function severityMeant({ document, finding }: FixContext): string | undefined {
  for (const {
    values: [value],
  } of document.facts.configuration?.rules ?? []) {
    if (value?.start !== finding.start || value.end !== finding.end) continue;
    const word = value.text.toLowerCase();
    return isSeverity(word) ? undefined : severityMeantBy(word);
  }
  return undefined;
}
