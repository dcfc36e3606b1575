/** The language client's options that are the same in Node and in a browser. */
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, RevealOutputChannelOn } from 'vscode-languageclient';
import type { ClientCapabilities, LanguageClientOptions, Middleware, StaticFeature } from 'vscode-languageclient';

import type { InitializationOptions } from '../../../server/src/protocol/messages.ts';
import { CodeDocuments } from './code-documents.ts';
import { documentSelector, readsFilesThroughClient } from './document-selector.ts';
import { openDocument } from './open-documents.ts';

interface ClientSurroundings {
  readonly output: vscode.LogOutputChannel;
  readonly hasDisk: boolean;
  /** The folder with the rules' pages. */
  readonly rulePages: string;
  /** `YYYY-MM-DD`: the day as of which somebody looks at everything. */
  readonly shownAsOf: string | undefined;
  /** The findings that the server has pushed. */
  readonly pushed: () => vscode.DiagnosticCollection | undefined;
  /** Called when the connection is gone without having been told to go. */
  readonly closed: () => void;
}

/** The options of one client. */
export function clientOptions(surroundings: ClientSurroundings): LanguageClientOptions {
  const selector = documentSelector();
  const code = new CodeDocuments();
  return {
    documentSelector: selector,
    // The owner of the problem matcher too: what the task finds in closed documents takes the place of what was pushed, and the other way.
    diagnosticCollectionName: 'plumbline',
    // The server reads its settings again when it hears that they have changed.
    synchronize: { configurationSection: 'plumbline' },
    // Findings follow the text as one types; the server asks for a new look when another file changes them.
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false, onTabs: false },
    outputChannel: surroundings.output,
    traceOutputChannel: surroundings.output,
    // A request that failed is a line in the output; a message over the editor would only be in the way.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: initializationOptions(surroundings),
    initializationFailedHandler: () => false,
    // What a workspace says is text: no links that run commands, no HTML, no icons.
    markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: false },
    middleware: {
      ...code.middleware,
      ...pushOnlyForClosedDocuments(
        (document) => vscode.languages.match(selector, document) > 0 || code.holds(document),
        surroundings.pushed,
      ),
    },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      // The library's own restart ends when a server fails before it has answered; ours begins with a new client.
      closed: async () => {
        // A start that waits for its answer fails first, while the library still has a promise to fail.
        await new Promise((resolve) => setTimeout(resolve));
        surroundings.closed();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
}

/**
 * Declines to watch files on the server's behalf, because `FileWatching` does so already: the server would otherwise
 * hear of everything twice.
 */
export const noWatchingOnDemand: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.workspace = {
      ...capabilities.workspace,
      didChangeWatchedFiles: { dynamicRegistration: false, relativePatternSupport: false },
    };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

function initializationOptions({ hasDisk, rulePages, shownAsOf }: ClientSurroundings): InitializationOptions {
  const { bundle } = vscode.l10n;
  return {
    ...(bundle === undefined ? {} : { translations: bundle }),
    // Of no folder: the server asks for the settings of each before it says anything.
    asOf: vscode.workspace.getConfiguration('plumbline').get<string>('asOf', ''),
    rules: rulesSetting(),
    ...(shownAsOf === undefined ? {} : { shownAsOf }),
    filesThroughClient: readsFilesThroughClient(hasDisk),
    watchesFiles: true,
    // VS Code's own Markdown support does.
    listsHeadings: true,
    showsLocations: true,
    rulePages,
  };
}

/** The setting as it is written. VS Code gives a proxy for it, which no message to a worker can hold. */
function rulesSetting(): Readonly<Record<string, unknown>> {
  const setting = vscode.workspace.getConfiguration('plumbline').get<Readonly<Record<string, unknown>>>('rules', {});
  return Object.fromEntries(Object.entries(setting).filter(([, severity]) => typeof severity === 'string'));
}

/**
 * Findings of an open document are asked for, and stand in a collection of their own. What was pushed while the
 * document was closed, or before the server heard that it is open, must not stand beside them.
 */
function pushOnlyForClosedDocuments(
  isTold: (document: vscode.TextDocument) => boolean,
  pushed: () => vscode.DiagnosticCollection | undefined,
): Middleware {
  return {
    handleDiagnostics: (uri, diagnostics, next) => {
      const document = openDocument(uri);
      const isAskedFor = document !== undefined && isTold(document);
      next(uri, isAskedFor ? [] : diagnostics);
    },
    provideDiagnostics: async (document, previousResultId, token, next) => {
      const report = await next(document, previousResultId, token);
      pushed()?.delete(document instanceof vscode.Uri ? document : document.uri);
      return report;
    },
  };
}
