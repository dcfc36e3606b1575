/** Code actions: the fixes of the findings at a place as quick fixes, and all safe ones of a document at once. */

import * as l10n from '@vscode/l10n';
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CreateFile,
  type Diagnostic,
  type Range as LspRange,
  type RenameFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Fix } from '../fixes/fix.ts';
import { fixesIn, safeEdits } from '../fixes/registry.ts';
import type { Finding } from '../rules/rule.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { type FeatureContext, lspRange, offsetOf } from './feature.ts';
import { plainEdits, snippetEdits } from './text-edits.ts';

/** What “Fix all” of an editor, and of its list of what to do on saving, asks for. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.plumbline`;

/** What the client can be given. */
export interface EditSupport {
  /** Edits with the version of the document for which they were made. */
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly renamesFiles: boolean;
  /** Edits after which the cursor stands in what was written (LSP 3.18). */
  readonly snippets: boolean;
  /** Edits of which the client says what they are for, and asks whether they are wanted. */
  readonly annotations: boolean;
}

/** How a client knows a document: by its own spelling, and the version of its text if it has it open. */
export interface ClientDocument {
  readonly uri: string;
  readonly version: number | undefined;
}

export interface CodeActionOptions {
  readonly support: EditSupport;
  readonly clientDocument: (uri: DocumentUri) => ClientDocument | undefined;
}

/** The actions at a range. Those of one finding stand together, the likeliest first. */
export async function codeActions(
  feature: FeatureContext,
  range: LspRange,
  { only, diagnostics }: CodeActionContext,
  options: CodeActionOptions,
): Promise<readonly CodeAction[]> {
  const wants = (kind: string): boolean =>
    only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...(await quickFixes(feature, range, diagnostics, options)));
  // Where nobody asked for it, an action on the whole document has no place beside those of a line.
  if (only !== undefined && wants(FIX_ALL_KIND)) actions.push(...(await fixAll(feature, options)));
  return actions;
}

async function quickFixes(
  feature: FeatureContext,
  range: LspRange,
  diagnostics: readonly Diagnostic[],
  options: CodeActionOptions,
): Promise<readonly CodeAction[]> {
  const { engine, document, text } = feature;
  const place = { start: offsetOf(feature, range.start), end: offsetOf(feature, range.end) };
  const shownAs = (finding: Finding): Diagnostic | undefined => {
    const at = lspRange(document, finding);
    return diagnostics.find(
      ({ code, message, range: shown }) => code === finding.code && message === finding.message && isSame(shown, at),
    );
  };
  const found = await fixesIn({ engine, uri: document.uri, text }, place);
  const actions: CodeAction[] = [];
  const seen = new Set<string>();
  for (const { finding, fixes } of found) {
    const diagnostic = shownAs(finding);
    for (const fix of fixes) {
      // Two findings at one place may have the same fix.
      const name = `${fix.code} ${fix.title}`;
      if (seen.has(name)) continue;
      seen.add(name);
      // oxlint-disable-next-line eslint/no-await-in-loop -- the texts are at hand
      const edit = await workspaceEdit(fix, feature, options);
      if (edit !== undefined) actions.push(actionOf(fix, edit, diagnostic));
    }
  }
  return actions;
}

function actionOf({ title, isPreferred }: Fix, edit: WorkspaceEdit, diagnostic: Diagnostic | undefined): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    edit,
    ...(isPreferred ? { isPreferred } : {}),
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
  };
}

async function fixAll(feature: FeatureContext, options: CodeActionOptions): Promise<readonly CodeAction[]> {
  const { engine, document, text } = feature;
  const { uri, path } = document;
  const edits = await safeEdits({ engine, uri, text });
  if (edits.length === 0) return [];
  const edit = await workspaceEdit({ changes: [{ uri, path, creates: false, edits }], renames: [] }, feature, options);
  return edit === undefined ? [] : [{ title: l10n.t('Fix what can safely be fixed'), kind: FIX_ALL_KIND, edit }];
}

/** The edit as the client takes it; undefined where it would have to create or rename a file and cannot. */
async function workspaceEdit(
  { changes, renames }: Pick<Fix, 'changes' | 'renames'>,
  { engine, document, text }: FeatureContext,
  { support, clientDocument }: CodeActionOptions,
): Promise<WorkspaceEdit | undefined> {
  if (changes.some(({ creates }) => creates) && !(support.createsFiles && support.documentChanges)) return undefined;
  if (renames.length > 0 && !(support.renamesFiles && support.documentChanges)) return undefined;
  const versioned: (TextDocumentEdit | CreateFile | RenameFile)[] = [];
  const plain: Record<string, TextEdit[]> = {};
  for (const { uri, creates, edits } of changes) {
    const known = clientDocument(uri);
    const spelling = known?.uri ?? uri;
    // oxlint-disable-next-line eslint/no-await-in-loop -- hardly ever more than two files, and mostly at hand
    const before = creates ? '' : uri === document.uri ? text : await engine.workspace.textOf(uri);
    if (before === undefined) return undefined;
    if (creates) versioned.push({ kind: 'create', uri: spelling, options: { ignoreIfExists: true } });
    versioned.push({
      textDocument: { uri: spelling, version: known?.version ?? null },
      edits: support.snippets ? snippetEdits(before, edits) : plainEdits(before, edits),
    });
    plain[spelling] = plainEdits(before, edits);
  }
  for (const { from, to } of renames)
    versioned.push({ kind: 'rename', oldUri: clientDocument(from)?.uri ?? from, newUri: to });
  return support.documentChanges ? { documentChanges: versioned } : { changes: plain };
}

function isSame(a: LspRange, b: LspRange): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
