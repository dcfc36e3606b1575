/** What we ask of VS Code's own Git extension, whose API is version 1: the repositories, and what is staged in them. */
import * as vscode from 'vscode';

import { folderStart } from './innermost-folder.ts';

interface Change {
  readonly uri: vscode.Uri;
}

interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly indexChanges: readonly Change[]; readonly onDidChange: vscode.Event<void> };
}

interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
  readonly onDidCloseRepository: vscode.Event<Repository>;
}

interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
}

/** The files that are staged, as long as Git is there; without it, none. */
export class StagedFiles implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** By their roots: each look at a repository gives another object for it. */
  readonly #repositories = new Map<
    string,
    { readonly repository: Repository; readonly listening: vscode.Disposable }
  >();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  /** Something may be staged that was not, or the other way. */
  readonly onDidChange = this.#changed.event;

  /** Whether Git's extension was found; it is asked once. */
  #isFound = false;
  #isDisposed = false;

  /**
   * Looks for Git, and again when extensions come or the window is trusted: before that VS Code leaves Git's out. Nothing is
   * staged where it is not there, or turned off. `failed` is told why it could not be started.
   */
  start(failed: (error: unknown) => void): void {
    const look = (): void => void this.#find().catch(failed);
    this.#subscriptions.push(vscode.extensions.onDidChange(look), vscode.workspace.onDidGrantWorkspaceTrust(look));
    look();
  }

  async #find(): Promise<void> {
    if (this.#isFound) return;
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (extension === undefined) return;
    this.#isFound = true;
    const git = await extension.activate();
    if (this.#isDisposed) return;
    if (git.enabled) this.#follow(git.getAPI(1));
    this.#subscriptions.push(
      git.onDidChangeEnablement((enabled) => {
        if (enabled) this.#follow(git.getAPI(1));
      }),
    );
  }

  /** Whether a repository is open. */
  get hasRepositories(): boolean {
    return this.#repositories.size > 0;
  }

  /** The staged files of a folder and below it, those that are gone among them. */
  in(folder: vscode.Uri): readonly vscode.Uri[] {
    // As text, in which both write the letter of a drive alike.
    const inside = folderStart(folder.toString());
    return [...this.#repositories.values()]
      .flatMap(({ repository }) => repository.state.indexChanges.map(({ uri }) => uri))
      .filter((uri) => uri.toString().startsWith(inside));
  }

  dispose(): void {
    this.#isDisposed = true;
    const listening = [...this.#repositories.values()].map((one) => one.listening);
    vscode.Disposable.from(...this.#subscriptions, ...listening).dispose();
  }

  #follow(git: GitApi): void {
    for (const repository of git.repositories) this.#add(repository);
    this.#subscriptions.push(
      git.onDidOpenRepository((repository) => this.#add(repository)),
      git.onDidCloseRepository((repository) => {
        const root = repository.rootUri.toString();
        this.#repositories.get(root)?.listening.dispose();
        this.#repositories.delete(root);
        this.#changed.fire();
      }),
    );
    this.#changed.fire();
  }

  #add(repository: Repository): void {
    const root = repository.rootUri.toString();
    if (this.#repositories.has(root)) return;
    const listening = repository.state.onDidChange(() => this.#changed.fire());
    this.#repositories.set(root, { repository, listening });
    this.#changed.fire();
  }
}
