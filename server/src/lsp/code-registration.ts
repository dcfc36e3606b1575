/**
 * Has the client tell of source code: it tells by itself of Markdown and YAML, and which other files are looked through is a
 * matter of each folder's configuration. A client that takes no registrations is told by its own settings which files are ours.
 */

import * as l10n from '@vscode/l10n';
import {
  type ClientCapabilities,
  type Connection,
  type Registration,
  TextDocumentSyncKind,
  UnregistrationRequest,
  RegistrationRequest,
} from 'vscode-languageserver';
import { codePatterns } from '../workspace/code-files.ts';
import { SERVER_OPTIONS } from './capabilities.ts';
import { logFailure } from './failures.ts';
import type { FolderSession } from './folder-session.ts';

/** Files as a client is asked for them. The same pattern in several folders is one. */
interface CodeFilter {
  readonly scheme: string;
  readonly pattern: string;
}

type TextDocumentCapabilities = NonNullable<ClientCapabilities['textDocument']>;

/** What is asked about source code, beside its text: by the name of the client's capability, the method and its options. */
const REQUESTS: readonly (readonly [keyof TextDocumentCapabilities, string, object])[] = [
  ['hover', 'textDocument/hover', {}],
  ['definition', 'textDocument/definition', {}],
  ['references', 'textDocument/references', {}],
  ['documentHighlight', 'textDocument/documentHighlight', {}],
  ['documentLink', 'textDocument/documentLink', {}],
  ['diagnostic', 'textDocument/diagnostic', SERVER_OPTIONS.diagnostics],
  ['codeAction', 'textDocument/codeAction', SERVER_OPTIONS.codeActions],
  // An ID has digits and capitals that no word begins with.
  ['completion', 'textDocument/completion', { triggerCharacters: [' ', ',', '-'] }],
];

export class CodeRegistration {
  readonly #connection: Connection;
  readonly #capabilities: () => ClientCapabilities;
  /** What is registered, as text to compare. */
  #registered = '[]';
  #registrations: readonly Registration[] = [];
  #count = 0;
  /** One message after the other, so that nothing is registered twice at a time. */
  #last: Promise<void> = Promise.resolve();

  constructor(connection: Connection, capabilities: () => ClientCapabilities) {
    this.#connection = connection;
    this.#capabilities = capabilities;
  }

  /** Registers what the folders' configurations say now, in the place of what they said before. */
  update(sessions: readonly FolderSession[]): void {
    if (this.#capabilities().textDocument?.synchronization?.dynamicRegistration !== true) return;
    const filters = filtersOf(sessions);
    const next = JSON.stringify(filters);
    if (next === this.#registered) return;
    this.#registered = next;
    const before = this.#registrations;
    this.#registrations = filters.length === 0 ? [] : this.#newRegistrations(filters);
    const now = this.#registrations;
    this.#last = this.#last
      .then(() => this.#exchange(before, now))
      .catch((error: unknown) => logFailure(this.#connection.console, l10n.t('Asking for source code'), error));
  }

  async #exchange(before: readonly Registration[], now: readonly Registration[]): Promise<void> {
    if (before.length > 0) {
      const unregisterations = before.map(({ id, method }) => ({ id, method }));
      await this.#connection.sendRequest(UnregistrationRequest.type, { unregisterations });
    }
    if (now.length > 0) await this.#connection.sendRequest(RegistrationRequest.type, { registrations: [...now] });
  }

  #newRegistrations(documentSelector: readonly CodeFilter[]): readonly Registration[] {
    const { textDocument } = this.#capabilities();
    const registration = (method: string, options: object): Registration => ({
      id: `plumbline-code-${(this.#count += 1)}`,
      method,
      registerOptions: { ...options, documentSelector },
    });
    const asked = REQUESTS.filter(([name]) => isDynamic(textDocument?.[name]));
    return [
      registration('textDocument/didOpen', {}),
      registration('textDocument/didChange', { syncKind: TextDocumentSyncKind.Incremental }),
      registration('textDocument/didClose', {}),
      ...asked.map(([, method, options]) => registration(method, options)),
      ...(isDynamic(textDocument?.rename)
        ? [registration('textDocument/rename', { prepareProvider: textDocument?.rename?.prepareSupport === true })]
        : []),
    ];
  }
}

function isDynamic(capability: object | undefined): boolean {
  return capability !== undefined && 'dynamicRegistration' in capability && capability.dynamicRegistration === true;
}

function filtersOf(sessions: readonly FolderSession[]): readonly CodeFilter[] {
  const filters = new Map<string, CodeFilter>();
  for (const { spelling, engine } of sessions) {
    const scheme = spelling.slice(0, spelling.indexOf(':'));
    for (const pattern of codePatterns(engine.workspace.configuration.files.code)) {
      filters.set(`${scheme} ${pattern}`, { scheme, pattern });
    }
  }
  return [...filters.values()];
}
