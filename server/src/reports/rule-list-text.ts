/** The rules there are, for a person at a terminal: each with its severity and what it means. */

import { RULES } from '../rules/registry.ts';
import type { Rule, RuleGroup } from '../rules/rule.ts';
import { wrapped } from './display-width.ts';
import { groupTitle } from './shown-words.ts';
import { severityWord } from '../workspace/severity-words.ts';
import type { TextStyle } from './text-style.ts';

const LONGEST_LINE = 100;

/** The list as `explain` prints it, with a line break at its end. */
export function ruleListText(style: TextStyle): string {
  const lines: string[] = [];
  const groups = new Map<RuleGroup, Rule[]>();
  for (const rule of RULES) {
    const known = groups.get(rule.group);
    if (known === undefined) groups.set(rule.group, [rule]);
    else known.push(rule);
  }
  for (const [group, rules] of groups) {
    lines.push(style.colors.bold(groupTitle(group)));
    for (const { code, severity, summary } of rules) {
      lines.push(`  ${code}  ${style.colors.dim(severityWord(severity))}`);
      for (const line of wrapped(summary, Math.min(LONGEST_LINE, style.width) - 4)) {
        lines.push(`    ${style.colors.dim(line)}`);
      }
    }
    lines.push('');
  }
  return lines.join('\n');
}
