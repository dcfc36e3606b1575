/** Shows the text of a file that an import would write in an editor of its own, read-only, under its own name. */
import * as vscode from 'vscode';

const SCHEME = 'plumbline-import';

export class PlannedDocuments implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  /** Opens the text in an editor. */
  async show(path: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${path}` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  /** Brings what is open up to date; `textOf` is undefined for a file that would not be written any more. */
  refresh(textOf: (path: string) => string | undefined): void {
    for (const [known, before] of this.#texts) {
      const uri = vscode.Uri.parse(known);
      const text = textOf(uri.path.slice(1));
      if (text === undefined || text === before) continue;
      this.#texts.set(known, text);
      this.#changed.fire(uri);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}
