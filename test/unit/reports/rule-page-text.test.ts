/** A rule's page, and the list of rules, at a terminal. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ruleListText } from '../../../server/src/reports/rule-list-text.ts';
import { rulePageText, ruleSummaryText } from '../../../server/src/reports/rule-page-text.ts';
import { ruleOf } from '../../../server/src/rules/registry.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';
import { colouredStyle, plainStyle, withoutColors } from './report-workspace.ts';

const PAGE = `# some-rule

Severity: warning

A \`thing\` is missing, as [the format](../format.md) says, and this
sentence goes on.

## Good
\`\`\`yaml
controls:
  - id: AC-01    # kept as it is
\`\`\`
## How
- Write \`rules: {some-rule: off}\`, which is not broken between its words.
- Or do not.
`;

describe('a rule’s page', () => {
  it('reads well without Markdown around it', () => {
    assert.equal(
      rulePageText(PAGE, plainStyle(50)),
      `some-rule

Severity: warning

A \`thing\` is missing, as the format says, and this
sentence goes on.

Good
    controls:
      - id: AC-01    # kept as it is

How
- Write \`rules: {some-rule: off}\`, which is not
  broken between its words.
- Or do not.
`,
    );
  });

  it('shows code in colour instead of in backticks', () => {
    const text = rulePageText(PAGE, colouredStyle(50));
    assert.doesNotMatch(text, /`/);
    assert.equal(withoutColors(text), rulePageText(PAGE, plainStyle(50)).replaceAll('`', ''));
  });

  it('exists for every rule that is checked', () => {
    for (const code of RULE_CODES) {
      const page = readFileSync(new URL(`../../../docs/rules/${code}.md`, import.meta.url), 'utf8');
      assert.ok(rulePageText(page, plainStyle(80)).startsWith(`${code}\n\n`), code);
    }
  });

  it('is replaced by its summary where it is not there', () => {
    const text = ruleSummaryText(ruleOf('control-owner-missing'), plainStyle(80));
    assert.match(text, /^control-owner-missing\n\nSeverity: warning\n\n\S/);
  });
});

describe('the list of rules', () => {
  it('names each code once', () => {
    const text = ruleListText(plainStyle(80));
    for (const code of RULE_CODES) {
      assert.equal(text.match(new RegExp(`(?<![\\w-])${code}(?![\\w-])`, 'g'))?.length, 1, code);
    }
  });
});
