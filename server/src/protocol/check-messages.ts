/** The messages of the command that checks everything anew, and of the one that says how things stand without any content. */

import type { VerifyEvidenceResult } from './messages.ts';

/** Request, client → server: reads and checks every folder anew, evidence included. May be cancelled. */
export const CHECK_WORKSPACE_REQUEST = 'plumbline/checkWorkspace';

export interface CheckWorkspaceParams {
  /** Under which token the progress is to be reported, by `$/progress`. */
  readonly progress: string;
}

/** What is being done, in a few words. */
export interface CheckProgress {
  readonly message: string;
}

export interface CheckWorkspaceResult {
  /** Policies, registers and the configuration. */
  readonly documents: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  readonly evidence: VerifyEvidenceResult;
}

/** Request, client → server, without parameters: how much there is, for a report of an issue; no name, no path, no text. */
export const TALLY_REQUEST = 'plumbline/tally';

export interface TallyResult {
  readonly folders: number;
  /** Documents by what they are, and records by their kinds, those that there are. */
  readonly documents: Readonly<Record<string, number>>;
  readonly records: Readonly<Record<string, number>>;
}
