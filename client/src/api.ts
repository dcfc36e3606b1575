/** What `activate()` returns: the way for tests, and for other extensions, to see what a person sees. */
import type { Event, TreeItem } from 'vscode';

import type { ServerState } from './server/language-server.ts';
import type { MatrixGrouping, MatrixNode, SummaryParams } from '../../server/src/protocol/messages.ts';

/** In milliseconds from the moment at which VS Code called `activate()`. */
export interface ActivationTimes {
  /** Until VS Code could go on; undefined before that. */
  readonly returned: number | undefined;
  /** Until the language server answered for the first time; undefined before that. */
  readonly serverRunning: number | undefined;
  /** Until it had read the workspace, and the matrix could be shown. */
  readonly workspaceRead: number | undefined;
}

export interface PlumblineApi {
  /** The children of a node of the control matrix, or its roots, as the server has them. */
  matrix(grouping?: MatrixGrouping, parent?: string): Promise<readonly MatrixNode[]>;
  /** What the server last said; undefined until it has read the workspace for the first time. */
  summary(): SummaryParams | undefined;
  /** The day (`YYYY-MM-DD`) as of which somebody looks at everything; undefined while the usual days are shown. */
  shownAsOf(): string | undefined;
  /** Fires each time the server has looked at the workspace anew. */
  readonly onDidUpdate: Event<SummaryParams>;
  /** Whether the language server is there. */
  serverState(): ServerState;
  readonly onDidChangeServerState: Event<ServerState>;
  /** How long it took to start. */
  activation(): ActivationTimes;
  /** The rows of the view as they are shown now, grouped and filtered, below a row or at the top. */
  treeItems(parent?: MatrixNode): Promise<readonly TreeItem[]>;
  /** What stands above these rows; empty as a rule. */
  treeMessage(): string;
}
