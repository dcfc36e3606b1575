/** Brings in a library of CISO Assistant: its framework as one of ours, and its reference controls as controls. */

import * as l10n from '@vscode/l10n';

import { findChoice } from '../domain/field.ts';
import { findField } from '../domain/fields.ts';
import { canBeId } from '../facts/read-value.ts';
import { controlFiles } from './control-files.ts';
import { frameworkFile, type ImportedCriterion, slugOf } from './framework-file.ts';
import { type ImportedRecord, type ImportNote, type ImportOutcome, type ImportTarget, refused } from './import-plan.ts';
import { ImportRoom } from './import-room.ts';
import type { ImportSteps } from './import-steps.ts';
import { mapOf, mapsIn, type OscalMap, textIn, textsIn } from './oscal-values.ts';
import type { Cell } from './record-yaml.ts';
import { readTree, type SourceTree } from './source-tree.ts';

/** What comes of the bytes of a library. */
export async function importCiso(bytes: Uint8Array, target: ImportTarget, steps: ImportSteps): Promise<ImportOutcome> {
  const tree = readTree(bytes);
  if (typeof tree === 'string') return refused(tree);
  await steps.at(0, 1);
  const { root } = tree;
  const objects = mapOf(root?.['objects']);
  if (root === undefined || objects === undefined)
    return refused(l10n.t('This is no library of CISO Assistant: it has no “{0}”.', 'objects'));
  const notes: ImportNote[] = [...tree.notes];
  const frameworks = [mapOf(objects['framework']), ...mapsIn(objects, 'frameworks')].filter((one) => one !== undefined);
  const references = mapsIn(objects, 'reference_controls');
  if (frameworks.length === 0 && references.length === 0) {
    return refused(
      l10n.t('The library holds neither a framework nor reference controls: {0}.', Object.keys(objects).join(', ')),
    );
  }
  const others = Object.keys(objects).filter((key) => !['framework', 'frameworks', 'reference_controls'].includes(key));
  if (others.length > 0)
    notes.push({ message: l10n.t('These are not imported, and stay in the source: {0}.', others.join(', ')) });
  const users = new Map<string, string[]>();
  const outcomes: ImportOutcome[] = [];
  for (const framework of frameworks) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- a library has one, as a rule
    outcomes.push(await importFramework(framework, { library: root, tree, target, users }));
  }
  const refusal = outcomes.find((one) => one.refusal !== undefined);
  if (refusal !== undefined && references.length === 0) return refusal;
  const room = new ImportRoom();
  const controls = references.flatMap((one) =>
    referenceControl(one, users, tree, notes).map((record) => room.holding(record)),
  );
  const comment = 'The reference controls of a library of CISO Assistant.'; // l10n: stands in a file
  const made = await controlFiles(controls, 'ciso-assistant', comment, target);
  return {
    files: [...outcomes.flatMap(({ files }) => files), ...made.files],
    records: outcomes.reduce((sum, { records }) => sum + records, made.records),
    notes: [
      ...notes,
      ...outcomes.flatMap((one) => [...one.notes, ...(one.refusal === undefined ? [] : [{ message: one.refusal }])]),
    ],
    conflicts: [...outcomes.flatMap(({ conflicts }) => conflicts), ...made.conflicts],
  };
}

interface Library {
  readonly library: OscalMap;
  readonly tree: SourceTree;
  readonly target: ImportTarget;
  /** Which criteria name a reference control, by the URN of that. */
  readonly users: Map<string, string[]>;
}

async function importFramework(framework: OscalMap, { library, tree, target, users }: Library): Promise<ImportOutcome> {
  const notes: ImportNote[] = [];
  const nodes = mapsIn(framework, 'requirement_nodes');
  const families = new Families(nodes);
  const parents = new Set(nodes.map((node) => textIn(node, 'parent_urn')));
  const isAssessed = nodes.some((node) => textIn(node, 'assessable') === 'true');
  const name = textIn(framework, 'name') ?? textIn(library, 'name') ?? 'Framework'; // l10n: stands in a file
  const called = textIn(framework, 'ref_id') ?? textIn(library, 'ref_id') ?? name;
  const slug = slugOf(called);
  const criteria: ImportedCriterion[] = [];
  const ids = new Set<string>();
  for (const node of nodes) {
    const urn = textIn(node, 'urn');
    // Where none is assessed by itself, those are that have nothing below.
    if (isAssessed ? textIn(node, 'assessable') !== 'true' : parents.has(urn)) continue;
    const id = textIn(node, 'ref_id') ?? urn?.replace(/^.*:/, '') ?? '';
    const line = tree.lineOf(node);
    const at = line === undefined ? {} : { line };
    if (!canBeId(id)) notes.push({ ...at, message: l10n.t('A requirement has no ID, and was left out.') });
    else if (ids.has(id))
      notes.push({ ...at, message: l10n.t('There is another requirement {0} before, so this one was left out.', id) });
    else {
      ids.add(id);
      criteria.push({
        id,
        label: (textIn(node, 'name') ?? '').replace(/\n/g, ' '),
        family: families.of(node),
        description: textIn(node, 'description') ?? '',
      });
      for (const used of textsIn(node, 'reference_controls')) {
        const known = users.get(used) ?? [];
        known.push(`${slug}.${id}`);
        users.set(used, known);
      }
    }
  }
  if (criteria.length === 0) return refused(l10n.t('The framework has no requirements.'));
  notes.push({
    message: l10n.t(
      'Of each requirement its ID, name, group and text are taken over; groups for implementation, questions, scores, threats and translations stay in the library.',
    ),
  });
  const version = textIn(library, 'version');
  const comment = 'A framework of CISO Assistant.'; // l10n: stands in a file
  return frameworkFile({ called, name, version, comment, criteria }, target, notes);
}

/** The names of what stands above requirements. */
class Families {
  readonly #nodes: ReadonlyMap<string, OscalMap>;
  /** By the URN of what is next above: many requirements stand under the same. */
  readonly #known = new Map<string, string>();

  constructor(nodes: readonly OscalMap[]) {
    this.#nodes = new Map(nodes.map((node) => [textIn(node, 'urn') ?? '', node]));
  }

  /** Those above a requirement, the outermost first. What stands above itself ends there. */
  of(requirement: OscalMap): string {
    const above: (readonly [urn: string, node: OscalMap])[] = [];
    let urn = textIn(requirement, 'parent_urn') ?? '';
    for (;;) {
      const node = this.#known.has(urn) ? undefined : this.#nodes.get(urn);
      if (node === undefined) break;
      this.#known.set(urn, '');
      above.push([urn, node]);
      urn = textIn(node, 'parent_urn') ?? '';
    }
    let family = this.#known.get(urn) ?? '';
    for (const [at, node] of above.toReversed()) {
      const name = (textIn(node, 'name') ?? textIn(node, 'ref_id'))?.replace(/\s+/g, ' ');
      // Put on what is there already, so that a long name takes its room once, however much stands below it.
      if (name !== undefined) family = family === '' ? name : `${family} / ${name}`;
      this.#known.set(at, family);
    }
    return family;
  }
}

/** Keys of a reference control with a field of their own, or that say nothing of it. */
const TAKEN = new Set(['ref_id', 'name', 'description', 'typical_evidence', 'translations']);

function referenceControl(
  one: OscalMap,
  users: ReadonlyMap<string, readonly string[]>,
  tree: SourceTree,
  notes: ImportNote[],
): readonly ImportedRecord[] {
  const urn = textIn(one, 'urn') ?? '';
  const id = textIn(one, 'ref_id') ?? urn.replace(/^.*:/, '');
  const line = tree.lineOf(one);
  const at = line === undefined ? {} : { line };
  if (!canBeId(id)) {
    notes.push({ ...at, message: l10n.t('A reference control has no ID, and was left out.') });
    return [];
  }
  const layer = layerOf(textIn(one, 'category'));
  const kept = Object.keys(one).flatMap((key) => {
    const text = TAKEN.has(key) || (key === 'category' && layer !== '') ? undefined : textIn(one, key);
    return text === undefined ? [] : [`${key}: ${text}`];
  });
  const evidence = textIn(one, 'typical_evidence');
  const fields: readonly (readonly [string, Cell])[] = [
    ['title', (textIn(one, 'name') ?? id).replace(/\s+/g, ' ')],
    ['description', textIn(one, 'description') ?? ''],
    ['layer', layer],
    ['criteria', users.get(urn) ?? []],
    ['evidence', evidence === undefined ? [] : [{ title: evidence.replace(/\s+/g, ' ') }]],
    ['notes', kept.join('\n')],
  ];
  return [{ id, ...at, fields }];
}

/** Our word for a category, where it is one. */
function layerOf(category: string | undefined): string {
  const type = findField('control', 'layer')?.type;
  const choice = type?.type === 'choice' && category !== undefined ? findChoice(type.choices, category) : undefined;
  return choice?.value ?? '';
}
