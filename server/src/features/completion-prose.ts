/** Completion in the text of a Markdown file: IDs and criteria, once a word looks like one. */

import { CompletionItemKind, type CompletionList } from 'vscode-languageserver-types';
import type { RecordKind } from '../domain/kinds.ts';
import { scanMarkdown } from '../syntax/markdown-scan.ts';
import type { Range } from '../syntax/range.ts';
import { briefDocumentation } from './completion-documentation.ts';
import { destinationIn, linkCompletion } from './completion-links.ts';
import { type CompletionContext, listed, NOTHING, type Offer } from './completion-offer.ts';
import { begunRecordOffers } from './completion-references.ts';
import { lineStart } from './yaml-lines.ts';

const PROSE_KINDS: readonly RecordKind[] = ['control', 'policy', 'evidence', 'risk', 'exception', 'vendor', 'incident'];

/** Capitals and what follows them, or a word in small letters with a hyphen behind it, as somebody in a hurry writes an ID. */
const ID = /(?:^|[^\w.@/#-])([A-Z][A-Z0-9._-]*|[a-z]{1,8}\d*-[A-Za-z0-9._-]*)$/;

const LONGEST_LINE = 2000;

/** What fits at a place in the text. */
export function proseCompletion(context: CompletionContext): CompletionList {
  const { document, text, offset } = context;
  const before = text.slice(Math.max(lineStart(text, offset), offset - LONGEST_LINE), offset);
  const destination = destinationIn(before);
  if (destination !== undefined) return linkCompletion(context, destination);
  if (document.facts.kind !== 'policy' && document.facts.kind !== 'register') return NOTHING;
  const typed = ID.exec(before)?.[1];
  return typed === undefined ? NOTHING : idCompletion(context, typed);
}

/** IDs and criteria that begin as the word before the cursor does. */
function idCompletion(context: CompletionContext, typed: string): CompletionList {
  const { engine, text, offset } = context;
  const { builtIn } = engine.snapshot.catalogue;
  const begun = typed.toUpperCase();
  const criteria = builtIn.criteria
    .filter(({ id }) => id.startsWith(begun))
    .map(({ id, label }): Offer => ({
      label: id,
      detail: label,
      kind: CompletionItemKind.EnumMember,
      about: { subject: 'criterion', key: `${builtIn.id}.${id}` },
    }));
  const records = PROSE_KINDS.flatMap((kind) => begunRecordOffers(engine.snapshot, kind, typed));
  const offers = [...records, ...criteria];
  if (offers.length === 0 || isCode(text, offset)) return NOTHING;
  const rest = /^[A-Za-z0-9._-]*/.exec(text.slice(offset, offset + 64))?.[0] ?? '';
  // The full stop behind an ID ends a sentence.
  const word = { start: offset - typed.length, end: offset + rest.replace(/[.-]+$/, '').length };
  // Another beginning of the word has other offers.
  return listed(
    context,
    { offers, isNarrowed: true },
    { word, write: ({ label }) => label, document: briefDocumentation },
  );
}

/** Whether an offset is in code or in a link's destination, where an ID is no mention. */
function isCode(text: string, offset: number): boolean {
  const { code, links } = scanMarkdown(text, 0);
  const holds = ({ start, end }: Range): boolean => start < offset && offset < end;
  return code.some(holds) || links.some(({ target }) => target.start < offset && offset <= target.end);
}
