/** What we ask of VS Code's own Git extension, whose API is version 1: the repositories, and what is staged in them. */
import * as vscode from 'vscode';

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
  readonly #repositories = new Map<Repository, vscode.Disposable>();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  /** Something may be staged that was not, or the other way. */
  readonly onDidChange = this.#changed.event;

  /** Resolves when the repositories that are open are known; nothing is known where there is no Git, or it is turned off. */
  async start(): Promise<void> {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (extension === undefined) return;
    const git = await extension.activate();
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
    const inside = `${folder.path.replace(/\/$/, '')}/`;
    return [...this.#repositories.keys()]
      .flatMap(({ state }) => state.indexChanges.map(({ uri }) => uri))
      .filter((uri) => uri.path.startsWith(inside));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, ...this.#repositories.values()).dispose();
  }

  #follow(git: GitApi): void {
    for (const repository of git.repositories) this.#add(repository);
    this.#subscriptions.push(
      git.onDidOpenRepository((repository) => this.#add(repository)),
      git.onDidCloseRepository((repository) => {
        this.#repositories.get(repository)?.dispose();
        this.#repositories.delete(repository);
        this.#changed.fire();
      }),
    );
  }

  #add(repository: Repository): void {
    if (this.#repositories.has(repository)) return;
    this.#repositories.set(
      repository,
      repository.state.onDidChange(() => this.#changed.fire()),
    );
    this.#changed.fire();
  }
}
