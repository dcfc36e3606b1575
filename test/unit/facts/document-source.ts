/** Files as nobody would write them and somebody might: what reading, and what comes of it, is tried on. */

import * as fc from 'fast-check';
import { FIELDS } from '../../../server/src/domain/fields.ts';
import { LIST_KEYS } from '../../../server/src/domain/kinds.ts';

const KEYS = [...new Set(FIELDS.flatMap((field) => [field.name, ...field.aliases])), ...LIST_KEYS.keys(), 'kind'];
const VALUES = FIELDS.map((field) => field.example).concat(
  [
    'TBD',
    '{{.Name}}',
    '[Company]',
    '<owner>',
    '01/02/2018',
    '2026-02-30',
    '1.10',
    '~',
    '""',
    '[',
    '{',
    '"',
    '&a',
    '*a',
  ],
  ['Quarterly user access review', 'Accounts are reviewed at least annually', 'monthly'],
  ['|', '>-', '# x', '[a, [b]]', '{a: {b: c}}', 'AC-01, AC-02', '\uD800', '\u2028', '{start: 2026-01-01}'],
);
const NOISE = [
  '---',
  '...',
  '\t',
  '- ',
  '# H',
  '```',
  '<!-- AC-01',
  '[a](b.md#c)',
  '\uFEFF',
  'See AC-02 and CC6.1.',
  '\0',
  '## Document control',
  '| Version | Owner |',
  '| --- | --- |',
  '| 2.0 | Jane Doe |',
  '**Version:** 2.1',
];

const key = fc.constantFrom(...KEYS);
const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...VALUES) },
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('', '  ', '  - ', '    ', '- ', '\t'), key, value) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('', '  '), fc.constantFrom(...LIST_KEYS.keys()), fc.constant('')) },
  { weight: 2, arbitrary: fc.tuple(fc.constant(''), fc.constant(''), fc.constantFrom(...NOISE)) },
);
const body = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) =>
    lines.map(([indent, name, text]) => (name === '' ? text : `${indent}${name}: ${text}`)).join(end),
  );
/** The text of a file: fields with values right and wrong, front-matter, prose, and noise. */
export const DOCUMENT_SOURCE: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: body },
  { weight: 3, arbitrary: body.map((text) => `---\n${text}\n---\n\n# Policy\n\nSee AC-02.\n`) },
  { weight: 1, arbitrary: fc.string({ maxLength: 80, unit: 'binary' }) },
);
