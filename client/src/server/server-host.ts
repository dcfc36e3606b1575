/** What the two doors of the extension do differently: how a language server is started. */
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** A client of one language server, which is not running yet. */
export interface HostedClient {
  readonly client: BaseLanguageClient;
  /** Ends a server that does not end by itself. */
  kill(): void;
}

export interface ServerHost {
  /** False where the server has no disk of its own, in a browser. */
  readonly hasDisk: boolean;
  createClient(options: LanguageClientOptions): HostedClient;
}
