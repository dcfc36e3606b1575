/** How grave a rule's findings are in a workspace folder, and in somebody's own view of it. */

import type { Severity } from '../workspace/severity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { ruleOf } from './registry.ts';
import type { RuleCode } from './rule-codes.ts';

/** Severities by rule: what is not named stays as it is. */
export type SeverityTable = ReadonlyMap<string, Severity | 'off'>;

/** The severity of a rule in a workspace folder; undefined when it is off. */
export function severityOf(snapshot: Snapshot, code: RuleCode): Severity | undefined {
  const configured = snapshot.configuration.rules.get(code);
  return unlessOff(configured ?? ruleOf(code).severity);
}

/** The same in the view of somebody with severities of their own, which count above those of the folder. */
export function severityIn(view: SeverityTable, snapshot: Snapshot, code: RuleCode): Severity | undefined {
  const own = view.get(code);
  return own === undefined ? severityOf(snapshot, code) : unlessOff(own);
}

function unlessOff(severity: Severity | 'off'): Severity | undefined {
  return severity === 'off' ? undefined : severity;
}
