/** `plumbline explain CODE`: what a finding means, why it matters, and what to do. */

import * as l10n from '@vscode/l10n';

import { nearest } from '../domain/nearest.ts';
import { ruleListText } from '../reports/rule-list-text.ts';
import { rulePageText, ruleSummaryText } from '../reports/rule-page-text.ts';
import { ruleOf } from '../rules/registry.ts';
import { isRuleCode, RULE_CODES } from '../rules/rule-codes.ts';
import type { Invocation } from './arguments.ts';
import { EXIT_CLEAN, type ExitCode } from './exit-codes.ts';
import { outputStyle, writeOut } from './host.ts';
import { packageFile } from '../host/package-files.ts';
import { UsageError } from './usage-error.ts';

/** Prints a rule's page; without a code, the list of all rules. */
export async function explain(invocation: Invocation): Promise<ExitCode> {
  const style = await outputStyle(invocation.color);
  const [written] = invocation.parameters;
  if (written === undefined) {
    writeOut(ruleListText(style));
    return EXIT_CLEAN;
  }
  const code = written.toLowerCase();
  if (isRuleCode(code)) {
    const page = packageFile(`docs/rules/${code}.md`);
    writeOut(page === undefined ? ruleSummaryText(ruleOf(code), style) : rulePageText(page, style));
    return EXIT_CLEAN;
  }
  const near = nearest(code, RULE_CODES);
  const sentences = [
    l10n.t('There is no rule “{0}”.', written),
    ...(near === undefined ? [] : [l10n.t('Did you mean “{0}”?', near)]),
    l10n.t('“plumbline explain” lists them all.'),
  ];
  throw new UsageError(sentences.join(' '));
}
