/** Reads the records of a register: lists by kind, one record with `kind:`, several documents in a file. */

import * as l10n from '@vscode/l10n';

import { isRecordKind, KIND_LABELS, LIST_KEYS, type RecordKind } from '../domain/kinds.ts';
import { foldKey } from '../domain/field.ts';
import { findField } from '../domain/fields.ts';
import { nearest } from '../domain/nearest.ts';
import type { Range } from '../syntax/range.ts';
import type { YamlMap, YamlNode, YamlSeq, YamlStream } from '../syntax/yaml-tree.ts';
import type { FactProblem, Located, RecordFacts, ValueFact } from './document-facts.ts';
import { fingerprint } from './fingerprint.ts';
import { readGroup, type ReadOptions } from './read-group.ts';
import { readValue } from './read-value.ts';
import { value } from './record.ts';
import { statedFrequency } from './stated-frequency.ts';

/**
 * The records of a stream in order, or undefined when nothing in it is a record: then the file is not a register.
 * `folderKind` is what a single record without `kind:` is taken for.
 */
export function readRegister(
  stream: YamlStream,
  text: string,
  folderKind: RecordKind | undefined,
  options: ReadOptions,
  problems: FactProblem[],
): readonly RecordFacts[] | undefined {
  const records: RecordFacts[] = [];
  let found = false;
  for (const document of stream.documents) {
    if (document.root?.kind === 'map') {
      found = readRoot(document.root, text, folderKind, options, records, problems) || found;
    } else if (document.root?.kind === 'seq' && folderKind !== undefined) {
      // A bare list in `controls/` is a list of controls.
      for (const item of document.root.items)
        found = readItem(folderKind, item, text, options, records, problems) || found;
    }
  }
  return found ? records : undefined;
}

function readRoot(
  root: YamlMap,
  text: string,
  folderKind: RecordKind | undefined,
  options: ReadOptions,
  records: RecordFacts[],
  problems: FactProblem[],
): boolean {
  const kind = singleKind(root, folderKind, problems);
  if (kind !== undefined) {
    records.push(readRecord(kind, root, text, options, problems));
    return true;
  }
  let found = false;
  for (const pair of root.pairs) {
    const listed = LIST_KEYS.get(foldKey(pair.key.text));
    if (listed === undefined) continue;
    found = true;
    const node = pair.value;
    if (node === undefined || (node.kind === 'scalar' && node.value === null)) continue;
    if (node.kind === 'seq') {
      for (const item of node.items) readItem(listed, item, text, options, records, problems);
    } else if (node.kind === 'map') {
      readKeyed(listed, node, text, options, records, problems);
    } else {
      problems.push({
        start: node.start,
        end: node.end,
        code: 'value-invalid',
        message: l10n.t('{0}: takes a list of records, each beginning with “- id: …”.', pair.key.text),
      });
    }
  }
  reportOtherKeys(root, found, problems);
  return found;
}

/** A record rather than lists: by `kind:`, or in a folder that says its kind, by an `id:`. */
function singleKind(
  root: YamlMap,
  folderKind: RecordKind | undefined,
  problems: FactProblem[],
): RecordKind | undefined {
  const keys = new Map(root.pairs.map((pair) => [foldKey(pair.key.text), pair]));
  const written = keys.get('kind')?.value;
  const hasList = root.pairs.some((pair) => LIST_KEYS.has(foldKey(pair.key.text)) && pair.value?.kind === 'seq');
  if (written?.kind === 'scalar' && typeof written.value === 'string') {
    const word = written.value.trim().toLowerCase();
    const kind = isRecordKind(word) ? word : LIST_KEYS.get(word);
    if (kind !== undefined) return kind;
    const near = nearest(word, new Set(LIST_KEYS.values()));
    if (folderKind !== undefined || near !== undefined) {
      problems.push({
        start: written.start,
        end: written.end,
        code: 'value-invalid',
        message:
          near === undefined
            ? l10n.t('“{0}” is not a kind of record. Here it would be {1}.', written.text, folderKind ?? '')
            : l10n.t('“{0}” is not a kind of record. Did you mean “{1}”?', written.text, near),
      });
    }
    return near ?? folderKind;
  }
  return folderKind !== undefined && keys.has('id') && (!hasList || keys.has('title')) ? folderKind : undefined;
}

/** The name of a list of which an unknown one may be a slip of the pen; undefined where none is near. */
export function listMeant(key: string): string | undefined {
  return nearest(foldKey(key), LIST_KEYS.keys());
}

/** Other lists that are looked at in one file. */
const MOST_SUGGESTIONS = 100;

/**
 * A key that looks like the name of a list but is not one hides all that stands under it. In a file with no list that is
 * read, which may be anything at all, that counts only where records stand under it.
 */
function reportOtherKeys(root: YamlMap, isRegister: boolean, problems: FactProblem[]): void {
  let looked = 0;
  for (const pair of root.pairs) {
    const key = foldKey(pair.key.text);
    if (LIST_KEYS.has(key) || pair.value?.kind !== 'seq') continue;
    if (!isRegister && !beginsWithRecord(pair.value)) continue;
    if (looked++ === MOST_SUGGESTIONS) return;
    const near = listMeant(pair.key.text);
    if (near === undefined) continue;
    problems.push({
      start: pair.key.start,
      end: pair.key.end,
      code: 'key-unknown',
      message: l10n.t('“{0}” is not a list that is read. Did you mean “{1}”?', pair.key.text, near),
    });
  }
}

function beginsWithRecord({ items: [first] }: YamlSeq): boolean {
  return first?.kind === 'map' && first.pairs.some(({ key }) => foldKey(key.text) === 'id');
}

function readItem(
  kind: RecordKind,
  item: YamlNode | undefined,
  text: string,
  options: ReadOptions,
  records: RecordFacts[],
  problems: FactProblem[],
): boolean {
  if (item === undefined) return false;
  if (item.kind === 'map') {
    records.push(readRecord(kind, item, text, options, problems));
    return true;
  }
  problems.push({
    start: item.start,
    end: item.end,
    code: 'value-invalid',
    message:
      item.kind === 'seq'
        ? l10n.t('Here stands a list where the fields of one {0} are expected, such as “- id: …”.', KIND_LABELS[kind])
        : l10n.t(
            'Here stands a single value where the fields of one {0} are expected, such as “- id: …”.',
            KIND_LABELS[kind],
          ),
  });
  return false;
}

/** `controls: {AC-02: {title: …}}`: the keys are the IDs. */
function readKeyed(
  kind: RecordKind,
  map: YamlMap,
  text: string,
  options: ReadOptions,
  records: RecordFacts[],
  problems: FactProblem[],
): void {
  const field = findField(kind, 'id');
  for (const pair of map.pairs) {
    const id = field === undefined ? undefined : idOf(readValue(field, pair.key, problems));
    const body: YamlMap =
      pair.value?.kind === 'map'
        ? pair.value
        : { kind: 'map', flow: false, pairs: [], start: pair.key.start, end: pair.key.end };
    const record = readRecord(kind, body, text, options, problems);
    const anchor: Range = { start: pair.key.start, end: pair.key.end };
    const range = { start: pair.key.start, end: body.end };
    const whole = { ...record, range, fingerprint: fingerprint(text, range.start, range.end) };
    records.push(record.id === undefined ? { ...whole, id, anchor } : whole);
  }
}

/** An ID as it was read; undefined for a placeholder, and for one that cannot be an ID. */
function idOf(written: ValueFact | undefined): Located | undefined {
  if (written === undefined || written.reading.kind === 'none') return undefined;
  return { start: written.start, end: written.end, text: written.text };
}

/** One record from the map that holds its fields. `fallback` is underlined where there is neither ID nor title. */
export function readRecord(
  kind: RecordKind,
  map: YamlMap,
  text: string,
  options: ReadOptions,
  problems: FactProblem[],
  fallback?: Range,
): RecordFacts {
  const group = readGroup(kind, map, options, problems);
  const id = idOf(value(group, 'id'));
  const title = value(group, 'title') ?? value(group, 'name');
  const firstKey = map.pairs[0]?.key;
  const anchor = id ?? title ?? firstKey ?? fallback ?? { start: map.start, end: map.end };
  const record: RecordFacts = {
    ...group,
    kind,
    id,
    anchor: { start: anchor.start, end: anchor.end },
    fingerprint: fingerprint(text, map.start, map.end),
  };
  const stated = kind === 'control' ? statedFrequency(group, text) : undefined;
  return stated === undefined ? record : { ...record, statedFrequency: stated };
}
