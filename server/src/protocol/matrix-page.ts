/** The control matrix as its page shows it: criteria × controls, with what can be read and edited of each control. */

import type { AboutFolder, OfFolder } from './page-folder.ts';
import type { MatrixNode, MessageLocation } from './messages.ts';

export type Readiness = NonNullable<MatrixNode['readiness']>;

/** From the least ready to the most; what is out of scope behind. */
export const READINESS_ORDER: readonly Readiness[] = [
  'unmapped',
  'mapped',
  'owned',
  'approved',
  'evidenced',
  'operating',
  'out-of-scope',
];

export interface MatrixPageQuestion extends OfFolder {
  readonly kind: 'matrix';
}

export interface MatrixPageAnswer extends AboutFolder {
  readonly kind: 'matrix';
  readonly categories: readonly MatrixPageCategory[];
  /** In the catalogue's order; out of scope only where something is mapped to it. */
  readonly criteria: readonly MatrixPageCriterion[];
  /** In the order of their IDs; retired ones left out. */
  readonly controls: readonly MatrixPageControl[];
  /** What can be chosen for an owner: people and teams, as a record would name them. */
  readonly owners: readonly MatrixPageChoice[];
  readonly frequencies: readonly MatrixPageChoice[];
  readonly statuses: readonly MatrixPageChoice[];
}

export interface MatrixPageChoice {
  /** As it is written in a file. */
  readonly value: string;
  readonly label: string;
}

export interface MatrixPageCategory {
  readonly id: string;
  readonly label: string;
}

export interface MatrixPageCriterion {
  /** `TSC.CC6.1`. */
  readonly key: string;
  /** `CC6.1`; with its framework where that is not the built-in one. */
  readonly name: string;
  /** Our own short label. */
  readonly label: string;
  /** The ID of its category, or of its framework where that has none. */
  readonly category: string;
  /** The series it belongs to, `CC6`. */
  readonly series: string;
  readonly inScope: boolean;
  readonly readiness: Readiness;
  /** What is to be done, in a sentence; undefined where nothing is. */
  readonly next: string | undefined;
}

export interface MatrixPageControl {
  /** The same from one answer to the next. */
  readonly key: string;
  /** Its ID; empty where it has none. */
  readonly id: string;
  /** What it is called: its ID, or its title where it has none. */
  readonly name: string;
  readonly title: string;
  /** As written, several where several are. */
  readonly owners: readonly string[];
  /** How often, in words of the format (`quarterly`) or as written; empty where nothing is. */
  readonly frequency: string;
  /** The same as people say it. */
  readonly frequencyText: string;
  readonly status: string;
  readonly type: string;
  readonly nature: string;
  readonly layer: string;
  /** Keys of the criteria that it maps, ranges and series written out. */
  readonly criteria: readonly string[];
  /** Its criteria as they are written, which is what one edits. */
  readonly writtenCriteria: readonly string[];
  readonly policies: readonly string[];
  readonly systems: readonly string[];
  readonly risks: readonly string[];
  readonly readiness: Readiness;
  /** What is to be done, in a sentence; undefined where nothing is. */
  readonly next: string | undefined;
  readonly occurrences: OccurrenceCounts;
  /** The last day for the next evidence, `YYYY-MM-DD`. */
  readonly nextDue: string | undefined;
  readonly lastReviewed: string | undefined;
  readonly reviewDue: string | undefined;
  readonly path: string;
  readonly location: MessageLocation;
}

export interface OccurrenceCounts {
  readonly performed: number;
  readonly late: number;
  readonly missing: number;
  readonly upcoming: number;
  readonly excepted: number;
}
