/** Document and workspace symbols: records and headings by name. */

import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { KIND_LABELS, type RecordKind } from '../domain/kinds.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { text } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { comparePaths, type IndexedDocument } from '../workspace/workspace-index.ts';
import { type FeatureContext, locationOf, lspRange } from './feature.ts';

const SYMBOL_KINDS: Readonly<Record<RecordKind, SymbolKind>> = {
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

/** A record's title or name. */
export function titleOf(record: RecordFacts): string {
  return text(record, 'title') ?? text(record, 'name') ?? text(record, 'description') ?? '';
}

/** The outline of a document: its records; in a policy, the front-matter's record and the headings, nested by level. */
export function documentSymbols(context: FeatureContext): readonly DocumentSymbol[] {
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
  return [...symbols, ...headingSymbols(context)];
}

function cover(a: { start: number; end: number }, b: { start: number; end: number }): { start: number; end: number } {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function headingSymbols(context: FeatureContext): DocumentSymbol[] {
  const { document, text: source } = context;
  const { headings } = document.facts;
  const roots: DocumentSymbol[] = [];
  const open: { level: number; symbol: DocumentSymbol }[] = [];
  for (const [index, heading] of headings.entries()) {
    const next = headings.slice(index + 1).find((one) => one.level <= heading.level);
    const range = {
      start: heading.start,
      end: Math.max(heading.end, next === undefined ? source.length : next.start - 1),
    };
    const symbol: DocumentSymbol = {
      name: heading.text === '' ? '#'.repeat(heading.level) : heading.text,
      kind: SymbolKind.String,
      range: lspRange(document, range),
      selectionRange: lspRange(document, heading),
      children: [],
    };
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const parent = open.at(-1)?.symbol;
    if (parent === undefined) roots.push(symbol);
    else parent.children?.push(symbol);
    open.push({ level: heading.level, symbol });
  }
  return roots;
}

/** How many symbols a search gives at most: nobody reads more, and the editor asks again as one types on. */
const LIMIT = 256;

/** Whether the letters of a query stand in a text in their order, letter case aside: how editors match symbols. */
function matches(query: string, candidate: string): boolean {
  let from = 0;
  const folded = candidate.toLowerCase();
  for (const letter of query) {
    const at = folded.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Records of the whole folder whose ID or title matches a query, in the order of their files. */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const found: { document: IndexedDocument; record: RecordFacts }[] = [];
  for (const document of snapshot.documents()) {
    for (const record of document.facts.records) {
      if (matches(wanted, `${nameOf(record)} ${titleOf(record)}`)) found.push({ document, record });
    }
  }
  found.sort((a, b) => comparePaths(a.document.path, b.document.path) || a.record.range.start - b.record.range.start);
  return found.slice(0, LIMIT).map(({ document, record }) => ({
    name: `${nameOf(record)} ${titleOf(record)}`.trim(),
    kind: SYMBOL_KINDS[record.kind],
    containerName: document.path,
    location: locationOf(document, record.anchor),
  }));
}
