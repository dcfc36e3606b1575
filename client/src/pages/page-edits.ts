/** Edits that are made in pages: written through the editor, each taken back exactly, and saved together. */
import * as vscode from 'vscode';

import type { EditAnswer, EditQuestion } from '../../../server/src/protocol/page-edits.ts';
import type { PageAnswer, Refusal } from '../../../server/src/protocol/page-messages.ts';
import { printOf } from '../../../server/src/protocol/text-print.ts';
import { type Change, inverseOf, withChanges } from './edited-text.ts';

/** How many edits can be taken back. */
const MOST_KEPT = 200;

/** An edit that was made: to make it again, and to take it back. */
interface Made {
  readonly uri: vscode.Uri;
  readonly changes: readonly Change[];
  readonly inverse: readonly Change[];
  readonly said: string;
}

/** What came of an edit that was made again or taken back: why it was not, or whether the text is just what it should be. */
type Came = { readonly fault: string } | { readonly fault: undefined; readonly isExact: boolean };

/** What can be taken back, made again and saved. */
export interface EditCounts {
  readonly undo: number;
  readonly redo: number;
  /** Files. */
  readonly unsaved: number;
}

export class PageEdits implements vscode.Disposable {
  #undo: readonly Made[] = [];
  #redo: readonly Made[] = [];
  /** Each file's text as it was left here: an edit is only taken back from that very text. */
  readonly #left = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  /** One after the other: an edit rests on the text that the one before has left. */
  #last: Promise<unknown> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor() {
    const look = (document: vscode.TextDocument): void => {
      if (this.#left.has(document.uri.toString())) this.#changed.fire();
    };
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.onDidSaveTextDocument(look),
      vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
      vscode.workspace.onDidCloseTextDocument(look),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  get counts(): EditCounts {
    return { undo: this.#undo.length, redo: this.#redo.length, unsaved: this.#unsaved().length };
  }

  /** Asks what is to be written and writes it, unless the text has changed in between. Nothing is saved. */
  make(
    question: EditQuestion,
    ask: (question: EditQuestion) => Promise<PageAnswer | undefined>,
  ): Promise<PageAnswer | undefined> {
    return this.#inTurn(async () => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(question.at.uri));
      const text = document.getText();
      const answer = await ask(question);
      if (answer?.kind !== 'edit' || answer.edits.length === 0) return answer;
      if (document.getText() === text && printOf(text) !== answer.print) return refused(readOtherwise(document.uri));
      const changes = document.getText() === text ? changesIn(document, answer) : undefined;
      if (changes === undefined || !(await apply(document, changes))) return refused(changedMeanwhile(document.uri));
      const key = document.uri.toString();
      // Somebody has typed in the file since: what was made here before that is theirs to undo.
      if (this.#left.get(key) !== text) this.#forget(key);
      this.#left.set(key, document.getText());
      this.#redo = [];
      if (document.getText() === withChanges(text, changes)) {
        const made = { uri: document.uri, changes, inverse: inverseOf(text, changes), said: answer.said };
        this.#undo = [...this.#undo, made].slice(-MOST_KEPT);
      } else {
        // Somebody else wrote together with it: where the edits before stand is not known any more.
        this.#forget(key);
      }
      this.#changed.fire();
      return answer;
    });
  }

  /** Takes back the last edit; says what came of it. */
  undo(): Promise<string> {
    return this.#inTurn(async () => {
      const made = this.#undo.at(-1);
      if (made === undefined) return vscode.l10n.t('There is nothing to undo.');
      const came = await this.#again(made.uri, made.inverse);
      if (came.fault !== undefined) return came.fault;
      this.#undo = this.#undo.slice(0, -1);
      this.#redo = [...this.#redo, made];
      if (!came.isExact) this.#forget(made.uri.toString());
      this.#changed.fire();
      return vscode.l10n.t('Undone: {0}', made.said);
    });
  }

  /** Makes the edit again that was taken back last; says what came of it. */
  redo(): Promise<string> {
    return this.#inTurn(async () => {
      const made = this.#redo.at(-1);
      if (made === undefined) return vscode.l10n.t('There is nothing to redo.');
      const came = await this.#again(made.uri, made.changes);
      if (came.fault !== undefined) return came.fault;
      this.#redo = this.#redo.slice(0, -1);
      this.#undo = [...this.#undo, made];
      if (!came.isExact) this.#forget(made.uri.toString());
      this.#changed.fire();
      return made.said;
    });
  }

  /** Saves the files that were edited here and are not saved; says what came of it. */
  save(): Promise<string> {
    return this.#inTurn(async () => {
      const unsaved = this.#unsaved();
      const saved = await Promise.all(unsaved.map(async (document) => document.save()));
      this.#changed.fire();
      const failed = unsaved.find((_, index) => saved[index] !== true);
      if (failed !== undefined)
        return vscode.l10n.t('{0} could not be saved.', vscode.workspace.asRelativePath(failed.uri));
      if (unsaved.length === 0) return vscode.l10n.t('Everything is saved.');
      return unsaved.length === 1 ? vscode.l10n.t('Saved 1 file.') : vscode.l10n.t('Saved {0} files.', unsaved.length);
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Makes changes of a text that is as it was left here; where it is not, or the file is gone, says so. */
  async #again(uri: vscode.Uri, changes: readonly Change[]): Promise<Came> {
    const key = uri.toString();
    const document = await opened(uri);
    if (document === undefined) {
      // What can never be taken back must not stand before what can.
      this.#forget(key);
      this.#left.delete(key);
      this.#changed.fire();
      return { fault: gone(uri) };
    }
    const text = document.getText();
    if (text !== this.#left.get(key) || !(await apply(document, changes))) return { fault: changedSince(uri) };
    this.#left.set(key, document.getText());
    return { fault: undefined, isExact: document.getText() === withChanges(text, changes) };
  }

  /** No edit of a file is taken back or made again any more. */
  #forget(key: string): void {
    this.#undo = this.#undo.filter(({ uri }) => uri.toString() !== key);
    this.#redo = this.#redo.filter(({ uri }) => uri.toString() !== key);
  }

  #unsaved(): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && this.#left.has(uri.toString()));
  }
}

/** The edits by offsets; undefined where something else stands in one of their places. */
function changesIn(document: vscode.TextDocument, { edits }: EditAnswer): readonly Change[] | undefined {
  const text = document.getText();
  const changes: Change[] = [];
  for (const { range, newText, oldText } of edits) {
    const start = document.offsetAt(new vscode.Position(range.start.line, range.start.character));
    const end = document.offsetAt(new vscode.Position(range.end.line, range.end.character));
    if (text.slice(start, end) !== oldText) return undefined;
    changes.push({ start, end, newText });
  }
  return changes;
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

async function apply(document: vscode.TextDocument, changes: readonly Change[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of changes)
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  return vscode.workspace.applyEdit(edit);
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}

function changedMeanwhile(uri: vscode.Uri): string {
  return vscode.l10n.t(
    'Nothing was written: {0} has changed meanwhile. Look at what it says now and try again.',
    vscode.workspace.asRelativePath(uri),
  );
}

function readOtherwise(uri: vscode.Uri): string {
  return vscode.l10n.t(
    'Nothing was written: {0} says something else in the editor than what Plumbline has read. Save the file and try again.',
    vscode.workspace.asRelativePath(uri),
  );
}

function changedSince(uri: vscode.Uri): string {
  return vscode.l10n.t(
    '{0} has been changed since in an editor. Undo that there first, and what was edited here after it.',
    vscode.workspace.asRelativePath(uri),
  );
}

function gone(uri: vscode.Uri): string {
  return vscode.l10n.t(
    '{0} could not be opened: it was deleted, moved or renamed. What was edited in it here can no longer be undone or made again.',
    vscode.workspace.asRelativePath(uri),
  );
}
