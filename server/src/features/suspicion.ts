/** Why a control is suspect: what it rests on is no longer what somebody approved. */

import * as l10n from '@vscode/l10n';
import { isChangedSinceApproval } from '../facts/record.ts';
import type { ControlReadiness } from '../readiness/control-readiness.ts';
import { nameOf } from './symbols.ts';

/** `POL-ACCESS changed since approval`; undefined where every policy above the control says what it said then. */
export function suspicion({ policies }: Pick<ControlReadiness, 'policies'>): string | undefined {
  const changed = policies.map(({ record }) => record).filter(isChangedSinceApproval);
  if (changed.length === 0) return undefined;
  return l10n.t('{0} changed since approval', changed.map(nameOf).join(', '));
}
