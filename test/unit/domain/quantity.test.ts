/** Amounts and targets: what is read, what is not, and how the two compare. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Comparison, meets, readQuantity, readTarget } from '../../../server/src/domain/quantity.ts';

describe('readQuantity', () => {
  for (const [text, value, unit] of [
    ['12', 12, undefined],
    ['-0.5', -0.5, undefined],
    ['.5', 0.5, undefined],
    ['\u22123', -3, undefined],
    ['1,200', 1200, undefined],
    ['1 200 000', 1_200_000, undefined],
    ["1'200.50", 1200.5, undefined],
    ['1e3', 1000, undefined],
    ['99.97%', 99.97, '%'],
    ['99.97 %', 99.97, '%'],
    ['45 business days', 45, 'business days'],
    ['3days', 3, 'days'],
    ['$5,000', 5000, '$'],
    ['  7  ', 7, undefined],
  ] as const) {
    it(`reads “${text}”`, () => assert.deepEqual(readQuantity(text), { value, unit }));
  }

  for (const text of ['', 'many', '99,9', '1,20', '1,2000', '1.2.3', '12 < 30', '%', '1e999', '--1', '5 <b>']) {
    it(`does not read “${text}”`, () => assert.equal(readQuantity(text), undefined));
  }
});

describe('readTarget', () => {
  for (const [text, comparison, value, unit] of [
    ['<= 30', '<=', 30, undefined],
    ['<=30 days', '<=', 30, 'days'],
    ['≤ 30', '<=', 30, undefined],
    ['=< 30', '<=', 30, undefined],
    ['< 5%', '<', 5, '%'],
    ['>= 99.9 %', '>=', 99.9, '%'],
    ['> 1,000', '>', 1000, undefined],
    ['= 0', '=', 0, undefined],
    ['== 0', '=', 0, undefined],
    ['30', '=', 30, undefined],
    ['At most 8 hours', '<=', 8, 'hours'],
    ['no  less than 98%', '>=', 98, '%'],
    ['under 5', '<', 5, undefined],
  ] as const) {
    it(`reads “${text}”`, () => assert.deepEqual(readTarget(text), { comparison, value, unit }));
  }

  for (const text of ['', '<=', 'at most', 'between 1 and 5', '<> 5', '<= 99,9', 'down']) {
    it(`does not read “${text}”`, () => assert.equal(readTarget(text), undefined));
  }
});

describe('meets', () => {
  const met = (measured: string, target: string): boolean | undefined => {
    const [a, b] = [readQuantity(measured), readTarget(target)];
    assert.ok(a && b);
    return meets(a, b);
  };

  it('compares as the sign says, whatever the numbers', () => {
    const HOLDS: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
      '<=': (a, b) => a <= b,
      '<': (a, b) => a < b,
      '>=': (a, b) => a >= b,
      '>': (a, b) => a > b,
      '=': (a, b) => a === b,
    };
    const signs = ['<=', '<', '>=', '>', '='] as const;
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.constantFrom(...signs), (a, b, comparison) => {
        const unit = undefined;
        assert.equal(meets({ value: a, unit }, { value: b, unit, comparison }), HOLDS[comparison](a, b));
        assert.equal(meets({ value: a, unit }, { value: a, unit, comparison }), HOLDS[comparison](a, a));
      }),
      { seed: 20_260_630 },
    );
  });

  it('lends a unit to the one that has none, and folds how units are written', () => {
    assert.equal(met('99.95', '>= 99.9 %'), true);
    assert.equal(met('99.95 percent', '>= 99.9 %'), true);
    assert.equal(met('1 day', '<= 2 Days'), true);
  });

  it('converts units of time', () => {
    assert.equal(met('48 hours', '<= 2 days'), true);
    assert.equal(met('49 h', '<= 2 days'), false);
    assert.equal(met('1 week', '= 7 days'), true);
    assert.equal(met('20 minutes', '= 1200 seconds'), true);
    assert.equal(met('6 minutes', '< 0.1 hours'), false);
  });

  it('does not judge what cannot be compared', () => {
    assert.equal(met('3 tickets', '<= 2 days'), undefined);
    assert.equal(met('3 business days', '<= 2 days'), undefined);
  });
});
