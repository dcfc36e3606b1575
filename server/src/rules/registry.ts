/** Every rule and every check: settings, `explain`, the docs and the checker read this one list. */

import { ANY_FILE_RULES, checkAnyFile } from './any-file.ts';
import { checkConfiguration } from './configuration.ts';
import { checkControlWording } from './control-wording.ts';
import { checkControls, CONTROL_RULES } from './controls.ts';
import { checkCriteria, CRITERIA_RULES } from './criteria.ts';
import { checkFramework } from './frameworks.ts';
import { checkEvidence, EVIDENCE_RULES } from './evidence.ts';
import { checkEvidenceFiles, EVIDENCE_FILE_RULES } from './evidence-files.ts';
import { checkEvidencePeriods } from './evidence-period.ts';
import { checkExceptions, EXCEPTION_RULES } from './exceptions.ts';
import { checkIncidents, INCIDENT_RULES } from './incidents.ts';
import { checkLinks } from './links.ts';
import { checkMetadataDrift } from './metadata-drift.ts';
import { checkMetrics, METRIC_RULES } from './metrics.ts';
import { checkOccurrences } from './occurrences.ts';
import { checkPeople, PEOPLE_RULES } from './people.ts';
import { checkPolicies, POLICY_RULES } from './policies.ts';
import { checkReferences } from './references.ts';
import { checkReviews } from './reviews.ts';
import { checkRisks, RISK_RULES } from './risks.ts';
import type { Check, Rule } from './rule.ts';
import { RULE_CODES, type RuleCode } from './rule-codes.ts';
import { checkScope, SCOPE_RULES } from './scope.ts';
import { checkVendors, VENDOR_RULES } from './vendors.ts';

/** In the order of the public list. */
export const RULES: readonly Rule[] = [
  ...ANY_FILE_RULES,
  ...CRITERIA_RULES,
  ...POLICY_RULES,
  ...CONTROL_RULES,
  ...PEOPLE_RULES,
  ...EVIDENCE_RULES,
  ...EVIDENCE_FILE_RULES,
  ...EXCEPTION_RULES,
  ...SCOPE_RULES,
  ...INCIDENT_RULES,
  ...RISK_RULES,
  ...VENDOR_RULES,
  ...METRIC_RULES,
];

const byCode = new Map<RuleCode, Rule>(RULES.map((rule) => [rule.code, rule]));
for (const code of RULE_CODES) if (!byCode.has(code)) throw new Error(`rule ${code} is not described`); // l10n: a mistake of ours

/** The rule with a code. */
export function ruleOf(code: RuleCode): Rule {
  const rule = byCode.get(code);
  if (rule === undefined) throw new Error(`rule ${code} is not described`); // l10n: a mistake of ours
  return rule;
}

export const CHECKS: readonly Check[] = [
  checkAnyFile,
  checkLinks,
  checkConfiguration,
  checkCriteria,
  checkFramework,
  checkPolicies,
  checkMetadataDrift,
  checkControls,
  checkControlWording,
  checkReviews,
  checkReferences,
  checkPeople,
  checkEvidence,
  checkEvidencePeriods,
  checkOccurrences,
  checkEvidenceFiles,
  checkExceptions,
  checkScope,
  checkIncidents,
  checkRisks,
  checkVendors,
  checkMetrics,
];
