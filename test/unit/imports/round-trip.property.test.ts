/** Whatever is written in controls: exported, imported and exported again, it is the same to the byte. */

import assert from 'node:assert/strict';

import {
  array,
  assert as hold,
  asyncProperty,
  constantFrom,
  oneof,
  option,
  record,
  string,
  uniqueArray,
} from 'fast-check';
import { stringify } from 'yaml';

import { line } from '../../../server/src/exports/oscal-values.ts';
import { isPlaceholder } from '../../../server/src/facts/placeholder.ts';
import { canBeId } from '../../../server/src/facts/read-value.ts';
import { RULES } from '../../../server/src/rules/registry.ts';
import { contentOf, sourceOf } from '../exports/export-workspace.ts';
import { runs } from '../random-runs.ts';
import { planFor, textsOf } from './memory-target.ts';

/** What separators, quotes, formulas, line ends and other letters make of a text. */
const piece = constantFrom(
  ',',
  ', ',
  ';',
  '"',
  "'",
  '\n',
  '\n\n',
  '=',
  '=1+1',
  '@',
  '+',
  '-',
  '\t',
  ' ',
  '  ',
  ': ',
  '#',
  ' #',
  '|',
  '\\',
  '%',
  'ü',
  '漢字',
  '🔒',
  '\u202e',
  '{',
  ']',
  '&',
  '<b>',
  '_x000D_',
  'a',
  'Review',
  'CC6.1',
  '2026-01-01',
  'null',
  '~',
  '1.10',
  '(',
  ' (source: x)',
  '(retention: P1Y)',
  '…',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '0x1',
  'yes',
);
const text = oneof(
  { weight: 3, arbitrary: array(piece, { minLength: 1, maxLength: 6 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
);
/** In a list, a comma or a line end ends a name. */
const name = constantFrom('okta', 'aws prod', '=漢', 'a"b', "it's", '-1');
const day = constantFrom('2026-01-31', '2025-12-01', '2026-02-28', 'some day');
const control = record(
  {
    id: oneof(constantFrom('AC-01', 'AC-02', 'b', 'C 3'), text).filter(
      (id) => canBeId(id) && !isPlaceholder(id) && line(id, '') === id,
    ),
    title: text,
    description: text,
    owner: oneof(constantFrom('jane.doe', 'Doe, Jane', "=O'Neil", 'Ünal "x"'), constantFrom(['jane.doe', 'sam.roe'])),
    type: constantFrom('preventive', 'detect', '@odd'),
    nature: constantFrom('manual', 'automatic', 'odd'),
    layer: constantFrom('people', 'technical'),
    frequency: constantFrom('quarterly', 'P45D', 'per-event', 'now and then', '=x, y'),
    status: constantFrom('planned', 'operating', 'Active'),
    criteria: array(constantFrom('CC6.1', 'CC6', 'cc7.2', 'X.9'), { maxLength: 3 }),
    systems: array(name, { maxLength: 2 }),
    risks: array(name, { maxLength: 2 }),
    started: day,
    retired: day,
    last_reviewed: day,
    next_review: day,
    review_cadence: constantFrom('annual', 'P18M', 'sometimes'),
    tests: text,
    evidence: array(
      record({ title: text, source: text, retention: constantFrom('P7Y', '7 years') }, { requiredKeys: [] }),
      {
        maxLength: 2,
      },
    ),
    history: option(
      array(record({ until: day, frequency: constantFrom('monthly', 'odd'), owner: constantFrom('sam.roe', 'a, b') }), {
        maxLength: 2,
      }),
    ),
  },
  { requiredKeys: ['id'] },
);

// Findings are of how something is written, and that is another matter in a file that somebody else wrote.
const QUIET = `rules: {${RULES.map(({ code }) => `${code}: off`).join(', ')}}\n`;
const SETTINGS = `engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n${QUIET}`;

const KINDS = [
  ['csv', 'matrix.csv', 'controls/imported.yml'],
  ['xlsx', 'matrix.xlsx', 'controls/imported.yml'],
  ['oscal-component-definition', 'controls.json', 'controls/oscal.yml'],
] as const;

function isSame(one: string | Uint8Array, other: string | Uint8Array): boolean {
  return typeof one === 'string' || typeof other === 'string' ? one === other : Buffer.from(one).equals(other);
}

describe('controls of whatever texts', () => {
  for (const [kind, name, path] of KINDS) {
    it(`are exported as they were imported from an export: ${kind}`, async () => {
      await hold(
        asyncProperty(uniqueArray(control, { maxLength: 3, selector: ({ id }) => id }), async (controls) => {
          const exported = async (register: string | undefined): Promise<string | Uint8Array> =>
            contentOf(
              await sourceOf({ 'plumbline.yml': SETTINGS, ...(register === undefined ? {} : { [path]: register }) }),
              kind,
            );
          const first = await exported(stringify({ controls }));
          const plan = await planFor({ [name]: first });
          const second = await exported(textsOf(plan)[path]);
          // A workbook is no text that says where it differs.
          assert.ok(
            isSame(second, first),
            kind === 'xlsx' ? 'another workbook' : `${String(first)}\n${String(second)}`,
          );
        }),
        { numRuns: runs(40) },
      );
    }).timeout(60_000);
  }
});
