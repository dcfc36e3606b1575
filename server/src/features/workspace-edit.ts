/** Edits of several files as the client takes them: for the versions it has, and with a word on what is to be confirmed. */

import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { TextChange } from '../fixes/fix.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { CodeActionOptions } from './code-actions.ts';
import { plainEdits } from './text-edits.ts';

/** A file with its edits, which do not overlap. */
export interface EditedFile {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
  /** The text before the edits. */
  readonly text: string;
  readonly edits: readonly TextChange[];
}

/** What the client is told of the edits of a file; undefined: they need no word. */
export type Annotating = (file: EditedFile) => (ChangeAnnotation & { readonly id: string }) | undefined;

/** The edits of files; annotated where the client shows that. */
export function workspaceEditOf(
  files: readonly EditedFile[],
  { support, clientDocument }: CodeActionOptions,
  annotating: Annotating = () => undefined,
): WorkspaceEdit {
  const versioned: TextDocumentEdit[] = [];
  const plain: Record<string, TextEdit[]> = {};
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const file of files) {
    const known = clientDocument(file.uri);
    const uri = known?.uri ?? file.uri;
    const edits = plainEdits(file.text, file.edits);
    plain[uri] = edits;
    const annotation = support.annotations ? annotating(file) : undefined;
    const textDocument = { uri, version: known?.version ?? null };
    if (annotation === undefined) {
      versioned.push({ textDocument, edits });
      continue;
    }
    const { id, ...shown } = annotation;
    changeAnnotations[id] = shown;
    versioned.push({ textDocument, edits: edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId: id })) });
  }
  if (!support.documentChanges) return { changes: plain };
  const isAnnotated = Object.keys(changeAnnotations).length > 0;
  return { documentChanges: versioned, ...(isAnnotated ? { changeAnnotations } : {}) };
}
