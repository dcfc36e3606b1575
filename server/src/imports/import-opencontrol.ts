/** Brings in components of OpenControl: a control for each requirement that a component says it satisfies. */

import * as l10n from '@vscode/l10n';

import { canBeId } from '../facts/read-value.ts';
import { shortened } from './control-cells.ts';
import { controlFiles } from './control-files.ts';
import { type ImportedRecord, type ImportNote, type ImportOutcome, type ImportTarget, refused } from './import-plan.ts';
import type { SourceFile } from './import-request.ts';
import { ImportRoom } from './import-room.ts';
import type { ImportSteps } from './import-steps.ts';
import { mapOf, mapsIn, type OscalMap, textIn, textsIn } from './oscal-values.ts';
import { stemOf, type Cell } from './record-yaml.ts';
import { readTree, type SourceTree } from './source-tree.ts';

/** Keys of a component that become part of its controls. */
const TAKEN = new Set(['name', 'key', 'schema_version', 'satisfies', 'verifications']);
/** Keys of a project that say nothing that could be lost. */
const PROJECT = new Set(['schema_version', 'name', 'metadata', 'components']);

/** What comes of the files of a folder, or of one component. */
export async function importOpenControl(
  files: readonly SourceFile[],
  target: ImportTarget,
  steps: ImportSteps,
): Promise<ImportOutcome> {
  const notes: ImportNote[] = [];
  const controls: ImportedRecord[] = [];
  const room = new ImportRoom();
  const places = placesOf(files);
  let components = 0;
  for (const [index, { path, bytes }] of files.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- others get their turn between the files
    await steps.at(index, files.length);
    const tree = readTree(bytes);
    const note: Note = (message, map) => {
      const line = map === undefined || typeof tree === 'string' ? undefined : tree.lineOf(map);
      notes.push({ file: path, ...(line === undefined ? {} : { line }), message });
    };
    if (typeof tree === 'string') {
      note(tree);
      continue;
    }
    notes.push(...tree.notes.map((one) => ({ file: path, ...one })));
    const { root } = tree;
    if (root === undefined) note(l10n.t('No map can be read here, so nothing was made of this file.'));
    else if (root['satisfies'] === undefined && /(?:^|\/)opencontrol\.ya?ml$/i.test(path))
      noteProject(root, path, places, note);
    else {
      components += 1;
      controls.push(...new Component({ root, path, tree, note, room }).controls());
    }
  }
  if (components === 0) {
    return {
      ...refused(l10n.t('There is no component of OpenControl here: give the folder with its component.yaml.')),
      notes,
    };
  }
  const comment = 'The components of OpenControl, as controls.'; // l10n: stands in a file
  return { ...(await controlFiles(controls, 'opencontrol', comment, target)), notes };
}

/** What a project can call the files that are there: by their paths, and components by their folders. */
function placesOf(files: readonly SourceFile[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ path }) => [path, path.replace(/\/component\.ya?ml$/i, '')]));
}

/** What a project names that is not here, or has no place in a register. */
function noteProject(root: OscalMap, path: string, places: ReadonlySet<string>, note: Note): void {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  for (const named of textsIn(root, 'components')) {
    const place = folder + named.replace(/^\.\//, '').replace(/\/$/, '');
    if (!places.has(place))
      note(l10n.t('The component {0} that is named here is not in the folder.', shortened(named)), root);
  }
  const others = Object.keys(root).filter((key) => !PROJECT.has(key));
  if (others.length > 0) note(l10n.t('These are not imported, and stay in the source: {0}.', others.join(', ')), root);
}

/** Says something of a file, or of a map in it. */
type Note = (message: string, map?: OscalMap) => void;

interface ComponentSource {
  readonly root: OscalMap;
  readonly path: string;
  readonly tree: SourceTree;
  readonly note: Note;
  readonly room: ImportRoom;
}

/** One component, as it is read. */
class Component {
  readonly #root: OscalMap;
  readonly #path: string;
  readonly #tree: SourceTree;
  readonly #note: Note;
  readonly #room: ImportRoom;
  readonly #name: string;
  readonly #stem: string;
  /** What is said of a verification, by its key. */
  readonly #verifications: ReadonlyMap<string, string>;

  constructor({ root, path, tree, note, room }: ComponentSource) {
    this.#root = root;
    this.#path = path;
    this.#tree = tree;
    this.#note = note;
    this.#room = room;
    const folder = /([^/]+)\/component\.ya?ml$/i.exec(path)?.[1];
    const key = textIn(root, 'key') ?? folder ?? textIn(root, 'name') ?? 'COMPONENT'; // l10n: part of an ID
    this.#name = textIn(root, 'name') ?? key;
    this.#stem = stemOf(key);
    this.#verifications = verificationsOf(root);
  }

  controls(): readonly ImportedRecord[] {
    const others = Object.keys(this.#root).filter((key) => !TAKEN.has(key));
    if (others.length > 0) {
      const message = l10n.t(
        'Of the component “{0}” these stay in the source: {1}.',
        shortened(this.#name),
        others.join(', '),
      );
      this.#note(message, this.#root);
    }
    const found = satisfiedIn(this.#root);
    if (found.length === 0)
      this.#note(
        l10n.t('The component “{0}” implements no requirement, so no control was made of it.', shortened(this.#name)),
        this.#root,
      );
    const keys = new Set<string>();
    return found.flatMap(({ standard, control, map }) => {
      const key = control?.replace(/\s+/g, '') ?? '';
      // One requirement of two editions of a standard is two requirements.
      const tail = keys.has(key) ? `${stemOf(standard ?? '')}-${key}` : key;
      const id = `${this.#stem}-${tail}`;
      if (control === undefined || !canBeId(id)) {
        this.#note(l10n.t('A requirement of “{0}” names no control, and was left out.', shortened(this.#name)), map);
        return [];
      }
      keys.add(key);
      return [this.#control(id, standard, control, map)];
    });
  }

  #control(id: string, standard: string | undefined, control: string, map: OscalMap): ImportedRecord {
    const line = this.#tree.lineOf(map);
    const states = [...textsIn(map, 'implementation_status'), ...textsIn(map, 'implementation_statuses')];
    const isPlanned = states.length === 1 && states[0]?.toLowerCase() === 'planned';
    const kept: string[] = [];
    for (const [key, value] of Object.entries(map)) {
      if (KNOWN.has(key) || (isPlanned && key.startsWith('implementation_status'))) continue;
      const said = key === 'covered_by' || key === 'references' ? this.#coverage(map, key) : saidIn(value);
      if (said !== '') kept.push(`${key}: ${said}`);
    }
    const fields: readonly (readonly [string, Cell])[] = [
      ['title', `${this.#name}: ${control}`.replace(/\s+/g, ' ')],
      ['description', narrativeOf(map)],
      ['criteria', [standard === undefined || standard === 'TSC' ? control : `${standard}.${control}`]],
      ['status', isPlanned ? 'planned' : ''],
      ['notes', kept.join('\n')],
    ];
    return this.#room.holding({ id, file: this.#path, ...(line === undefined ? {} : { line }), fields });
  }

  /** By which verifications a requirement is covered, with what the component says of them. */
  #coverage(map: OscalMap, key: string): string {
    return mapsIn(map, key)
      .map((one) => {
        const verification = textIn(one, 'verification_key') ?? textIn(one, 'verification') ?? '';
        const from = [
          textIn(one, 'system_key') ?? textIn(one, 'system'),
          textIn(one, 'component_key') ?? textIn(one, 'component'),
        ];
        const said = this.#verifications.get(verification);
        const place = [...from.filter((part) => part !== undefined), verification].join('/');
        const text = said === undefined ? place : `${place} (${said})`;
        // Many may name the same one.
        this.#room.spend(text.length);
        return text;
      })
      .filter((one) => one !== '')
      .join(', ');
  }
}

/** Keys of a requirement with a field of their own. */
const KNOWN = new Set(['standard_key', 'control_key', 'narrative', 'control_name']);

interface Satisfied {
  readonly standard: string | undefined;
  readonly control: string | undefined;
  readonly map: OscalMap;
}

/** What a component satisfies: a list, or in early versions of the format a map by standard and control. */
function satisfiedIn(root: OscalMap): readonly Satisfied[] {
  const byStandard = mapOf(root['satisfies']);
  if (byStandard === undefined) {
    return mapsIn(root, 'satisfies').map((map) => ({
      standard: textIn(map, 'standard_key'),
      control: textIn(map, 'control_key'),
      map,
    }));
  }
  return Object.entries(byStandard).flatMap(([standard, controls]) =>
    Object.entries(mapOf(controls) ?? {}).flatMap(([control, one]) => {
      const map = mapOf(one);
      return map === undefined ? [] : [{ standard, control, map }];
    }),
  );
}

/** The narrative: its sections one below the other, each with its key, or one text. */
function narrativeOf(map: OscalMap): string {
  const whole = textIn(map, 'narrative');
  if (whole !== undefined) return whole;
  return mapsIn(map, 'narrative')
    .flatMap((section) => {
      const [key, said] = [textIn(section, 'key'), textIn(section, 'text')];
      return said === undefined ? [] : [key === undefined ? said : `${key}: ${said}`];
    })
    .join('\n');
}

function verificationsOf(root: OscalMap): ReadonlyMap<string, string> {
  const byKey = Object.entries(mapOf(root['verifications']) ?? {}).flatMap(([key, one]) => {
    const map = mapOf(one);
    return map === undefined ? [] : [[key, map] as const];
  });
  const listed = mapsIn(root, 'verifications').map((map) => [textIn(map, 'key') ?? '', map] as const);
  return new Map(
    [...byKey, ...listed].map(([key, map]) => [
      key,
      [textIn(map, 'name'), textIn(map, 'path')].filter((one) => one !== undefined).join(', '),
    ]),
  );
}

/** What a value says, on one line: a text, or the texts of a list, or of its maps. */
function saidIn(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (Array.isArray(value))
    return value
      .map(saidIn)
      .filter((one) => one !== '')
      .join(', ');
  const map = mapOf(value);
  if (map === undefined) return '';
  const [key, text] = [textIn(map, 'key'), textIn(map, 'text')];
  if (key !== undefined && text !== undefined) return `${key}: ${saidIn(text)}`;
  return Object.entries(map)
    .map(([name, one]) => `${name}: ${saidIn(one)}`)
    .join(', ');
}
