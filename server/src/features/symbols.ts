/** Document and workspace symbols: records and headings by name. */

import { type DocumentSymbol, type Location, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { KIND_LABELS, type RecordKind } from '../domain/kinds.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { text, titleOf } from '../facts/record.ts';
import type { MarkdownHeading } from '../syntax/markdown-outline.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { comparePaths, type IndexedDocument } from '../workspace/workspace-index.ts';
import { type FeatureContext, locationOf, lspRange, recordLocation } from './feature.ts';

/** How editors draw each kind of record. */
export const SYMBOL_KINDS: Readonly<Record<RecordKind, SymbolKind>> = {
  policy: SymbolKind.File,
  control: SymbolKind.Method,
  evidence: SymbolKind.Object,
  exception: SymbolKind.Event,
  risk: SymbolKind.Interface,
  vendor: SymbolKind.Package,
  person: SymbolKind.Variable,
  team: SymbolKind.Namespace,
  system: SymbolKind.Module,
  incident: SymbolKind.Event,
  population: SymbolKind.Array,
  metric: SymbolKind.Number,
};

/** What a record is called: ID, else title or name, else its kind. */
export function nameOf(record: RecordFacts): string {
  return record.id?.text ?? text(record, 'title') ?? text(record, 'name') ?? KIND_LABELS[record.kind];
}

/**
 * The outline of a document: its records; in a policy, the front-matter's record and the headings, nested by level, unless
 * the editor lists those itself.
 */
export function documentSymbols(context: FeatureContext, listsHeadings = false): readonly DocumentSymbol[] {
  const { document } = context;
  const symbols: DocumentSymbol[] = document.facts.records
    .filter((record) => record.range.end > record.range.start)
    .map((record) => ({
      name: nameOf(record),
      detail: titleOf(record),
      kind: SYMBOL_KINDS[record.kind],
      range: lspRange(document, cover(record.range, record.anchor)),
      selectionRange: lspRange(document, record.anchor),
    }));
  for (const criterion of document.facts.framework?.criteria ?? []) {
    const { id, range } = criterion;
    symbols.push({
      name: id.text,
      detail: text(criterion, 'label') ?? '',
      kind: SymbolKind.Constant,
      range: lspRange(document, cover(range, id)),
      selectionRange: lspRange(document, id),
    });
  }
  return listsHeadings ? symbols : [...symbols, ...headingSymbols(context)];
}

function cover(a: { start: number; end: number }, b: { start: number; end: number }): { start: number; end: number } {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Headings, each with those below it; a heading reaches to the next one that is not below it. */
function headingSymbols({ document, text: source }: FeatureContext): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { readonly heading: MarkdownHeading; readonly children: DocumentSymbol[] }[] = [];
  const close = (level: number, end: number): void => {
    for (let last = open.at(-1); last !== undefined && last.heading.level >= level; last = open.at(-1)) {
      open.pop();
      const { heading, children } = last;
      (open.at(-1)?.children ?? roots).push({
        name: heading.text === '' ? '#'.repeat(heading.level) : heading.text,
        kind: SymbolKind.String,
        range: lspRange(document, { start: heading.start, end: Math.max(heading.end, end) }),
        selectionRange: lspRange(document, heading),
        children,
      });
    }
  };
  for (const heading of document.facts.headings) {
    close(heading.level, heading.start - 1);
    open.push({ heading, children: [] });
  }
  close(0, source.length);
  return roots;
}

/** How many symbols a search gives at most: nobody reads more, and the editor asks again as one types on. */
const LIMIT = 256;

/** Whether the letters of a query (in lower case) stand in a text in their order, letter case aside: how editors match. */
export function matches(query: string, candidate: string): boolean {
  let from = 0;
  const folded = candidate.toLowerCase();
  for (const letter of query) {
    const at = folded.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Something that a search found. */
interface Match {
  readonly document: IndexedDocument;
  /** Its place among others of its document. */
  readonly index: number;
  readonly name: string;
  readonly kind: SymbolKind;
  readonly isBegun: boolean;
  readonly location: () => Location;
}

/**
 * Records of the whole folder, and criteria of its own frameworks, whose ID or title matches a query: those whose ID begins
 * with it first, then by file.
 */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const found: Match[] = [];
  const add = (id: string, title: string, match: Omit<Match, 'isBegun'>): void => {
    if (matches(wanted, `${id} ${title}`)) found.push({ ...match, isBegun: id.toLowerCase().startsWith(wanted) });
  };
  // Asked at each letter that somebody types, and of every record there is: what a `RecordRef` knows by itself is enough.
  for (const document of snapshot.documents()) {
    for (const ref of document.records) {
      const { index, title } = ref;
      const id = ref.id ?? nameOf(ref.record);
      const name = ref.id === undefined ? id : `${id} ${title}`.trim();
      add(id, title, { document, index, name, kind: SYMBOL_KINDS[ref.kind], location: () => recordLocation(ref) });
    }
  }
  for (const document of snapshot.frameworkDocuments) {
    for (const [index, criterion] of (document.facts.framework?.criteria ?? []).entries()) {
      const title = text(criterion, 'label') ?? '';
      const id = criterion.id.text;
      const location = (): Location => locationOf(document, criterion.id);
      add(id, title, { document, index, name: `${id} ${title}`.trim(), kind: SymbolKind.Constant, location });
    }
  }
  found.sort(
    (a, b) =>
      Number(b.isBegun) - Number(a.isBegun) || comparePaths(a.document.path, b.document.path) || a.index - b.index,
  );
  return found.slice(0, LIMIT).map(({ document, name, kind, location }) => ({
    name,
    kind,
    containerName: document.path,
    location: location(),
  }));
}
