/** What a fix is: the smallest edits, in one file or in several, after which a finding is gone. */

import type { Engine } from '../engine/engine.ts';
import type { FileReference } from '../facts/document-facts.ts';
import { plainMessage } from '../rules/plain-message.ts';
import type { Finding } from '../rules/rule.ts';
import type { RuleCode } from '../rules/rule-codes.ts';
import type { Range } from '../syntax/range.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';

/** What stands in the place of a stretch of text afterwards (UTF-16 offsets into the text before any edit). */
export interface TextChange extends Range {
  readonly newText: string;
  /** What to select in `newText` afterwards, by offsets into it: the value that somebody will want to look at. */
  readonly cursor?: Range;
}

/** The edits of one file. They do not overlap; of those at one place, the first comes first. */
export interface FileChange {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
  /** Whether the file does not exist yet: its one edit is its text. */
  readonly creates: boolean;
  readonly edits: readonly TextChange[];
}

/** Another name for a file, whatever it holds. Nothing has that name yet. */
export interface FileRename {
  readonly from: DocumentUri;
  readonly to: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly fromPath: string;
  readonly toPath: string;
}

/** A path or link that leads to a file, and where it stands. */
export interface FileUse {
  readonly document: IndexedDocument;
  readonly file: FileReference;
}

export interface Fix {
  /** What it does, as an editor lists it: `Change to “CC6.1”`. */
  readonly title: string;
  /** The rule whose finding it takes away. */
  readonly code: RuleCode;
  /** Whether it is what nearly everybody would do: an editor has a key for that. */
  readonly isPreferred: boolean;
  /** Whether it may be applied unseen, with all others like it: what was meant is certain, and only its spelling changes. */
  readonly isSafe: boolean;
  /** Whether its finding stays until somebody else has done their part: an exception counts once it is approved. */
  readonly isFirstStep: boolean;
  readonly changes: readonly FileChange[];
  /** Files that get another name once the edits are made, which know them by the one they have. */
  readonly renames: readonly FileRename[];
}

/** What is needed to write a record into the files of a folder, for a fix or because somebody asks for a new one. */
export interface WritingContext {
  readonly engine: Engine;
  readonly snapshot: Snapshot;
  /** The text of a file of the folder, as the editor has it; undefined for one that is not there. */
  readonly textOf: (uri: DocumentUri) => Promise<string | undefined>;
}

/** What is needed to edit a record where it stands. */
export interface RecordContext extends Pick<WritingContext, 'engine' | 'snapshot'> {
  readonly document: IndexedDocument;
  /** The text from which the document's facts were drawn. */
  readonly text: string;
}

/** What a fix is made from. */
export interface FixContext extends WritingContext, RecordContext {
  readonly finding: Finding;
  /** The paths and links of the folder that lead to a file: all documents are looked through when first asked. */
  readonly usesOf: (uri: DocumentUri) => readonly FileUse[];
}

/** Gives the fixes of one finding, the likeliest first; none where the text is not what they need. */
export type FixProvider = (context: FixContext) => readonly Fix[] | Promise<readonly Fix[]>;

export interface FixTraits {
  readonly isPreferred?: boolean;
  readonly isSafe?: boolean;
  readonly isFirstStep?: boolean;
  readonly renames?: readonly FileRename[];
}

/** A fix that changes several files, or one of them; none where there is nothing to change. */
export function fixIn(
  { finding }: Pick<FixContext, 'finding'>,
  title: string,
  changes: readonly FileChange[],
  { isPreferred = false, isSafe = false, isFirstStep = false, renames = [] }: FixTraits = {},
): Fix {
  return {
    title: plainMessage(title),
    code: finding.code,
    isPreferred: isPreferred || isSafe,
    isSafe,
    isFirstStep,
    changes,
    renames,
  };
}

/** A fix that changes the finding's own document; none where an edit could not be made. */
export function fixHere(
  context: FixContext,
  title: string,
  edits: readonly (TextChange | undefined)[],
  traits: FixTraits = {},
): readonly Fix[] {
  const { uri, path } = context.document;
  const made = edits.filter((edit) => edit !== undefined);
  if (made.length === 0 || made.length < edits.length) return [];
  return [fixIn(context, title, [{ uri, path, creates: false, edits: made }], traits)];
}
