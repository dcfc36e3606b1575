/** What completion offers at a cursor `|`, and the text after one of the offers was taken. */

import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver-types';
import { type CompletionSupport, PLAIN_SUPPORT } from '../../../server/src/features/completion-offer.ts';
import { completion } from '../../../server/src/features/completion.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { offsetAt, type Position } from '../../../server/src/facts/line-starts.ts';
import type { FeatureContext } from '../../../server/src/features/feature.ts';
import { at, FILES } from './marked-workspace.ts';

/** A marked text, where it stands, and what is offered there. */
export class Completed {
  readonly list: CompletionList;
  readonly engine: Engine;
  readonly #again: () => Completed;
  readonly #text: string;
  readonly #offset: number;
  readonly #lineStarts: Uint32Array;

  private constructor(context: FeatureContext, position: Position, support: CompletionSupport) {
    const { lineStarts } = context.document.facts;
    this.list = completion(context, position, support);
    this.engine = context.engine;
    this.#again = () => new Completed(context, position, support);
    this.#text = context.text;
    this.#offset = offsetAt(lineStarts, context.text.length, position);
    this.#lineStarts = lineStarts;
  }

  static async at(
    path: string,
    marked: string,
    files: Readonly<Record<string, string>> = FILES,
    support: CompletionSupport = PLAIN_SUPPORT,
  ): Promise<Completed> {
    const { context, position } = await at({ ...files, [path]: marked }, path);
    return new Completed(context, position, support);
  }

  /** What is offered at the same place after something else changed. */
  again(): Completed {
    return this.#again();
  }

  get labels(): readonly string[] {
    return this.list.items.map(({ label }) => label);
  }

  item(label: string): CompletionItem {
    const found = this.list.items.find((item) => item.label === label);
    assert.ok(found, `${label} is offered; offered are ${this.labels.join(', ')}`);
    return found;
  }

  /** The letters by which an editor filters: from the beginning of what is replaced to the cursor. */
  typed(item: CompletionItem): string {
    return this.#text.slice(this.#range(item).start, this.#offset);
  }

  /** The text after the offer with a label was taken. */
  taking(label: string): string {
    const item = this.item(label);
    const { textEdit, additionalTextEdits = [] } = item;
    assert.ok(textEdit);
    const edits = [
      { ...this.#range(item), newText: textEdit.newText },
      ...additionalTextEdits.map(({ range, newText }) => ({ ...this.#offsets(range), newText })),
    ].sort((a, b) => b.start - a.start);
    let text = this.#text;
    let from = text.length;
    for (const { start, end, newText } of edits) {
      assert.ok(end <= from, 'edits that go together do not overlap');
      text = text.slice(0, start) + newText + text.slice(end);
      from = start;
    }
    return text;
  }

  #range({ textEdit }: CompletionItem): { readonly start: number; readonly end: number } {
    assert.ok(textEdit !== undefined && 'range' in textEdit);
    const { start, end } = textEdit.range;
    // Editors refuse anything else.
    assert.equal(start.line, end.line, 'what is replaced lies on one line');
    const range = this.#offsets(textEdit.range);
    assert.ok(range.start <= this.#offset && this.#offset <= range.end, 'what is replaced holds the cursor');
    return range;
  }

  #offsets({ start, end }: Range): { readonly start: number; readonly end: number } {
    return {
      start: offsetAt(this.#lineStarts, this.#text.length, start),
      end: offsetAt(this.#lineStarts, this.#text.length, end),
    };
  }
}
