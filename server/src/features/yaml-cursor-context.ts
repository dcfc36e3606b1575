/** Where a cursor stands in YAML that is still being typed: whose key or which field's value is wanted there. */

import { findField } from '../domain/fields.ts';
import { type Field, foldKey } from '../domain/field.ts';
import { type FieldOwner, isRecordKind, LIST_KEYS, type RecordKind } from '../domain/kinds.ts';
import type { Range } from '../syntax/range.ts';

export type CursorContext =
  /** A key of a record, of a group inside one, or of the configuration. */
  | { readonly wanted: 'key'; readonly owner: FieldOwner; readonly word: Range; readonly present: ReadonlySet<string> }
  /** The name of a list at the top of a register. */
  | { readonly wanted: 'list'; readonly word: Range; readonly present: ReadonlySet<string> }
  /** A value of a field. `framework` where it stands under a framework's key; `item` inside a list. */
  | {
      readonly wanted: 'value';
      readonly owner: FieldOwner;
      readonly field: Field;
      readonly word: Range;
      readonly inList: boolean;
      readonly others: readonly string[];
    }
  /** A pair of `rules:` in the configuration. */
  | { readonly wanted: 'rule'; readonly word: Range }
  | { readonly wanted: 'severity'; readonly word: Range };

/** What the text at the root of the file is: a policy, a register (whose folder may say a kind), or the configuration. */
export type Root = 'policy' | 'configuration' | { readonly kind: RecordKind | undefined };

interface Line {
  readonly start: number;
  /** Columns before the first key, the dashes of list items counted as columns. */
  readonly indent: number;
  readonly dash: boolean;
  /** The column of the dash. */
  readonly dashIndent: number;
  readonly key: string | undefined;
  readonly blank: boolean;
}

const LINE = /^( *)((?:- +)*)(?:(["']?)([A-Za-z_][\w .-]*)\3\s*:(?=\s|$))?/;

function readLine(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  const source = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
  const match = LINE.exec(source);
  const spaces = match?.[1]?.length ?? 0;
  const dashes = match?.[2] ?? '';
  const bare = /^ *-$/.test(source);
  return {
    start,
    indent: spaces + (bare ? 2 : dashes.length),
    dash: dashes !== '' || bare,
    dashIndent: spaces,
    key: match?.[4],
    blank: source.trim() === '' || source.trimStart().startsWith('#'),
  };
}

/** The lines of a block up to and including the one that holds the offset. */
function linesUpTo(text: string, block: Range, offset: number): Line[] {
  const lines: Line[] = [];
  for (let start = block.start; start <= offset;) {
    lines.push(readLine(text, start));
    const next = text.indexOf('\n', start);
    if (next < 0 || next >= offset) break;
    start = next + 1;
  }
  return lines;
}

/** The keys above a line that hold it, outermost first. */
function ancestors(lines: readonly Line[], at: Line): readonly Line[] {
  const found: Line[] = [];
  let indent = at.dash ? at.dashIndent : at.indent;
  // A list may stand at the same column as the key that holds it.
  let sameColumn = at.dash;
  for (let index = lines.indexOf(at) - 1; index >= 0; index--) {
    const line = lines[index];
    if (line === undefined || line.blank) continue;
    const holds =
      line.key !== undefined && (line.indent < indent || (sameColumn && line.indent === indent && !line.dash));
    if (holds) {
      found.unshift(line);
      indent = line.dash ? line.dashIndent : line.indent;
      sameColumn = line.dash;
    } else if (line.dash && line.dashIndent < indent && line.indent <= indent) {
      // The dash of the item that the line belongs to; its key, if any, is a sibling.
      indent = line.dashIndent;
      sameColumn = true;
    }
  }
  return found;
}

/** The owner at the end of a path of keys, and the field it ended in, where that takes values rather than keys. */
function follow(
  root: Root,
  path: readonly string[],
): { readonly owner: FieldOwner | undefined; readonly field: Field | undefined; readonly top: boolean } {
  let owner: FieldOwner | undefined =
    root === 'policy' ? 'policy' : root === 'configuration' ? 'configuration' : root.kind;
  let top = typeof root === 'object';
  let field: Field | undefined;
  for (const key of path) {
    const listed = top ? LIST_KEYS.get(foldKey(key)) : undefined;
    top = false;
    if (listed !== undefined && (owner === undefined || findField(owner, key)?.type.type !== 'record')) {
      owner = listed;
      field = undefined;
      continue;
    }
    if (owner === undefined) return { owner: undefined, field: undefined, top: false };
    if (field?.type.type === 'criteria') continue;
    field = findField(owner, key);
    if (field?.type.type === 'record') {
      owner = field.type.of;
      field = undefined;
    } else if (field?.type.type === 'period') {
      owner = 'period';
      field = undefined;
    } else if (field === undefined) {
      return { owner: undefined, field: undefined, top: false };
    }
  }
  return { owner, field, top };
}

/** The word around the offset, within a line: what a completion replaces. */
function wordAt(text: string, offset: number, from: number): Range {
  let start = offset;
  while (start > from && !/[\s,[\]{}"']/.test(text.charAt(start - 1))) start -= 1;
  let end = offset;
  while (end < text.length && !/[\s,[\]{}"':#]/.test(text.charAt(end))) end += 1;
  return { start, end };
}

function presentKeys(lines: readonly Line[], at: Line): ReadonlySet<string> {
  const keys = new Set<string>();
  const position = lines.indexOf(at);
  const visit = (step: number): void => {
    for (let index = position + step; index >= 0 && index < lines.length; index += step) {
      const line = lines[index];
      if (line === undefined || line.blank) continue;
      if (line.indent < at.indent) return;
      if (step > 0 && line.dash && line.indent === at.indent) return;
      if (line.indent === at.indent && line.key !== undefined) keys.add(foldKey(line.key));
      if (step < 0 && line.dash && line.indent === at.indent) return;
    }
  };
  if (!at.dash) visit(-1);
  visit(1);
  return keys;
}

/** The kind a file with one record says it is. */
function kindWritten(text: string, block: Range): RecordKind | undefined {
  const word = /^kind:\s*["']?([\w-]+)/m.exec(text.slice(block.start, block.end))?.[1];
  return word !== undefined && isRecordKind(word) ? word : undefined;
}

/**
 * What is wanted at an offset inside a block of YAML. `root` is what the block describes. Undefined where nothing can be
 * offered: in comments, in free text, in keys that are not known.
 */
export function cursorContext(text: string, block: Range, offset: number, root: Root): CursorContext | undefined {
  const upTo = linesUpTo(text, block, offset);
  const at = upTo.at(-1);
  if (at === undefined) return undefined;
  const before = text.slice(at.start, offset);
  if (/(?:^|\s)#/.test(before.replace(/"[^"]*"|'[^']*'/g, ''))) return undefined;
  const all = [...upTo];
  for (let next = text.indexOf('\n', offset); next >= 0 && next + 1 < block.end; next = text.indexOf('\n', next + 1)) {
    all.push(readLine(text, next + 1));
  }
  const described: Root =
    typeof root === 'object' && root.kind === undefined ? { kind: kindWritten(text, block) } : root;
  const path = ancestors(upTo, at).map((line) => line.key ?? '');
  if (path[0] === 'rules' && described === 'configuration') return ruleContext(text, offset, at, before, path);
  const flow = flowContext(text, offset, at, before, path, described);
  if (flow !== undefined) return flow;
  const hasKey = at.key !== undefined && offset > at.start + before.indexOf(':') && before.includes(':');
  if (hasKey && at.key !== undefined) {
    const { owner, field } = follow(described, [...path, at.key]);
    if (owner === undefined || field === undefined) return undefined;
    const colon = at.start + before.indexOf(':') + 1;
    const word = wordAt(text, offset, colon);
    return {
      wanted: 'value',
      owner,
      field,
      word,
      inList: before.includes('['),
      others: listed(before.slice(before.indexOf(':') + 1)),
    };
  }
  const { owner, field, top } = follow(described, path);
  const word = wordAt(text, offset, at.start);
  if (field !== undefined && owner !== undefined && at.dash) {
    return { wanted: 'value', owner, field, word, inList: true, others: siblings(text, all, at) };
  }
  if (field !== undefined) return undefined;
  if (top && owner === undefined) return { wanted: 'list', word, present: presentKeys(all, at) };
  return owner === undefined ? undefined : { wanted: 'key', owner, word, present: presentKeys(all, at) };
}

function listed(text: string): readonly string[] {
  return text.split(/[[\],]/).map((part) => part.trim().replace(/^["']|["']$/g, ''));
}

function siblings(text: string, lines: readonly Line[], at: Line): readonly string[] {
  return lines
    .filter((line) => line.dash && line.dashIndent === at.dashIndent && line !== at)
    .map((line) => {
      const end = text.indexOf('\n', line.start);
      return text.slice(line.start + line.indent, end < 0 ? text.length : end).trim();
    });
}

function ruleContext(
  text: string,
  offset: number,
  at: Line,
  before: string,
  path: readonly string[],
): CursorContext | undefined {
  if (path.length !== 1) return undefined;
  const colon = before.indexOf(':');
  if (colon >= 0) return { wanted: 'severity', word: wordAt(text, offset, at.start + colon + 1) };
  return { wanted: 'rule', word: wordAt(text, offset, at.start) };
}

/** Inside `{ … }` on one line: a key or a value of the record or group that the braces are. */
function flowContext(
  text: string,
  offset: number,
  at: Line,
  before: string,
  path: readonly string[],
  root: Root,
): CursorContext | undefined {
  const open: number[] = [];
  let quote = '';
  for (let index = 0; index < before.length; index++) {
    const character = before.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '{') open.push(index);
    else if (character === '}') open.pop();
  }
  const brace = open.at(-1);
  if (brace === undefined || open.length > 2) return undefined;
  const inside = before.slice(brace + 1);
  const flat = inside.replace(/\[[^\]]*\]|\{[^{}]*\}/g, (part) => ' '.repeat(part.length));
  const segment =
    flat.lastIndexOf('[') > flat.lastIndexOf(']')
      ? flat.lastIndexOf(',', flat.lastIndexOf('['))
      : flat.lastIndexOf(',');
  const current = inside.slice(segment + 1);
  const holder = [...path, ...(at.key === undefined ? [] : [at.key])];
  const colon = current.indexOf(':');
  if (colon < 0) {
    const { owner, field } = follow(root, holder);
    if (owner === undefined || field !== undefined) return undefined;
    const present = new Set(flat.split(',').map((part) => foldKey(part.split(':')[0] ?? '')));
    return { wanted: 'key', owner, word: wordAt(text, offset, at.start + brace + 1), present };
  }
  const { owner, field } = follow(root, [...holder, current.slice(0, colon).trim()]);
  if (owner === undefined || field === undefined) return undefined;
  const value = current.slice(colon + 1);
  const word = wordAt(text, offset, offset - value.length);
  return { wanted: 'value', owner, field, word, inList: value.includes('['), others: listed(value) };
}
