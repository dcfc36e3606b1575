/** As much of VS Code's documents as edits of pages need: files in memory, opened, edited and saved as an editor would. */

import { URI, Utils } from 'vscode-uri';

interface Place {
  readonly line: number;
  readonly character: number;
}

export class Position implements Place {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Place;
  readonly end: Place;

  constructor(start: Place, end: Place) {
    this.start = start;
    this.end = end;
  }
}

export const Uri = {
  parse: (text: string) => URI.parse(text),
  file: (path: string) => URI.file(path),
  joinPath: (uri: URI, ...parts: string[]) => Utils.joinPath(uri, ...parts),
} as const;

export class EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event = (listener: (value: T) => void): { dispose: () => void } => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export const Disposable = {
  from: (...all: readonly { dispose: () => unknown }[]): { dispose: () => void } => ({
    dispose: () => {
      for (const one of all) one.dispose();
    },
  }),
};

/** One open document. Lines end in LF or CRLF, which the text keeps. */
export class OpenDocument {
  readonly uri: URI;
  isDirty = false;
  #text: string;
  /** Whether saving fails. */
  isReadonly = false;

  constructor(uri: URI, text: string) {
    this.uri = uri;
    this.#text = text;
  }

  getText(): string {
    return this.#text;
  }

  /** As if somebody typed. */
  setText(text: string): void {
    this.#text = text;
    this.isDirty = true;
    changed.fire({ document: this });
  }

  save(): Promise<boolean> {
    if (this.isReadonly) return Promise.resolve(false);
    this.isDirty = false;
    savedOne.fire(this);
    return Promise.resolve(true);
  }

  offsetAt({ line, character }: Place): number {
    return this.#lineStarts()[line] === undefined ? this.#text.length : (this.#lineStarts()[line] ?? 0) + character;
  }

  positionAt(offset: number): Position {
    const starts = this.#lineStarts();
    const line = starts.findLastIndex((start) => start <= offset);
    return new Position(line, offset - (starts[line] ?? 0));
  }

  #lineStarts(): readonly number[] {
    return [0, ...[...this.#text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }
}

const changed = new EventEmitter<{ document: OpenDocument }>();
const savedOne = new EventEmitter<OpenDocument>();
const closed = new EventEmitter<OpenDocument>();
const files = new Map<string, OpenDocument>();

export class WorkspaceEdit {
  readonly edits: { readonly uri: URI; readonly range: Range; readonly newText: string }[] = [];

  /** What it is told to create, for whoever applies it. */
  readonly created: { readonly uri: URI; readonly options: unknown }[] = [];

  createFile(uri: URI, options: unknown): void {
    this.created.push({ uri, options });
  }

  replace(uri: URI, range: Range, newText: string): void {
    this.edits.push({ uri, range, newText });
  }
}

export const workspace = {
  get textDocuments(): readonly OpenDocument[] {
    return [...files.values()];
  },
  onDidSaveTextDocument: savedOne.event,
  onDidChangeTextDocument: changed.event,
  onDidCloseTextDocument: closed.event,
  asRelativePath: (uri: URI): string => uri.toString().replace('file:///workspace/', ''),
  openTextDocument(uri: URI): Promise<OpenDocument> {
    const document = files.get(uri.toString());
    return document === undefined ? Promise.reject(new Error(`no ${uri.toString()}`)) : Promise.resolve(document);
  },
  applyEdit({ edits }: WorkspaceEdit): Promise<boolean> {
    for (const uri of new Set(edits.map((edit) => edit.uri))) {
      const document = files.get(uri.toString());
      if (document === undefined || document.isReadonly) return Promise.resolve(false);
      let text = document.getText();
      // From the end, so that what is before stays where it is.
      for (const { range, newText } of edits.filter((edit) => edit.uri === uri).toReversed())
        text = text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
      document.setText(text);
    }
    return Promise.resolve(true);
  },
};

/** As if a file was deleted, or renamed. */
export function removeFile(uri: string): void {
  files.delete(uri);
}

/** Puts files into the editor, and takes those out that were there. */
export function openFiles(texts: ReadonlyMap<string, string>): ReadonlyMap<string, OpenDocument> {
  files.clear();
  for (const [uri, text] of texts) files.set(uri, new OpenDocument(URI.parse(uri), text));
  return files;
}
