/** The rules on evidence: whether its file is there, whether it still counts, and which control it is for. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, FIRST_DATE, LAST_DATE } from '../domain/civil-date.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { date, field, isPlaceholderOnly, period, value, values } from '../facts/record.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { targetFault } from './links.ts';
import { listNames, recordName } from './record-name.ts';
import type { Rule, RuleContext } from './rule.ts';
import { unknownId } from './unknown-id.ts';

export const EVIDENCE_RULES: readonly Rule[] = [
  {
    code: 'evidence-file-missing',
    group: 'evidence',
    severity: 'error',
    get summary() {
      return l10n.t('The file of an evidence record is not there, or the record says neither file nor address.');
    },
  },
  {
    code: 'evidence-hash-mismatch',
    group: 'evidence',
    severity: 'error',
    get summary() {
      return l10n.t('The file of an evidence record does not have the SHA-256 that the record gives.');
    },
  },
  {
    code: 'evidence-expired',
    group: 'evidence',
    severity: 'warning',
    get summary() {
      return l10n.t('Evidence has expired, and no later evidence has taken its place.');
    },
  },
  {
    code: 'evidence-stale',
    group: 'evidence',
    severity: 'warning',
    get summary() {
      return l10n.t('The latest evidence of a control is older than the frequency of the control allows.');
    },
  },
  {
    code: 'evidence-outside-period',
    group: 'evidence',
    severity: 'information',
    get summary() {
      return l10n.t('Evidence speaks of no day of the audit period, so that it proves nothing in this audit.');
    },
  },
  {
    code: 'evidence-occurrence-missing',
    group: 'evidence',
    severity: 'warning',
    get summary() {
      return l10n.t('A control was expected to operate, the time to prove it is over, and no evidence speaks of it.');
    },
  },
  {
    code: 'evidence-occurrence-late',
    group: 'evidence',
    severity: 'warning',
    get summary() {
      return l10n.t('Evidence was collected later than the tolerance allows, which stays a deviation.');
    },
  },
  {
    code: 'evidence-collected-early',
    group: 'evidence',
    severity: 'warning',
    get summary() {
      return l10n.t('Evidence was collected before the days were over of which it speaks.');
    },
  },
  {
    code: 'evidence-control-unknown',
    group: 'evidence',
    severity: 'error',
    get summary() {
      return l10n.t('An evidence record names a control that is not defined, or none at all.');
    },
  },
];

/** Checks the evidence records that a document holds. */
export function checkEvidence(context: RuleContext): void {
  const { document, part } = context;
  for (const record of part.records) {
    if (record.kind !== 'evidence') continue;
    checkPlace(context, record);
    checkExpiry(context, record);
    checkControlNames(context, record);
  }
  for (const file of part.files) {
    const record = file.record === undefined ? undefined : document.facts.records[file.record];
    if (record?.kind !== 'evidence' || file.source !== 'field') continue;
    const fault = targetFault(context.snapshot.target(document, file), file);
    if (fault !== undefined) context.report('evidence-file-missing', file, fault);
  }
}

/** Whether a field is left out or empty. A placeholder, and a value of the wrong shape, have findings of their own. */
function isLacking(record: RecordFacts, name: string): boolean {
  if (values(record, name).length > 0 || isPlaceholderOnly(record, name)) return false;
  const shape = field(record, name)?.shape;
  return shape === undefined || shape === 'empty' || shape === 'list';
}

function checkPlace({ report }: RuleContext, record: RecordFacts): void {
  if (!isLacking(record, 'path') || !isLacking(record, 'url')) return;
  const written = field(record, 'path') ?? field(record, 'url');
  report(
    'evidence-file-missing',
    written?.key ?? record.anchor,
    l10n.t(
      '{0} says neither which file it is nor where it is kept. Add “path:” with the file, or “url:”.',
      recordName(record),
    ),
  );
}

/** The last day on which a record counts that its control still rests on; undefined where it says none, or later evidence counts. */
export function lastDayOfNeededEvidence(snapshot: Snapshot, evidence: RecordFacts): CivilDate | undefined {
  const expires = date(evidence, 'expires');
  if (expires === undefined) return undefined;
  const controls = values(evidence, 'controls');
  const isReplaced = controls.length > 0 && controls.every((control) => isRenewed(snapshot, evidence, control.text));
  return isReplaced ? undefined : expires;
}

function checkExpiry({ snapshot, report }: RuleContext, record: RecordFacts): void {
  const expires = date(record, 'expires');
  const written = value(record, 'expires');
  if (expires === undefined || written === undefined || expires >= snapshot.asOf) return;
  const controls = values(record, 'controls').map((control) => control.text);
  const open = controls.filter((control) => !isRenewed(snapshot, record, control));
  if (controls.length > 0 && open.length === 0) return;
  const message =
    open.length === 0
      ? l10n.t(
          '{0} expired on {1}, and nothing later stands in its place. Collect the evidence anew and record it.',
          recordName(record),
          expires,
        )
      : l10n.t(
          '{0} expired on {1}, and nothing later stands in its place for {2}. Collect the evidence anew and record it.',
          recordName(record),
          expires,
          listNames(open),
        );
  report('evidence-expired', written, message);
}

/** Whether a control no longer rests on an expired record: later evidence counts, or the control is retired. */
function isRenewed(snapshot: Snapshot, expired: RecordFacts, control: string): boolean {
  if (snapshot.bearer(control, 'control')?.isRetired === true) return true;
  return latestEnd(snapshot, control) > endOf(expired);
}

/** By control: a control that operates each day has a thousand records, and each of them asks for the same. */
const latestEnds = new WeakMap<Snapshot, Answers<CivilDate>>();

/** The last day of which evidence speaks that has not expired. */
function latestEnd(snapshot: Snapshot, control: string): CivilDate {
  const answers = latestEnds.get(snapshot) ?? new Answers<CivilDate>(snapshot.dependencies);
  latestEnds.set(snapshot, answers);
  return answers.get(control, () => {
    let latest = FIRST_DATE;
    for (const { record } of snapshot.referrers(control, 'evidence', 'controls')) {
      if ((date(record, 'expires') ?? LAST_DATE) < snapshot.asOf) continue;
      const end = endOf(record);
      if (end > latest) latest = end;
    }
    return latest;
  });
}

/** The last day that evidence speaks of. */
function endOf(record: RecordFacts): CivilDate {
  return period(record, 'period')?.end ?? date(record, 'collected') ?? FIRST_DATE;
}

function checkControlNames({ snapshot, report }: RuleContext, record: RecordFacts): void {
  for (const control of values(record, 'controls')) {
    if (snapshot.bearer(control.text, 'control') !== undefined) continue;
    const { message, related } = unknownId(snapshot, control.text, 'control');
    report('evidence-control-unknown', control, message, related);
  }
  if (!isLacking(record, 'controls')) return;
  report(
    'evidence-control-unknown',
    field(record, 'controls')?.key ?? record.anchor,
    l10n.t(
      '{0} names no control, so that it proves nothing. Add “control:” with the ID of the control that operated.',
      recordName(record),
    ),
  );
}
