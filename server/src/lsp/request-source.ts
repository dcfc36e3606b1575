/** What a request needs of the server: its connection, documents with their engines, and the folders. */

import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { CodeActionOptions } from '../features/code-actions.ts';
import type { FeatureContext } from '../features/feature.ts';
import type { FolderSession } from './folder-session.ts';
import type { Sessions } from './sessions.ts';

export interface RequestSource {
  readonly connection: Connection;
  readonly sessions: Sessions;
  /** What the client says of itself. */
  readonly capabilities: ClientCapabilities;
  /** Whether the editor lists the headings of Markdown by itself. */
  readonly listsHeadings: boolean;
  /** What edits the client takes, and how it knows the documents in them. */
  readonly editing: CodeActionOptions;
  /** What a feature needs for a document, once its folder has been read; undefined for one that is not ours. */
  contextOf(clientUri: string): Promise<FeatureContext | undefined>;
  /** The sessions of the workspace folders, each read at least once. */
  readySessions(): Promise<readonly FolderSession[]>;
}
