/** Nothing that people read was left out: each text of the program is given to translators, or says why it is not. */

import { deepEqual } from 'node:assert/strict';

import { programMessages } from '../../../localization/program-messages.ts';

describe('the texts of the program', () => {
  it('are given to translators, whole, and when somebody has said into what', () => {
    deepEqual(
      programMessages().untranslated.map(({ path, line, text, problem }) => `${path}:${line}: ${problem}: ${text}`),
      [],
    );
  });
});
