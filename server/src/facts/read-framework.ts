/**
 * Reads a catalogue of criteria: our own shape, with `criteria:` as a list or by ID, and the one of OpenControl and Comply,
 * in which each key of the file is an ID.
 */

import * as l10n from '@vscode/l10n';

import { findField } from '../domain/fields.ts';
import type { Range } from '../syntax/range.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlStream } from '../syntax/yaml-tree.ts';
import type {
  CriteriaReference,
  FactProblem,
  FieldFact,
  FrameworkCriterionFacts,
  FrameworkFacts,
  GroupFacts,
  Located,
  ValueFact,
} from './document-facts.ts';
import { readGroup, type ReadOptions } from './read-group.ts';
import { readValue } from './read-value.ts';
import { value, values } from './record.ts';

/** What is known of the file besides its text. */
export interface FrameworkFile {
  /** Its name without an extension: the ID of a framework that says none. */
  readonly name: string;
  /** Whether it must be a framework, or is one only where it looks like one. */
  readonly isNamed: boolean;
}

/** More criteria than any framework has; the readiness of each is reckoned. */
export const MOST_CRITERIA = 5000;

/** The framework in a stream of YAML, or undefined where nothing in it is one. Only its first document counts. */
export function readFramework(
  stream: YamlStream,
  file: FrameworkFile,
  problems: FactProblem[],
): FrameworkFacts | undefined {
  const root = stream.documents[0]?.root;
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) {
    return file.isNamed ? nothingIn(file, root) : undefined;
  }
  if (root.kind !== 'map') {
    if (!file.isNamed) return undefined;
    problems.push(noCriteria(root));
    return nothingIn(file, root);
  }
  const listed = root.pairs.find(({ key }) => isCriteriaKey(key.text));
  const byId = listed === undefined ? root.pairs.filter(isCriterionPair) : [];
  if (!file.isNamed && (listed === undefined ? !looksLikeCatalogue(root, byId) : !looksLikeCriteria(listed.value))) {
    return undefined;
  }
  return new Reading(root, file, file.isNamed || listed !== undefined, problems).read(listed, byId);
}

function isCriteriaKey(key: string): boolean {
  return findField('framework', key)?.name === 'criteria';
}

/** In a file without `criteria:`, a group of keys under a key that is no field of a framework. */
function isCriterionPair({ key, value: node }: YamlPair): boolean {
  return node?.kind === 'map' && findField('framework', key.text) === undefined;
}

/** Whether a file that nobody has named holds criteria: each by its ID, with a label or text, and nothing else of size. */
function looksLikeCatalogue({ pairs }: YamlMap, byId: readonly YamlPair[]): boolean {
  const others = pairs.filter((pair) => !byId.includes(pair));
  return (
    byId.length > 0 &&
    others.every(({ value: node }) => node?.kind !== 'map') &&
    byId.every(({ value: node }) => node?.kind === 'map' && node.pairs.length > 0 && node.pairs.some(isTelling))
  );
}

function isTelling({ key }: YamlPair): boolean {
  const name = findField('framework-criterion', key.text)?.name;
  return name === 'label' || name === 'family' || name === 'description';
}

function isField({ key }: YamlPair): boolean {
  return findField('framework-criterion', key.text) !== undefined;
}

function looksLikeCriteria(node: YamlNode | undefined): boolean {
  if (node?.kind === 'map') return node.pairs.length > 0;
  const first = node?.kind === 'seq' ? node.items[0] : undefined;
  return (
    first?.kind === 'map' && first.pairs.some(({ key }) => findField('framework-criterion', key.text)?.name === 'id')
  );
}

function noCriteria({ start, end }: Range): FactProblem {
  const message = l10n.t(
    'This file is named as a framework in plumbline.yml and holds no criteria. Write “criteria:” with a list of them, such as “- {id: A.5.15, label: Access control}”.',
  );
  return { start, end, code: 'value-invalid', message };
}

function nothingIn({ name }: FrameworkFile, node: Range | undefined): FrameworkFacts {
  const range = { start: node?.start ?? 0, end: node?.end ?? 0 };
  return { owner: 'framework', range, fields: new Map(), id: { start: 0, end: 0, text: name }, criteria: [] };
}

/** One reading of a file, which gathers its criteria wherever they stand. */
class Reading {
  readonly #root: YamlMap;
  readonly #file: FrameworkFile;
  readonly #problems: FactProblem[];
  readonly #options: ReadOptions;
  readonly #criteria: FrameworkCriterionFacts[] = [];
  #isFull = false;

  /** In a file of another tool's shape that nobody has named, further keys are that tool's own. */
  constructor(root: YamlMap, file: FrameworkFile, everyKey: boolean, problems: FactProblem[]) {
    this.#root = root;
    this.#options = { keyAliases: new Map(), everyKey };
    this.#file = file;
    this.#problems = problems;
  }

  read(listed: YamlPair | undefined, byId: readonly YamlPair[]): FrameworkFacts {
    const isById = new Set(byId);
    const pairs = this.#root.pairs.filter((pair) => pair !== listed && !isById.has(pair));
    const group = readGroup('framework', { ...this.#root, pairs }, this.#options, this.#problems);
    const fields = new Map(group.fields);
    if (listed === undefined) {
      for (const pair of byId) this.#pair(pair, undefined);
      if (byId.length === 0) this.#problems.push(noCriteria(this.#root.pairs[0]?.key ?? this.#root));
    } else {
      this.#list(listed);
      const fact = this.#fact(listed);
      if (fact !== undefined) fields.set('criteria', fact);
    }
    return { ...group, fields, id: this.#id(group), criteria: this.#criteria };
  }

  /** `criteria:` as a field like others, so that its key and what stands in it can be asked about. */
  #fact({ key, value: node }: YamlPair): FieldFact | undefined {
    const field = findField('framework', 'criteria');
    if (field === undefined) return undefined;
    const at = { start: key.start, end: key.end };
    const shape = node === undefined || node.kind === 'scalar' ? 'empty' : node.kind === 'seq' ? 'list' : 'map';
    const range = node === undefined ? at : { start: node.start, end: node.end };
    return { field, key: at, range, shape, values: [], groups: this.#criteria };
  }

  #id(group: GroupFacts): Located {
    const written = [value(group, 'id'), value(group, 'name')].find((one) => one !== undefined && isReadable(one));
    if (written !== undefined) return { start: written.start, end: written.end, text: written.text };
    const { start, end } = this.#root.pairs[0]?.key ?? this.#root;
    return { start, end, text: this.#file.name };
  }

  #list({ key, value: node }: YamlPair): void {
    if (node?.kind === 'seq') for (const item of node.items) this.#item(item, undefined);
    else if (node?.kind === 'map') for (const pair of node.pairs) this.#pair(pair, undefined);
    else if (node === undefined || node.value === null) {
      const message = l10n.t(
        'There are no criteria here yet. Write them as a list, such as “- {id: A.5.15, label: Access control}”.',
      );
      this.#report(key, message);
    } else
      this.#report(
        node,
        l10n.t('criteria takes a list, such as “- {id: A.5.15, label: Access control}”; one value stands here.'),
      );
  }

  /** `- {id: …}`, or an ID alone. */
  #item(item: YamlNode | undefined, family: string | undefined): void {
    if (item === undefined) return;
    if (item.kind === 'scalar') this.#add(item, emptyMap(item), item, family);
    else if (item.kind === 'map') this.#map(item, family);
    else
      this.#report(
        item,
        l10n.t('Here stands a list where one criterion is expected, such as “- {id: A.5.15, label: Access control}”.'),
      );
  }

  #map(item: YamlMap, family: string | undefined): void {
    const hasId = item.pairs.some(({ key }) => findField('framework-criterion', key.text)?.name === 'id');
    const [only, second] = item.pairs;
    // `- A.5.15: Access control`.
    if (!hasId && only !== undefined && second === undefined && !isField(only)) this.#pair(only, family);
    else this.#add(undefined, item, item, family);
  }

  /** `A.5.15: Access control`, `A.5.15: {label: …}`, or the name of a group with a list of its criteria. */
  #pair({ key, value: node }: YamlPair, family: string | undefined): void {
    if (node?.kind === 'seq') {
      for (const item of node.items) this.#item(item, key.text.trim());
    } else if (node?.kind === 'map') {
      this.#add(key, node, { start: key.start, end: node.end }, family);
    } else {
      const label: YamlPair | undefined =
        node === undefined ? undefined : { key: { ...key, text: 'label' }, value: node };
      const map: YamlMap = { ...emptyMap(node ?? key), pairs: label === undefined ? [] : [label] };
      this.#add(key, map, { start: key.start, end: node?.end ?? key.end }, family);
    }
  }

  #add(key: YamlScalar | undefined, map: YamlMap, range: Range, family: string | undefined): void {
    if (this.#isFull) return;
    if (this.#criteria.length === MOST_CRITERIA) {
      this.#isFull = true;
      this.#report(
        key ?? map,
        l10n.t('Only the first {0} criteria of a framework are read: not this one, nor those below it.', MOST_CRITERIA),
      );
      return;
    }
    const group = readGroup('framework-criterion', map, this.#options, this.#problems);
    const field = findField('framework-criterion', 'id');
    const written =
      value(group, 'id') ??
      (key === undefined || field === undefined ? undefined : readValue(field, key, this.#problems));
    if (written === undefined) {
      if (group.fields.get('id') === undefined || group.fields.get('id')?.shape === 'empty') {
        const message = l10n.t(
          'This criterion has no ID, so nothing can name it. Write “id:” with the one that the framework gives it.',
        );
        this.#report(group.fields.get('id')?.key ?? map.pairs[0]?.key ?? map, message);
      }
      return;
    }
    if (!isReadable(written)) return;
    const { start, end, text } = written;
    this.#criteria.push({ ...group, range: { start: range.start, end: range.end }, id: { start, end, text }, family });
  }

  #report({ start, end }: Range, message: string): void {
    this.#problems.push({ start, end, code: 'value-invalid', message });
  }
}

function emptyMap({ start, end }: Range): YamlMap {
  return { kind: 'map', flow: false, pairs: [], start, end };
}

/** What is no placeholder, and can be an ID. */
function isReadable({ placeholder, reading, text }: ValueFact): boolean {
  return !placeholder && reading.kind === 'text' && text !== '';
}

/** The criteria of other frameworks that those of this one are mapped to. */
export function mappedCriteria({ criteria }: FrameworkFacts): readonly CriteriaReference[] {
  return criteria.flatMap((criterion) =>
    values(criterion, 'maps').map(({ start, end, text, framework }): CriteriaReference => ({
      start,
      end,
      text,
      framework,
      source: 'field',
      record: undefined,
    })),
  );
}

/** The key of a file's name, for a framework that says none: `iso-27001` for `frameworks/iso-27001.yml`. */
export function frameworkFileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '');
}
