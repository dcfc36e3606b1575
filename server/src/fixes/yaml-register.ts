/** Adds a record to a register, in the style of those that it holds, or writes a register for it. */

import { foldKey } from '../domain/field.ts';
import { LIST_KEYS, type RecordKind } from '../domain/kinds.ts';
import type { YamlMap, YamlPair } from '../syntax/yaml-tree.ts';
import type { TextChange } from './fix.ts';
import { belowNode, dashOf, type NewField } from './yaml-edit.ts';
import { takesKeysBelow, yamlIn, type YamlSource } from './yaml-source.ts';
import { inside, lineEnding } from './yaml-text.ts';

/** The key under which a register lists a kind; undefined for policies, which are files of their own. */
export function listKeyOf(kind: RecordKind): string | undefined {
  for (const [key, listed] of LIST_KEYS) if (listed === kind) return key;
  return undefined;
}

/** Lines that make up a text, with the place of what is to be looked at. */
class Lines {
  text = '';
  cursor: { readonly start: number; readonly end: number } | undefined;

  add(before: string, field: NewField, after: string): void {
    const lead = `${before}${field.spelling ?? field.key}:${field.value === '' ? '' : ' '}`;
    if (field.isGuess === true) this.cursor ??= inside(field.value, this.text.length + lead.length);
    this.text += `${lead}${field.value}${after}`;
  }

  edit(at: number): TextChange {
    const edit = { start: at, end: at, newText: this.text };
    return this.cursor === undefined ? edit : { ...edit, cursor: this.cursor };
  }
}

/** The text of a new register that holds one record. */
export function newRegister(kind: RecordKind, fields: readonly NewField[]): TextChange {
  const lines = new Lines();
  lines.text = `${listKeyOf(kind) ?? kind}:\n`;
  for (const [index, field] of fields.entries()) lines.add(index === 0 ? '  - ' : '    ', field, '\n');
  return lines.edit(0);
}

/**
 * Adds a record to a register's text, after the last of its kind. Undefined where the file holds a single record, or its
 * records by ID as keys, so that there is no list to which it could be added.
 */
export function appendRecord(text: string, kind: RecordKind, fields: readonly NewField[]): TextChange | undefined {
  const source = yamlIn(text, { start: 0, end: text.length });
  const root = source.stream.documents.at(-1)?.root;
  if (source.stream.problems.length > 0 || source.stream.documents.length > 1) return undefined;
  if (root === undefined) return appendList(source, kind, fields);
  if (root.kind !== 'map' || root.flow) return undefined;
  const pair = listPair(root, kind);
  // A file that is one record has no lists beside it.
  if (pair === undefined) return root.pairs.every(isList) ? appendList(source, kind, fields) : undefined;
  return appendItem(source, root, pair, fields);
}

function listPair(root: YamlMap, kind: RecordKind): YamlPair | undefined {
  return root.pairs.find(({ key }) => LIST_KEYS.get(foldKey(key.text)) === kind);
}

function isList({ key, value }: YamlPair): boolean {
  return LIST_KEYS.has(foldKey(key.text)) && (value === undefined || value.kind === 'seq');
}

function appendList(source: YamlSource, kind: RecordKind, fields: readonly NewField[]): TextChange | undefined {
  if (!takesKeysBelow(source)) return undefined;
  const { text } = source;
  const eol = lineEnding(text);
  const lines = new Lines();
  lines.text = `${text === '' || text.endsWith('\n') ? '' : eol}${listKeyOf(kind) ?? kind}:${eol}`;
  for (const [index, field] of fields.entries()) lines.add(index === 0 ? '  - ' : '    ', field, eol);
  return lines.edit(text.length);
}

function appendItem(
  { text, block }: YamlSource,
  root: YamlMap,
  pair: YamlPair,
  fields: readonly NewField[],
): TextChange | undefined {
  const eol = lineEnding(text);
  const lines = new Lines();
  const { value } = pair;
  if (value?.kind === 'seq' && value.flow) {
    const last = value.items.at(-1);
    lines.text = last === undefined ? '{' : ', {';
    for (const [index, field] of fields.entries()) lines.add(index === 0 ? '' : ', ', field, '');
    lines.text += '}';
    return lines.edit(last?.end ?? value.start + 1);
  }
  if (value !== undefined && value.kind !== 'seq') return undefined;
  const last = value?.items.at(-1);
  if (value !== undefined && last === undefined) return undefined;
  const dash = last === undefined ? 2 : dashOf(text, last);
  const end = last === undefined ? pair.key.end + 1 : last.end;
  const at = belowNode(text, deepest(last), end, block.end);
  const isLineStart = at > 0 && text.charAt(at - 1) === '\n';
  if (!isLineStart) lines.text = eol;
  for (const [index, field] of fields.entries()) {
    const lead = ' '.repeat(dash) + (index === 0 ? '- ' : '  ');
    lines.add(lead, field, index === fields.length - 1 && !isLineStart ? '' : eol);
  }
  return root.pairs.length > 0 ? lines.edit(at) : undefined;
}

/** The node with which another one ends. */
function deepest(node: YamlMap['pairs'][number]['value']): YamlMap['pairs'][number]['value'] {
  let found = node;
  for (;;) {
    const next =
      found?.kind === 'map' ? found.pairs.at(-1)?.value : found?.kind === 'seq' ? found.items.at(-1) : undefined;
    if (next === undefined) return found;
    found = next;
  }
}
