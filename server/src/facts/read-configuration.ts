/** Reads `plumbline.yml`: its fields by the table, and the two maps whose keys are the author's own. */

import type { YamlMap, YamlNode, YamlStream } from '../syntax/yaml-tree.ts';
import type { ConfigurationEntry, ConfigurationFacts, FactProblem, Located } from './document-facts.ts';
import { readGroup } from './read-group.ts';

function located(node: YamlNode | undefined): Located[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') {
    // YAML 1.1 habits: `off` may have become a boolean elsewhere; the text is what was written.
    return [{ start: node.start, end: node.end, text: node.text }];
  }
  return node.kind === 'seq' ? node.items.flatMap(located) : [];
}

function entries(root: YamlMap, key: string): readonly ConfigurationEntry[] {
  const node = root.pairs.find((pair) => pair.key.text === key)?.value;
  if (node?.kind !== 'map') return [];
  return node.pairs.map((pair) => ({
    key: { start: pair.key.start, end: pair.key.end, text: pair.key.text },
    values: located(pair.value),
  }));
}

/** The configuration's facts; an empty or unreadable file is an empty configuration. `length` is that of the text. */
export function readConfiguration(stream: YamlStream, length: number, problems: FactProblem[]): ConfigurationFacts {
  const node = stream.documents[0]?.root;
  if (node !== undefined && node.kind !== 'map' && !(node.kind === 'scalar' && node.value === null)) {
    problems.push({
      start: node.start,
      end: node.end,
      code: 'value-invalid',
      message: 'plumbline.yml holds keys such as “organization: Acme, Inc.”; something else stands here.',
    });
  }
  const root: YamlMap = node?.kind === 'map' ? node : { kind: 'map', flow: false, pairs: [], start: 0, end: length };
  const group = readGroup('configuration', root, { keyAliases: new Map(), everyKey: true }, problems);
  return { ...group, keys: entries(root, 'keys'), rules: entries(root, 'rules') };
}
