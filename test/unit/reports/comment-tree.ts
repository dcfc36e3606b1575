/** Markdown of a comment as GitHub reads it: its tree, and what is written in it. */

import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The tree of a comment, tables, strikethrough and bare addresses included. */
export function readComment(text: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(text);
}

/** All nodes in a tree, those that hold others before them. */
export function nodesIn(node: Nodes): readonly Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesIn) : [])];
}

/** What is to be read in a part of a tree, hosts' zero-width spaces included. */
export function textIn(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'html') return node.value;
  return 'children' in node ? node.children.map(textIn).join('') : '';
}
