/** That the client gives all of its texts to translators: what the editor shows of it, in the pseudo-language. */

import { deepEqual } from 'node:assert/strict';

import { ActivationClock } from '../../../client/src/activation-clock.ts';
import { checkedText } from '../../../client/src/check/checked-text.ts';
import { evidenceStates } from '../../../client/src/check/evidence-states.ts';
import { groupingChoice, groupingNote } from '../../../client/src/matrix/grouping-texts.ts';
import { attentionText, filterMessage } from '../../../client/src/matrix/matrix-texts.ts';
import { reportText } from '../../../client/src/report/report-text.ts';
import { asOfText, otherDayText, shownDayHeading, shownDayTexts } from '../../../client/src/status/judged-days.ts';
import { readinessTexts } from '../../../client/src/status/readiness-texts.ts';
import { programMessages } from '../../../localization/program-messages.ts';
import { MATRIX_GROUPINGS } from '../../../server/src/protocol/messages.ts';
import type { JudgedDay, OfferedDay, SummaryParams } from '../../../server/src/protocol/messages.ts';
import { inPseudoLanguage, plainWords } from './in-pseudo-language.ts';

const TODAY: JudgedDay = { day: '2026-09-15', isToday: true, folders: ['acme', 'shared'] };
const AUDIT: JudgedDay = { day: '2026-12-31', isToday: false, folders: ['beta'] };
const SHOWN: OfferedDay = { day: '2026-06-30', text: '30.6.2026', label: '', isAhead: false, isUsual: false };

const SUMMARY: SummaryParams = {
  indexing: false,
  documents: 3,
  configurations: 1,
  policies: 1,
  controls: 1,
  evidence: 1,
  errors: 1,
  warnings: 1,
  information: 1,
  hints: 1,
  criteriaInScope: 38,
  criteriaReady: 1,
  attention: 1,
  goal: 'operating',
  days: [TODAY],
};

const SEVERAL = { policies: 2, controls: 2, evidence: 2, errors: 2, warnings: 2, hints: 2, criteriaReady: 2 };

function clockText(): string {
  return new ActivationClock().toString();
}

function statusTexts(): string[] {
  const summaries = (['operating', 'evidenced', 'ready'] as const).flatMap((goal): SummaryParams[] => [
    { ...SUMMARY, goal },
    { ...SUMMARY, ...SEVERAL, goal, days: [TODAY, AUDIT] },
    { ...SUMMARY, goal, errors: 0, warnings: 0 },
  ]);
  return summaries.flatMap((summary) => {
    const { statusBar, tooltip, accessibilityLabel } = readinessTexts(summary, otherDayText(summary.days));
    return [statusBar, tooltip, accessibilityLabel];
  });
}

function checkTexts(): string[] {
  const evidence = { verified: 1, differing: 1, unverified: 1 };
  const { errors, warnings, information, hints } = SUMMARY;
  const checked = { documents: 1, errors, warnings, information, hints, evidence };
  return [
    checkedText(checked),
    checkedText({ ...checked, documents: 2, errors: 0, warnings: 0, information: 0, hints: 0 }),
    checkedText({ ...checked, documents: 0 }),
    evidenceStates(evidence, 'all'),
  ];
}

function matrixTexts(): string[] {
  return [
    ...MATRIX_GROUPINGS.flatMap((grouping) => [groupingChoice(grouping), groupingNote(grouping)]),
    ...[1, 2].map((count) => attentionText(count)),
    ...[true, false].map((isNothing) => filterMessage('AC-02', isNothing)),
    ...[true, false].map((isAhead) => shownDayHeading({ ...SHOWN, isAhead })),
  ];
}

function dayTexts(): string[] {
  return [
    asOfText([TODAY]),
    asOfText([TODAY, AUDIT, { ...AUDIT, folders: ['gamma'] }]),
    otherDayText([AUDIT]),
    ...[true, false].flatMap((isAhead) => Object.values(shownDayTexts({ ...SHOWN, isAhead }))),
  ];
}

describe('the client in another language', () => {
  it('leaves names, IDs and days, and nothing else', () => {
    const texts = inPseudoLanguage(() => [
      clockText(),
      ...statusTexts(),
      ...checkTexts(),
      ...matrixTexts(),
      ...dayTexts(),
    ]);
    deepEqual(plainWords(texts), ['AC-02', 'acme', 'beta', 'gamma', 'shared']);
  });

  it('asks for a report in that language, whose table is for others', () => {
    const text = inPseudoLanguage(() =>
      reportText({
        extension: '0.1.0',
        editor: '1.105.0',
        host: 'desktop, Node',
        server: 'running',
        isTrusted: true,
        schemes: ['file'],
        tally: undefined,
        settings: {},
        activation: 120,
      }),
    );
    deepEqual(plainWords(text.split('\n').filter((line) => !line.startsWith('|'))), []);
  });

  it('has no words that no translator is given', () => {
    deepEqual(programMessages(['client/src']).untranslated, []);
  });
});
