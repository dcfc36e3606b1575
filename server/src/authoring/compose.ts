/** The commands that ask and then write, each by its name: what is to be asked next, or what is to be written. */

import type { AuthoringCommand, ComposeParams } from '../protocol/authoring-messages.ts';
import { Asking, type Authoring, type AuthoringContext, type Outcome } from './asking.ts';
import { NEW_CONTROL } from './new-control.ts';
import { NEW_EVIDENCE } from './new-evidence.ts';
import { NEW_EXCEPTION } from './new-exception.ts';
import { NEW_POLICY } from './new-policy.ts';
import { RECORD_APPROVAL } from './record-approval.ts';
import { RECORD_REVIEW } from './record-review.ts';

const AUTHORINGS: Readonly<Record<AuthoringCommand, Authoring>> = {
  newPolicy: NEW_POLICY,
  newControl: NEW_CONTROL,
  newEvidence: NEW_EVIDENCE,
  newException: NEW_EXCEPTION,
  recordReview: RECORD_REVIEW,
  recordApproval: RECORD_APPROVAL,
};

/** The next question of a command in a folder, or the change with which it ends. Nothing is written here. */
export function compose(
  { command, answers }: Pick<ComposeParams, 'command' | 'answers'>,
  { engine, at }: Pick<AuthoringContext, 'engine' | 'at'>,
): Promise<Outcome> {
  const authoring = AUTHORINGS[command];
  return authoring.compose({
    engine,
    snapshot: engine.snapshot,
    textOf: (uri) => engine.workspace.textOf(uri),
    asking: new Asking(authoring, answers),
    at,
  });
}

/** What a command is called where several folders are to be told apart before it can ask anything itself. */
export function titleOfCommand(command: AuthoringCommand): string {
  return AUTHORINGS[command].title;
}
