/** The readiness overview as its page shows it: how far each category has come, what it comes to, and what to do next. */

import type { CalendarOwner } from './calendar-page.ts';
import type { OccurrenceCounts, Readiness } from './matrix-page.ts';
import type { MessageLocation } from './messages.ts';
import type { AboutFolder, OfFolder } from './page-folder.ts';

export interface OverviewQuestion extends OfFolder {
  readonly kind: 'overview';
}

export interface OverviewAnswer extends AboutFolder {
  readonly kind: 'overview';
  /** There is a `plumbline.yml`. Without one, Security and Type 1 as of the judged day are assumed. */
  readonly hasConfiguration: boolean;
  /** Those in scope, and the organization's own frameworks in scope after them. */
  readonly categories: readonly OverviewCategory[];
  /** What each level of the ladder means, in a few words. */
  readonly meanings: Readonly<Record<LadderLevel, string>>;
  readonly criteria: OverviewStand;
  readonly controls: OverviewStand;
  readonly occurrences: OccurrenceCounts;
  readonly findings: OverviewFindings;
  readonly reviewsOverdue: number;
  readonly exceptions: OverviewExceptions;
  readonly evidence: OverviewEvidence;
  /** What comes first, first. */
  readonly steps: readonly OverviewStep[];
  /** Everybody who owns a control with something to do, in the order of their names. */
  readonly owners: readonly CalendarOwner[];
}

export type LadderLevel = Exclude<Readiness, 'out-of-scope'>;

/** How far some criteria, or controls, have come. */
export interface OverviewStand {
  readonly all: number;
  /** Those that are where this engagement needs them; a merely mapped one never is. */
  readonly ready: number;
  readonly byLevel: Readonly<Record<LadderLevel, number>>;
  readonly designReady: number;
  /** Undefined for Type 1, which does not look at the operation. */
  readonly operationReady: number | undefined;
}

export interface OverviewCategory extends OverviewStand {
  /** As the control matrix calls it. */
  readonly id: string;
  readonly label: string;
}

export interface OverviewFindings {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

export interface OverviewExceptions {
  readonly expired: number;
  /** From the judged day on, within thirty days. */
  readonly expiringSoon: number;
}

/** Of evidence whose record gives a SHA-256. */
export interface OverviewEvidence {
  readonly verified: number;
  /** The file is another one than the one that was recorded. */
  readonly differing: number;
  /** Still being read. */
  readonly pending: number;
  /** The file could not be read. */
  readonly unread: number;
}

export interface OverviewStep {
  /** The same from one answer to the next. */
  readonly key: string;
  readonly kind: 'control' | 'criterion';
  /** What is to be done, in a sentence. */
  readonly sentence: string;
  /** Why it comes before others, in a sentence; undefined where a high risk does not depend on it. */
  readonly reason: string | undefined;
  /** Of what it is to be done: one, or all that wait for the same. */
  readonly items: readonly OverviewItem[];
}

export interface OverviewItem {
  readonly key: string;
  /** Its ID, or its title where it has none. */
  readonly name: string;
  /** Empty where the name is the title. */
  readonly title: string;
  readonly readiness: LadderLevel;
  /** IDs of its owners; none where nobody is named, or of a criterion. */
  readonly owners: readonly string[];
  /** Where it is defined; undefined for a criterion of the built-in framework. */
  readonly location: MessageLocation | undefined;
}
