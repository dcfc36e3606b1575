/** Completion in text that is anything at all, and in text as people write it, cut off or in pieces. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { completion } from '../../../server/src/features/completion.ts';
import { positionAt } from '../../../server/src/facts/line-starts.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { runs } from '../random-runs.ts';
import { FILE } from '../rules/random-workspace.ts';
import { Completed } from './completed.ts';
import { FILES, load } from './marked-workspace.ts';

/** All that an editor may take. */
const SUPPORT = {
  uri: 'file:///x',
  snippets: true,
  asksForDocumentation: true,
  insertsOrReplaces: true,
  keepsIndentation: true,
};

const POLICY = `${FILES['policies/access.md'] ?? ''}
<!-- plumbline-ignore link-broken: later -->
See [the rest](sub/deep.md#scope) under CC6.1 and AC-01, and ac-02.

[deep]: ../README.md
`;
const REGISTER = `# plumbline-ignore-file key-unknown: ours
controls:
  - id: AC-09
    title: "Quoted: title"
    owner: jane.doe
    criteria: [CC6.1, "CC6.2", CC7.x]
    evidence: [{title: Export, retention: P7Y}]
    # plumbline-ignore control-unmapped CC6.1: why not
  - {id: AC-10, policies: [POL-A], owner: sam.roe}
evidence:
- id: EV-9
  control: AC-01
  period: {start: 2026-01-01, end: 2026-03-31}
  path: ./evidence/2026/q1.csv
  description: >-
    Some text
vendors:
  V-1:
    name: Okta
    cuecs:
      - id: CUEC-1
`;
const CONFIGURATION = `${FILES['plumbline.yml'] ?? ''}files: {policies: ["policies/**/*.md"], exclude: []}
keys: {owner: [steward]}
rules: {link-broken: off}
due_soon: P30D
`;
const TEXTS: readonly (readonly [string, string])[] = [
  ['policies/access.md', POLICY],
  ['controls/access.yml', REGISTER],
  ['plumbline.yml', CONFIGURATION],
];

const SCRAPS = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  ':',
  '- ',
  '-',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '#',
  '|',
  '../',
  '](',
  'AC-',
  '  ',
];

/** Asks at a place, and holds each item to what editors take. */
function holds(engine: Engine, path: string, text: string, offset: number): void {
  const uri = `${engine.workspace.folder}/${path}`;
  engine.workspace.setText(uri, text);
  const document = engine.snapshot.document(uri) ?? engine.snapshot.configurationDocument;
  const position = positionAt(document.facts.lineStarts, offset);
  const { items } = completion({ engine, document, text }, position, SUPPORT);
  assert.ok(items.length <= 200);
  const orders = items.map(({ sortText = '' }) => sortText);
  assert.deepEqual(orders, orders.toSorted(), 'in the order in which they are likely');
  for (const { label, textEdit, additionalTextEdits = [] } of items) {
    assert.ok(label !== '' && textEdit !== undefined, 'there is something to read and to write');
    const ranges = 'range' in textEdit ? [textEdit.range] : [textEdit.insert, textEdit.replace];
    for (const { start, end } of ranges) {
      assert.ok(start.line === position.line && end.line === position.line, 'on the line of the cursor');
      assert.ok(start.character <= position.character && position.character <= end.character, 'around the cursor');
    }
    const [first] = ranges;
    for (const { range } of additionalTextEdits) {
      assert.ok(range.end.line === position.line && first !== undefined);
      assert.ok(range.start.character <= range.end.character && range.end.character <= first.start.character);
    }
  }
}

describe('what is offered', () => {
  it('comes without an exception, wherever the cursor stands in whatever text', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(FILE, fc.nat(), async ([path, text], at) => {
        if (text === undefined || !/\.(?:md|yml)$/.test(path)) return;
        const whole = text.replaceAll('|', '¦');
        const offset = at % (whole.length + 1);
        const completed = await Completed.at(path, `${whole.slice(0, offset)}|${whole.slice(offset)}`, {});
        for (const label of completed.labels) completed.taking(label);
      }),
      { seed: 20_260_515, numRuns: runs(50) },
    );
  });

  it('lies on one line around the cursor, at every place of a text that is cut off there', async () => {
    const engine = await load(FILES);
    for (const [path, text] of TEXTS) {
      for (let offset = 0; offset <= text.length; offset++) holds(engine, path, text.slice(0, offset), offset);
    }
  });

  it('does so with pieces missing and others typed in', async () => {
    const engine = await load(FILES);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const edit = fc.record({ at: share, removed: fc.nat({ max: 20 }), typed: fc.constantFrom(...SCRAPS) });
    const edits = fc.array(edit, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.boolean(), edits, share, ([path, whole], isWindows, changes, place) => {
        let text = isWindows ? whole.replaceAll('\n', '\r\n') : whole;
        let offset = Math.floor(place * text.length);
        for (const { at, removed, typed } of changes) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + typed + text.slice(start + removed);
          offset = Math.min(place < 0.5 ? start + typed.length : offset, text.length);
        }
        holds(engine, path, text, offset);
      }),
      { seed: 20_261_129, numRuns: runs(300) },
    );
  });
});
