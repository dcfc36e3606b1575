/** What the server itself says, in the pseudo-language: complaints of settings, failures, what was left out. */

import { deepEqual } from 'node:assert/strict';

import { CancellationTokenSource, ResponseError } from 'vscode-languageserver/node';

import { giveUpIfCancelled, logFailure } from '../../../server/src/lsp/failures.ts';
import { NOTICES } from '../../../server/src/lsp/notices.ts';
import { RuleViews } from '../../../server/src/lsp/rule-views.ts';
import { inPseudoLanguage, plainWords } from './in-pseudo-language.ts';

describe('the server in the pseudo-language', () => {
  it('names in what is wrong with the severities of somebody the rule and what is written', () => {
    const told: string[] = [];
    inPseudoLanguage(() => {
      for (const rules of [
        1,
        { 'link-brokn': 'off', zzzz: 'off' },
        { 'link-broken': 'wraning', 'risk-untreated': 1 },
      ]) {
        const views = new RuleViews((complaint) => told.push(complaint));
        views.take({ rules }, new Map());
        views.complain();
        views.take({}, new Map(['1', '2'].map((folder) => [`file:///${folder}`, { rules }])));
        views.complain();
      }
    });
    deepEqual(plainWords(told), [
      'error',
      'link-broken',
      'link-brokn',
      'plumbline',
      'policy-review-overdue',
      'risk-untreated',
      'rules',
      'warning',
      'wraning',
      'zzzz',
    ]);
  });

  it('names in failures what only a programmer reads', () => {
    const texts: string[] = [];
    inPseudoLanguage(() => {
      const log = { error: (message: string) => texts.push(message) };
      for (const what of Object.values(NOTICES)) logFailure(log, what(), 'stack');
      const source = new CancellationTokenSource();
      source.cancel();
      try {
        giveUpIfCancelled(source.token);
      } catch (error) {
        texts.push(error instanceof ResponseError ? error.message : '');
      }
    });
    deepEqual(plainWords(texts), ['stack']);
  });
});
