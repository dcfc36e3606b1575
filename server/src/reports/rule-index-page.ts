/**
 * The index of all rules, `docs/rules/README.md`, made from the registry.
 *
 * l10n: the pages of the docs are in English.
 */

import { capitalized } from '../domain/capitalized.ts';
import { WITHOUT_FIX } from '../fixes/without-fix.ts';
import { RULES } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';

const HEAD = `<!-- Made by \`node schemas/generate.ts\` from the registry of rules: change server/src/rules instead. -->

# Rules

Each rule has a page that says why it matters in an audit, with a bad and a good example and what to do.
\`plumbline explain CODE\` prints it.

Errors are things that are wrong: malformed, unknown, duplicate, broken. Warnings are things that are missing or overdue,
information is due soon, and hints are style. A rule that is off is checked only where \`plumbline.yml\` turns it on.
There, any rule may be given another severity, or be turned off:

\`\`\`yaml
rules:
  policy-review-overdue: error
  control-policy-missing: off
\`\`\`
`;

function groupSection(group: string, rules: readonly Rule[]): string {
  const rows = rules.map(({ code, severity, summary }) => `| [\`${code}\`](${code}.md) | ${severity} | ${summary} |`);
  const heading = `## ${capitalized(group)}`;
  return [heading, '', '| rule | severity | what it reports |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

const FIXES = `## Fixes

The editor offers a fix for the findings of nearly every rule, as a quick fix, and for every finding that a comment can silence
to silence it where it stands, with a reason to be written. There is no other for these:
`;

function withoutFix(): string {
  return [...WITHOUT_FIX].map(([code, reason]) => `- [\`${code}\`](${code}.md): ${reason}`).join('\n');
}

/** The page, with a line break at its end. */
export function ruleIndexPage(): string {
  const groups = [...new Set(RULES.map((rule) => rule.group))];
  const sections = groups.map((group) =>
    groupSection(
      group,
      RULES.filter((rule) => rule.group === group),
    ),
  );
  return `${[HEAD, ...sections, FIXES, withoutFix()].join('\n').trimEnd()}\n`;
}
