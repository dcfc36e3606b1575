/** What a rule is, what a finding is, and what a check is given. */

import type { Range } from '../syntax/range.ts';
import type { Severity } from '../workspace/severity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';
import type { Part } from './document-parts.ts';
import type { RuleCode } from './rule-codes.ts';

/** Groups whose keys are words, too: what people read of a group is said by the reports. */
export const ANY_FILE = 'any file'; // l10n: a key
export const REGISTERS = 'risks, vendors, incidents, metrics'; // l10n: a key

export type RuleGroup =
  | typeof ANY_FILE
  | 'criteria'
  | 'policies'
  | 'controls'
  | 'people'
  | 'evidence'
  | 'exceptions'
  | 'scope'
  | typeof REGISTERS;

export interface Rule {
  readonly code: RuleCode;
  readonly group: RuleGroup;
  /** `off`: checked only where a configuration turns it on. */
  readonly severity: Severity | 'off';
  /** What it means, in a sentence: shown by `explain`, in settings and beside the code. */
  readonly summary: string;
}

/**
 * Another place that a finding speaks of. A record is named and not located, since its file may change without the finding
 * changing; the edge asks where it stands.
 */
export type RelatedPlace =
  | { readonly place: 'here'; readonly range: Range; readonly message: string }
  | { readonly place: 'record'; readonly ref: RecordRef; readonly message: string };

/** Something wrong, missing or due: what, where (UTF-16 offsets in its document), and what to do. */
export interface Finding extends Range {
  readonly code: RuleCode;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /**
   * What tells apart findings of one rule at one place, such as the first day of the occurrence that is missing: a baseline
   * that holds one of them does not hold the next. Undefined where a rule has one finding at a place. No text for people.
   */
  readonly about?: string;
  /** Of a finding that tells of several things together, what each of them is about; the first of them is `about`. */
  readonly members?: readonly string[];
  /** How many findings it stands for that are not listed, since there are too many of its rule in the file. */
  readonly unlisted?: number;
}

/** What a finding is about; a list where it tells of several things together. */
export type About = string | readonly [string, ...string[]];

/** What a check sees and says. It never throws for bad input and never does I/O. */
export interface RuleContext {
  readonly snapshot: Snapshot;
  readonly document: IndexedDocument;
  /** What of the document is to be checked. Findings stand inside of it. */
  readonly part: Part;
  readonly report: (
    code: RuleCode,
    range: Range,
    message: string,
    related?: readonly RelatedPlace[],
    about?: About,
  ) => void;
}

/** Checks a part of a document against the snapshot, and reports findings in that part only. */
export type Check = (context: RuleContext) => void;

/** A related place at another record, such as the first definition of a duplicate ID. */
export function relatedRecord(ref: RecordRef, message: string): RelatedPlace {
  return { place: 'record', ref, message };
}
