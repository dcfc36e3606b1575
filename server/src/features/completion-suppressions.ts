/** Completion in comments that silence findings: the words they begin with, and the codes of what is found at that place. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind, type CompletionList } from 'vscode-languageserver-types';
import type { Diagnosis } from '../engine/engine.ts';
import { canBeNamed, FILE_SUPPRESSION_WORD, SUPPRESSION_WORD } from '../facts/suppression-comment.ts';
import { offsetAt } from '../facts/line-starts.ts';
import { ruleOf } from '../rules/registry.ts';
import { RULE_CODES } from '../rules/rule-codes.ts';
import { severityOf } from '../rules/severity-of.ts';
import type { Range } from '../syntax/range.ts';
import { briefDocumentation } from './completion-documentation.ts';
import { allOf, type CompletionContext, listed, NOTHING, type Offer } from './completion-offer.ts';
import { lineStart } from './yaml-lines.ts';

/** What stands before the cursor in such a comment: its word, the codes so far, and what is being typed. */
const COMMENT = /(?:^|\s)(?:#|<!--)\s*(plumbline-ignore(?:-file)?)((?:[\s,]+[^\s,:]+)*[\s,]+)([^\s,:]*)$/;
const BEGINNING = /(?:^|\s)(?:#|<!--)\s*([a-z][a-z-]*)$/;

/** What is said of such a comment itself, which another one does not silence. */
const ABOUT_COMMENTS: ReadonlySet<string> = new Set(['suppression-unused', 'suppression-without-reason']);

/** What begins a comment, the last on a line. */
const MARK = /(?:^|\s)(#|<!--)\s*[a-z][^#]*$/;

/** A longer line is none that somebody writes by hand. */
const LONGEST_LINE = 1000;

/** What is said, as far as a comment can name it. */
type Found = Pick<Diagnosis, 'code' | 'message' | 'about'>;

/**
 * What fits into a comment; undefined where the cursor is in none that silences findings. `isYaml`: whether the sign `#` begins
 * comments there, and not headings.
 */
export function suppressionCompletion(context: CompletionContext, isYaml: boolean): CompletionList | undefined {
  const { engine, text, offset, document } = context;
  const before = text.slice(Math.max(lineStart(text, offset), offset - LONGEST_LINE), offset);
  const [, mark] = MARK.exec(before) ?? [];
  if (mark === undefined || (mark === '#') !== isYaml) return undefined;
  const match = COMMENT.exec(before);
  if (match === null) return wordCompletion(context, BEGINNING.exec(before)?.[1]);
  const [, , codes = '', typed = ''] = match;
  const word = wordAround(text, offset, typed);
  const present = codes.split(/[\s,]+/).filter((one) => one !== '');
  const places = document.facts.suppressions.find(({ start, end }) => start <= offset && offset <= end)?.places;
  const isHere = (at: number): boolean =>
    match[1] === FILE_SUPPRESSION_WORD || places?.some(({ start, end }) => start <= at && at <= end) === true;
  const found = (engine.findings(document.uri)?.findings ?? []).filter(({ start }) => isHere(start));
  // What the comment names already, it silences already.
  const silenced = engine
    .silenced(document.uri)
    .filter(({ range }) => isHere(offsetAt(document.facts.lineStarts, text.length, range.start)));
  const offers = [...aboutOffers([...found, ...silenced], present), ...codeOffers(context, found, present)];
  const hasReason = /^[\w-]*\s*:/.test(text.slice(offset, offset + LONGEST_LINE));
  return listed(context, allOf(offers), {
    word,
    write: ({ label, insert, snippet }, isSnippet) =>
      hasReason ? label : isSnippet && snippet !== undefined ? snippet : (insert ?? label),
    document: briefDocumentation,
  });
}

/** The words themselves, where a comment has begun as one of them does. */
function wordCompletion(context: CompletionContext, typed: string | undefined): CompletionList | undefined {
  if (typed === undefined) return undefined;
  const words = [
    [SUPPRESSION_WORD, l10n.t('silences what is found below, for a reason')],
    [FILE_SUPPRESSION_WORD, l10n.t('silences what is found in this file, for a reason')],
  ] as const;
  const offers = words
    .filter(([label]) => label.startsWith(typed))
    .map(([label, detail]) => ({ label, detail, kind: CompletionItemKind.Keyword }));
  if (offers.length === 0) return NOTHING;
  const word = wordAround(context.text, context.offset, typed);
  return listed(context, allOf(offers), { word, write: ({ label }) => label, document: briefDocumentation });
}

function wordAround(text: string, offset: number, typed: string): Range {
  const rest = /^[\w.-]*/.exec(text.slice(offset, offset + 64))?.[0] ?? '';
  // The arrow that closes a comment is no part of a word.
  const end = rest.endsWith('--') && text.startsWith('>', offset + rest.length) ? rest.length - 2 : rest.length;
  return { start: offset - typed.length, end: offset + end };
}

/** The codes of what is found there first, each with what is said; then all others. */
function codeOffers(
  { engine }: CompletionContext,
  found: readonly Found[],
  present: readonly string[],
): readonly Offer[] {
  const messages = new Map<string, string>();
  for (const { code, message } of found) {
    if (!messages.has(code) && !ABOUT_COMMENTS.has(code)) messages.set(code, message);
  }
  const others = RULE_CODES.filter(
    (code) => !messages.has(code) && !ABOUT_COMMENTS.has(code) && severityOf(engine.snapshot, code) !== undefined,
  );
  return [...messages.keys(), ...others]
    .filter((label) => !present.includes(label))
    .map((label) => ({
      label,
      detail: messages.get(label) ?? summaryOf(label),
      kind: messages.has(label) ? CompletionItemKind.Event : CompletionItemKind.EnumMember,
      insert: `${label}: `,
      about: { subject: 'rule', code: label },
    }));
}

function summaryOf(label: string): string {
  const code = RULE_CODES.find((one) => one === label);
  return code === undefined ? '' : ruleOf(code).summary;
}

/** What the findings of the last code are about, by which it can be narrowed. */
function aboutOffers(found: readonly Found[], present: readonly string[]): readonly Offer[] {
  const last = present.findLast((word) => RULE_CODES.some((code) => code === word));
  const offers = new Map<string, Offer>();
  for (const { code, about, message } of found) {
    if (code !== last || about === undefined || !canBeNamed(about) || present.includes(about)) continue;
    offers.set(about, { label: about, detail: message, kind: CompletionItemKind.Value, insert: `${about}: ` });
  }
  return [...offers.values()];
}
