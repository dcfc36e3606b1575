/** Half-typed, torn and hostile text: at every place of it each feature answers, and none throws or points outside. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { positionAt } from '../../../server/src/facts/line-starts.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../../server/src/features/call-hierarchy.ts';
import { readCallData } from '../../../server/src/features/call-items.ts';
import { codeLenses, readLensData, resolvedLens } from '../../../server/src/features/code-lenses.ts';
import { completion } from '../../../server/src/features/completion.ts';
import { definition } from '../../../server/src/features/definition.ts';
import { documentLinks } from '../../../server/src/features/document-links.ts';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { documentHighlights } from '../../../server/src/features/highlights.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { references } from '../../../server/src/features/references.ts';
import { selectionRanges } from '../../../server/src/features/selection.ts';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.ts';
import { documentSymbols } from '../../../server/src/features/symbols.ts';
import { FILES, load } from './marked-workspace.ts';

const RUNS = Number(process.env['PLUMBLINE_RUNS'] ?? 150);

/** What people leave behind while they type, and what somebody might put there on purpose. */
const SCRAPS = [
  ':',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  ',',
  '|',
  '>',
  '&a ',
  '*a',
  '? ',
  '!!binary ',
  '{{x}}',
  '---\n',
  '\n',
  '\t',
  '\r\n',
  '\u0000',
  '\ud800',
  '😀',
  '../',
  'command:x',
] as const;

const path = fc.constantFrom(...Object.keys(FILES).filter((name) => /\.(?:md|yml)$/.test(name)));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const edits = fc.array(fc.record({ at: share, removed: fc.nat({ max: 30 }), typed: fc.constantFrom('', ...SCRAPS) }), {
  minLength: 1,
  maxLength: 4,
});

describe('any text', () => {
  it('is answered about at any place', async () => {
    const engine = await load(FILES);
    fc.assert(
      fc.property(
        path,
        edits,
        share,
        fc.array(share, { minLength: 3, maxLength: 6 }),
        (name, changes, kept, places) => {
          const whole = FILES[name] ?? '';
          let text = whole.slice(0, Math.ceil(whole.length * Math.max(0.3, kept)));
          for (const { at, removed, typed } of changes) {
            const start = Math.floor(at * text.length);
            text = text.slice(0, start) + typed + text.slice(start + removed);
          }
          const uri = `${engine.workspace.folder}/${name}`;
          engine.workspace.setText(uri, text);
          const document = engine.snapshot.document(uri);
          if (document === undefined) return;
          const context = { engine, document, text };
          for (const place of places) {
            const position = positionAt(document.facts.lineStarts, Math.floor(place * text.length));
            hover(context, position);
            definition(context, position);
            references(context, position, true);
            for (const item of prepareCallHierarchy(context, position, uri) ?? []) {
              const data = readCallData(item.data);
              assert.ok(data !== undefined);
              outgoingCalls(engine, item, data);
              incomingCalls(engine, data);
            }
            documentHighlights(context, position);
            selectionRanges(context, [position]);
            for (const { textEdit } of completion(context, position).items) {
              // The editor takes an item only where its range holds the cursor and lies in one line.
              assert.ok(textEdit !== undefined && 'range' in textEdit);
              const { start, end } = textEdit.range;
              assert.equal(start.line, position.line);
              assert.equal(end.line, position.line);
              assert.ok(start.character <= position.character && position.character <= end.character);
            }
          }
          const lines = document.facts.lineStarts.length;
          const everywhere = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
          for (const { position } of inlayHints(context, uri, everywhere, {
            criteria: true,
            reviews: true,
            people: true,
          })) {
            assert.ok(position.line < lines);
          }
          for (const { line, length } of semanticTokens(context)) assert.ok(line < lines && length > 0);
          for (const lens of codeLenses(context, uri)) {
            const data = readLensData(lens.data);
            assert.ok(data !== undefined && resolvedLens(context, lens, data, true).command?.title !== '');
          }
          for (const { endLine } of foldingRanges(context) ?? []) assert.ok(endLine < lines);
          for (const { range } of documentLinks(context)) assert.ok(range.end.line < lines);
          for (const { range, selectionRange } of documentSymbols(context)) {
            // VS Code refuses an outline in which one does not hold the other.
            assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line);
          }
          engine.workspace.setText(uri, whole);
        },
      ),
      { seed: 20261128, numRuns: RUNS },
    );
  });
});
