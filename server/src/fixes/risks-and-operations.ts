/** Fixes of risks, vendors, incidents and metrics, where the answer stands elsewhere in the workspace or is one of few. */

import * as l10n from '@vscode/l10n';
import { meets, readTarget } from '../domain/quantity.ts';
import type { GroupFacts } from '../facts/document-facts.ts';
import { metricStanding } from '../facts/metric.ts';
import { date, field, groups, text, titleOf, values } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { joinUri } from '../workspace/uri.ts';
import { recordAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere, fixIn } from './fix.ts';
import { fillField, type NewField, writeField } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';
import { scalar } from './yaml-text.ts';

/** Writes fields of the record in which a finding stands. */
function writeFields(
  context: FixContext,
  title: string,
  fields: readonly NewField[],
  isPreferred = false,
): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  if (record === undefined || source === undefined) return [];
  return fixHere(
    context,
    title,
    fields.map((one) => writeField(source, record, one)),
    { isPreferred },
  );
}

/** `risk-owner-missing`: whoever owns the controls that mitigate it. */
export function ownerOfControls(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  if (record === undefined) return [];
  const { snapshot } = context;
  const owners = new Set(
    values(record, 'controls').flatMap(({ text: id }) => {
      const control = snapshot.definition(id, 'control');
      return control === undefined ? [] : values(control.record, 'owner').map((owner) => owner.text);
    }),
  );
  return [...owners].flatMap((owner) =>
    writeFields(context, l10n.t('Name {0}, who owns its controls', owner), [
      { key: 'owner', value: scalar(owner, true), isGuess: true },
    ]),
  );
}

/** `risk-untreated`: to mitigate it where a control is named, or else to accept it; not where the treatment is there. */
export function addTreatment(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  if (record === undefined || values(record, 'treatment').length > 0) return [];
  const { snapshot } = context;
  const isMitigated =
    values(record, 'controls').some(({ text: id }) => snapshot.bearer(id, 'control')?.isRetired === false) ||
    (record.id !== undefined && snapshot.isUsed(record.id.text, 'control', 'risks'));
  const value = isMitigated ? 'mitigate' : 'accept';
  const title = l10n.t('Set “{0}”', `treatment: ${value}`);
  return writeFields(context, title, [{ key: 'treatment', value, isGuess: true }], isMitigated);
}

/** `vendor-report-gap`: a bridge letter until today, beside the latest report; the day is to be looked at. */
export function addBridge(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  const { finding, snapshot } = context;
  if (record === undefined || source === undefined) return [];
  const report = groups(record, 'report').find(({ range }) => range.start <= finding.start && finding.end <= range.end);
  const end = report === undefined ? undefined : date(report, 'end');
  const days = report === undefined ? undefined : (field(report, 'bridge') ?? field(report, 'end'));
  // Only the days after a report can be bridged.
  if (report === undefined || end === undefined || days?.range.start !== finding.start || end >= snapshot.today)
    return [];
  const edit = writeField(source, report, { key: 'bridge', value: snapshot.today, isGuess: true });
  return fixHere(context, l10n.t('Record a bridge letter until {0}', snapshot.today), [edit]);
}

const MOST_OFFERED = 3;

/** `cuec-unmapped`: the controls in force whose titles share the most words with what is expected. */
export function mapExpectation(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  const { finding, snapshot } = context;
  if (record === undefined || source === undefined) return [];
  const cuec = groups(record, 'cuecs').find(({ range }) => range.start <= finding.start && finding.end <= range.end);
  if (cuec === undefined) return [];
  return likeliestControls(snapshot, cuec).flatMap(({ id, title }) => {
    const edit = writeField(source, cuec, { key: 'controls', value: `[${scalar(id, true)}]` });
    return fixHere(context, title === '' ? l10n.t('Name {0}', id) : l10n.t('Name {0}, “{1}”', id, title), [edit]);
  });
}

function likeliestControls(
  snapshot: Snapshot,
  cuec: GroupFacts,
): readonly { readonly id: string; readonly title: string }[] {
  const wanted = wordsOf(text(cuec, 'text') ?? '');
  return snapshot
    .records('control')
    .flatMap(({ id, isRetired, record }) => {
      if (id === undefined || isRetired) return [];
      const words = wordsOf(`${titleOf(record)} ${text(record, 'description') ?? ''}`);
      const shared = [...words].filter((word) => wanted.has(word)).length;
      return shared === 0 ? [] : [{ id, title: titleOf(record), score: shared / Math.sqrt(words.size) }];
    })
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_OFFERED);
}

/** Words of every report, which tell nothing apart. */
const COMMON: ReadonlySet<string> = new Set([
  'customer',
  'their',
  'user',
  'with',
  'that',
  'this',
  'from',
  'when',
  'they',
]);

/** The words of a text that mean something, by their beginnings: `reviewed` and `reviews` are one. */
function wordsOf(written: string): ReadonlySet<string> {
  const words = written.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.map((word) => word.replace(/(?:ing|ed|es|s)$/, '')).filter((word) => !COMMON.has(word)));
}

/** `incident-overdue`: that it was resolved today; the day is to be looked at. */
export function resolveIncident(context: FixContext): readonly Fix[] {
  const { today } = context.snapshot;
  return writeFields(context, l10n.t('Record that it was resolved on {0}', today), [
    { key: 'resolved', value: today, isGuess: true },
  ]);
}

/** `incident-review-missing`: a file for the review beside the evidence of the year, with the questions that it answers. */
export async function startReview(context: FixContext): Promise<readonly Fix[]> {
  const record = recordAt(context);
  const source = yamlOf(context);
  const { snapshot, document, textOf } = context;
  if (record?.id === undefined || source === undefined) return [];
  const name = record.id.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const year = (date(record, 'resolved') ?? date(record, 'detected') ?? snapshot.today).slice(0, 4);
  const path = `evidence/${year}/${name}-review.md`;
  const uri = joinUri(snapshot.folder, path);
  const edit = writeField(source, record, { key: 'review', value: path, isGuess: true });
  if (edit === undefined || (await textOf(uri)) !== undefined) return [];
  // l10n: the text of a file
  const newText = `# Review of ${record.id.text}\n\n## What happened\n\n## What caused it\n\n## What was changed\n`;
  return [
    fixIn(context, l10n.t('Start the review in {0}', path), [
      { uri: document.uri, path: document.path, creates: false, edits: [edit] },
      { uri, path, creates: true, edits: [{ start: 0, end: 0, newText }] },
    ]),
  ];
}

/** `metric-off-target`: the limit that a number alone may have been meant as. */
export function makeLimit(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  const standing = record === undefined ? undefined : metricStanding(record);
  const written = record === undefined ? undefined : field(record, 'target');
  if (record === undefined || source === undefined || standing === undefined || written === undefined) return [];
  const wanted = text(record, 'target') ?? '';
  if (!/^[\d.,]+$/.test(wanted)) return [];
  return ['<=', '>='].flatMap((sign) => {
    const limit = `${sign} ${wanted}`;
    const target = readTarget(limit);
    if (target === undefined || meets(standing.measured, target) !== true) return [];
    const edit = fillField(source, written, { value: `"${limit}"` });
    return fixHere(context, l10n.t('Make the target a limit: {0}', limit), [edit]);
  });
}
