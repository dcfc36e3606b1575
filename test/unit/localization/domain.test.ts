/** The vocabulary in the pseudo-language: what fields, values, kinds, days and frequencies are called and mean. */

import { deepEqual } from 'node:assert/strict';

import { CATEGORIES } from '../../../server/src/domain/category.ts';
import { dateOf, displayDate, readDate } from '../../../server/src/domain/civil-date.ts';
import { readEvidenceName } from '../../../server/src/domain/evidence-name.ts';
import { FIELDS } from '../../../server/src/domain/fields.ts';
import { KIND_LABELS, RECORD_KINDS, withArticle } from '../../../server/src/domain/kinds.ts';
import { displayPeriod } from '../../../server/src/domain/period.ts';
import { displayFrequency, FREQUENCY_MEANINGS } from '../../../server/src/domain/recurrence.ts';
import { wordList } from '../../../server/src/domain/word-list.ts';
import { inPseudoLanguage, plainWords } from './in-pseudo-language.ts';

/** What stands in braces in the standard for names of evidence files. */
const PLACEHOLDERS = ['collected', 'control', 'day', 'id', 'month', 'period', 'quarter', 'title', 'year'];

describe('the vocabulary in another language', () => {
  it('has every meaning of a field and of its values translated, but for names of the format', () => {
    const words = inPseudoLanguage(() =>
      FIELDS.flatMap(({ meaning, type }) => [
        meaning,
        ...(type.type === 'choice' ? type.choices.map((choice) => choice.meaning) : []),
      ]),
    );
    deepEqual(plainWords(words), [...PLACEHOLDERS, 'end', 'start'].sort());
  });

  it('has kinds, categories and lists translated', () => {
    const words = inPseudoLanguage(() => [
      ...RECORD_KINDS.flatMap((kind) => [KIND_LABELS[kind], withArticle(kind)]),
      ...CATEGORIES.flatMap(({ name, meaning }) => [name, meaning]),
      wordList(['AC-01', 'AC-02', 'AC-03']),
    ]);
    deepEqual(plainWords(words), ['AC-01', 'AC-02', 'AC-03']);
  });

  it('has days and periods translated, but for the names that the format has for periods', () => {
    const words = inPseudoLanguage(() => [
      ...Array.from({ length: 12 }, (_, index) => {
        const day = dateOf(2031, index + 1, 9);
        return day === undefined ? '' : displayDate(day);
      }),
      ...periods().map(displayPeriod),
    ]);
    deepEqual(plainWords(words), ['Q2', 'W10']);
  });

  it('says in words of the language why a text is no date', () => {
    const texts = [
      ...Array.from({ length: 12 }, (_, index) => `2031-${String(index + 1).padStart(2, '0')}-40`),
      '2031-13-01',
      '13/14/2031',
      'someday',
      '1 Juni 2031',
    ];
    const words = inPseudoLanguage(() =>
      texts.map((text) => {
        const reading = readDate(text);
        return reading.kind === 'invalid' ? reading.reason : text;
      }),
    );
    deepEqual(plainWords(words), ['Juni']);
  });

  it('has frequencies translated', () => {
    const words = inPseudoLanguage(() => [
      ...FREQUENCY_MEANINGS.map(([, meaning]) => meaning),
      displayFrequency({ kind: 'continuous' }),
      displayFrequency({ kind: 'per-event' }),
      ...[1, 7, 14, 45].map((count) => displayFrequency({ kind: 'interval', unit: 'day', count })),
      ...[1, 3, 6, 12, 24, 5].map((count) => displayFrequency({ kind: 'interval', unit: 'month', count })),
    ]);
    deepEqual(plainWords(words), []);
  });

  it('says in words of the language what is wrong with a naming standard', () => {
    const templates = [
      'x'.repeat(300),
      'a}',
      'a{',
      'a{yaer}',
      'a{something}',
      'a',
      '{year}\\a',
      '{year}?',
      'evidence/{year}',
      '{year}//a',
    ];
    const words = inPseudoLanguage(() =>
      templates.map((template) => {
        const reading = readEvidenceName(template);
        return reading.ok ? template : reading.message;
      }),
    );
    deepEqual(plainWords(words), [...PLACEHOLDERS, 'something', 'yaer'].sort());
  });
});

function periods() {
  const days = [
    [dateOf(2031, 4, 1), dateOf(2031, 6, 30)],
    [dateOf(2031, 3, 3), dateOf(2031, 3, 9)],
    [dateOf(2031, 3, 3), dateOf(2031, 3, 3)],
    [dateOf(2031, 3, 3), dateOf(2031, 5, 9)],
  ];
  return days.flatMap(([start, end]) => (start === undefined || end === undefined ? [] : [{ start, end }]));
}
