/**
 * Puts lines that are indented wrongly back where they most likely belong. The library cannot place them, so they are
 * read by themselves, and then join the list or map that stands no further in than they do.
 */

import { lineStartAt } from './yaml-diagnosis.ts';
import type { YamlMap, YamlNode, YamlSeq } from './yaml-tree.ts';

/** Some lines that were read by themselves: what is in them, and the column at which they begin. */
export interface Stray {
  readonly node: YamlNode;
  readonly column: number;
}

/** Puts strays into a tree. `text` is what the offsets count in, from `base` on. */
export class StrayPlacer {
  private readonly text: string;
  private readonly base: number;

  constructor(text: string, base: number) {
    this.text = text;
    this.base = base;
  }

  /** The tree with the stray in it, or the tree as it was where there is no place for it. */
  place(node: YamlNode, stray: Stray): YamlNode {
    if (node.kind === 'scalar' || node.flow || this.columnOf(node) > stray.column) return node;
    return node.kind === 'map' ? this.placeInMap(node, stray) : this.placeInSeq(node, stray);
  }

  private columnOf(node: YamlNode): number {
    const start = node.start - this.base;
    return start - lineStartAt(this.text, start);
  }

  /** The index of the last child that begins before the stray. */
  private before(starts: readonly (number | undefined)[], stray: Stray): number {
    return starts.findLastIndex((start) => start !== undefined && start < stray.node.start);
  }

  private placeInMap(map: YamlMap, stray: Stray): YamlMap {
    const index = this.before(
      map.pairs.map((pair) => pair.key.start),
      stray,
    );
    const pair = map.pairs[index];
    if (pair?.value !== undefined) {
      const value = this.place(pair.value, stray);
      if (value !== pair.value) {
        return { ...map, pairs: map.pairs.with(index, { key: pair.key, value }), end: Math.max(map.end, value.end) };
      }
    }
    const { node } = stray;
    if (node.kind !== 'map' || node.flow) return map;
    return { ...map, pairs: map.pairs.toSpliced(index + 1, 0, ...node.pairs), end: Math.max(map.end, node.end) };
  }

  private placeInSeq(seq: YamlSeq, stray: Stray): YamlSeq {
    const index = this.before(
      seq.items.map((item) => item?.start),
      stray,
    );
    const item = seq.items[index];
    const { node } = stray;
    const end = Math.max(seq.end, node.end);
    if (item !== undefined) {
      const placed = this.place(item, stray);
      if (placed !== item) return { ...seq, items: seq.items.with(index, placed), end };
    }
    if (node.kind === 'seq' && !node.flow) {
      return { ...seq, items: seq.items.toSpliced(index + 1, 0, ...node.items), end };
    }
    // A key a little too far out still belongs to the item above it.
    if (node.kind !== 'map' || item?.kind !== 'map' || item.flow) return seq;
    const joined = { ...item, pairs: [...item.pairs, ...node.pairs], end: Math.max(item.end, node.end) };
    return { ...seq, items: seq.items.with(index, joined), end };
  }
}
