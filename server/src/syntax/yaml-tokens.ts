/** Runs the library's lexer and parser over a text, and notes on the way what the composed tree no longer shows. */

import { type CST, Lexer, Parser } from 'yaml';
import type { Range } from './range.ts';
import type { YamlLimits } from './yaml-limits.ts';
import type { YamlComment } from './yaml-tree.ts';

/** `&name`, which names a value, or `*name`, which repeats it. */
export interface YamlNaming extends Range {
  readonly kind: 'anchor' | 'alias';
}

export interface YamlStop extends Range {
  readonly limit: 'depth' | 'effort';
}

/** All ranges are offsets into the text that was given. */
export interface YamlTokens {
  /** What the composer takes. */
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly YamlComment[];
  readonly namings: readonly YamlNaming[];
  /** Quoted values without a closing quote. */
  readonly openQuotes: readonly Range[];
  /** Opening brackets without a closing one, the outermost of each nest. */
  readonly openBrackets: readonly Range[];
  /** The stretch of each document, from its `---` to the next marker. */
  readonly documents: readonly Range[];
  /** Where a limit was reached. The tokens are then incomplete, and must not be composed. */
  readonly stopped: YamlStop | undefined;
  readonly lexemes: number;
}

// The lexer announces these by control characters of its own, which take no room in the text.
const DOCUMENT = '\u0002';
const FLOW_ERROR = '\u0018';
const SCALAR = '\u001F';

/** Whether what the lexer took for a quoted scalar lacks its closing quote: its last one may be escaped. */
function isOpenQuote(lexeme: string): boolean {
  const quote = lexeme.charAt(0);
  const last = lexeme.length - 1;
  if (last === 0 || lexeme.charAt(last) !== quote) return true;
  const escape = quote === '"' ? '\\' : quote;
  let escapes = 0;
  while (last - 1 - escapes > 0 && lexeme.charAt(last - 1 - escapes) === escape) escapes++;
  return escapes % 2 === 1;
}

/** Collects what lexemes tell by themselves. */
class LexemeNotes {
  readonly comments: YamlComment[] = [];
  readonly namings: YamlNaming[] = [];
  readonly openQuotes: Range[] = [];
  readonly openBrackets: Range[] = [];
  readonly markers: (Range & { readonly opens: boolean })[] = [];
  private bracketDepth = 0;
  private outermostBracket = 0;

  note(lexeme: string, start: number): void {
    const end = start + lexeme.length;
    switch (lexeme.charAt(0)) {
      case '#':
        this.comments.push({ start, end, text: lexeme.slice(1).trim() });
        break;
      case '&':
        this.namings.push({ kind: 'anchor', start, end });
        break;
      case '*':
        this.namings.push({ kind: 'alias', start, end });
        break;
      case '"':
      case "'":
        if (isOpenQuote(lexeme)) this.openQuotes.push({ start, end });
        break;
      case '[':
      case '{':
        if (this.bracketDepth++ === 0) this.outermostBracket = start;
        break;
      case ']':
      case '}':
        if (this.bracketDepth > 0) this.bracketDepth--;
        break;
      case '-':
      case '.':
        if (lexeme.length === 3) this.markers.push({ start, end, opens: lexeme === '---' });
        break;
      default:
        break;
    }
  }

  /** Brackets that are open here stay open. */
  breakOff(): void {
    if (this.bracketDepth > 0) this.openBrackets.push({ start: this.outermostBracket, end: this.outermostBracket + 1 });
    this.bracketDepth = 0;
  }
}

/** The stretches of documents: they lie between markers, and each token of a document says whether it has its own. */
function documentRanges(tokens: readonly CST.Token[], notes: LexemeNotes, length: number): Range[] {
  const ranges: Range[] = [];
  let next = 0;
  let bareStart = 0;
  for (const token of tokens) {
    if (token.type !== 'document') continue;
    const own = token.start.find((one) => one.type === 'doc-start');
    const from = own === undefined ? token.offset : own.offset + 1;
    for (; (notes.markers[next]?.start ?? length) < from; next++) bareStart = notes.markers[next]?.end ?? bareStart;
    ranges.push({ start: own?.offset ?? bareStart, end: notes.markers[next]?.start ?? length });
  }
  return ranges;
}

/**
 * Lexes and parses `text` up to the tokens of whole documents. The lexer and this loop are iterative, and the parser's
 * recursion is bounded by its stack, which is watched: so deep nesting is seen before anything descends into it.
 */
export function readYamlTokens(text: string, limits: YamlLimits): YamlTokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const notes = new LexemeNotes();
  let offset = 0;
  let atScalar = false;
  let stopped: YamlStop | undefined;
  let lexemes = 0;
  limits.effort.call(text.length);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (atScalar) {
      atScalar = false;
      offset += lexeme.length;
    } else if (lexeme === SCALAR) {
      atScalar = true;
    } else if (lexeme === FLOW_ERROR) {
      notes.breakOff();
    } else if (lexeme !== DOCUMENT) {
      notes.note(lexeme, offset);
      offset += lexeme.length;
    }
    // Besides collections the stack holds the document and the value at hand.
    const tooDeep = parser.stack.length > limits.depth + 2;
    lexemes++;
    if (tooDeep || --limits.effort.left < 0) {
      stopped = { limit: tooDeep ? 'depth' : 'effort', start: Math.max(0, offset - lexeme.length), end: offset };
      break;
    }
  }
  notes.breakOff();
  if (stopped === undefined) for (const token of parser.end()) tokens.push(token);
  return {
    tokens,
    comments: notes.comments,
    namings: notes.namings,
    openQuotes: notes.openQuotes,
    openBrackets: notes.openBrackets,
    documents: documentRanges(tokens, notes, text.length),
    stopped,
    lexemes,
  };
}
