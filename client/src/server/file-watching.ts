/**
 * Tells the server of files that appear, change or go, a few times per second at most.
 * Any file counts: evidence may have any name and any type, and is checked by its content too. VS Code watches the
 * workspace anyway, and a batch is one message, so what is left to save is what nobody would call a document.
 */
import * as vscode from 'vscode';
import { FileChangeType } from 'vscode-languageclient';
import type { FileEvent } from 'vscode-languageclient';

import { Pace } from '../pace.ts';

const INTERVAL_IN_MILLISECONDS = 250;

/** Folders in which tools work by the thousand files, and no person keeps documents. */
const NOISY_FOLDER = /\/(?:node_modules|\.git|\.hg|\.svn)\//;

export class FileWatching implements vscode.Disposable {
  readonly #send: (changes: readonly FileEvent[]) => void;
  readonly #watcher: vscode.FileSystemWatcher;
  readonly #pace: Pace;
  #pending = new Map<string, FileChangeType>();

  /** Watches until it is disposed. */
  constructor(send: (changes: readonly FileEvent[]) => void) {
    this.#send = send;
    // The library's own batches begin anew with each event, so that a busy build would hold all of them back.
    this.#pace = new Pace(INTERVAL_IN_MILLISECONDS, () => this.#flush());
    this.#watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.#watcher.onDidCreate((uri) => this.#note(uri, FileChangeType.Created));
    this.#watcher.onDidChange((uri) => this.#note(uri, FileChangeType.Changed));
    this.#watcher.onDidDelete((uri) => this.#note(uri, FileChangeType.Deleted));
  }

  /** Stops watching; what has not been sent is forgotten. */
  dispose(): void {
    this.#watcher.dispose();
    this.#pace.dispose();
  }

  #note(uri: vscode.Uri, type: FileChangeType): void {
    if (NOISY_FOLDER.test(uri.path)) return;
    const key = uri.toString();
    this.#pending.set(key, merge(this.#pending.get(key), type));
    this.#pace.request();
  }

  #flush(): void {
    const changes = [...this.#pending].map(([uri, type]) => ({ uri, type }));
    this.#pending = new Map();
    if (changes.length > 0) this.#send(changes);
  }
}

/** What two events about one file come to. Many programs save by deleting and creating: that is a change. */
function merge(first: FileChangeType | undefined, second: FileChangeType): FileChangeType {
  if (first === FileChangeType.Deleted && second === FileChangeType.Created) return FileChangeType.Changed;
  if (first === FileChangeType.Created && second === FileChangeType.Changed) return FileChangeType.Created;
  return second;
}
