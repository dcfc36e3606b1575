/** Writes a control: for a criterion that nothing maps, for an ID that a policy names already, or as somebody describes it. */

import * as l10n from '@vscode/l10n';
import { canBeId } from '../facts/read-value.ts';
import { type CatalogueEntry, criterionName } from '../frameworks/catalogue.ts';
import { type Criterion, criterionKey, type Framework } from '../frameworks/framework.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import { labelForFile } from '../frameworks/written-label.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { recordRefAt } from './at-finding.ts';
import { type FileChange, type Fix, type FixContext, fixIn, type WritingContext } from './fix.ts';
import { criteriaIdsOf } from './likely-criteria.ts';
import { likelyOwners } from './likely-owners.ts';
import { usualTexts } from './usual-values.ts';
import { freeId, nextInSeries } from './new-id.ts';
import { addRecord, blankRecord } from './new-record.ts';
import type { NewField } from './yaml-edit.ts';
import { flowList, scalar } from './yaml-text.ts';

/**
 * `criterion-unmapped`: a planned control for it, in the register of those that map the criteria nearest to it. Its title
 * is the criterion's label, to be replaced by what is done; `planned`, since nobody does it yet.
 */
export async function createControl(context: FixContext): Promise<readonly Fix[]> {
  const { snapshot } = context;
  const entry = criterionOf(context);
  if (entry === undefined) return [];
  const { framework, criterion } = entry;
  const siblings = siblingsOf(snapshot, framework, criterion);
  const written = framework === TSC_2017 ? criterion.id : criterionKey(framework, criterion);
  const policies = snapshot
    .mappers(criterionKey(framework, criterion), 'policy')
    .flatMap(({ id, isRetired }) => (id === undefined || isRetired ? [] : [id]));
  const usual = usualTexts(siblings, 'policies')[0];
  const change = await controlIn(context, {
    id: newId(snapshot, siblings, criterion.id),
    title: labelForFile(criterion) || written,
    criteria: [written],
    policies: policies.length > 0 ? policies.slice(0, 1) : usual === undefined ? [] : [usual],
    siblings,
  });
  if (change === undefined) return [];
  return [fixIn(context, l10n.t('Write a control for {0} in {1}', written, change.path), [change])];
}

/** `control-unknown`: a planned control with the ID that somebody wrote, where no other is near. */
export async function createNamedControl(context: FixContext): Promise<readonly Fix[]> {
  const { snapshot, document, finding } = context;
  const reference = document.facts.references.find(({ start, end }) => start === finding.start && end === finding.end);
  if (reference === undefined || !canBeId(reference.id) || snapshot.bearers(reference.id).length > 0) return [];
  const referrer = recordRefAt(context);
  const policy = referrer?.kind === 'policy' ? referrer : undefined;
  const siblings = snapshot.records('control').filter(({ id }) => id !== undefined && isOfSeries(id, reference.id));
  const change = await controlIn(context, {
    id: reference.id,
    title: `What ${reference.id} does`,
    criteria: policy === undefined ? [] : criteriaIdsOf(snapshot, [policy]),
    policies: policy?.id === undefined ? [] : [policy.id],
    siblings: siblings.length > 0 ? siblings : snapshot.records('control'),
  });
  if (change === undefined) return [];
  return [fixIn(context, l10n.t('Write the control {0} in {1}', reference.id, change.path), [change])];
}

function isOfSeries(id: string, other: string): boolean {
  return id.replace(/\d+$/, '') === other.replace(/\d+$/, '');
}

function criterionOf({
  snapshot,
  document,
  finding,
}: FixContext): { readonly framework: Framework; readonly criterion: Criterion } | undefined {
  const { catalogue } = snapshot;
  const own = document.facts.framework;
  const framework = own === undefined ? catalogue.builtIn : catalogue.framework(own.id.text);
  const criterion = framework?.criteria.find(({ id }) => id === finding.about);
  return framework === undefined || criterion === undefined ? undefined : { framework, criterion };
}

/** The controls that map the criteria nearest to one: of its series (`CC6`), else of its category, else any. */
function siblingsOf(snapshot: Snapshot, framework: Framework, wanted: Criterion): readonly RecordRef[] {
  const mapping = (isNear: (one: Criterion) => boolean): readonly RecordRef[] =>
    framework.criteria
      .filter(isNear)
      .flatMap((one) => snapshot.mappers(criterionKey(framework, one), 'control'))
      .filter(({ isRetired }) => !isRetired);
  const series = wanted.id.replace(/[.-]?\d+$/, '');
  for (const near of [
    mapping(({ id }) => id !== wanted.id && id.replace(/[.-]?\d+$/, '') === series),
    mapping(({ category }) => category !== undefined && category === wanted.category),
  ]) {
    if (near.length > 0) return near;
  }
  return snapshot.records('control').filter(({ isRetired }) => !isRetired);
}

/** The next ID of the series that most siblings are of, else one named after the criterion. */
function newId(snapshot: Snapshot, siblings: readonly RecordRef[], criterion: string): string {
  const counts = new Map<string, { readonly example: string; readonly count: number }>();
  for (const { id } of siblings) {
    const series = id?.replace(/\d+$/, '');
    if (id === undefined || series === undefined) continue;
    counts.set(series, { example: id, count: (counts.get(series)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  const next = most === undefined ? undefined : nextInSeries(snapshot, 'control', most.example);
  return next ?? freeId(snapshot, `${criterion.replaceAll('.', '-')}-01`);
}

/** How often the controls here mostly operate; quarterly where there are none. */
export function usualFrequency(controls: readonly RecordRef[]): string {
  return usualTexts(controls, 'frequency')[0] ?? 'quarterly';
}

/** What somebody says of a control that is to be written. */
export interface DescribedControl {
  readonly title: string;
  /** Undefined: nobody yet. */
  readonly owner: string | undefined;
  /** As the format writes it. */
  readonly frequency: string;
  /** As they are to be written, the first deciding beside which others it goes. */
  readonly criteria: readonly CatalogueEntry[];
  readonly policies: readonly string[];
}

/** A planned control as somebody describes it, with the next ID of its neighbours; undefined where no register could take it. */
export async function describedControl(
  context: WritingContext,
  { title, owner, frequency, criteria, policies }: DescribedControl,
): Promise<{ readonly id: string; readonly file: FileChange } | undefined> {
  const { snapshot } = context;
  const [first] = criteria;
  const siblings =
    first === undefined
      ? snapshot.records('control').filter(({ isRetired }) => !isRetired)
      : siblingsOf(snapshot, first.framework, first.criterion);
  const id = newId(snapshot, siblings, first?.criterion.id ?? 'CTL');
  const written = criteria.map((entry) => criterionName(entry));
  const file = await controlIn(context, { id, title, owner, frequency, criteria: written, policies, siblings });
  return file === undefined ? undefined : { id, file };
}

interface Draft {
  readonly id: string;
  readonly title: string;
  /** What the siblings say, where it is left out. */
  readonly owner?: string | undefined;
  readonly frequency?: string;
  readonly criteria: readonly string[];
  readonly policies: readonly string[];
  readonly siblings: readonly RecordRef[];
}

function controlIn(context: WritingContext, draft: Draft): ReturnType<typeof addRecord> {
  const { snapshot } = context;
  const { id, title, criteria, policies, siblings } = draft;
  const usualOwner = usualTexts(siblings, 'owner')[0] ?? likelyOwners(snapshot, blankRecord('control'))[0]?.name;
  const owner = 'owner' in draft ? draft.owner : usualOwner;
  const fields: NewField[] = [
    { key: 'id', value: scalar(id, true) },
    { key: 'title', value: scalar(title, true), isGuess: true },
    ...(owner === undefined ? [] : [{ key: 'owner', value: scalar(owner, true) }]),
    { key: 'frequency', value: scalar(draft.frequency ?? usualFrequency(siblings), true) },
    { key: 'review_cadence', value: scalar(usualTexts(siblings, 'review_cadence')[0] ?? 'annual', true) },
    { key: 'last_reviewed', value: snapshot.today },
    { key: 'status', value: 'planned' },
    ...(criteria.length === 0 ? [] : [{ key: 'criteria', value: flowList(criteria) }]),
    ...(policies.length === 0 ? [] : [{ key: 'policies', value: flowList(policies) }]),
  ];
  return addRecord(context, { kind: 'control', fields, siblings });
}
