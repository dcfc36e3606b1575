/** Fixes of keys: one that is misspelt, and one that stands twice. */

import * as l10n from '@vscode/l10n';
import { findField } from '../domain/fields.ts';
import { foldKey } from '../domain/field.ts';
import type { GroupFacts } from '../facts/document-facts.ts';
import { keyMeant } from '../facts/read-group.ts';
import { listMeant } from '../facts/read-register.ts';
import { fieldMeant, ruleMeant } from '../rules/configuration.ts';
import type { Range } from '../syntax/range.ts';
import type { YamlMap } from '../syntax/yaml-tree.ts';
import { type Fix, type FixContext, fixHere, type TextChange } from './fix.ts';
import { belowPair, endOfPair, replaceScalar } from './yaml-edit.ts';
import { type PairPlace, pairAt, type YamlSource, yamlOf } from './yaml-source.ts';
import { startOfLine } from './yaml-text.ts';

/** `key-unknown`: the nearest key that is read in its place, unless that is there already. */
export function nearestKey(context: FixContext): readonly Fix[] {
  const source = yamlOf(context);
  const place = source === undefined ? undefined : pairAt(source, context.finding.start);
  if (source === undefined || place === undefined) return [];
  const near = meantBy(context, place);
  if (near === undefined) return [];
  const edit = replaceScalar(source, place.pair.key, near);
  return fixHere(context, l10n.t('Change to “{0}”', near), [edit], { isPreferred: true });
}

function meantBy(context: FixContext, { map, pair }: PairPlace): string | undefined {
  const key = pair.key.text;
  const isThere = (near: string): boolean => map.pairs.some((other) => foldKey(other.key.text) === foldKey(near));
  const { configuration } = context.document.facts;
  for (const [entries, meant] of [
    [configuration?.rules, ruleMeant],
    [configuration?.keys, fieldMeant],
  ] as const) {
    if (entries?.some((entry) => entry.key.start === pair.key.start) !== true) continue;
    const near = meant(key);
    return near === undefined || map.pairs.some((other) => other.key.text === near) ? undefined : near;
  }
  const group = groupAt(context);
  if (group === undefined) {
    const list = listMeant(key);
    return list === undefined || isThere(list) ? undefined : list;
  }
  const near = keyMeant(group.owner, key);
  const name = near === undefined ? undefined : findField(group.owner, near)?.name;
  return name === undefined || group.fields.has(name) ? undefined : near;
}

/** The innermost group of fields in which a finding stands. */
function groupAt({ document, finding }: FixContext): GroupFacts | undefined {
  const { records, configuration, framework } = document.facts;
  const roots: readonly (GroupFacts | undefined)[] = [
    ...records,
    ...(framework?.criteria ?? []),
    framework,
    configuration,
  ];
  const root = roots.find((one) => one !== undefined && holds(one.range, finding));
  return root === undefined ? undefined : innermost(root, finding);
}

function innermost(group: GroupFacts, range: Range): GroupFacts {
  for (const { groups } of group.fields.values()) {
    const inner = groups.find((one) => holds(one.range, range));
    if (inner !== undefined) return innermost(inner, range);
  }
  return group;
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * `key-duplicate`: this one removed, with its lines and not with the comments above it. Safe where both say the same; none
 * where both are read, as lists of records are.
 */
export function removeSecond(context: FixContext): readonly Fix[] {
  const { finding, text } = context;
  const source = yamlOf(context);
  const [first] = finding.related;
  if (source === undefined || first?.place !== 'here') return [];
  const place = pairAt(source, finding.start);
  const kept = pairAt(source, first.range.start)?.pair;
  if (place === undefined || kept === undefined) return [];
  const isSame = written(text, place.pair.value) === written(text, kept.value);
  const isRead = [...(groupAt(context)?.fields.values() ?? [])].some(({ key }) => key.start === kept.key.start);
  if (!isRead && !(isSame && place.pair.value?.kind === 'scalar')) return [];
  const title = isSame ? l10n.t('Remove this one, which says the same') : l10n.t('Remove this one, which is not read');
  return fixHere(context, title, [removed(source, place)], { isSafe: isSame });
}

function written(text: string, node: Range | undefined): string {
  return node === undefined ? '' : text.slice(node.start, node.end).trim();
}

/** A pair taken out of its map; undefined where it cannot be without something else. */
function removed(source: YamlSource, { map, pair }: PairPlace): TextChange | undefined {
  const { text, block } = source;
  const end = endOfPair(text, pair);
  // What is anchored here may be named elsewhere.
  if (/(?:^|[\s:,[{])&\S/.test(text.slice(pair.key.end, end))) return undefined;
  if (map.flow) return removedFromFlow(text, map, pair, end);
  const start = startOfLine(text, pair.key.start);
  if (text.slice(start, pair.key.start).trim() !== '') return undefined;
  return { start, end: belowPair(text, pair, block.end), newText: '' };
}

function removedFromFlow(text: string, map: YamlMap, pair: PairPlace['pair'], end: number): TextChange | undefined {
  const before = map.pairs[map.pairs.indexOf(pair) - 1];
  if (before === undefined) return undefined;
  const start = endOfPair(text, before);
  return /^\s*,\s*$/.test(text.slice(start, pair.key.start)) ? { start, end, newText: '' } : undefined;
}
