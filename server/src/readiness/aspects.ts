/** The two sides of readiness, told apart as an auditor tests them: whether the design is ready, and whether the operation is. */

import * as l10n from '@vscode/l10n';

import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { type ControlReadiness, hasPopulation, operationFault } from './control-readiness.ts';
import { isCurrentEvidence } from './evidence-standing.ts';
import { reaches } from './ladder.ts';

/** Design and operation of a control, or of all controls of a criterion. */
export interface Aspects {
  /** Mapped to a criterion, owned, and under an approved policy. */
  readonly isDesignReady: boolean;
  /** Evidence for all that was expected so far, whatever the design is like; undefined for Type 1, which does not look at it. */
  readonly isOperationReady: boolean | undefined;
}

/** The same of one control, with what is to be done for its operation. */
export interface ControlAspects extends Aspects {
  /** What keeps the operation from being ready, in plain words; undefined where nothing does, and for Type 1. */
  readonly operationToDo: string | undefined;
}

/**
 * Design and operation of a control, each by itself: the ladder stops at the first fault of the design, and an operation
 * that is proven for all of it is proven all the same. Both are ready exactly where a Type 2 control is `operating`.
 */
export function aspectsOf(snapshot: Snapshot, control: RecordRef, readiness: ControlReadiness): ControlAspects {
  const isDesignReady = reaches(readiness.level, 'approved');
  if (snapshot.configuration.engagement.type === 1) {
    return { isDesignReady, isOperationReady: undefined, operationToDo: undefined };
  }
  const isShown =
    readiness.evidence.some((one) => isCurrentEvidence(snapshot, one)) || hasPopulation(snapshot, control.record);
  const fault = operationFault(snapshot, control.record, readiness);
  const operationToDo = fault ?? (isShown ? undefined : l10n.t('Record evidence that it operated.'));
  return { isDesignReady, isOperationReady: operationToDo === undefined, operationToDo };
}
