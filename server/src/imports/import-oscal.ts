/** Brings in OSCAL as JSON or YAML: a catalog as a framework, a component definition as controls. */

import * as l10n from '@vscode/l10n';

import { NAMESPACE } from '../domain/oscal-namespace.ts';
import { canBeId } from '../facts/read-value.ts';
import { ownerCell, shortened } from './control-cells.ts';
import { controlFiles } from './control-files.ts';
import { frameworkFile, type ImportedCriterion } from './framework-file.ts';
import { type ImportedRecord, type ImportNote, type ImportOutcome, type ImportTarget, refused } from './import-plan.ts';
import { ImportRoom } from './import-room.ts';
import type { ImportSteps } from './import-steps.ts';
import { mapOf, mapsIn, type OscalMap, propertiesOf, propertyOf, proseOf, textIn, wordsIn } from './oscal-values.ts';
import { readEarlier, readExpected } from './own-cells.ts';
import { stemOf, type Cell } from './record-yaml.ts';
import { readTree, type SourceTree } from './source-tree.ts';

/** What comes of the bytes of a file. */
export async function importOscal(bytes: Uint8Array, target: ImportTarget, steps: ImportSteps): Promise<ImportOutcome> {
  const tree = readTree(bytes);
  if (typeof tree === 'string') return refused(tree);
  await steps.at(0, 1);
  const { root } = tree;
  const notes = [...tree.notes];
  const catalog = mapOf(root?.['catalog']);
  if (catalog !== undefined) return importCatalog(catalog, tree, notes, target);
  const definition = mapOf(root?.['component-definition']);
  if (definition !== undefined) return importDefinition(definition, tree, notes, { target, steps });
  const model = Object.keys(root ?? {}).find((key) => key !== '$schema') ?? '';
  return refused(
    l10n.t('Of OSCAL a catalog or a component-definition can be imported, and this is “{0}”.', shortened(model)),
  );
}

async function importCatalog(
  catalog: OscalMap,
  tree: SourceTree,
  notes: ImportNote[],
  target: ImportTarget,
): Promise<ImportOutcome> {
  const metadata = mapOf(catalog['metadata']);
  const title = textIn(metadata, 'title') ?? 'Catalog'; // l10n: stands in a file
  const criteria: ImportedCriterion[] = [];
  gather(catalog, '', { criteria, notes, tree });
  if (criteria.length === 0) return refused(l10n.t('The catalog has no controls.'));
  notes.push({
    message: l10n.t(
      'Of each control its ID, title and statement are taken over; guidance, parameters, properties and links stay in the catalog.',
    ),
  });
  const comment = 'A catalog of OSCAL, as a framework.'; // l10n: stands in a file
  return frameworkFile(
    { called: title, name: title, version: textIn(metadata, 'version'), comment, criteria },
    target,
    notes,
  );
}

interface Gathering {
  readonly criteria: ImportedCriterion[];
  readonly notes: ImportNote[];
  readonly tree: SourceTree;
}

/** The controls of a catalog, a group or a control, and those within, in their order. */
function gather(holder: OscalMap, family: string, gathering: Gathering): void {
  const { criteria, notes, tree } = gathering;
  for (const control of mapsIn(holder, 'controls')) {
    const id = textIn(control, 'id') ?? '';
    const title = textIn(control, 'title') ?? '';
    const at = lineAt(tree, control);
    if (!canBeId(id))
      notes.push({ ...at, message: l10n.t('The control “{0}” has no ID, and was left out.', shortened(title)) });
    else if (propertyOf(control, 'status') === 'withdrawn')
      notes.push({ ...at, message: l10n.t('The control {0} is withdrawn, and was left out.', id) });
    else {
      const statement = mapsIn(control, 'parts').filter((part) => part['name'] === 'statement');
      criteria.push({ id, label: title.replace(/\n/g, ' '), family, description: proseOf(statement).join('\n') });
    }
    gather(control, family, gathering);
  }
  for (const group of mapsIn(holder, 'groups')) gather(group, textIn(group, 'title') ?? family, gathering);
}

/** The line of a map, where it is known. */
function lineAt(tree: SourceTree, map: OscalMap): { readonly line?: number } {
  const line = tree.lineOf(map);
  return line === undefined ? {} : { line };
}

async function importDefinition(
  definition: OscalMap,
  tree: SourceTree,
  notes: ImportNote[],
  { target, steps }: { readonly target: ImportTarget; readonly steps: ImportSteps },
): Promise<ImportOutcome> {
  const controls: ImportedRecord[] = [];
  const room = new ImportRoom();
  const components = mapsIn(definition, 'components');
  for (const [index, component] of components.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
    await steps.each(index, components.length);
    const kind = propertyOf(component, 'kind', NAMESPACE);
    if (kind === 'policy') {
      const title = textIn(component, 'title') ?? '';
      const message = l10n.t('The policy “{0}” is a document of its own, and was left out.', shortened(title));
      notes.push({ ...lineAt(tree, component), message });
    } else if (kind === 'control')
      controls.push(...ownControl(component, tree, notes, target).map((one) => room.holding(one)));
    else controls.push(...componentControls(component, tree, notes, room));
  }
  if (mapsIn(definition, 'capabilities').length > 0)
    notes.push({ message: l10n.t('Capabilities have no place in a register, and were left out.') });
  if (controls.length === 0 && notes.length === 0)
    return refused(l10n.t('The component definition has no components.'));
  const comment = 'The components of an OSCAL component definition, as controls.'; // l10n: stands in a file
  return { ...(await controlFiles(controls, 'oscal', comment, target)), notes };
}

/** A control that we have exported ourselves. */
function ownControl(
  component: OscalMap,
  tree: SourceTree,
  notes: ImportNote[],
  target: ImportTarget,
): readonly ImportedRecord[] {
  const own = (name: string): string => propertyOf(component, name, NAMESPACE) ?? '';
  const listed = (name: string): readonly string[] =>
    own(name)
      .split(/, /)
      .filter((one) => one !== '');
  const id = own('id');
  const at = lineAt(tree, component);
  if (!canBeId(id)) {
    const message = l10n.t(
      'The control “{0}” has no ID, and was left out.',
      shortened(textIn(component, 'title') ?? ''),
    );
    notes.push({ ...at, message });
    return [];
  }
  const requirements = requirementsOf(component).map(
    (one) => propertyOf(one, 'criterion', NAMESPACE) ?? textIn(one, 'control-id') ?? '',
  );
  const written = listed('criteria');
  const mapped = [...new Set(requirements.map((one) => criterionId(one, target)).filter((one) => one !== ''))];
  const fields: (readonly [string, Cell])[] = [
    // A control without a title is called by its ID.
    ['title', textIn(component, 'title') === id ? '' : (textIn(component, 'title') ?? '')],
    ['description', descriptionOf(component)],
    ['owner', ownerCell(own('owner'), listed('owner'))],
    ...['type', 'nature', 'layer', 'frequency', 'status'].map((name) => [name, own(name)] as const),
    // As they were written, where that is said: a series stays one.
    ['criteria', written.length > 0 ? written : mapped],
    ['systems', listed('systems')],
    ['risks', listed('risks')],
    ['policies', listed('policies').length > 0 ? listed('policies') : policyLinks(component)],
    ['started', own('started')],
    ['retired', own('retired')],
    ['last_reviewed', own('last-reviewed')],
    ['review_cadence', own('review-cadence')],
    ['next_review', own('next-review')],
    ['evidence', propertiesOf(component, 'expected-evidence', NAMESPACE).map(readExpected)],
    [
      'history',
      propertiesOf(component, 'history', NAMESPACE)
        .map(readEarlier)
        .filter((one) => one !== undefined),
    ],
    ['tests', own('tests')],
  ];
  return [{ id, ...at, fields }];
}

/** What exports of earlier versions say of policies. */
function policyLinks(component: OscalMap): readonly string[] {
  return mapsIn(component, 'links').flatMap((link) => (link['rel'] === 'policy' ? [textIn(link, 'text') ?? ''] : []));
}

function descriptionOf(component: OscalMap): string {
  const description = textIn(component, 'description') ?? '';
  return description === textIn(component, 'title') ? '' : description;
}

/** OSCAL's identifiers are in small letters: `cc6.1` is the criterion CC6.1. */
function criterionId(id: string, target: ImportTarget): string {
  return target.isCriteria(id.toUpperCase()) ? id.toUpperCase() : id;
}

/** What of a component becomes part of its controls, or says nothing without it. */
const TAKEN = new Set(['uuid', 'type', 'title', 'control-implementations']);

/** A control for each requirement that a component implements. */
function componentControls(
  component: OscalMap,
  tree: SourceTree,
  notes: ImportNote[],
  room: ImportRoom,
): readonly ImportedRecord[] {
  const title = textIn(component, 'title') ?? textIn(component, 'uuid') ?? '';
  const called = shortened(title);
  const requirements = requirementsOf(component);
  if (requirements.length === 0)
    notes.push({
      ...lineAt(tree, component),
      message: l10n.t('The component “{0}” implements no requirement, so no control was made of it.', called),
    });
  const stem = stemOf(title);
  const others = Object.keys(component).filter((key) => !TAKEN.has(key));
  if (others.length > 0)
    notes.push({
      ...lineAt(tree, component),
      message: l10n.t('Of the component “{0}” these stay in the source: {1}.', called, others.join(', ')),
    });
  return requirements.flatMap((requirement) => {
    const criterion = textIn(requirement, 'control-id');
    if (criterion === undefined || !canBeId(criterion)) {
      const message = l10n.t('A requirement of “{0}” names no control, and was left out.', called);
      notes.push({ ...lineAt(tree, requirement), message });
      return [];
    }
    const said = [requirement, ...mapsIn(requirement, 'statements')].flatMap((one) => textIn(one, 'description') ?? []);
    const parameters = mapsIn(requirement, 'set-parameters').map(
      (one) => `${textIn(one, 'param-id') ?? ''}: ${wordsIn(one, 'values').join(', ')}`,
    );
    const rest = [`uuid: ${textIn(requirement, 'uuid') ?? ''}`, ...parameters, textIn(requirement, 'remarks') ?? ''];
    const fields: readonly (readonly [string, Cell])[] = [
      ['title', `${title}: ${criterion}`.replace(/\n/g, ' ')],
      ['description', said.join('\n')],
      ['criteria', [criterion]],
      ['notes', rest.filter((one) => one !== '').join('\n')],
    ];
    return [room.holding({ id: `${stem}-${criterion}`, ...lineAt(tree, requirement), fields })];
  });
}

function requirementsOf(component: OscalMap): readonly OscalMap[] {
  return mapsIn(component, 'control-implementations').flatMap((one) => mapsIn(one, 'implemented-requirements'));
}
