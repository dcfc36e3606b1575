/** How grave a rule's findings are in a workspace folder. */

import type { Severity } from '../workspace/severity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { ruleOf } from './registry.ts';
import type { RuleCode } from './rule-codes.ts';

/** The severity of a rule in a workspace folder; undefined when it is off. */
export function severityOf(snapshot: Snapshot, code: RuleCode): Severity | undefined {
  const configured = snapshot.configuration.rules.get(code);
  const severity = configured ?? ruleOf(code).severity;
  return severity === 'off' ? undefined : severity;
}
