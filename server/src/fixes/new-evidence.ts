/** Records evidence, for a fix or because somebody asks: the record for the days that nothing proves, with its file named by the naming standard. */

import * as l10n from '@vscode/l10n';
import { DEFAULT_EVIDENCE_NAME, evidenceNameFor, readEvidenceName, splitExtension } from '../domain/evidence-name.ts';
import { displayPeriod, includes, type Period, readPeriod } from '../domain/period.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { date, frequency, groups, period, text, titleOf, values } from '../facts/record.ts';
import { evidenceOf } from '../readiness/evidence-standing.ts';
import { operationOf } from '../readiness/operation.ts';
import { missingTogether } from '../rules/occurrences.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { recordAt, recordRefAt } from './at-finding.ts';
import { type FileChange, type Fix, type FixContext, fixHere, fixIn, type WritingContext } from './fix.ts';
import { freeId } from './new-id.ts';
import { addRecord } from './new-record.ts';
import { type NewField, writeField } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';
import { scalar } from './yaml-text.ts';

/**
 * `evidence-occurrence-missing`: a record for the days of which the finding speaks, for those of a month together. The file that it names is
 * still to be put there, and is reported until it is: a record alone proves nothing.
 */
export async function recordOccurrence(context: FixContext): Promise<readonly Fix[]> {
  const control = recordRefAt(context);
  const { finding, snapshot } = context;
  if (control?.kind !== 'control') return [];
  const { occurrences } = operationOf(snapshot, control);
  const missing = missingTogether(occurrences).find(([{ start }]) => start === finding.about);
  const [first, last] = [missing?.[0], missing?.at(-1)];
  return first === undefined || last === undefined
    ? []
    : recordFor(context, control, { start: first.start, end: last.end });
}

/** `control-evidence-missing`: a record for the occurrence that is under way, or for today. */
export async function recordFirstEvidence(context: FixContext): Promise<readonly Fix[]> {
  const control = recordRefAt(context);
  return control?.kind !== 'control' ? [] : recordFor(context, control, periodNow(context.snapshot, control));
}

/** `evidence-expired` and `evidence-stale`: newer evidence of each control that the record names. */
export async function recordNewerEvidence(context: FixContext): Promise<readonly Fix[]> {
  const old = recordRefAt(context);
  const { snapshot } = context;
  if (old?.kind !== 'evidence') return [];
  const fixes: Fix[] = [];
  for (const { text: id } of values(old.record, 'controls')) {
    const control = snapshot.definition(id, 'control');
    if (control === undefined || control.isRetired) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- the register is read once
    fixes.push(...(await recordFor(context, control, periodNow(snapshot, control))));
  }
  return fixes;
}

/** The occurrence in whose days today lies, else today. */
function periodNow(snapshot: Snapshot, control: RecordRef): Period {
  const { today } = snapshot;
  const { occurrences } = operationOf(snapshot, control);
  const day = { start: today, end: today };
  if (frequency(control.record, 'frequency')?.kind !== 'interval') return day;
  return occurrences.find((window) => includes(window, today)) ?? day;
}

async function recordFor(context: FixContext, control: RecordRef, { start, end }: Period): Promise<readonly Fix[]> {
  const change = await evidenceFor(context, control, { start, end });
  if (change === undefined) return [];
  const title = l10n.t('Record the evidence of {0} for {1}', control.id ?? '', displayPeriod({ start, end }));
  return [fixIn(context, title, [change.file], { isPreferred: true })];
}

/** A new evidence record of a control for a stretch of days, and its ID; undefined where no register could take it. */
export async function evidenceFor(
  context: WritingContext,
  control: RecordRef,
  covered: Period,
): Promise<{ readonly id: string; readonly file: FileChange } | undefined> {
  const { snapshot } = context;
  const { id: controlId, record } = control;
  if (controlId === undefined) return undefined;
  const siblings = evidenceOf(snapshot, record).toReversed();
  const id = freeId(snapshot, idLike(siblings, controlId, covered));
  const path = pathFor(snapshot, control, siblings, id, covered);
  const fields: NewField[] = [
    { key: 'id', value: scalar(id, true) },
    { key: 'controls', spelling: 'control', value: scalar(controlId, true) },
    { key: 'period', value: writtenPeriod(covered) },
    { key: 'collected', value: snapshot.today },
    { key: 'path', value: scalar(path, true), isGuess: true },
  ];
  const file = await addRecord(context, { kind: 'evidence', fields, siblings });
  return file === undefined ? undefined : { id, file };
}

/** A period as evidence writes it: by its usual name, or its two days. */
export function writtenPeriod(covered: Period): string {
  const name = covered.start === covered.end ? covered.start : displayPeriod(covered);
  const read = readPeriod(name);
  if (read?.start === covered.start && read.end === covered.end) return name;
  return `{start: ${covered.start}, end: ${covered.end}}`;
}

/** The ID of the control's latest evidence with another period in it, else one of period and control. */
function idLike(siblings: readonly RecordRef[], control: string, covered: Period): string {
  const name = shortName(covered);
  for (const { id, record } of siblings) {
    const before = period(record, 'period');
    const written = before === undefined ? undefined : shortName(before);
    if (id !== undefined && written !== undefined && id.includes(written)) return id.replace(written, () => name);
  }
  return `EV-${name}-${control}`;
}

/** A period as it can stand in an ID: by its usual name, or its first day. */
export function shortName(covered: Period): string {
  const name = displayPeriod(covered);
  return /^\d{4}(?:-[HQW]?\d{1,2})?$/.test(name) ? name : covered.start;
}

function pathFor(
  snapshot: Snapshot,
  { record, id }: RecordRef,
  siblings: readonly RecordRef[],
  evidence: string,
  covered: Period,
): string {
  const chosen = readEvidenceName(snapshot.configuration.evidenceName ?? DEFAULT_EVIDENCE_NAME);
  const fallback = readEvidenceName(DEFAULT_EVIDENCE_NAME);
  const fields = {
    id: evidence,
    controls: id === undefined ? [] : [id],
    period: covered,
    collected: snapshot.today,
    title: titleOfEvidence(record) ?? 'evidence',
  };
  const named = [chosen, fallback].flatMap((one) => (one.ok ? (evidenceNameFor(one.template, fields) ?? []) : []));
  return `${named[0] ?? `evidence/${evidence}`}${extensionOf(siblings)}`;
}

/** What the control says is kept each time, else what the control is called. */
function titleOfEvidence(control: RecordFacts): string | undefined {
  const [expected] = groups(control, 'evidence');
  const title = expected === undefined ? '' : titleOf(expected);
  return title === '' ? titleOf(control) || undefined : title;
}

/** The extension of the control's latest file of evidence; where there is none, that of what most evidence is. */
function extensionOf(siblings: readonly RecordRef[]): string {
  for (const { record } of siblings) {
    const { extension } = splitExtension(text(record, 'path') ?? '');
    if (extension !== '') return extension;
  }
  return '.pdf';
}

/** `evidence-collected-early`: the period ended on the day of collection, after which the evidence knows of nothing. */
export function endPeriodWhenCollected(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  const covered = record === undefined ? undefined : period(record, 'period');
  const collected = record === undefined ? undefined : date(record, 'collected');
  if (record === undefined || source === undefined || covered === undefined || collected === undefined) return [];
  if (collected < covered.start) return [];
  const value = writtenPeriod({ start: covered.start, end: collected });
  const edit = writeField(source, record, { key: 'period', value });
  return fixHere(context, l10n.t('End its period on {0}', collected), [edit]);
}
