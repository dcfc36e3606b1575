/** The rules on scope: what the report is to cover, and the systems in it that nobody owns or no control reaches. */

import * as l10n from '@vscode/l10n';

import type { ConfigurationFacts, FieldFact, GroupFacts, RecordFacts } from '../facts/document-facts.ts';
import { choice, field, flag, groups, isPlaceholderOnly, value, values } from '../facts/record.ts';
import type { Range } from '../syntax/range.ts';
import { isAdopted } from './adoption.ts';
import { recordName } from './record-name.ts';
import type { Rule, RuleContext } from './rule.ts';

export const SCOPE_RULES: readonly Rule[] = [
  {
    code: 'scope-missing',
    group: 'scope',
    severity: 'warning',
    get summary() {
      return l10n.t('plumbline.yml does not say what the report is to cover.');
    },
  },
  {
    code: 'system-owner-missing',
    group: 'scope',
    severity: 'warning',
    get summary() {
      return l10n.t('A system in scope has no owner who answers for it.');
    },
  },
  {
    code: 'system-uncontrolled',
    group: 'scope',
    severity: 'warning',
    get summary() {
      return l10n.t('No control names a system that is in scope.');
    },
  },
];

/** Checks the systems that a document defines and, in `plumbline.yml`, what is said of the scope. */
export function checkScope(context: RuleContext): void {
  const { snapshot, document, part } = context;
  if (part.isWhole && document.uri === snapshot.configurationDocument.uri) checkStatement(context);
  for (const record of part.records) {
    if (record.kind !== 'system' || !isInScope(record)) continue;
    checkOwner(context, record);
    checkControlled(context, record);
  }
}

/** A system is in scope unless its record says that it is not. */
function isInScope(system: RecordFacts): boolean {
  return flag(system, 'in_scope') !== false;
}

/** What the finding on systems is about, which stands where the one on the engagement does. */
export const SYSTEMS = 'systems';

const START: Range = { start: 0, end: 0 };

function checkStatement(context: RuleContext): void {
  const { snapshot, document, report } = context;
  const { configuration } = document.facts;
  if (!document.exists) {
    if (!isAdopted(snapshot)) return;
    const message = l10n.t(
      'There is no plumbline.yml, so the report is taken to be of Type 1, on Security, as of today. Write one beside your policies, with “engagement:” in it.',
    );
    report('scope-missing', START, message);
  } else if (configuration !== undefined) {
    checkEngagement(context, configuration);
  }
  checkSystems(context, configuration);
}

function checkEngagement({ document, report }: RuleContext, configuration: ConfigurationFacts): void {
  const written = field(configuration, 'engagement');
  const [engagement] = groups(configuration, 'engagement');
  if (engagement !== undefined) {
    checkPeriod(report, written, engagement);
    return;
  }
  // What could not be read may well say it, and a placeholder has its own finding.
  const unread = document.facts.problems.some((problem) => problem.code === 'yaml-syntax');
  if ((unread && written?.shape !== 'empty') || isPlaceholderOnly(configuration, 'engagement')) return;
  const message = l10n.t(
    'Nothing here says what the report is to cover, so it is taken to be of Type 1, on Security, as of today. Write “engagement:” with its type, its period and its categories.',
  );
  report('scope-missing', written?.range ?? START, message);
}

/** A Type 2 report without a period has no days on which anything could have operated. */
function checkPeriod(report: RuleContext['report'], written: FieldFact | undefined, engagement: GroupFacts): void {
  if (choice(engagement, 'type') !== '2') return;
  // A period that cannot be read has a finding of its own.
  if (values(engagement, 'period').length > 0 || isPlaceholderOnly(engagement, 'period')) return;
  const range = field(engagement, 'period')?.key ?? value(engagement, 'type') ?? written?.key ?? START;
  const message = l10n.t(
    'A Type 2 report covers a period, and none is given, so that no evidence can be expected. Write “period: {start: …, end: …}” with its first and its last day.',
  );
  report('scope-missing', range, message);
}

function checkSystems({ snapshot, report }: RuleContext, configuration: ConfigurationFacts | undefined): void {
  if (!snapshot.has('system')) return;
  if (snapshot.records('system').some(({ record }) => isInScope(record))) return;
  const range = configuration === undefined ? START : (field(configuration, 'engagement')?.key ?? START);
  const message = l10n.t(
    'Systems are listed, but every one of them is out of scope, so that the report would cover none. Set “in_scope: true” on those that it covers.',
  );
  report('scope-missing', range, message, [], SYSTEMS);
}

function checkOwner({ report }: RuleContext, system: RecordFacts): void {
  if (values(system, 'owner').length > 0 || isPlaceholderOnly(system, 'owner')) return;
  const written = field(system, 'owner');
  if (written?.shape === 'map') return;
  const fault = l10n.t('{0} is in scope and has no owner, so nobody answers for it.', recordName(system));
  const remedy =
    written === undefined
      ? l10n.t('Add “owner:” with the person who does, such as jane.doe.')
      : l10n.t('Fill in the person who does, such as jane.doe.');
  report('system-owner-missing', written?.key ?? system.anchor, `${fault} ${remedy}`);
}

function checkControlled({ snapshot, report }: RuleContext, system: RecordFacts): void {
  const { id } = system;
  if (id === undefined) {
    if (isPlaceholderOnly(system, 'id')) return;
    const message = l10n.t(
      '{0} is in scope and has no ID, so that no control can name it. Add “id:”, such as okta.',
      recordName(system),
    );
    report('system-uncontrolled', system.anchor, message);
    return;
  }
  if (snapshot.isUsed(id.text, 'control', 'systems')) return;
  report(
    'system-uncontrolled',
    id,
    l10n.t(
      '{0} is in scope, but no control operates on it. Name it in the “systems:” of a control, or set “in_scope: false”.',
      id.text,
    ),
  );
}
