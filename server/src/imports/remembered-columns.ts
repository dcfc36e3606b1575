/**
 * What somebody said of the columns of spreadsheets, kept in the folder so that the next version with the same columns needs no
 * word: `.plumbline/import.yml`, to be committed like any other file.
 */

import * as l10n from '@vscode/l10n';

import { parseYaml } from '../syntax/yaml.ts';
import type { YamlMap } from '../syntax/yaml-tree.ts';
import { foldHeading } from './control-headings.ts';
import { quoted } from './record-yaml.ts';
import { saidField } from './sheet-columns.ts';
import type { HeadingMap } from './sheet-reading.ts';

/** Where it stands, from the folder. */
export const REMEMBERED_FILE = '.plumbline/import.yml';

// l10n: stands in a file
const HEAD = '# What the columns of imported spreadsheets hold: "heading": field, or "-" for none.\ncolumns:\n';

export interface RememberedColumns {
  readonly map: HeadingMap;
  /** Sentences about what cannot be read. */
  readonly notes: readonly string[];
  /** Whether more can be written into it. */
  readonly isWhole: boolean;
}

/** What is remembered in a text; nothing where there is none. */
export function readRemembered(text: string | undefined): RememberedColumns {
  if (text === undefined || text.trim() === '') return { map: [], notes: [], isWhole: true };
  const { columns, isWhole } = columnsIn(text);
  const notes = isWhole
    ? []
    : [l10n.t('{0} cannot be read whole, so that what is said of columns is not remembered.', REMEMBERED_FILE)];
  const map: [string, string][] = [];
  for (const { key, value } of columns?.pairs ?? []) {
    const name = value?.kind === 'scalar' ? value.text : '';
    if (saidField(name) !== undefined) map.push([key.text, name]);
    else
      notes.push(
        l10n.t('{0} says of the column “{1}” what is no field, and was passed over.', REMEMBERED_FILE, key.text),
      );
  }
  return { map, notes, isWhole };
}

function columnsIn(text: string): { readonly columns: YamlMap | undefined; readonly isWhole: boolean } {
  const stream = parseYaml(text);
  const root = stream.documents[0]?.root;
  const pair = root?.kind === 'map' ? root.pairs.find(({ key }) => key.text === 'columns') : undefined;
  const columns = pair?.value?.kind === 'map' && !pair.value.flow ? pair.value : undefined;
  return { columns, isWhole: stream.problems.length === 0 && columns !== undefined };
}

/** The text with some more columns in it: a line for each, those of the same heading replaced, everything else as it was. */
export function withRemembered(text: string | undefined, map: HeadingMap): string {
  const before = text === undefined || text.trim() === '' ? undefined : text;
  const columns = before === undefined ? undefined : columnsIn(before).columns;
  if (before === undefined || columns === undefined) return HEAD + map.map((one) => line('  ', one)).join('');
  let changed = before;
  const fresh: (readonly [string, string])[] = [];
  // From the end, so that places before stay where they are.
  const replaced = new Map(map.map((one) => [foldHeading(one[0]), one]));
  for (const { key, value } of columns.pairs.toReversed()) {
    const said = replaced.get(foldHeading(key.text));
    if (said === undefined) continue;
    replaced.delete(foldHeading(key.text));
    const isEmpty = value === undefined || value.end === value.start;
    // Behind the colon of a key that has no value yet; a comment stays where it is.
    const colon = before.indexOf(':', key.end) + 1;
    const [start, end, space] = isEmpty ? [colon, colon, ' '] : [value.start, value.end, ''];
    changed = changed.slice(0, start) + space + fieldText(said[1]) + changed.slice(end);
  }
  fresh.push(...replaced.values());
  if (fresh.length === 0) return changed;
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const start = before.lastIndexOf('\n', columns.start - 1) + 1;
  const indent = before.slice(start, columns.start);
  return (
    changed.slice(0, columns.start) +
    fresh.map((one) => line('', one).replace('\n', eol) + indent).join('') +
    changed.slice(columns.start)
  );
}

function line(indent: string, [heading, field]: readonly [string, string]): string {
  return `${indent}${quoted(heading)}: ${fieldText(field)}\n`;
}

function fieldText(field: string): string {
  return field === '-' ? quoted(field) : field;
}
