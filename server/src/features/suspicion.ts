/** Why a control is suspect: what it rests on is no longer what somebody approved. */

import { isChangedSinceApproval } from '../facts/record.ts';
import type { ControlReadiness } from '../readiness/control-readiness.ts';
import { nameOf } from './symbols.ts';

/** `POL-ACCESS changed since approval`; undefined where every policy above the control says what it said then. */
export function suspicion({ policies }: Pick<ControlReadiness, 'policies'>): string | undefined {
  const changed = policies.map(({ record }) => record).filter(isChangedSinceApproval);
  return changed.length === 0 ? undefined : `${changed.map(nameOf).join(', ')} changed since approval`;
}
