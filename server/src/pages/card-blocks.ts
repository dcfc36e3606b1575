/** A card as a page shows it: the Markdown of a hover, taken apart, since a page renders no Markdown. */

import type { Nodes, PhrasingContent } from 'mdast';

import { parseMarkdownTree } from '../syntax/markdown-tree.ts';
import type { CardBlock, CardSpan } from '../protocol/page-messages.ts';

/** The blocks of a card. Text that is no Markdown of ours comes back as one paragraph; HTML in it is text. */
export function cardBlocks(markdown: string): readonly CardBlock[] {
  const tree = parseMarkdownTree(markdown);
  if (tree === undefined) return [{ style: 'paragraph', lines: [[{ text: markdown }]] }];
  return tree.children.flatMap((node) => blocksOf(node, 'paragraph'));
}

function blocksOf(node: Nodes, style: CardBlock['style']): readonly CardBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [{ style, lines: linesOf(node.children) }];
    case 'heading':
      return [{ style: 'heading', lines: linesOf(node.children) }];
    case 'list':
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, node.type === 'list' ? 'item' : style));
    case 'listItem':
      return node.children.flatMap((child) => blocksOf(child, 'item'));
    case 'code':
    case 'html':
      return [{ style, lines: node.value.split('\n').map((text) => [{ text }]) }];
    default:
      return [];
  }
}

function linesOf(children: readonly PhrasingContent[]): readonly (readonly CardSpan[])[] {
  const lines: CardSpan[][] = [[]];
  const add = (nodes: readonly PhrasingContent[], traits: Omit<CardSpan, 'text'>): void => {
    for (const node of nodes) {
      if (node.type === 'break') lines.push([]);
      else if (node.type === 'strong') add(node.children, { ...traits, isStrong: true });
      else if (node.type === 'link') add(node.children, { ...traits, link: node.url });
      else if ('children' in node) add(node.children, traits);
      else if ('value' in node) lines.at(-1)?.push({ text: node.value, ...traits });
    }
  };
  add(children, {});
  return lines.filter((line) => line.length > 0);
}
