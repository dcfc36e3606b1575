/** Reads `plumbline.yml`: its fields by the table, and the two maps whose keys are the author's own. */

import * as l10n from '@vscode/l10n';

import type { YamlMap, YamlNode, YamlStream } from '../syntax/yaml-tree.ts';
import type { ConfigurationEntry, ConfigurationFacts, FactProblem, Located } from './document-facts.ts';
import { readGroup } from './read-group.ts';

/** A person writes a few of these, and each costs a little for every file that is read. */
const MOST_ENTRIES = 500;
const MOST_VALUES = 100;

function located(node: YamlNode | undefined): Located[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') {
    // YAML 1.1 habits: `off` may have become a boolean elsewhere; the text is what was written.
    return [{ start: node.start, end: node.end, text: node.text }];
  }
  return node.kind === 'seq' ? node.items.slice(0, MOST_VALUES).flatMap(located) : [];
}

function entries(root: YamlMap, key: string, problems: FactProblem[]): readonly ConfigurationEntry[] {
  const node = root.pairs.find((pair) => pair.key.text === key)?.value;
  if (node?.kind !== 'map') return [];
  const first = node.pairs[MOST_ENTRIES]?.key;
  if (first !== undefined) {
    const message = l10n.t(
      'Only the first {0} entries of {1} are read: not this one, nor those below it.',
      MOST_ENTRIES,
      key,
    );
    problems.push({ start: first.start, end: first.end, code: 'value-invalid', message });
  }
  return node.pairs.slice(0, MOST_ENTRIES).map((pair) => {
    const more = pair.value?.kind === 'seq' ? pair.value.items[MOST_VALUES] : undefined;
    if (more !== undefined) {
      const message = l10n.t(
        'Only the first {0} of this list are read: not this one, nor those behind it.',
        MOST_VALUES,
      );
      problems.push({ start: more.start, end: more.end, code: 'value-invalid', message });
    }
    return {
      key: { start: pair.key.start, end: pair.key.end, text: pair.key.text },
      values: located(pair.value),
    };
  });
}

/** The configuration's facts; an empty or unreadable file is an empty configuration. `length` is that of the text. */
export function readConfiguration(stream: YamlStream, length: number, problems: FactProblem[]): ConfigurationFacts {
  const node = stream.documents[0]?.root;
  if (node !== undefined && node.kind !== 'map' && !(node.kind === 'scalar' && node.value === null)) {
    problems.push({
      start: node.start,
      end: node.end,
      code: 'value-invalid',
      message: l10n.t('plumbline.yml holds keys such as “organization: Acme, Inc.”; something else stands here.'),
    });
  }
  const root: YamlMap = node?.kind === 'map' ? node : { kind: 'map', flow: false, pairs: [], start: 0, end: length };
  const group = readGroup('configuration', root, { keyAliases: new Map(), everyKey: true }, problems);
  const files = group.fields.get('files');
  if (files?.shape === 'scalar' && !files.values.some(({ placeholder }) => placeholder)) {
    const message = l10n.t('files takes lists of globs by what they are of, such as “policies: ["docs/**/*.md"]”.');
    problems.push({ ...files.range, code: 'value-invalid', message });
  }
  const resolution = group.fields.get('incident_resolution');
  if (resolution?.shape === 'scalar' && !resolution.values.some(({ placeholder }) => placeholder)) {
    const message = l10n.t(
      'incident_resolution takes a duration for each severity, such as “{critical: P7D, high: P14D}”.',
    );
    problems.push({ ...resolution.range, code: 'value-invalid', message });
  }
  const samples = group.fields.get('samples');
  if (samples?.shape === 'scalar' && !samples.values.some(({ placeholder }) => placeholder)) {
    const message = l10n.t('samples takes a number of items for each frequency, such as “{quarterly: 2, daily: 25}”.');
    problems.push({ ...samples.range, code: 'value-invalid', message });
  }
  return { ...group, keys: entries(root, 'keys', problems), rules: entries(root, 'rules', problems) };
}
