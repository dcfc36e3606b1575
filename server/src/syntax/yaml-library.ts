/**
 * The YAML reader that takes everything: the `yaml` package, with its errors put into plain words, and with faulty lines
 * repaired one by one so that the rest of the text is still read.
 */

import * as l10n from '@vscode/l10n';

import { Composer, Document, type YAMLParseError, type YAMLWarning } from 'yaml';
import { depthRefusal } from './guards.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Range } from './range.ts';
import { YamlConverter } from './yaml-convert.ts';
import { lineEndAt, namingDiagnosis } from './yaml-diagnosis.ts';
import { type YamlFault, faultOf, openQuoteFault } from './yaml-faults.ts';
import { type YamlLimits, withoutEffortLimit } from './yaml-limits.ts';
import { YamlRepair } from './yaml-repair.ts';
import { StrayPlacer } from './yaml-strays.ts';
import { type YamlStop, type YamlTokens, readYamlTokens } from './yaml-tokens.ts';
import type { YamlDocument, YamlNode, YamlStream } from './yaml-tree.ts';

const OPTIONS = {
  version: '1.2',
  // Types beyond the core schema, such as timestamps and binary data, have no place in our tree.
  resolveKnownTags: false,
  // Both keys of a pair of equals are kept, and reported by us.
  uniqueKeys: false,
  keepSourceTokens: true,
  logLevel: 'silent',
} as const;

/** The schema never changes, and making one per document costs more than reading a small one. */
const { schema } = new Document(null, OPTIONS);

const MAX_REPAIRS = 60;
/** Faults reported of one text: past these, its indentation or quoting is wrong as a whole. */
const MAX_FAULTS = 100;

interface Reading {
  readonly tokens: YamlTokens;
  readonly documents: readonly Document.Parsed[];
  readonly errors: readonly (YAMLParseError | YAMLWarning)[];
}

function compose(text: string, limits: YamlLimits): Reading {
  const tokens = readYamlTokens(text, limits);
  if (tokens.stopped !== undefined) return { tokens, documents: [], errors: [] };
  const composer = new Composer({ ...OPTIONS, schema });
  const documents = [...composer.compose(tokens.tokens)];
  const errors: (YAMLParseError | YAMLWarning)[] = [];
  for (const document of documents) {
    for (const error of document.errors) errors.push(error);
    // An alias as a key (`*name:`) is only a warning, and breaks what follows.
    for (const warning of document.warnings) if (warning.code === 'BAD_ALIAS') errors.push(warning);
  }
  if (documents.length === 0) for (const error of composer.streamInfo().errors) errors.push(error);
  return { tokens, documents, errors };
}

function firstToRepair(faults: readonly YamlFault[]): YamlFault | undefined {
  let first: YamlFault | undefined;
  for (const fault of faults) {
    // What else is wrong in that line most likely comes from it.
    if (fault.repair === 'comma' || fault.repair === 'value') return fault;
    if (fault.repair !== 'none' && (first === undefined || fault.start < first.start)) first = fault;
  }
  return first;
}

function within(range: Range, others: readonly Range[]): boolean {
  return others.some((other) => range.start >= other.start && range.end <= other.end);
}

/** Reads a text fault by fault: each is noted and repaired, and the text read again, until it can be read. */
class LibraryReader {
  private readonly original: string;
  private readonly base: number;
  private readonly repair: YamlRepair;
  private readonly problems: SyntaxProblem[] = [];
  private readonly limits: YamlLimits;
  private readonly faultyLines = new Set<number>();
  /** Strays are read with no strays of their own. */
  private readonly placesStrays: boolean;

  constructor(text: string, base: number, limits: YamlLimits, placesStrays: boolean) {
    this.original = text;
    this.base = base;
    this.repair = new YamlRepair(text);
    this.limits = limits;
    this.placesStrays = placesStrays;
  }

  stream(): YamlStream {
    const reading = this.read();
    const { tokens } = reading;
    if (tokens.stopped !== undefined) this.addRefusal(tokens.stopped);
    const { base } = this;
    const converter = new YamlConverter(this.repair.text, base, this.repair.masked);
    const documents: YamlDocument[] = [];
    for (const [index, document] of reading.documents.entries()) {
      const range = tokens.documents[index] ?? { start: 0, end: this.original.length };
      const root = this.withStrays(converter.node(document.contents), range);
      documents.push({ root, start: base + range.start, end: base + range.end });
    }
    for (const naming of tokens.namings) {
      if (this.problems.length >= MAX_FAULTS) break;
      if (within(naming, converter.merged)) continue;
      this.add(namingDiagnosis(this.original, naming.start, naming.end));
    }
    const comments = tokens.comments.map(({ start, end, text }) => ({ start: base + start, end: base + end, text }));
    return { documents, comments, problems: this.problems.concat(converter.problems) };
  }

  /** The root of the document at `range`, with the lines in it that are indented wrongly. */
  private withStrays(root: YamlNode | undefined, range: Range): YamlNode | undefined {
    if (root === undefined || !this.placesStrays) return root;
    const { base, original } = this;
    const placer = new StrayPlacer(original, base);
    let node = root;
    for (const stray of this.repair.strays) {
      if (!within(stray, [range])) continue;
      const text = original.slice(stray.start, stray.end);
      const stream = new LibraryReader(text, base + stray.start, this.limits, false).stream();
      const found = stream.documents[0]?.root;
      for (const problem of stream.problems) if (this.problems.length < MAX_FAULTS) this.problems.push(problem);
      if (found !== undefined) node = placer.put(node, { node: found, column: text.search(/\S/) });
    }
    return node;
  }

  private read(): Reading {
    let reading = compose(this.repair.text, this.limits);
    for (let repairs = 0; repairs < MAX_REPAIRS; repairs++) {
      const faults = this.faultsOf(reading);
      const fault = firstToRepair(faults);
      // A second fault in a line is most likely what the first repair left.
      if (fault !== undefined && !this.faultyLines.has(fault.line)) this.add(fault);
      if (fault !== undefined) this.faultyLines.add(fault.line);
      const affordable = this.limits.effort.affords(this.original.length, reading.tokens.lexemes);
      const again = fault !== undefined && affordable && this.repair.apply(fault);
      const next = again ? compose(this.repair.text, this.limits) : undefined;
      if (next === undefined || next.tokens.stopped !== undefined) {
        // What is left does no harm to the tree, or nothing is left to try.
        for (const one of faults) if (one.repair === 'none' || !affordable) this.add(one);
        return reading;
      }
      reading = next;
    }
    return reading;
  }

  private faultsOf({ errors, tokens }: Reading): YamlFault[] {
    const { text } = this.repair;
    const faults = errors.slice(0, MAX_FAULTS).map((error) => faultOf(text, error, tokens));
    if (faults.length > 0) return faults;
    // Where the text ends in an escaped quote, the library takes that for the closing one.
    return tokens.openQuotes.slice(0, MAX_FAULTS).map(({ start }) => openQuoteFault(text, start));
  }

  private addRefusal(stop: YamlStop): void {
    const firstLine = { start: 0, end: lineEndAt(this.original, 0) };
    const refusal = stop.limit === 'depth' ? depthRefusal(stop) : this.limits.effort.refusal(firstLine);
    if (refusal !== undefined) this.add({ ...refusal.range, message: refusal.message });
  }

  private add({ message, start, end }: { readonly message: string } & Range): void {
    if (this.problems.length >= MAX_FAULTS) return;
    const { base } = this;
    if (this.problems.some((one) => one.start === base + start && one.end === base + end)) return;
    this.problems.push({ code: 'yaml-syntax', message, start: base + start, end: base + end });
  }
}

function unreadable(text: string, base: number): YamlStream {
  const message = l10n.t('This YAML could not be read. Write it more simply, or split it into smaller files.');
  const problem: SyntaxProblem = { code: 'yaml-syntax', message, start: base, end: base + Math.min(1, text.length) };
  return { documents: [], comments: [], problems: [problem] };
}

/**
 * Reads YAML text with the library. `base` is the offset of `text` in its file, and `limits` what it
 * may cost. Never throws: what is wrong is among
 * the problems, each faulty line is read as plain text or left out, and the rest is in the tree.
 */
export function readYamlWithLibrary(text: string, base = 0, limits: YamlLimits = withoutEffortLimit()): YamlStream {
  // The library counts a byte order mark as indentation.
  const skipped = text.startsWith('\uFEFF') ? 1 : 0;
  try {
    return new LibraryReader(skipped === 0 ? text : text.slice(skipped), base + skipped, limits, true).stream();
  } catch {
    // The library throws on nothing that we know of; a parser that may not throw does not rely on it.
    return unreadable(text, base);
  }
}
