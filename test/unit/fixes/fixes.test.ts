/** Every fix: it changes what it must and nothing else, its finding is gone, and none has come. */

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
});
