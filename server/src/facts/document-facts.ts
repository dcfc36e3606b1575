/** The facts of one document: what it defines, what it refers to and what is wrong with its text. A pure function of it. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Field } from '../domain/field.ts';
import type { FieldOwner, RecordKind } from '../domain/kinds.ts';
import type { StatedField, StatedLabel } from '../domain/metadata-labels.ts';
import type { Period } from '../domain/period.ts';
import type { Quantity, Target } from '../domain/quantity.ts';
import type { Frequency, Interval } from '../domain/recurrence.ts';
import type { MarkdownHeading } from '../syntax/markdown-outline.ts';
import type { Range } from '../syntax/range.ts';

/** Codes of the rules whose findings come from reading alone. */
export type FactCode =
  | 'yaml-syntax'
  | 'front-matter-missing'
  | 'front-matter-unclosed'
  | 'key-duplicate'
  | 'key-unknown'
  | 'value-invalid'
  | 'date-invalid'
  | 'date-ambiguous'
  | 'value-placeholder'
  | 'version-not-string';

export interface FactProblem extends Range {
  readonly code: FactCode;
  readonly message: string;
  readonly related?: { readonly range: Range; readonly message: string };
  /** The text in its range, of which no more than the first 200 UTF-16 units; undefined where that is empty. */
  readonly written?: string;
}

/** What a written value means, by its field's type. `none`: a placeholder, or not a value of that type. */
export type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date'; readonly date: CivilDate }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'interval'; readonly interval: Interval }
  | { readonly kind: 'frequency'; readonly frequency: Frequency }
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'target'; readonly target: Target };

/** One value: a scalar, or one item of a list. The range covers quotes, if there are any. */
export interface ValueFact extends Range {
  readonly text: string;
  readonly placeholder: boolean;
  readonly reading: Reading;
  /** For criteria only: the framework under whose key the value stands. */
  readonly framework?: Located;
}

export interface Located extends Range {
  readonly text: string;
}

/** One key of a record with its value. */
export interface FieldFact {
  readonly field: Field;
  readonly key: Range;
  /** The whole value; where nothing is written, the key. */
  readonly range: Range;
  readonly shape: 'empty' | 'scalar' | 'list' | 'map';
  readonly values: readonly ValueFact[];
  /** The groups of fields that stand here, for fields of type `record`. */
  readonly groups: readonly GroupFacts[];
}

/** The fields of a record, or of a group inside one. */
export interface GroupFacts {
  readonly owner: FieldOwner;
  readonly range: Range;
  /** By canonical name. Of two keys with one meaning, the first. */
  readonly fields: ReadonlyMap<string, FieldFact>;
}

export interface RecordFacts extends GroupFacts {
  readonly kind: RecordKind;
  /** Undefined when it has none, or a placeholder. */
  readonly id: Located | undefined;
  /** What to underline when the record as a whole is meant: its ID, else its title, else its first key or line. */
  readonly anchor: Range;
  /** Changes whenever the record's own text does: how the index sees which records an edit touched. */
  readonly fingerprint: number;
  /** Of a policy whose `approved_digest` can be read: whether it says what it said then. See `policy-digest.ts`. */
  readonly sinceApproval?: 'unchanged' | 'changed';
  /** Of a control: how often it operates by its own words, where they say so for certain. See `stated-frequency.ts`. */
  readonly statedFrequency?: StatedFrequency;
}

/** Words in the title or description of a control that say how often it operates: “every quarter”. */
export interface StatedFrequency extends Range {
  readonly interval: Interval;
  /** Whether the words stand before a noun: “annual” in “Annual restore test”. */
  readonly isAdjective: boolean;
  /** Whether more often is as good: “at least quarterly”. */
  readonly isAtLeast: boolean;
  /** Whether the title and the description say it this one time only. */
  readonly isOnly: boolean;
  /** Whether they speak of something that happens besides, as a control that operates then would. */
  readonly namesEvents: boolean;
  /** Whether they speak of something that goes on by itself. */
  readonly namesAutomation: boolean;
}

/** How a reference came about. `mention`: the ID stands in prose; `code`: behind a marker in source code. */
export type ReferenceSource = 'field' | 'mention' | 'code';

/** An ID that names a record elsewhere. */
export interface Reference extends Range {
  /** Undefined for a mention, which may name a record of any kind, or none. */
  readonly to: RecordKind | undefined;
  readonly id: string;
  readonly source: ReferenceSource;
  /** The record that refers, by its place in `records`; undefined for a mention outside any record. */
  readonly record: number | undefined;
  /** The canonical name of the field, where a field refers. */
  readonly field?: string;
}

/** Criteria named by a policy or a control. What the text means is decided by the catalogue, later. */
export interface CriteriaReference extends Range {
  readonly text: string;
  readonly framework: Located | undefined;
  readonly source: ReferenceSource;
  readonly record: number | undefined;
}

/** Another file that this one names: a Markdown link, or a field that holds a path. */
export interface FileReference extends Range {
  readonly source: 'link' | 'field';
  readonly destination: string;
  readonly record: number | undefined;
  readonly field?: string;
}

/** `plumbline.yml`: its fields, and the maps in it whose keys are the author's own. */
export interface ConfigurationFacts extends GroupFacts {
  readonly keys: readonly ConfigurationEntry[];
  readonly rules: readonly ConfigurationEntry[];
}

/** One pair of such a map: `policy-review-overdue: error`, or `owner: [policy_owner]`. */
export interface ConfigurationEntry {
  readonly key: Located;
  readonly values: readonly Located[];
}

/** A file with criteria of the organization's own. */
export interface FrameworkFacts extends GroupFacts {
  /** What references call it: as it says itself, else its name, else that of the file. Its range is what to underline. */
  readonly id: Located;
  readonly criteria: readonly FrameworkCriterionFacts[];
}

export interface FrameworkCriterionFacts extends GroupFacts {
  readonly id: Located;
  /** The name of the group in the file under which it stands, where that is no field of its own. */
  readonly family: string | undefined;
}

/** A rule that a comment names, and of which of its findings it speaks. */
export interface SuppressedCode extends Located {
  /** Narrows it to findings about one of these, such as `CC9.2`; empty: all findings of the rule. */
  readonly about: readonly Located[];
}

/** A comment by which the author silences findings: `plumbline-ignore CODE: reason`. The range is the comment's. */
export interface Suppression extends Range {
  /** What it begins with: `plumbline-ignore`, `plumbline-ignore-file`, or a word that only looks like one of these. */
  readonly word: Located;
  readonly codes: readonly SuppressedCode[];
  /** On one line; undefined where none is given, or a placeholder. */
  readonly reason: string | undefined;
  /** Findings that begin in one of these ranges, ends included, are silenced; undefined: those of the whole file. */
  readonly places: readonly Range[] | undefined;
}

/** An ID-shaped word in prose, whatever it turns out to be. */
export interface Mention extends Range {
  readonly text: string;
}

/** A front-matter field of a policy that its text states again, in a table or a list of keys. The range is the value's. */
export interface StatedMetadata extends Located {
  readonly field: StatedField;
  /** How its label says it: see `StatedLabel`; `history`: in the newest of its revisions. */
  readonly source: StatedLabel['manner'] | 'history';
}

/** How a file is to be read: by its name and the configured globs. */
export type DocumentRole =
  | { readonly role: 'policy' }
  /** A register; `kind` is what its folder says a record without `kind:` is. */
  | { readonly role: 'register'; readonly kind: RecordKind | undefined }
  /** Markdown elsewhere: a policy only if its front-matter shows it. */
  | { readonly role: 'markdown' }
  | { readonly role: 'configuration' }
  /**
   * A catalogue of criteria. `name` is that of the file, for one that has none itself; `isNamed`: the configuration names it,
   * so that it must be one.
   */
  | { readonly role: 'framework'; readonly name: string; readonly isNamed: boolean }
  /** Source code of any language, in which one of the markers stands before the IDs of controls. */
  | { readonly role: 'code'; readonly markers: readonly string[] };

/** What the file turned out to be. `other`: read, and found to hold nothing of ours. */
export type DocumentKind = 'policy' | 'register' | 'configuration' | 'framework' | 'code' | 'other';

export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly markdown: boolean;
  readonly records: readonly RecordFacts[];
  readonly references: readonly Reference[];
  readonly criteria: readonly CriteriaReference[];
  readonly files: readonly FileReference[];
  readonly headings: readonly MarkdownHeading[];
  /** Anchors of a Markdown file that are no heading's: `<a id="scope">`. In small letters. */
  readonly anchors: readonly string[];
  /** What the text of a policy says of its own front-matter. */
  readonly metadata: readonly StatedMetadata[];
  readonly problems: readonly FactProblem[];
  /** In the order of the text. */
  readonly suppressions: readonly Suppression[];
  /** The fields of `plumbline.yml`, where this is it. */
  readonly configuration: ConfigurationFacts | undefined;
  /** The criteria of the organization's own, where this file holds some. */
  readonly framework: FrameworkFacts | undefined;
  /** Where each line starts, for positions at the edge. */
  readonly lineStarts: Uint32Array;
}
