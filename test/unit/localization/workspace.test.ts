/** What is said of files, globs and baselines, in the pseudo-language: every message, and no word of English. */

import { deepEqual } from 'node:assert/strict';

import type { DocumentRole } from '../../../server/src/facts/document-facts.ts';
import { baselineFileOf, readBaseline } from '../../../server/src/workspace/baseline-file.ts';
import { factsOf, type Unread } from '../../../server/src/workspace/document-reading.ts';
import { compileGlobs } from '../../../server/src/workspace/globs.ts';
import { severityWord } from '../../../server/src/workspace/severity-words.ts';
import { SEVERITIES } from '../../../server/src/workspace/severity.ts';
import { plainWords } from './in-pseudo-language.ts';
import { saidInPseudoLanguage, unsaidOf } from './said-messages.ts';

const REASONS: readonly Unread[] = [
  'not-found',
  'no-permission',
  'not-a-file',
  'too-large',
  'unreadable',
  'outside',
  'leads-nowhere',
];

const ROLES: readonly DocumentRole[] = [{ role: 'policy' }, { role: 'configuration' }];

const BASELINES = ['', '[]', '{"version": 2, "findings": []}', '{"version": 1, "findings": [7]}'];

const GLOBS = [
  '7'.repeat(300),
  '',
  '!(7)',
  '7\\8',
  '../7',
  '[b-a]',
  '{1,2,3,4,5,6,7,8,9}{1,2,3,4,5,6,7,8,9}{1,2,3,4,5,6,7,8,9}',
  '[7',
  '{{{{{7}}}}}',
  '7}',
  '{7',
];

describe('what is said of files, in another language', () => {
  it('is said in every message, and without a word of English', () => {
    const { value, keys } = saidInPseudoLanguage(() => [
      ...([...SEVERITIES, 'off'] as const).map(severityWord),
      ...ROLES.flatMap((role) =>
        REASONS.flatMap((reason) =>
          (factsOf({ ok: false, reason }, false, role, { keyAliases: new Map() })?.problems ?? []).map(
            ({ message }) => message,
          ),
        ),
      ),
      ...REASONS.map((reason) => baselineFileOf({ ok: false, reason })?.fault ?? ''),
      ...BASELINES.map((text) => readBaseline(text).fault ?? ''),
      ...compileGlobs(GLOBS, { caseSensitive: true }).problems.map(({ message }) => message),
      ...compileGlobs(Array.from({ length: 501 }, String), { caseSensitive: true }).problems.map(
        ({ message }) => message,
      ),
    ]);
    deepEqual(unsaidOf('server/src/workspace', keys), []);
    deepEqual(plainWords(value), ['write-baseline']);
  });
});
