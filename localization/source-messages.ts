/**
 * What a source file says to people: the messages that it gives to `l10n.t`, and the words that stand outside of it.
 *
 * A message is found by its call, `l10n.t('…')` or `l10n.t({ message: '…', comment: […] })`, whose text must be one literal, since
 * translators are given the text and not the program. Words elsewhere are told from keys and code by their looks: two words with a
 * space between them, or one that ends a sentence. Where such words are for nobody (a pattern, a name of the format, a mistake of
 * ours that only we read), a comment `l10n: …` on the line or the one above says why; above the first statement of a file it speaks of all of it.
 */

import { stripTypeScriptTypes } from 'node:module';

import { transformSync } from '@swc/core';
import { parse, type AnyNode, type CallExpression, type Comment, type Expression, type TemplateElement } from 'acorn';
import { ancestor } from 'acorn-walk';

/** A message for people: its English text, and what a translator is told of it. */
export interface SourceMessage {
  readonly text: string;
  readonly comment: readonly string[];
}

/** What keeps a text from being translated, at a line counted from 1. */
export interface Untranslated {
  readonly line: number;
  readonly text: string;
  readonly problem: 'outside' | 'composed' | 'constant';
}

export interface SourceMessages {
  readonly messages: readonly SourceMessage[];
  /**
   * `outside`: words that are given to nobody for translation; `composed`: a message that is no literal; `constant`: one that is
   * translated when its module is loaded, before anybody has said into which language.
   */
  readonly untranslated: readonly Untranslated[];
}

/** Two words beside each other, or a word that ends a sentence. */
const WORDS = /\p{L}{2,}[”’)]?[,;:]? [“‘(]?\p{L}{2,}|\p{L}{2,}\.$/u;
const MARK = /^[\s*]*l10n:/m;

/** Properties of elements that nobody reads: classes, paths of drawings. */
const UNREAD: ReadonlySet<string> = new Set(['class', 'd', 'viewBox']);

/** TSX as a program without markup, in which elements are calls and what stands between tags is a literal; lines may shift. */
export function withoutMarkup(source: string): string {
  return transformSync(source, {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      target: 'es2022',
      preserveAllComments: true,
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    },
  }).code;
}

/** Reads TypeScript whose types can be stripped, as all of ours can. Throws for text that is no such program. */
export function sourceMessages(source: string): SourceMessages {
  const excused = new Set<number>();
  const comments: Comment[] = [];
  const program = parse(stripTypeScriptTypes(source), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
    onComment: comments,
  });
  const first = program.body[0]?.start ?? source.length;
  const marks = comments.filter(({ value }) => MARK.test(value));
  const isExcused = marks.some(({ end }) => end < first);
  for (const { loc } of marks) {
    for (let line = loc?.start.line ?? 0; line <= (loc?.end.line ?? 0) + 1; line++) excused.add(line);
  }
  const messages: SourceMessage[] = [];
  const untranslated: Untranslated[] = [];
  const add = (node: AnyNode, text: string, problem: Untranslated['problem']) => {
    const line = node.loc?.start.line ?? 0;
    if (!isExcused && !excused.has(line)) untranslated.push({ line, text, problem });
  };
  ancestor(program, {
    CallExpression(node, _state, ancestors) {
      if (!isTranslation(node)) return;
      const message = messageOf(node.arguments[0]);
      const text = message?.text ?? source.slice(node.start, node.end);
      if (message === undefined) add(node, text, 'composed');
      else messages.push(message);
      if (!ancestors.some(isFunction)) add(node, text, 'constant');
    },
    Literal(node, _state, ancestors) {
      if (typeof node.value === 'string' && WORDS.test(node.value) && !isAside(ancestors))
        add(node, node.value, 'outside');
    },
    TemplateElement(node: TemplateElement, _state, ancestors) {
      const text = node.value.cooked ?? '';
      if (WORDS.test(text) && !isAside(ancestors)) add(node, text, 'outside');
    },
  });
  return { messages, untranslated };
}

function isTranslation({ callee }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== 't')
    return false;
  const { object } = callee;
  // `l10n.t` in the server, `vscode.l10n.t` where a client asks the editor.
  if (object.type === 'MemberExpression')
    return object.property.type === 'Identifier' && object.property.name === 'l10n';
  return object.type === 'Identifier' && object.name === 'l10n';
}

function messageOf(first: CallExpression['arguments'][number] | undefined): SourceMessage | undefined {
  if (first?.type === 'Literal' && typeof first.value === 'string') return { text: first.value, comment: [] };
  if (first?.type !== 'ObjectExpression') return undefined;
  let text: string | undefined;
  let comment: readonly string[] | undefined = [];
  for (const property of first.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
    if (property.key.name === 'message') text = stringOf(property.value);
    if (property.key.name === 'comment') comment = stringsOf(property.value);
  }
  return text === undefined || comment === undefined ? undefined : { text, comment };
}

function stringOf(node: AnyNode): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function stringsOf(node: Expression | AnyNode): readonly string[] | undefined {
  if (node.type !== 'ArrayExpression') return undefined;
  const texts = node.elements.map((element) => (element === null ? undefined : stringOf(element)));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function isFunction({ type }: AnyNode): boolean {
  return type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';
}

/** Whether a text stands where it is translated, or where nobody reads it: in a translation, a module's name, a case, a comparison. */
function isAside(ancestors: readonly AnyNode[]): boolean {
  const parent = ancestors.at(-2);
  if (
    parent?.type === 'ImportDeclaration' ||
    parent?.type === 'ExportNamedDeclaration' ||
    parent?.type === 'SwitchCase'
  )
    return true;
  return ancestors.some(
    (node) =>
      (node.type === 'Property' && node.key.type === 'Identifier' && UNREAD.has(node.key.name)) ||
      (node.type === 'CallExpression' && isTranslation(node) && holdsMessage(node, ancestors.at(-1))),
  );
}

/** Whether a literal is the message of a translation, or its comment, and not one of the values put into it. */
function holdsMessage({ arguments: given }: CallExpression, literal: AnyNode | undefined): boolean {
  const first = given[0];
  return first !== undefined && literal !== undefined && first.start <= literal.start && literal.end <= first.end;
}
