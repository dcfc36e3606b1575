/** Reading what people write for criteria. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Framework } from '../../../server/src/frameworks/framework.ts';
import { BUILT_IN_CATALOGUE, catalogueOf } from '../../../server/src/frameworks/catalogue.ts';
import { readCriteria } from '../../../server/src/frameworks/reference.ts';
import { TSC_2017 } from '../../../server/src/frameworks/tsc-2017.ts';

/** The IDs that a text means, or what is wrong with it. */
function read(text: string, framework?: string): string {
  const reading = readCriteria(BUILT_IN_CATALOGUE, text, framework);
  if (reading.kind === 'unknown-criterion') return `unknown criterion, near ${reading.nearest?.id ?? 'nothing'}`;
  if (reading.kind === 'unknown-framework') return `unknown framework ${reading.name}`;
  if (reading.kind === 'ambiguous') return `in ${reading.frameworks.map(({ id }) => id).join(' and ')}`;
  const ids = reading.criteria.map((criterion) => criterion.id).join(' ');
  return reading.kind === 'one' ? ids : `several: ${ids}`;
}

const ONE: readonly string[] = [
  'CC6.1',
  'cc6.1',
  ' CC6.1 ',
  'TSC.CC6.1',
  'tsc.cc6.1',
  'TSC CC6.1',
  'TSC:CC6.1',
  'TSC/CC6.1',
  'TSC 2017: CC6.1',
  'SOC2.CC6.1',
  'CC6.1 - Logical access',
  'CC6.1 – Logical access',
  'CC6.1: Logical access',
  'CC6.1 (Logical access)',
  'CC6.1 Logical access',
  'TSC.CC6.1 - Logical access',
];

const SEVERAL: Readonly<Record<string, string>> = {
  'CC6.1-CC6.3': 'CC6.1 CC6.2 CC6.3',
  'CC6.1–CC6.3': 'CC6.1 CC6.2 CC6.3',
  'CC6.1 - CC6.3': 'CC6.1 CC6.2 CC6.3',
  'CC6.1 to CC6.3': 'CC6.1 CC6.2 CC6.3',
  'cc6.1-cc6.3': 'CC6.1 CC6.2 CC6.3',
  'CC6.1-6.3': 'CC6.1 CC6.2 CC6.3',
  'CC6.1-3': 'CC6.1 CC6.2 CC6.3',
  'CC6.3-CC6.1': 'CC6.1 CC6.2 CC6.3',
  'CC5.3-CC6.1': 'CC5.3 CC6.1',
  'TSC.CC6.1-CC6.2': 'CC6.1 CC6.2',
  CC4: 'CC4.1 CC4.2',
  'CC4.x': 'CC4.1 CC4.2',
  'CC4.*': 'CC4.1 CC4.2',
  'CC4-Series': 'CC4.1 CC4.2',
  'CC4 series': 'CC4.1 CC4.2',
  'A-Series': 'A1.1 A1.2 A1.3',
  'C-Series': 'C1.1 C1.2',
  'P.x': 'P1.1 P2.1 P3.1 P3.2 P4.1 P4.2 P4.3 P5.1 P5.2 P6.1 P6.2 P6.3 P6.4 P6.5 P6.6 P6.7 P7.1 P8.1',
  'PI-Series': 'PI1.1 PI1.2 PI1.3 PI1.4 PI1.5',
  'CC6.1 CC6.2': 'CC6.1 CC6.2',
  'CC6.1 and cc6.2': 'CC6.1 CC6.2',
  'TSC CC6.1/CC6.2 & A1.1': 'CC6.1 CC6.2 A1.1',
  'TSC.A-Series': 'A1.1 A1.2 A1.3',
};

describe('reading references to criteria', () => {
  it('reads one criterion in every spelling', () => {
    for (const text of ONE) assert.equal(read(text), 'CC6.1', text);
    assert.equal(read('PI1.2'), 'PI1.2');
    assert.equal(read('P1.1'), 'P1.1');
  });

  it('expands ranges and series', () => {
    for (const [text, ids] of Object.entries(SEVERAL)) assert.equal(read(text), `several: ${ids}`, text);
    assert.equal(read('CC-Series').split(' ').length, 34);
  });

  it('keeps what it cannot read, with the nearest ID', () => {
    assert.equal(read('CC9.9'), 'unknown criterion, near CC9.1');
    assert.equal(read('CC9.3'), 'unknown criterion, near CC9.1');
    assert.equal(read('CC61'), 'unknown criterion, near CC6.1');
    assert.equal(read('XX1.1'), 'unknown criterion, near nothing');
    for (const text of ['', 'CC', 'A', 'C', 'access', 'CC0', 'CC6.', '6.1', '164.308(a)', 'CC6.1CC6.2']) {
      assert.match(read(text), /^unknown criterion/, text);
    }
    assert.match(read('CC6.1-CC6.9'), /^unknown criterion/);
    assert.equal(read('CC6.1 CC9.3'), 'unknown criterion, near CC9.1');
    assert.match(read('CC0.1-CC6.3'), /^unknown criterion/);
  });

  it('takes the framework under whose key it stands', () => {
    for (const name of ['TSC', 'tsc', 'TSC 2017', 'TSC-2017', 'SOC 2', 'soc2', 'Trust Services Criteria']) {
      assert.equal(read('CC6.1', name), 'CC6.1', name);
    }
    assert.equal(read('CC6.1', 'HIPAA'), 'unknown framework HIPAA');
    assert.equal(read('TSC.CC6.1', 'TSC'), 'CC6.1');
  });

  it('finds the organization’s own criteria, by name or where only they have the ID', () => {
    const own: Framework = {
      id: 'ACME',
      name: 'Acme baseline',
      names: ['acmebaseline'],
      criteria: [
        { id: 'ACC-1', label: 'Accounts', category: undefined },
        { id: 'CC6.1', label: 'Another of that name', category: undefined },
      ],
    };
    const catalogue = catalogueOf([own]);
    const frameworkOf = (text: string, framework?: string): string => {
      const reading = readCriteria(catalogue, text, framework);
      return reading.kind === 'one' ? `${reading.framework.id}.${reading.criteria[0].id}` : reading.kind;
    };
    assert.equal(frameworkOf('ACC-1'), 'ACME.ACC-1');
    assert.equal(frameworkOf('acc-1'), 'ACME.ACC-1');
    assert.equal(frameworkOf('CC6.1'), 'TSC.CC6.1');
    assert.equal(frameworkOf('ACME.CC6.1'), 'ACME.CC6.1');
    assert.equal(frameworkOf('CC6.1', 'Acme baseline'), 'ACME.CC6.1');
    assert.equal(frameworkOf('CC6.2', 'ACME'), 'unknown-criterion');
  });

  it('never throws, and every member it gives is of the framework', () => {
    const piece = fc.constantFrom(
      'CC',
      'A',
      'PI',
      'P',
      '6',
      '.',
      '1',
      '-',
      '–',
      ' ',
      'x',
      'Series',
      'TSC',
      ':',
      '(',
      'to',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 20, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (written, framework) => {
        const reading = readCriteria(BUILT_IN_CATALOGUE, written, framework);
        if (reading.kind !== 'one' && reading.kind !== 'several') return;
        assert.ok(reading.criteria.length > 0);
        for (const criterion of reading.criteria) assert.ok(TSC_2017.criteria.includes(criterion));
      }),
      { seed: 61, numRuns: 500 },
    );
  });

  it('takes no long for a long text', () => {
    const started = performance.now();
    for (const text of [
      'a '.repeat(50_000),
      `CC6.1${' '.repeat(50_000)}x`,
      `${'9'.repeat(50_000)}.`,
      'a-'.repeat(50_000),
    ])
      read(text);
    assert.ok(performance.now() - started < 1000);
  });
});
