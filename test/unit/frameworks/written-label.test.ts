/** Labels of criteria as they are written into files: the same in each language. */

import assert from 'node:assert/strict';

import { TSC_2017 } from '../../../server/src/frameworks/tsc-2017.ts';
import { labelForFile } from '../../../server/src/frameworks/written-label.ts';
import { inPseudoLanguage } from '../localization/in-pseudo-language.ts';

describe('a label of a criterion in a file', () => {
  it('is the one that is shown in English, whichever language is spoken', () => {
    const shown = TSC_2017.criteria.map(({ label }) => label);
    assert.deepEqual(TSC_2017.criteria.map(labelForFile), shown);
    assert.deepEqual(
      inPseudoLanguage(() => TSC_2017.criteria.map(labelForFile)),
      shown,
    );
  });

  it('is the organization’s own where it has one', () => {
    const own = { id: 'CC6.1', label: 'Zugang', category: undefined };
    assert.equal(labelForFile(own), 'Zugang');
    assert.equal(labelForFile({ ...own, id: 'A.5.15', label: '' }), '');
  });
});
