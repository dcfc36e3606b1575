/** The rules on any file: what reading it showed, and IDs that are given twice. */

import * as l10n from '@vscode/l10n';

import { anotherOne } from './kind-names.ts';
import { ANY_FILE, relatedRecord, type Rule, type RuleContext } from './rule.ts';

export const ANY_FILE_RULES: readonly Rule[] = [
  {
    code: 'yaml-syntax',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('The YAML is malformed, or the file cannot be read as text.');
    },
  },
  {
    code: 'front-matter-missing',
    group: ANY_FILE,
    severity: 'warning',
    get summary() {
      return l10n.t('A policy has no front-matter, so nothing is known about it but its text.');
    },
  },
  {
    code: 'front-matter-unclosed',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('The front-matter is not closed by a line ---, so that it cannot be told from the text.');
    },
  },
  {
    code: 'key-duplicate',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('A key stands twice, or two keys mean the same; only the first is read.');
    },
  },
  {
    code: 'key-unknown',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('A key is not one that is read here, so that what it holds goes unnoticed.');
    },
  },
  {
    code: 'value-invalid',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('A value is not of the sort that its key takes, or names something that is not defined.');
    },
  },
  {
    code: 'date-invalid',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('A date or period cannot be read, or is no day of the calendar.');
    },
  },
  {
    code: 'date-ambiguous',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('A date such as 01/02/2026 can be two days, so that it is not read as either.');
    },
  },
  {
    code: 'value-placeholder',
    group: ANY_FILE,
    severity: 'warning',
    get summary() {
      return l10n.t('A template placeholder such as TBD or [Company] stands where a value belongs.');
    },
  },
  {
    code: 'version-not-string',
    group: ANY_FILE,
    severity: 'warning',
    get summary() {
      return l10n.t('A version without quotes is a number to YAML, which turns 1.10 into 1.1.');
    },
  },
  {
    code: 'id-duplicate',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('Two records of the same kind have the same ID.');
    },
  },
  {
    code: 'link-broken',
    group: ANY_FILE,
    severity: 'error',
    get summary() {
      return l10n.t('A link or path leads to a file or heading that is not there, or to a place that is not followed.');
    },
  },
  {
    code: 'suppression-unused',
    group: ANY_FILE,
    severity: 'warning',
    get summary() {
      return l10n.t('A plumbline-ignore comment names a rule that finds nothing there, or that does not exist.');
    },
  },
  {
    code: 'suppression-without-reason',
    group: ANY_FILE,
    severity: 'warning',
    get summary() {
      return l10n.t('A plumbline-ignore comment does not say why the finding is accepted.');
    },
  },
];

/** Reports what reading the file showed, and the IDs in it that an earlier record of the same kind has already. */
export function checkAnyFile(context: RuleContext): void {
  const { document, part, report } = context;
  if (document.facts.kind === 'other') return;
  for (const { code, message, related, start, end } of part.isWhole ? document.facts.problems : []) {
    const places = related === undefined ? [] : [{ place: 'here' as const, ...related }];
    report(code, { start, end }, message, places);
  }
  checkDuplicates(context);
}

/** In the order of paths and then of places, the first record keeps the ID: all others are to be told apart from it. */
function checkDuplicates({ snapshot, document, part, report }: RuleContext): void {
  for (const [at, { kind, id }] of part.records.entries()) {
    if (id === undefined) continue;
    const index = part.first + at;
    const first = snapshot.bearer(id.text, kind);
    if (first === undefined || (first.document.uri === document.uri && first.index === index)) continue;
    const another = anotherOne(kind);
    const message =
      first.document.uri === document.uri
        ? l10n.t('“{0}” is already the ID of {1}, above. Give one of the two another ID.', id.text, another)
        : l10n.t(
            '“{0}” is already the ID of {1}, in {2}. Give one of the two another ID.',
            id.text,
            another,
            first.document.path,
          );
    report('id-duplicate', id, message, [relatedRecord(first, l10n.t('“{0}” is also defined here.', id.text))]);
  }
}
