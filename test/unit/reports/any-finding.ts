/** Findings with any text at all in them, for properties of the formats that other programs read. */

import * as fc from 'fast-check';
import type { Diagnosis } from '../../../server/src/engine/engine.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';
import { SEVERITIES } from '../../../server/src/workspace/severity.ts';

/** What the formats, the hosts that show them and their parsers give a meaning. */
const PIECES = [
  '::error file=x::y',
  '##[error]z',
  '%0A',
  '%',
  '\r\n',
  '\n',
  '\t',
  '@octocat',
  'a@b.example',
  '#12',
  'GH-7',
  '!3',
  '~label',
  '$x$',
  ':tada:',
  'https://evil.example/',
  'www.evil.example',
  '[text](https://evil.example)',
  '![i](x)',
  '[^1]',
  '<script>alert(1)</script>',
  '<!--',
  '-->',
  ']]>',
  '&lt;',
  '&#64;x',
  '`code`',
  '```',
  '**b**',
  '_i_',
  '~~s~~',
  '| cell |',
  '- [ ] x',
  '> q',
  '1. x',
  '# h',
  '\\',
  '{0}',
  '"',
  "'",
  '\u0000',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ufffe',
  '\ud83d',
  '😀',
  'deadbeef',
  ' ',
];

/** Words, pieces with a meaning, and any UTF-16 units, halves of pairs among them. */
export const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 }), halves()), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

function halves(): fc.Arbitrary<string> {
  return fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit));
}

const anyRange = fc
  .tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 2 }),
    fc.nat({ max: 9 }),
  )
  .map(([line, character, lines, more]) => ({
    start: { line, character },
    end: { line: line + lines, character: lines === 0 ? character + more : more },
  }));

const anyPlace = fc.record({ uri: fc.constant('file:///workspace/x.yml'), path: anyText, range: anyRange });

export const anyDiagnosis: fc.Arbitrary<Diagnosis> = fc
  .tuple(
    anyPlace,
    fc.record({
      severity: fc.constantFrom(...SEVERITIES),
      code: fc.constantFrom(...RULE_CODES),
      message: anyText,
      related: fc.array(
        fc.tuple(anyPlace, anyText).map(([place, message]) => ({ ...place, message })),
        { maxLength: 2 },
      ),
    }),
  )
  .map(([place, finding]) => ({ ...place, ...finding }));

export const anyDiagnoses = fc.array(anyDiagnosis, { maxLength: 15 });
