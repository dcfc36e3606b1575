/** What the server says of itself when a client greets it: `docs/lsp.md` says the same in a table. */

import {
  type ClientCapabilities,
  CodeActionKind,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL_KIND } from '../features/code-actions.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/semantic-tokens.ts';
import { CREATE_CONFIGURATION_COMMAND, VERIFY_EVIDENCE_COMMAND } from '../protocol/messages.ts';

/** What is said of two capabilities wherever they are named. */
export const SERVER_OPTIONS = {
  // Not what closed documents go by in VS Code: its task keeps its own findings under that name, and they replace each other.
  diagnostics: { identifier: 'plumbline-open', interFileDependencies: true, workspaceDiagnostics: false },
  codeActions: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND] },
};

const CAPABILITIES: ServerCapabilities = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  diagnosticProvider: SERVER_OPTIONS.diagnostics,
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: {},
  codeActionProvider: SERVER_OPTIONS.codeActions,
  completionProvider: {
    triggerCharacters: ['[', ',', ' ', ':', '-', '.', '@', '/', '(', '#'],
    resolveProvider: true,
  },
  executeCommandProvider: { commands: [CREATE_CONFIGURATION_COMMAND, VERIFY_EVIDENCE_COMMAND] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  callHierarchyProvider: true,
  codeLensProvider: { resolveProvider: true },
  documentHighlightProvider: true,
  foldingRangeProvider: true,
  inlayHintProvider: { resolveProvider: true },
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    full: { delta: true },
    range: true,
  },
  selectionRangeProvider: true,
};

/** What may be named elsewhere: any file or folder. */
const ANY_FILE = { filters: [{ pattern: { glob: '**/*' } }] };

/** The same for one client: options may only be named to one that has heard of them. */
export function capabilitiesFor({ textDocument, workspace }: ClientCapabilities): ServerCapabilities {
  const isPrepared = textDocument?.rename?.prepareSupport === true;
  const tellsOfRenames = workspace?.fileOperations?.willRename === true;
  return {
    ...CAPABILITIES,
    renameProvider: isPrepared ? { prepareProvider: true } : true,
    workspace: { ...CAPABILITIES.workspace, ...(tellsOfRenames ? { fileOperations: { willRename: ANY_FILE } } : {}) },
  };
}
