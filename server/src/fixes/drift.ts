/** Fixes where two places say different things: one for each of the two that may be right. */

import * as l10n from '@vscode/l10n';
import { frequencyAsWritten, frequencyWord } from '../domain/recurrence.ts';
import type { RecordFacts, StatedFrequency } from '../facts/document-facts.ts';
import { field, frequency, value } from '../facts/record.ts';
import { frequencyInForce } from '../readiness/definition-versions.ts';
import { recordAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere, type TextChange } from './fix.ts';
import { replaceScalar } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';

/** `control-text-frequency-mismatch`: the frequency that the words name, or the words for the frequency that is written. */
export function agreeOnFrequency(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const stated = record?.statedFrequency;
  if (record === undefined || stated?.start !== context.finding.start) return [];
  return [...writeFrequency(context, record, stated), ...writeWords(context, record, stated)];
}

/** Where an earlier definition is still in force, which of the frequencies is wrong is not for a fix to say. */
function writeFrequency(context: FixContext, record: RecordFacts, { interval }: StatedFrequency): readonly Fix[] {
  const source = yamlOf(context);
  const written = value(record, 'frequency');
  const inForce = frequencyInForce(record, context.snapshot.asOf);
  if (source === undefined || written === undefined || inForce?.value !== written) return [];
  if (field(record, 'frequency')?.shape !== 'scalar') return [];
  const often = frequencyAsWritten(interval);
  const edit = replaceScalar(source, written, often);
  return fixHere(context, l10n.t('Change the frequency to “{0}”', often), [edit], { isPreferred: true });
}

/** Words that say how often, one of each kind, by the format's word for it. */
const WORDS: Readonly<Record<string, { readonly adjective: string; readonly adverb: string; readonly every: string }>> =
  {
    daily: { adjective: 'daily', adverb: 'daily', every: 'day' },
    weekly: { adjective: 'weekly', adverb: 'weekly', every: 'week' },
    monthly: { adjective: 'monthly', adverb: 'monthly', every: 'month' },
    quarterly: { adjective: 'quarterly', adverb: 'quarterly', every: 'quarter' },
    // l10n: words for the text of a file, which is in English
    semiannual: { adjective: 'semiannual', adverb: 'semiannually', every: 'six months' },
    annual: { adjective: 'annual', adverb: 'annually', every: 'year' },
  };

function writeWords(context: FixContext, record: RecordFacts, stated: StatedFrequency): readonly Fix[] {
  const often = frequency(record, 'frequency');
  const word = often === undefined ? undefined : frequencyWord(often);
  const words = word === undefined ? undefined : WORDS[word];
  const { text } = context;
  const written = text.slice(stated.start, stated.end);
  if (words === undefined || !stated.isOnly || stated.isAtLeast) return [];
  const every = /^(every|each)\s+[a-z]+$/i.exec(written)?.[1];
  if (every === undefined && /\s/.test(written)) return [];
  // “Each six months” is no English.
  if (every?.toLowerCase() === 'each' && words.every.includes(' ')) return [];
  const plain = every === undefined ? (stated.isAdjective ? words.adjective : words.adverb) : `${every} ${words.every}`;
  const counterpart = /^[A-Z]/.test(written) ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
  const edit = withArticle(text, { start: stated.start, end: stated.end, newText: counterpart });
  return fixHere(context, l10n.t('Change the words to “{0}”', counterpart), [edit]);
}

/** The edit with the article before it, where that is not the right one any more: “an annual” and “a quarterly”. */
function withArticle(text: string, edit: TextChange): TextChange {
  const before = /\b(an?)( )$/i.exec(text.slice(Math.max(0, edit.start - 4), edit.start));
  const written = before?.[1];
  if (written === undefined) return edit;
  const article = `${written.charAt(0)}${/^[aeiou]/i.test(edit.newText) ? 'n' : ''}`;
  if (article === written) return edit;
  return { start: edit.start - written.length - 1, end: edit.end, newText: `${article} ${edit.newText}` };
}
