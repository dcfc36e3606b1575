/** Every fix: it changes what it must and nothing else, its finding is gone, and none has come. */

import assert from 'node:assert/strict';
import { FIXABLE_CODES } from '../../../server/src/fixes/registry.ts';
import { WITHOUT_FIX } from '../../../server/src/fixes/without-fix.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';
import { DRIFT_CASES } from './drift-cases.ts';
import { expectFix } from './fix-fixture.ts';
import { FRONT_MATTER_CASES } from './front-matter-cases.ts';
import { LINK_CASES } from './link-cases.ts';
import { MISSING_CASES } from './missing-cases.ts';
import { RECORD_CASES } from './record-cases.ts';
import { REGISTER_CASES } from './register-cases.ts';
import { SILENCE_CASES } from './silence-cases.ts';
import { SLIP_CASES } from './slip-cases.ts';
import { VALUE_CASES } from './value-cases.ts';

const CASES = [
  ...VALUE_CASES,
  ...MISSING_CASES,
  ...RECORD_CASES,
  ...REGISTER_CASES,
  ...SILENCE_CASES,
  ...SLIP_CASES,
  ...LINK_CASES,
  ...FRONT_MATTER_CASES,
  ...DRIFT_CASES,
];

describe('fixes', () => {
  for (const given of CASES) it(`${given.code}: ${given.what}`, () => expectFix(given));

  it('are there for the findings of every rule, or there is a reason why not', () => {
    assert.deepEqual([...FIXABLE_CODES, ...WITHOUT_FIX.keys()].toSorted(), RULE_CODES.toSorted());
    for (const [code, reason] of WITHOUT_FIX) assert.match(reason, /^[A-Z].{20,140}\.$/, code);
  });

  it('are each put to the test by a case', () => {
    const tested = new Set<string>(CASES.map(({ code }) => code));
    assert.deepEqual(
      [...FIXABLE_CODES].filter((code) => !tested.has(code)),
      [],
    );
  });
});
