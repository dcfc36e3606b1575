/** Brings in OSCAL as JSON: a catalog as a framework, a component definition as controls. */

import * as l10n from '@vscode/l10n';

import { canBeId } from '../facts/read-value.ts';
import { controlFiles } from './control-files.ts';
import {
  type ImportedRecord,
  type ImportFile,
  type ImportNote,
  type ImportOutcome,
  type ImportTarget,
  refused,
} from './import-plan.ts';
import { isTooDeep, mapOf, mapsIn, type OscalMap, propertyOf, proseOf, textIn } from './oscal-values.ts';
import { commentLines, quoted, recordLines, scalarText, type Cell } from './record-yaml.ts';

/** As many as a framework of ours may have. */
const MOST_CRITERIA = 5000;
/** What is read of one file, in UTF-16 units. */
const MOST_OF_A_FILE = 1_900_000;
/** Criteria whose texts would make the file too long to be read are kept without. */
const SHORT_ENOUGH = 1_000_000;

/** The plan for the bytes of a file. */
export async function importOscal(bytes: Uint8Array, target: ImportTarget): Promise<ImportOutcome> {
  let root: OscalMap | undefined;
  try {
    root = mapOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return refused(l10n.t('It is not JSON in UTF-8. OSCAL in XML or YAML has to be converted first.'));
  }
  const catalog = mapOf(root?.['catalog']);
  if (catalog !== undefined) return importCatalog(catalog, target);
  const definition = mapOf(root?.['component-definition']);
  if (definition !== undefined) return importDefinition(definition, target);
  const model = Object.keys(root ?? {}).find((key) => key !== '$schema') ?? '';
  return refused(l10n.t('Of OSCAL a catalog or a component-definition can be imported, and this is “{0}”.', model));
}

interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly family: string;
  readonly description: string;
}

async function importCatalog(catalog: OscalMap, target: ImportTarget): Promise<ImportOutcome> {
  const metadata = mapOf(catalog['metadata']);
  const title = textIn(metadata, 'title') ?? 'Catalog'; // l10n: stands in a file
  const notes: ImportNote[] = [];
  const criteria: Criterion[] = [];
  gather(catalog, '', criteria, notes, 0);
  if (criteria.length === 0) return refused(l10n.t('The catalog has no controls.'));
  if (criteria.length > MOST_CRITERIA) {
    return refused(
      l10n.t(
        'The catalog has {0} controls, and at most {1} are read. Make a profile of it.',
        criteria.length,
        MOST_CRITERIA,
      ),
    );
  }
  const name = title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
  const head = frameworkHead(name === '' ? 'catalog' : name, title, metadata);
  notes.push({
    message: l10n.t(
      'Of each control its ID, title and statement are taken over; guidance, parameters, properties and links stay in the catalog.',
    ),
  });
  let text = head + criteria.map((one) => criterionLines(one, true)).join('');
  if (text.length > SHORT_ENOUGH) {
    text = head + criteria.map((one) => criterionLines(one, false)).join('');
    notes.push({
      message: l10n.t('The texts of the controls are too long for one file, so only their titles are taken over.'),
    });
  }
  if (text.length > MOST_OF_A_FILE)
    return refused(l10n.t('Even the titles of the controls are too long for one file.'));
  const path = `frameworks/${name === '' ? 'catalog' : name.replace(/-$/, '')}.yml`;
  if ((await target.fileAt(path)) !== 'nothing') {
    const message = l10n.t('{0} is there already, so the catalog was left out.', path);
    return { files: [], records: 0, notes, conflicts: [{ message }] };
  }
  const files: readonly ImportFile[] = [{ path, content: text }];
  return { files, records: criteria.length, notes, conflicts: [] };
}

function frameworkHead(id: string, title: string, metadata: OscalMap | undefined): string {
  const version = textIn(metadata, 'version');
  return [
    commentLines('A catalog of OSCAL, as a framework.'), // l10n: stands in a file
    `id: ${scalarText(id.replace(/-$/, ''))}\n`,
    `name: ${scalarText(title)}\n`,
    version === undefined ? '' : `version: ${quoted(version)}\n`,
    'criteria:\n',
  ].join('');
}

function criterionLines({ id, label, family, description }: Criterion, isWhole: boolean): string {
  return recordLines([
    ['id', id],
    ['label', label],
    ['family', family],
    ['description', isWhole ? description : ''],
  ]);
}

/** The controls of a catalog, a group or a control, and those within, in their order. */
function gather(holder: OscalMap, family: string, criteria: Criterion[], notes: ImportNote[], depth: number): void {
  if (isTooDeep(depth)) {
    notes.push({ message: l10n.t('Groups are nested too deep in “{0}”, and the rest of it was left out.', family) });
    return;
  }
  for (const control of mapsIn(holder, 'controls')) {
    const id = textIn(control, 'id') ?? '';
    const title = textIn(control, 'title') ?? '';
    if (!canBeId(id)) notes.push({ message: l10n.t('The control “{0}” has no ID, and was left out.', title) });
    else if (propertyOf(control, 'status') === 'withdrawn')
      notes.push({ message: l10n.t('The control {0} is withdrawn, and was left out.', id) });
    else {
      const statement = mapsIn(control, 'parts').filter((part) => part['name'] === 'statement');
      criteria.push({ id, label: title.replace(/\n/g, ' '), family, description: proseOf(statement).join('\n') });
    }
    gather(control, family, criteria, notes, depth + 1);
  }
  for (const group of mapsIn(holder, 'groups'))
    gather(group, textIn(group, 'title') ?? family, criteria, notes, depth + 1);
}

/** Properties of our own export, which have fields of their own. */
const OWN = ['owner', 'type', 'nature', 'layer', 'frequency', 'status'] as const;

async function importDefinition(definition: OscalMap, target: ImportTarget): Promise<ImportOutcome> {
  const notes: ImportNote[] = [];
  const controls: ImportedRecord[] = [];
  for (const component of mapsIn(definition, 'components')) {
    if (propertyOf(component, 'kind') === 'policy') {
      const title = textIn(component, 'title') ?? '';
      notes.push({ message: l10n.t('The policy “{0}” is a document of its own, and was left out.', title) });
    } else if (propertyOf(component, 'kind') === 'control') controls.push(ownControl(component, target));
    else controls.push(...componentControls(component, notes));
  }
  if (mapsIn(definition, 'capabilities').length > 0)
    notes.push({ message: l10n.t('Capabilities have no place in a register, and were left out.') });
  if (controls.length === 0 && notes.length === 0)
    return refused(l10n.t('The component definition has no components.'));
  const comment = 'The components of an OSCAL component definition, as controls.'; // l10n: stands in a file
  return { ...(await controlFiles(controls, 'oscal', comment, target)), notes };
}

/** A control that we have exported ourselves. */
function ownControl(component: OscalMap, target: ImportTarget): ImportedRecord {
  const requirements = requirementsOf(component).map(
    (one) => propertyOf(one, 'criterion') ?? textIn(one, 'control-id') ?? '',
  );
  const listed = (name: string): Cell => propertyOf(component, name)?.split(/, /) ?? [];
  const fields: (readonly [string, Cell])[] = [
    ['title', textIn(component, 'title') ?? ''],
    ['description', descriptionOf(component)],
    ...OWN.map((name) => [name, propertyOf(component, name) ?? ''] as const),
    ['criteria', [...new Set(requirements.map((id) => criterionId(id, target)).filter((id) => id !== ''))]],
    ['systems', listed('systems')],
    ['risks', listed('risks')],
    [
      'policies',
      mapsIn(component, 'links').flatMap((link) => (link['rel'] === 'policy' ? [textIn(link, 'text') ?? ''] : [])),
    ],
  ];
  return { id: propertyOf(component, 'id') ?? textIn(component, 'uuid') ?? '', fields };
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
function componentControls(component: OscalMap, notes: ImportNote[]): readonly ImportedRecord[] {
  const title = textIn(component, 'title') ?? textIn(component, 'uuid') ?? '';
  const requirements = requirementsOf(component);
  if (requirements.length === 0)
    notes.push({
      message: l10n.t('The component “{0}” implements no requirement, so no control was made of it.', title),
    });
  const stem = title
    .toUpperCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  const others = Object.keys(component).filter((key) => !TAKEN.has(key));
  if (others.length > 0)
    notes.push({ message: l10n.t('Of the component “{0}” these stay in the source: {1}.', title, others.join(', ')) });
  return requirements.flatMap((requirement) => {
    const criterion = textIn(requirement, 'control-id');
    if (criterion === undefined || !canBeId(criterion)) {
      notes.push({ message: l10n.t('A requirement of “{0}” names no control, and was left out.', title) });
      return [];
    }
    const said = [requirement, ...mapsIn(requirement, 'statements')].flatMap((one) => textIn(one, 'description') ?? []);
    const parameters = mapsIn(requirement, 'set-parameters').map(
      (one) => `${textIn(one, 'param-id') ?? ''}: ${Array.isArray(one['values']) ? one['values'].join(', ') : ''}`,
    );
    const rest = [`uuid: ${textIn(requirement, 'uuid') ?? ''}`, ...parameters, textIn(requirement, 'remarks') ?? ''];
    const fields: readonly (readonly [string, Cell])[] = [
      ['title', `${title}: ${criterion}`.replace(/\n/g, ' ')],
      ['description', said.join('\n')],
      ['criteria', [criterion]],
      ['notes', rest.filter((one) => one !== '').join('\n')],
    ];
    return [{ id: `${stem === '' ? 'COMPONENT' : stem}-${criterion}`, fields }];
  });
}

function requirementsOf(component: OscalMap): readonly OscalMap[] {
  return mapsIn(component, 'control-implementations').flatMap((one) => mapsIn(one, 'implemented-requirements'));
}
