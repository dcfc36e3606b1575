/** The parts that we wrote ourselves because they had to be fast, each against its library on the same text. */

import { parseDocument } from 'yaml';
import { readDocument } from '../server/src/facts/read-document.ts';
import { packFacts, unpackFacts } from '../server/src/facts/packed-facts.ts';
import { scanMarkdown } from '../server/src/syntax/markdown-scan.ts';
import { parseMarkdownTree } from '../server/src/syntax/markdown-tree.ts';
import { parseYaml } from '../server/src/syntax/yaml.ts';
import { controlsText, policyText } from './generate.ts';
import { spread } from './measure.ts';

/** One part and the library that does the same. */
interface Part {
  readonly name: string;
  readonly own: () => unknown;
  readonly library: string;
  readonly peer: () => unknown;
}

/** The median times of both in milliseconds, taken in turn so that a noisy moment hits both. */
function compare(runs: number, { own, peer }: Part): { readonly own: number; readonly peer: number } {
  const times: { own: number[]; peer: number[] } = { own: [], peer: [] };
  const take = (call: () => unknown, into: number[], counts: boolean): void => {
    const started = performance.now();
    call();
    if (counts) into.push(performance.now() - started);
  };
  // The first rounds are only there for the compiler.
  for (let run = -Math.ceil(runs / 2); run < runs; run++) {
    take(own, times.own, run >= 0);
    take(peer, times.peer, run >= 0);
  }
  return { own: spread(times.own).p50, peer: spread(times.peer).p50 };
}

/** Measures the parts and says how many times as fast as its library each is. */
export function parts(say: (line: string) => void, quick: boolean): void {
  const policy = policyText(7, 500);
  const register = controlsText(0, 50, 1000);
  const facts = readDocument(policy, true, { role: 'policy' });
  const packed = packFacts(facts);
  const all: readonly Part[] = [
    {
      name: 'a policy of 14 KB, its outline',
      own: () => scanMarkdown(policy, 0),
      library: 'remark',
      peer: () => parseMarkdownTree(policy),
    },
    {
      name: 'a register of 50 controls, its YAML',
      own: () => parseYaml(register),
      library: 'yaml',
      peer: () => parseDocument(register),
    },
    {
      name: 'the facts of a policy, unpacked',
      own: () => (packed === undefined ? undefined : unpackFacts(packed)),
      library: 'reading them again',
      peer: () => readDocument(policy, true, { role: 'policy' }),
    },
  ];
  say('\n## Parts, each against its library\n');
  say('| what | ours | library | times as fast |');
  say('| --- | --- | --- | --- |');
  for (const part of all) {
    const { own, peer } = compare(quick ? 20 : 60, part);
    say(
      `| ${part.name} | ${own.toFixed(3)} ms | ${part.library}: ${peer.toFixed(2)} ms | ${(peer / own).toFixed(0)}× |`,
    );
  }
}
