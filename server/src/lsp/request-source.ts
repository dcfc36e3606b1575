/** What a request needs of the server: its connection, documents with their engines, and the folders. */

import type { ClientCapabilities, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeActionOptions } from '../features/code-actions.ts';
import type { FeatureContext } from '../features/feature.ts';
import type { FolderSession } from './folder-session.ts';
import type { Refreshes } from './refreshes.ts';
import type { Sessions } from './sessions.ts';
import type { ShownAdditions } from './shown-settings.ts';

export interface RequestSource {
  readonly connection: Connection;
  /** What is open. */
  readonly documents: TextDocuments<TextDocument>;
  readonly sessions: Sessions;
  /** What the client says of itself. */
  readonly capabilities: ClientCapabilities;
  /** Whether the editor lists the headings of Markdown by itself. */
  readonly listsHeadings: boolean;
  /** What edits the client takes, and how it knows the documents in them. */
  readonly editing: CodeActionOptions;
  /** What a feature needs for a document, once its folder has been read; undefined for one that is not ours. */
  contextOf(clientUri: string): Promise<FeatureContext | undefined>;
  /** Remembers what the client shows, and asks it to ask anew. */
  readonly refreshes: Refreshes;
  /** Whether the client knows our command that shows places. */
  readonly showsLocations: boolean;
  /** What somebody wants to see in a document beside its text. */
  additionsIn(clientUri: string): ShownAdditions;
  /** The session that speaks for a document, open or not, once its folder has been read. */
  sessionOf(clientUri: string): Promise<FolderSession | undefined>;
  /** The sessions of the workspace folders, each read at least once. */
  readySessions(): Promise<readonly FolderSession[]>;
}
