/** The editor behind a page under test: makes its edits in an engine, takes them back, and tells what can be. */

import { type Change, withChanges } from '../../client/src/pages/edited-text.ts';
import type { FromPage, ToPage } from '../../client/src/pages/webview-messages.ts';
import type { Engine } from '../../server/src/engine/engine.ts';
import { lineStartsOf, offsetAt } from '../../server/src/facts/line-starts.ts';
import type { EditAnswer } from '../../server/src/protocol/page-edits.ts';

interface Made {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

export class FakeEditor {
  readonly #engine: Engine;
  readonly #undo: Made[] = [];
  readonly #redo: Made[] = [];
  readonly #unsaved = new Set<string>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Makes an edit, and gives what the page is told then. */
  async make({ uri, edits }: EditAnswer): Promise<ToPage> {
    const before = (await this.#engine.workspace.textOf(uri)) ?? '';
    const starts = lineStartsOf(before);
    const changes: readonly Change[] = edits.map(({ range, newText }) => ({
      start: offsetAt(starts, before.length, range.start),
      end: offsetAt(starts, before.length, range.end),
      newText,
    }));
    const after = withChanges(before, changes);
    this.#put(uri, after);
    this.#undo.push({ uri, before, after });
    this.#redo.length = 0;
    return this.#counts();
  }

  /** What the page is told when it says something; nothing for what is no affair of an editor. */
  hear({ type }: FromPage): readonly ToPage[] {
    if (type !== 'undo' && type !== 'redo' && type !== 'save') return [];
    if (type === 'save') this.#unsaved.clear();
    else {
      const [from, to] = type === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
      const made = from.pop();
      if (made === undefined) return [];
      to.push(made);
      this.#put(made.uri, type === 'undo' ? made.before : made.after);
    }
    return [this.#counts(), { type: 'said', text: `Heard ${type}.` }, { type: 'changed' }];
  }

  #put(uri: string, text: string): void {
    this.#engine.workspace.setText(uri, text);
    this.#unsaved.add(uri);
  }

  #counts(): ToPage {
    return { type: 'edits', undo: this.#undo.length, redo: this.#redo.length, unsaved: this.#unsaved.size };
  }
}
