/** Reads a YAML map as the fields of a record, or of a group inside one, by the table of fields. */

import * as l10n from '@vscode/l10n';

import { type Field, foldKey } from '../domain/field.ts';
import { findField, knownKeys } from '../domain/fields.ts';
import { type FieldOwner, isRecordKind, withArticle } from '../domain/kinds.ts';
import { nearest } from '../domain/nearest.ts';
import type { Range } from '../syntax/range.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from '../syntax/yaml-tree.ts';
import type { FactProblem, FieldFact, GroupFacts, Located, ValueFact } from './document-facts.ts';
import { CRITERION_SHAPE } from './collect-references.ts';
import { isTemplateWord, unmask } from './placeholder.ts';
import { readValue } from './read-value.ts';

/** How a file's keys are taken. */
export interface ReadOptions {
  /** Further keys for a field, from `keys:` in the configuration: folded key → canonical name. */
  readonly keyAliases: ReadonlyMap<string, string>;
  /**
   * Whether any unknown key is a finding, as in a register, or only one that looks like a slip of the pen, as in
   * front-matter, where site generators keep keys of their own.
   */
  readonly everyKey: boolean;
}

const EMPTY: readonly never[] = [];

/** A map with more unknown keys than this is something else altogether: what each may have meant is not looked for. */
const MOST_SUGGESTIONS = 100;

/** What a problem calls the groups of fields that stand in records and files. */
const GROUP_LABELS: ReadonlyMap<FieldOwner, () => string> = new Map<FieldOwner, () => string>([
  ['evidence', () => l10n.t({ message: 'evidence', comment: ['A record of evidence, as in “a field of evidence”'] })],
  [
    'expected-evidence',
    () => l10n.t({ message: 'evidence', comment: ['A record of evidence, as in “a field of evidence”'] }),
  ],
  ['control-definition', () => l10n.t('a control definition')],
  ['period', () => l10n.t('a period')],
  ['vendor-report', () => l10n.t('a vendor report')],
  ['cuec', () => l10n.t('a cuec')],
  ['event', () => l10n.t('an event')],
  ['revision', () => l10n.t('a revision')],
  ['framework', () => l10n.t('a framework')],
  ['framework-criterion', () => l10n.t('a framework criterion')],
]);

/** What a problem calls the thing whose keys these are. */
function ownerLabel(owner: FieldOwner): string {
  const label = GROUP_LABELS.get(owner);
  if (label !== undefined) return label();
  return isRecordKind(owner) ? withArticle(owner) : 'plumbline.yml';
}

/** Reads every pair of a map. Unknown keys, values of the wrong shape and unreadable values become problems. */
export function readGroup(owner: FieldOwner, map: YamlMap, options: ReadOptions, problems: FactProblem[]): GroupFacts {
  const fields = new Map<string, FieldFact>();
  const seen = new Map<string, YamlScalar>();
  let unknown = 0;
  for (const pair of map.pairs) {
    const key = pair.key.text;
    const field = findField(owner, key) ?? aliasedField(owner, key, options);
    if (field === undefined) {
      reportUnknownKey(owner, pair.key, options, unknown++ < MOST_SUGGESTIONS, problems);
      continue;
    }
    const first = seen.get(field.name);
    if (first !== undefined) {
      // The same key to the letter is reported by the YAML reader; `next-review` beside `nextReview` is not.
      if (first.text !== key) reportSameMeaning(pair.key, first, problems);
      continue;
    }
    seen.set(field.name, pair.key);
    fields.set(field.name, readField(field, pair, options, problems));
  }
  return { owner, range: { start: map.start, end: map.end }, fields };
}

function aliasedField(owner: FieldOwner, key: string, options: ReadOptions): Field | undefined {
  const name = options.keyAliases.get(foldKey(key));
  return name === undefined ? undefined : findField(owner, name);
}

function reportSameMeaning(key: YamlScalar, first: YamlScalar, problems: FactProblem[]): void {
  problems.push({
    start: key.start,
    end: key.end,
    code: 'key-duplicate',
    message: l10n.t('“{0}” means the same as “{1}” above, which is used. Keep one of them.', key.text, first.text),
    related: { range: { start: first.start, end: first.end }, message: l10n.t('“{0}” stands here.', first.text) },
  });
}

/** The key of which an unknown one may be a slip of the pen; undefined where none is near. */
export function keyMeant(owner: FieldOwner, key: string): string | undefined {
  return nearest(foldKey(unmask(key)), knownKeys(owner));
}

function reportUnknownKey(
  owner: FieldOwner,
  key: YamlScalar,
  options: ReadOptions,
  suggests: boolean,
  problems: FactProblem[],
): void {
  const folded = foldKey(unmask(key.text));
  // `x-…` is the way to say that a key is one's own.
  if (folded.startsWith('x_') || folded.startsWith('_')) return;
  const near = suggests ? keyMeant(owner, key.text) : undefined;
  if (near === undefined && !options.everyKey) return;
  problems.push({
    start: key.start,
    end: key.end,
    code: 'key-unknown',
    message:
      near === undefined
        ? l10n.t(
            '“{0}” is not a field of {1}. It is not read. If it is your own, begin it with “x-”.',
            key.text,
            ownerLabel(owner),
          )
        : l10n.t(
            '“{0}” is not a field of {1}. Did you mean “{2}”? As it stands, it is not read.',
            key.text,
            ownerLabel(owner),
            near,
          ),
  });
}

function readField(field: Field, pair: YamlPair, options: ReadOptions, problems: FactProblem[]): FieldFact {
  const key: Range = { start: pair.key.start, end: pair.key.end };
  const node = pair.value;
  if (node === undefined || (node.kind === 'scalar' && isEmptyScalar(node))) {
    return { field, key, range: key, shape: 'empty', values: EMPTY, groups: EMPTY };
  }
  const range: Range = { start: node.start, end: node.end };
  const values: ValueFact[] = [];
  const groups: GroupFacts[] = [];
  if (node.kind === 'scalar') readScalar(field, node, undefined, values, problems);
  else if (node.kind === 'map') readMap(field, node, options, values, groups, problems);
  else {
    if (!field.many) reportNotMany(field, node, problems);
    readList(field, node, undefined, options, values, groups, problems);
  }
  const [only] = values;
  return {
    field,
    key,
    // Of most fields the one value is all there is: one object serves for both.
    range: values.length === 1 && only?.start === range.start && only.end === range.end ? only : range,
    shape: node.kind === 'seq' ? 'list' : node.kind,
    values: fitting(values),
    groups: fitting(groups),
  };
}

/** The same list in no more room than it needs: a list that has grown keeps room for more, and there are very many. */
function fitting<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? EMPTY : items.slice();
}

function isEmptyScalar(node: YamlScalar): boolean {
  return node.value === null || (typeof node.value === 'string' && node.value.trim() === '');
}

function reportNotMany(field: Field, node: YamlNode, problems: FactProblem[]): void {
  if (field.type.type === 'any' || (node.kind === 'seq' && node.items.length === 0)) return;
  // `[Company]` is no list, and has a finding of its own.
  if (node.kind === 'seq' && templateWordIn(node) !== undefined) return;
  problems.push({
    start: node.start,
    end: node.end,
    code: 'value-invalid',
    message: l10n.t('{0} takes one value, such as {1}; a list stands here.', field.name, field.example),
  });
}

const SEPARATED = new Set(['criteria', 'reference']);

/** A scalar; where a list may stand, `AC-01, AC-02` in one scalar is taken as the list it was meant to be. */
function readScalar(
  field: Field,
  node: YamlScalar,
  framework: Located | undefined,
  values: ValueFact[],
  problems: FactProblem[],
): void {
  const first = values.length;
  const separated =
    field.many &&
    node.style === 'plain' &&
    (SEPARATED.has(field.type.type) ? /[,;]/.test(node.text) : field.type.type === 'owner' && isOwnerList(node.text));
  if (separated) {
    const pattern = /[^,;\s&][^,;&]*/g;
    for (let match = pattern.exec(node.text); match !== null; match = pattern.exec(node.text)) {
      const text = match[0].trimEnd();
      const start = node.start + match.index;
      values.push(readValue(field, { ...node, start, end: start + text.length, text, value: text }, problems));
    }
  } else {
    values.push(readValue(field, node, problems));
  }
  if (framework !== undefined) {
    for (let index = first; index < values.length; index++) {
      const value = values[index];
      if (value !== undefined) values[index] = { ...value, framework };
    }
  }
}

/** `jane.doe, sam.roe` names two; `Head of Security, Platform` is one title. */
function isOwnerList(text: string): boolean {
  return /[,;&]/.test(text) && text.split(/[,;&]/).every((part) => /^\S+$/.test(part.trim()));
}

/** The one word of `[Company]`, which is a placeholder to whoever wrote it and a list of one to YAML. */
function templateWordIn({ items, flow }: YamlSeq): YamlScalar | undefined {
  const only = items.length === 1 ? items[0] : undefined;
  return flow && only?.kind === 'scalar' && only.style === 'plain' && isTemplateWord(only.text) ? only : undefined;
}

function readList(
  field: Field,
  node: YamlSeq,
  framework: Located | undefined,
  options: ReadOptions,
  values: ValueFact[],
  groups: GroupFacts[],
  problems: FactProblem[],
): void {
  const only = templateWordIn(node);
  if (only !== undefined) {
    const text = `[${only.text}]`;
    values.push(readValue(field, { ...only, start: node.start, end: node.end, text, value: text }, problems));
    return;
  }
  for (const item of node.items) {
    if (item === undefined || (item.kind === 'scalar' && isEmptyScalar(item))) continue;
    if (item.kind === 'scalar') readScalar(field, item, framework, values, problems);
    else if (item.kind === 'map') readMap(field, item, options, values, groups, problems);
    else readList(field, item, framework, options, values, groups, problems);
  }
}

function readMap(
  field: Field,
  node: YamlMap,
  options: ReadOptions,
  values: ValueFact[],
  groups: GroupFacts[],
  problems: FactProblem[],
): void {
  const { type } = field;
  if (type.type === 'record') {
    groups.push(readGroup(type.of, node, options, problems));
  } else if (type.type === 'period') {
    values.push(readPeriodMap(field, node, options, groups, problems));
  } else if (type.type === 'criteria') {
    readCriteriaMap(field, node, options, values, groups, problems);
  } else if (type.type !== 'any') {
    problems.push({
      start: node.start,
      end: node.end,
      code: 'value-invalid',
      message: l10n.t('{0} takes a value such as {1}; a group of keys stands here.', field.name, field.example),
    });
  }
}

/** `{TSC: [CC6.1]}`: a list for each framework. */
function readCriteriaMap(
  field: Field,
  node: YamlMap,
  options: ReadOptions,
  values: ValueFact[],
  groups: GroupFacts[],
  problems: FactProblem[],
): void {
  for (const { key, value } of node.pairs) {
    const framework = { start: key.start, end: key.end, text: unmask(key.text) };
    if (value?.kind !== 'seq' && CRITERION_SHAPE.test(key.text)) {
      // An item `- CC6.1: Logical access`, or `- CC6.1:`: the key is the reference, what follows it a label.
      values.push(readValue(field, key, problems));
    } else if (value?.kind === 'scalar' && !isEmptyScalar(value)) {
      readScalar(field, value, framework, values, problems);
    } else if (value?.kind === 'seq') {
      readList(field, value, framework, options, values, groups, problems);
    } else if (value?.kind === 'map') {
      // `{TSC: {CC6.2: Granting access}}`: each key is the reference, what follows it a label.
      for (const { key: reference } of value.pairs) readScalar(field, reference, framework, values, problems);
    }
  }
}

function readPeriodMap(
  field: Field,
  node: YamlMap,
  options: ReadOptions,
  groups: GroupFacts[],
  problems: FactProblem[],
): ValueFact {
  const group = readGroup('period', node, options, problems);
  groups.push(group);
  const place = { start: node.start, end: node.end, text: '', placeholder: false };
  const start = group.fields.get('start')?.values[0]?.reading;
  const end = group.fields.get('end')?.values[0]?.reading;
  if (start?.kind !== 'date' || end?.kind !== 'date') {
    const missing = ['start', 'end'].filter((name) => (group.fields.get(name)?.values.length ?? 0) === 0);
    if (missing.length > 0) {
      problems.push({
        start: node.start,
        end: node.end,
        code: 'value-invalid',
        message:
          missing.length > 1
            ? l10n.t('{0} needs its start and its end date.', field.name)
            : missing[0] === 'start'
              ? l10n.t('{0} needs its start date.', field.name)
              : l10n.t('{0} needs its end date.', field.name),
      });
    }
    return { ...place, reading: { kind: 'none' } };
  }
  if (end.date < start.date) {
    const fact = group.fields.get('end');
    problems.push({
      start: fact?.range.start ?? node.start,
      end: fact?.range.end ?? node.end,
      code: 'value-invalid',
      message: l10n.t('The period ends on {0}, before it starts on {1}.', end.date, start.date),
    });
    return { ...place, reading: { kind: 'none' } };
  }
  return { ...place, reading: { kind: 'period', period: { start: start.date, end: end.date } } };
}
