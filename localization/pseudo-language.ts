/**
 * A language that nobody speaks, `qps-ploc` as VS Code calls it: the English messages in letters with marks, in brackets. What is
 * still in plain letters on a screen was never given to a translator, and a bracket that is cut off shows where there is no room.
 */

import type { SourceMessage } from './source-messages.ts';

/** The name under which VS Code looks for it. */
export const PSEUDO_LANGUAGE = 'qps-ploc';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MARKED = Array.from('àƀçđèƒğĥìĵķļḿñòƥɋŕšŧùṽŵẋýžÀƁÇĐÈƑĞĤÌĴĶĻḾÑÒƤɊŔŠŦÙṼŴẊÝŽ');

/** What has to stay as it is: places of values, code, commands and links in Markdown, settings, icons, addresses, options. */
const AS_IT_IS = /\{[^{}]+\}|`[^`]*`|#[\w.]+#|\]\([^)]*\)|\$\([a-z~-]+\)|https?:\S+|(?<=^|\s|\()--?[a-z][a-z-]*/g;

/** A line that is nothing but a link: VS Code makes a button of it. */
const BUTTON = /^\[([^[\]]+)\](\([^()]+\))$/;

/** A message in that language: each of its lines in brackets, those of a button inside it. */
export function pseudo(text: string): string {
  return text.split('\n').map(pseudoLine).join('\n');
}

function pseudoLine(line: string): string {
  const [, label, target] = BUTTON.exec(line) ?? [];
  if (label !== undefined && target !== undefined) return `[${pseudoLine(label)}]${target}`;
  let out = '';
  let from = 0;
  for (const { 0: kept, index } of line.matchAll(AS_IT_IS)) {
    out += marked(line.slice(from, index)) + kept;
    from = index + kept.length;
  }
  return `⟦${out}${marked(line.slice(from))}⟧`;
}

/** What a translation hangs on: the English text, and after a slash what tells it apart from the same text elsewhere. */
export function messageKey({ text, comment }: SourceMessage): string {
  return comment.length === 0 ? text : `${text}/${comment.join('')}`;
}

/** The translations of all messages, by their key. */
export function pseudoBundle(messages: Iterable<SourceMessage>): Record<string, string> {
  return Object.fromEntries([...messages].map((message) => [messageKey(message), pseudo(message.text)]));
}

function marked(text: string): string {
  return text.replace(/[a-zA-Z]/g, (letter) => MARKED[PLAIN.indexOf(letter)] ?? letter);
}
