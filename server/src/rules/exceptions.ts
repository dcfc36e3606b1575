/** The rules on exceptions: whether one is approved by somebody else, ends on a day, is made up for, and is still within its time. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, FIRST_DATE } from '../domain/civil-date.ts';
import type { RecordFacts, ValueFact } from '../facts/document-facts.ts';
import { choice, date, value, values } from '../facts/record.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isOver } from './in-force.ts';
import { identityOf } from './people.ts';
import { listNames, recordName } from './record-name.ts';
import { checkRequiredFields } from './required-fields.ts';
import { relatedRecord, type Rule, type RuleContext } from './rule.ts';

export const EXCEPTION_RULES: readonly Rule[] = [
  {
    code: 'exception-expired',
    group: 'exceptions',
    severity: 'warning',
    get summary() {
      return l10n.t('An exception has expired, and was neither renewed nor closed.');
    },
  },
  {
    code: 'exception-expiry-missing',
    group: 'exceptions',
    severity: 'warning',
    get summary() {
      return l10n.t('An exception does not say until when it is approved.');
    },
  },
  {
    code: 'exception-approver-missing',
    group: 'exceptions',
    severity: 'warning',
    get summary() {
      return l10n.t('An exception does not say who approved it, or on which day.');
    },
  },
  {
    code: 'exception-compensation-missing',
    group: 'exceptions',
    severity: 'warning',
    get summary() {
      return l10n.t('An exception names no control that covers the gap meanwhile, or only one that cannot.');
    },
  },
  {
    code: 'exception-self-approved',
    group: 'exceptions',
    severity: 'warning',
    get summary() {
      return l10n.t('An exception was approved by nobody but its own owner.');
    },
  },
];

/** Checks the exceptions that a document holds. One that is over is kept as it was. */
export function checkExceptions(context: RuleContext): void {
  for (const record of context.part.records) {
    if (record.kind !== 'exception' || isOver(record)) continue;
    const expired = expiredOn(context.snapshot, record);
    if (expired !== undefined && isSucceeded(context.snapshot, record, expired)) continue;
    if (expired !== undefined) reportExpired(context, record, expired);
    checkRequiredFields(context, record);
    checkCompensation(context, record);
    checkSelfApproval(context, record);
  }
}

/**
 * The last day of an exception that somebody has to see to by then: renew it or end the departure. Undefined for one that is
 * over, that says no day, or in whose place a later one has come.
 */
export function lastDayOfOpenException(snapshot: Snapshot, exception: RecordFacts): CivilDate | undefined {
  const expires = date(exception, 'expires');
  if (expires === undefined || isOver(exception)) return undefined;
  return isSucceeded(snapshot, exception, expires) ? undefined : expires;
}

/** The last day of an exception, where that has passed. */
function expiredOn(snapshot: Snapshot, exception: RecordFacts): CivilDate | undefined {
  const expires = date(exception, 'expires');
  return expires !== undefined && expires < snapshot.asOf ? expires : undefined;
}

function reportExpired({ report }: RuleContext, exception: RecordFacts, expired: CivilDate): void {
  const from = departedFrom(exception).names.map(({ text }) => text);
  const message =
    from.length === 0
      ? l10n.t(
          '{0} expired on {1}, and nothing says that the departure has ended. Have it approved anew until a later day, or end the departure and write “status: closed”.',
          recordName(exception),
          expired,
        )
      : l10n.t(
          '{0} expired on {1}, and nothing says that the departure from {2} has ended. Have it approved anew until a later day, or end the departure and write “status: closed”.',
          recordName(exception),
          expired,
          listNames(from),
        );
  report('exception-expired', value(exception, 'expires') ?? exception.anchor, message);
}

/** What an exception departs from: its controls, else its policies. */
function departedFrom(exception: RecordFacts): {
  readonly kind: 'control' | 'policy';
  readonly field: 'controls' | 'policies';
  readonly names: readonly ValueFact[];
} {
  const controls = values(exception, 'controls');
  if (controls.length > 0) return { kind: 'control', field: 'controls', names: controls };
  return { kind: 'policy', field: 'policies', names: values(exception, 'policies') };
}

/** Whether a later exception has taken the place of an expired one for all that it departs from, or that is retired itself. */
function isSucceeded(snapshot: Snapshot, exception: RecordFacts, expired: CivilDate): boolean {
  const { kind, field, names } = departedFrom(exception);
  return (
    names.length > 0 &&
    names.every(
      ({ text: id }) => snapshot.bearer(id, kind)?.isRetired === true || latestApproved(snapshot, field, id) > expired,
    )
  );
}

/** By field and ID: a control with a hundred exceptions is asked for by each of them. */
const latestEnds = new WeakMap<Snapshot, Answers<CivilDate>>();

/** The last day of the approved exceptions that name an ID. One without an expiry counts for the day of its approval. */
function latestApproved(snapshot: Snapshot, field: string, id: string): CivilDate {
  const answers = latestEnds.get(snapshot) ?? new Answers<CivilDate>(snapshot.dependencies);
  latestEnds.set(snapshot, answers);
  return answers.get(`${field} ${id}`, () => {
    let latest = FIRST_DATE;
    for (const { record } of snapshot.referrers(id, 'exception', field)) {
      const approved = date(record, 'approved');
      if (approved === undefined || approved > snapshot.asOf || values(record, 'approver').length === 0) continue;
      const end = date(record, 'expires') ?? approved;
      if (end > latest) latest = end;
    }
    return latest;
  });
}

/** Named controls that cover nothing: the one that is departed from, one that is retired, and one not in operation yet. */
function checkCompensation({ snapshot, report }: RuleContext, exception: RecordFacts): void {
  const departed = new Set(values(exception, 'controls').map(({ text }) => text));
  const name = recordName(exception);
  for (const named of values(exception, 'compensating_control')) {
    if (departed.has(named.text)) {
      const message = l10n.t(
        '{0} departs from {1}, so that {1} cannot make up for it. Name another control that covers the gap meanwhile.',
        name,
        named.text,
      );
      report('exception-compensation-missing', named, message);
      continue;
    }
    const control = snapshot.definition(named.text, 'control');
    const status = control === undefined ? undefined : choice(control.record, 'status');
    if (control === undefined || (status !== 'retired' && status !== 'planned')) continue;
    const [message, place] =
      status === 'retired'
        ? [
            l10n.t(
              '{0} relies on {1}, which is retired and covers nothing. Name a control that is in operation.',
              name,
              named.text,
            ),
            l10n.t('{0} is retired.', named.text),
          ]
        : [
            l10n.t(
              '{0} relies on {1}, which is only planned and covers nothing. Name a control that is in operation.',
              name,
              named.text,
            ),
            l10n.t('{0} is only planned.', named.text),
          ];
    report('exception-compensation-missing', named, message, [relatedRecord(control, place)]);
  }
}

/** Whoever owns the exception asked for it: of those who approved it, one has to be somebody else. */
function checkSelfApproval({ snapshot, report }: RuleContext, exception: RecordFacts): void {
  const owners = values(exception, 'owner');
  const approvers = values(exception, 'approver');
  const [first] = approvers;
  if (first === undefined || owners.length === 0) return;
  const byIdentity = new Map(owners.map((owner) => [identityOf(snapshot, owner.text), owner]));
  if (!approvers.every((approver) => byIdentity.has(identityOf(snapshot, approver.text)))) return;
  const owner = byIdentity.get(identityOf(snapshot, first.text)) ?? first;
  report(
    'exception-self-approved',
    first,
    l10n.t('{0} was approved by its own owner, {1}. Have someone else approve it.', recordName(exception), first.text),
    [{ place: 'here', range: owner, message: l10n.t('The owner stands here.') }],
  );
}
