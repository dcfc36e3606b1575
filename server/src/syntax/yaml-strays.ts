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
  put(root: YamlNode, stray: Stray): YamlNode {
    const { node } = stray;
    // What stands further out than the whole can only stand beside it.
    const beside = root.kind === 'map' && node.kind === 'map' && !root.flow && !node.flow;
    if (beside && this.columnOf(root) > stray.column) return this.join(root, node, this.pairBefore(root, stray));
    return this.place(root, stray);
  }

  private place(node: YamlNode, stray: Stray): YamlNode {
    if (node.kind === 'scalar' || node.flow || this.columnOf(node) > stray.column) return node;
    return node.kind === 'map' ? this.placeInMap(node, stray) : this.placeInSeq(node, stray);
  }

  private columnOf(node: YamlNode): number {
    const start = node.start - this.base;
    return start - lineStartAt(this.text, start);
  }

  private placeInMap(map: YamlMap, stray: Stray): YamlMap {
    const index = this.pairBefore(map, stray);
    const pair = map.pairs[index];
    if (pair?.value !== undefined) {
      const value = this.place(pair.value, stray);
      if (value !== pair.value) {
        return { ...map, pairs: map.pairs.with(index, { key: pair.key, value }), end: Math.max(map.end, value.end) };
      }
    }
    return stray.node.kind === 'map' && !stray.node.flow ? this.join(map, stray.node, index) : map;
  }

  private pairBefore(map: YamlMap, stray: Stray): number {
    return map.pairs.findLastIndex(({ key }) => key.start < stray.node.start);
  }

  private join(map: YamlMap, joining: YamlMap, index: number): YamlMap {
    return { ...map, pairs: map.pairs.toSpliced(index + 1, 0, ...joining.pairs), end: Math.max(map.end, joining.end) };
  }

  private placeInSeq(seq: YamlSeq, stray: Stray): YamlSeq {
    const index = seq.items.findLastIndex((item) => item !== undefined && item.start < stray.node.start);
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
    const joined = this.join(item, node, this.pairBefore(item, stray));
    return { ...seq, items: seq.items.with(index, joined), end };
  }
}
