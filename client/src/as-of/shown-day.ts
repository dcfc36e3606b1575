/** The day as of which everything is shown when somebody looks at another one than usual: no setting, forgotten with the window. */
import * as vscode from 'vscode';

import type { OfferedDay } from '../../../server/src/protocol/messages.ts';
import type { LanguageServer } from '../server/language-server.ts';

export class ShownDay implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<void>();
  #current: OfferedDay | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  /** Undefined while the usual days are shown: what the settings say, or today. */
  get current(): OfferedDay | undefined {
    return this.#current;
  }

  /** Shows everything in every folder as of a day; undefined, or the day that is shown anyway, ends that. */
  async show(day: OfferedDay | undefined): Promise<void> {
    this.#current = day?.isUsual === true ? undefined : day;
    void vscode.commands.executeCommand('setContext', 'plumbline.showsAsOf', this.#current !== undefined);
    this.#changed.fire();
    await this.#server.showAsOf(this.#current?.day);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
