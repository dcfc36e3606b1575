/** What completion offers at a cursor `|`, and the text after one of the offers was taken. */

import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { completion } from '../../../server/src/features/completion.ts';
import { offsetAt } from '../../../server/src/facts/line-starts.ts';
import { at, FILES } from './marked-workspace.ts';

/** A marked text, where it stands, and what is offered there. */
export class Completed {
  readonly list: CompletionList;
  readonly #text: string;
  readonly #offset: number;
  readonly #lineStarts: Uint32Array;

  private constructor(list: CompletionList, text: string, offset: number, lineStarts: Uint32Array) {
    this.list = list;
    this.#text = text;
    this.#offset = offset;
    this.#lineStarts = lineStarts;
  }

  static async at(path: string, marked: string, files: Readonly<Record<string, string>> = FILES): Promise<Completed> {
    const { context, position } = await at({ ...files, [path]: marked }, path);
    const { lineStarts } = context.document.facts;
    const offset = offsetAt(lineStarts, context.text.length, position);
    return new Completed(completion(context, position), context.text, offset, lineStarts);
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
    const { start, end } = this.#range(item);
    assert.ok(item.textEdit);
    return this.#text.slice(0, start) + item.textEdit.newText + this.#text.slice(end);
  }

  #range({ textEdit }: CompletionItem): { readonly start: number; readonly end: number } {
    assert.ok(textEdit !== undefined && 'range' in textEdit);
    const { start, end } = textEdit.range;
    // Editors refuse anything else.
    assert.equal(start.line, end.line, 'what is replaced lies on one line');
    const range = {
      start: offsetAt(this.#lineStarts, this.#text.length, start),
      end: offsetAt(this.#lineStarts, this.#text.length, end),
    };
    assert.ok(range.start <= this.#offset && this.#offset <= range.end, 'what is replaced holds the cursor');
    return range;
  }
}
