/** Fixes where two places say different things, and either may be right. */

import { type Changes, control, controls, SOUND } from '../rules/sound-records.ts';
import type { FixCase } from './fix-fixture.ts';

const CONTROLS = 'controls/access.yml';

function withControl(changes: Changes): FixCase['files'] {
  return { ...SOUND, [CONTROLS]: controls(control(changes)) };
}

/** Another frequency has other occurrences, of which nothing was said before. */
const OCCURRENCES = [/ evidence-/];

export const DRIFT_CASES: readonly FixCase[] = [
  {
    code: 'control-text-frequency-mismatch',
    what: 'the frequency that the title names',
    files: withControl({ title: 'Monthly access review', frequency: 'quarterly # as the board wants it' }),
    expected: { [CONTROLS]: ['frequency: quarterly #', 'frequency: monthly #'] },
    reveals: OCCURRENCES,
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'a frequency that has no word, in its quotes',
    files: withControl({ title: 'Keys are rotated every other month', frequency: '"quarterly"' }),
    title: 'Change the frequency to “P2M”',
    expected: { [CONTROLS]: ['"quarterly"', '"P2M"'] },
    reveals: OCCURRENCES,
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'the word in the title',
    files: withControl({ title: '"Annual restore test"' }),
    title: 'Change the words to “Quarterly”',
    expected: { [CONTROLS]: ['Annual restore', 'Quarterly restore'] },
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'an adverb for an adverb',
    files: withControl({ description: 'Access is reviewed monthly.', frequency: 'annual' }),
    title: 'Change the words to “annually”',
    expected: { [CONTROLS]: ['reviewed monthly', 'reviewed annually'] },
    reveals: OCCURRENCES,
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'an adjective with its article',
    files: withControl({ description: 'The lead performs an annual access review.' }),
    title: 'Change the words to “quarterly”',
    expected: { [CONTROLS]: ['an annual access', 'a quarterly access'] },
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'the word of a phrase',
    files: withControl({ description: 'Access is reviewed on an annual basis.' }),
    title: 'Change the words to “quarterly”',
    expected: { [CONTROLS]: ['an annual basis', 'a quarterly basis'] },
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'a phrase in a block of text',
    files: withControl({ description: '>-\n      Accounts are reviewed\n      every year.' }),
    title: 'Change the words to “every quarter”',
    expected: { [CONTROLS]: ['every year', 'every quarter'] },
  },
];
