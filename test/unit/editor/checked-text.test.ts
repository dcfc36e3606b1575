/** What is said once everything has been checked. */

import assert from 'node:assert/strict';
import { checkedText, isClean } from '../../../client/src/check/checked-text.ts';

const NOTHING = {
  documents: 0,
  errors: 0,
  warnings: 0,
  information: 0,
  hints: 0,
  evidence: { verified: 0, differing: 0, unverified: 0 },
};

describe('the sentence after a check', () => {
  it('counts what was found, and what the evidence is', () => {
    const evidence = { verified: 4, differing: 1, unverified: 2 };
    const all = { documents: 12, errors: 1, warnings: 3, information: 2, hints: 1, evidence };
    assert.equal(
      checkedText(all),
      'Checked 12 policies and registers: 1 error, 3 warnings, 2 for information, 1 hint. Evidence: 4 verified, 1 not the file that was recorded, 2 not verified.',
    );
    assert.equal(isClean(all), false);
  });

  it('leaves out what there is none of', () => {
    assert.equal(checkedText(NOTHING), 'There are no policies and no registers here to check.');
    assert.equal(checkedText({ ...NOTHING, documents: 1 }), 'Checked 1 policy or register: no findings.');
    assert.equal(isClean({ ...NOTHING, hints: 3 }), true);
  });
});
